package plain

import (
	"context"
	"errors"
	"io"
	"os/signal"
	"strings"
	"syscall"

	"gavel/ui/session"
)

// Run holds the conversation until its input ends, somebody quits, or a signal
// ends it. Its errors are *Unfinished, *NotTaken, *Unsaved, *Unreadable, and
// those of opening the file.
func Run(ctx context.Context, o Options) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer stop()
	d, err := newDesk(ctx, o)
	if err != nil {
		return err
	}
	d.listen()
	defer d.input.stop()
	d.greet()
	err = d.converse()
	if errors.Is(err, io.EOF) || errors.Is(err, errQuit) || errors.Is(err, errEnded) {
		err = nil
	}
	if len(d.missed) > 0 {
		err = errors.Join(err, &NotTaken{Lines: d.missed, Of: d.number})
	}
	return errors.Join(err, d.leave())
}

// greet says where the conversation begins.
func (d *desk) greet() {
	if d.options.Say != "" {
		d.say("%s", d.options.Say)
	}
	if d.verify(); d.ctx.Err() != nil {
		return
	}
	d.standing()
	d.say("help says what can be written here.")
}

// verify says before anything else is read that the file is not what was saved.
func (d *desk) verify() {
	if d.store == nil || d.sample {
		return
	}
	ctx, done := d.ctx, context.CancelFunc(func() {})
	if d.options.Long != nil {
		ctx, done = d.options.Long(ctx)
	}
	err := d.store.Verify(ctx)
	done()
	switch {
	case err == nil:
	case d.ctx.Err() != nil:
		d.say("Stopped: the file was not looked over to its end.")
	default:
		d.doubt = session.Doubt(err)
		d.say("The file is not what was saved: %s; see gavel doctor. Documents of it say so.", d.doubt)
	}
}

// converse takes one line after the other. What waits is tried again before
// each, and what others have changed is said.
func (d *desk) converse() error {
	for {
		d.acted = false
		if err := d.retry(); err != nil {
			return err
		}
		if d.acted && d.trouble == nil {
			d.sayNext()
		}
		d.hear()
		line, err := d.line(d.here())
		if err != nil {
			return err
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := d.answer(line); err != nil {
			return err
		}
	}
}

// again says once more what was said last.
const again = "again"

// answer takes a line, and after a change says what comes next.
func (d *desk) answer(line string) error {
	if strings.EqualFold(line, again) {
		for _, said := range d.said {
			d.write(said)
		}
		return nil
	}
	d.acted = false
	if err := d.take(line); err != nil {
		return err
	}
	if d.acted && d.trouble == nil {
		d.sayNext()
	}
	return nil
}

// leave says how to go on, and what is not in the record.
func (d *desk) leave() error {
	err := d.retry()
	if len(d.waiting) > 0 {
		return errors.Join(err, &Unsaved{Trouble: session.Says(d.trouble), Actions: d.unsaved()})
	}
	if says := session.Farewell(d.record, d.sample); says != "" {
		d.say("%s", says)
	}
	return err
}
