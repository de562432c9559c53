package plain

import (
	"context"
	"errors"
	"io"
	"os/signal"
	"strings"
	"syscall"

	"gavel/ui/component"
	"gavel/ui/session"
)

// Run holds the conversation until its input ends, somebody quits, or a signal
// ends it. Its errors are *Unfinished, *RefusedLines, *Unsaved, *Unreadable, and
// those of opening the file.
func Run(ctx context.Context, o Options) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer stop()
	d, err := newConsole(ctx, o)
	if err != nil {
		return err
	}
	d.listen()
	defer d.input.stop()
	if err = d.greet(); err == nil {
		err = d.converse()
	}
	if errors.Is(err, io.EOF) || errors.Is(err, errQuit) || errors.Is(err, errEnded) {
		err = nil
	}
	if len(d.missed) > 0 {
		err = errors.Join(err, &RefusedLines{Lines: d.missed, Of: d.number})
	}
	return errors.Join(err, d.leave())
}

// greet says where the conversation begins.
func (d *console) greet() error {
	if d.options.Say != "" {
		d.printf("%s", d.options.Say)
	}
	if err := d.verify(); err != nil || d.ctx.Err() != nil {
		return err
	}
	if w, ok := d.session.RecoverDrafts(); ok {
		if err := d.carryOut(d.session.Take(w.Run(d.ctx))); err != nil {
			return err
		}
	}
	d.printStanding()
	d.printf("help says what can be written here.")
	return nil
}

// verify says before anything else is read that the file is not what was saved.
func (d *console) verify() error {
	w, ok := d.session.Verify()
	if !ok {
		return nil
	}
	ctx, done := d.ctx, context.CancelFunc(func() {})
	if d.options.Long != nil {
		ctx, done = d.options.Long(ctx)
	}
	report := w.Run(ctx)
	done()
	if d.ctx.Err() != nil {
		d.printf("Stopped: the file was not looked over to its end.")
		return nil
	}
	return d.carryOut(d.session.Take(report))
}

// converse takes one line after the other. What waits is tried again before
// each, and what others have changed is said.
func (d *console) converse() error {
	for {
		if err := d.poll(); err != nil {
			return err
		}
		line, err := d.line(d.promptPlace())
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

// poll tries again what waits, says what comes next where that was done, and what
// others have changed.
func (d *console) poll() error {
	d.acted = false
	d.session.Retry()
	if err := d.work(nil); err != nil {
		return err
	}
	if d.acted && d.session.Trouble() == nil {
		d.printNext()
	}
	if len(d.session.Waiting()) == 0 {
		d.session.RequestNews()
	}
	if err := d.work(nil); err != nil {
		return err
	}
	return d.keepDrafts()
}

// again says once more what was said last.
const again = "again"

// answer takes a line, and after a change says what comes next.
func (d *console) answer(line string) error {
	if strings.EqualFold(line, again) {
		for _, said := range d.said {
			d.write(said)
		}
		return nil
	}
	d.acted = false
	if err := d.handleLine(line); err != nil {
		return err
	}
	if d.acted && d.session.Trouble() == nil {
		d.printNext()
	}
	return nil
}

// leave says how to go on, and what is not in the record; that is written elsewhere, to be
// read. What was answered of a form that is open is offered the next time.
func (d *console) leave() error {
	var err error
	if d.written == "" { // else it would be done and said not to be
		d.session.Retry()
		err = d.work(nil)
	}
	if w, ok := d.session.LastDrafts(); ok {
		w.Run(context.WithoutCancel(d.ctx))
	}
	if waiting := d.context().Unsaved; len(waiting.Actions) > 0 {
		if d.written == "" {
			_ = d.work(d.session.Do(component.LeaveUnsaved{}))
		}
		return errors.Join(err, &Unsaved{Trouble: waiting.Trouble, Actions: waiting.Actions, Written: d.written})
	}
	if says := session.Farewell(d.session.Record, d.session.Sample); says != "" {
		d.printf("%s", says)
	}
	return err
}
