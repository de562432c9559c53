package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
)

// lineJSON is one line as gavel do --json prints it: what it did, or why it was
// refused.
type lineJSON struct {
	Line int `json:"line"`
	thingJSON
	About    *string  `json:"about"` // the same as id
	Sentence string   `json:"sentence"`
	Says     string   `json:"says"`    // the same as sentence
	Missing  []string `json:"missing"` // the fields that it leaves as gaps, or that it was refused for
	Lacks    []string `json:"lacks"`   // the same as missing
	Code     *string  `json:"code"`    // why it was refused; null where it was not
	Done     bool     `json:"done"`    // it is saved

	text string // what it did and left open
}

func (p *program) doCommand() *cobra.Command {
	s := &script{program: p}
	c := &cobra.Command{
		Use:   "do LINE",
		Short: "Add or rule anything, in one line",
		Long: `Add or rule anything, in one line, as the capture line of the screen takes it:
a kind (` + strings.Join(capture.Heads(), ", ") + `) and words, or a verb and an id, then @owner, due: and other tokens.

With - in place of LINE, lines are read from standard input. Each is done by
itself; a line without an id is about what the line before was about. The first
line that cannot be done ends it: those before it are done, it and those after
it are not, and the exit code is 3, or 1 where it was the first. Empty lines, and
lines that begin with #, are left out.

With --atomic all lines are done, or none. With --dry-run nothing is saved: every
line says what it would do, or why it would be refused.

A LINE that begins with - goes behind --, such as: gavel do -- '- [ ] call them'.`,
		Example: `gavel do 'd Ship guest checkout @ana due:fri'
gavel do 'approve D-1 crit:"four steps to payment"'
gavel do 'defer D-2 waiting for the load test' --json
gavel do - --atomic < lines.txt
gavel do - --dry-run < lines.txt`,
		Args:              arguments(1, 1, "give one line, in quotes, or - for lines from standard input"),
		ValidArgsFunction: p.completeLine,
	}
	p.addCycleFlag(c)
	addPeopleFlag(c, &s.addPeople)
	c.Flags().BoolVar(&s.atomic, "atomic", false, "do all lines, or none")
	c.Flags().BoolVar(&s.dryRun, "dry-run", false, "say what the lines would do, and save nothing")
	c.RunE = func(c *cobra.Command, args []string) error {
		if s.dryRun {
			return p.readStore(c.Context(), func(store *storage.Store, r *model.Record) error {
				s.record, s.last = r, lastCaptured(c.Context(), store, r)
				return s.finish(s.rehearse(args[0]))
			})
		}
		return p.change(c.Context(), func(store *storage.Store, r *model.Record) error {
			s.store, s.record, s.last = store, r, lastCaptured(c.Context(), store, r)
			if !s.atomic { // all lines are read while one change is made
				p.cycleOf = cycleIn(c.Context(), store)
			}
			return s.finish(s.run(c.Context(), args[0]))
		})
	}
	return c
}

// run does the lines: one after the other, or all at once.
func (s *script) run(ctx context.Context, from string) error {
	if s.atomic {
		lines, err := s.allLines(from)
		if err != nil {
			return err
		}
		return s.together(ctx, lines)
	}
	var unshown error // the lines behind one that cannot be shown are done all the same
	for line, err := range s.lines(from) {
		if err != nil {
			return errors.Join(err, unshown)
		}
		if err := s.each(ctx, line); err != nil {
			return errors.Join(s.refuse(line, err), unshown)
		}
		if err := s.printLast(); unshown == nil {
			unshown = err
		}
	}
	return unshown
}

// each does one line: its new people and it, or neither.
func (s *script) each(ctx context.Context, line inputLine) error {
	here := s.record
	var back func() error
	var err error
	if s.record, back, err = s.workWhere(ctx, s.store, here, line.text); err != nil {
		return err
	}
	reading, commands, err := s.understand(line.text)
	if err != nil {
		return err
	}
	record, done, err := s.saveAll(ctx, s.store, commands...)
	if err != nil {
		return err
	}
	if s.record != here {
		if err := back(); err != nil {
			return err
		}
		there, _ := record.Cycle()
		done[len(done)-1].Says += " (in the cycle " + model.Quoted(there.Name) + ")"
		if record, err = s.store.Record(ctx); err != nil {
			return err
		}
	}
	s.took(line, reading, record, done[len(done)-1])
	return nil
}

// together does all lines in one transaction. They are read in it, each against
// what those before it left.
func (s *script) together(ctx context.Context, lines []inputLine) error {
	batch := batch{script: s, lines: lines}
	_, _, err := s.store.DoAll(ctx, batch.next)
	if err != nil {
		for i := range s.done {
			s.done[i].Done = false
		}
		if batch.begun == 0 {
			return err
		}
		return s.refuse(lines[batch.begun-1], err)
	}
	if len(s.done) > 0 {
		s.saved(s.store)
	}
	return s.printAll()
}

// batch hands over the commands of lines, one by one.
type batch struct {
	*script
	lines   []inputLine
	begun   int // how many lines were read
	reading capture.Reading
	waiting []model.Command // of the line that was read last
}

// next returns what DoAll asks for.
func (b *batch) next(r *model.Record, last model.Done) (model.Command, error) {
	if len(b.waiting) == 0 {
		if b.begun > 0 {
			b.took(b.lines[b.begun-1], b.reading, r, last)
		}
		if b.begun == len(b.lines) {
			return nil, nil
		}
		b.begun++
		b.record = r
		var err error
		if b.reading, b.waiting, err = b.understand(b.lines[b.begun-1].text); err != nil {
			return nil, err
		}
	}
	c := b.waiting[0]
	b.waiting = b.waiting[1:]
	return c, nil
}

// rehearse says of every line what it would do. A line that would be refused
// does not keep the others from being looked at.
func (s *script) rehearse(from string) error {
	lines, err := s.allLines(from)
	if err != nil {
		return err
	}
	var errs []error
	for _, line := range lines {
		reading, commands, err := s.understand(line.text)
		if err != nil {
			errs = append(errs, s.refuse(line, err))
			continue
		}
		record, last := s.record, model.Done{}
		for _, c := range commands {
			if record, last, err = model.Do(record, c, s.instant()); err != nil {
				break
			}
		}
		if err != nil {
			errs = append(errs, s.refuse(line, err))
			continue
		}
		s.took(line, reading, record, last)
		if err := s.printLast(); err != nil {
			return err
		}
	}
	return errors.Join(errs...)
}
