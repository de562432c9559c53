package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
)

// doneJSON is one line as gavel do --json prints it.
type doneJSON struct {
	Line  int      `json:"line"`
	Says  string   `json:"says"`
	About string   `json:"about,omitempty"`
	Lacks []string `json:"lacks"` // the fields that it leaves as gaps
}

func (p *program) doCommand() *cobra.Command {
	var addPeople bool
	c := &cobra.Command{
		Use:   "do LINE",
		Short: "Add or rule anything, in one line",
		Long: `Add or rule anything, in one line, as the capture line of the screen takes it:
a kind (d decision, b blocker, f feedback, ! concern, c check, a action, i item,
p person) and words, or a verb and an id, then @owner, due: and other tokens.

With - in place of LINE, lines are read from standard input. Each is done by
itself; a line without an id is about what the line before was about. The first
line that cannot be done ends it: those before it are done, it and those after
it are not. Empty lines, and lines that begin with #, are left out.`,
		Example: `gavel do 'd Ship guest checkout @ana due:fri'
gavel do 'approve D-1 crit:"four steps to payment" evidence:"seen on three phones"'
gavel do 'defer D-2 waiting for the load test' --json
gavel do - < lines.txt`,
		Args:              arguments(1, 1, "give one line, in quotes, or - for lines from standard input"),
		ValidArgsFunction: p.completeLine,
	}
	addPeopleFlag(c, &addPeople)
	asJSON := jsonFlag(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.change(c.Context(), func(store *storage.Store, r *model.Record) error {
			s := session{program: p, store: store, record: r, addPeople: addPeople, quiet: *asJSON, done: []doneJSON{}}
			s.last = lastCaptured(c.Context(), store, r)
			err := s.run(c.Context(), args[0])
			if *asJSON {
				return errors.Join(p.printJSON(s.done), err)
			}
			return err
		})
	}
	return c
}

// session does lines, one after the other.
type session struct {
	*program
	store     *storage.Store
	record    *model.Record
	focus     model.Ref // what the line before was about
	last      model.Ref // what was captured last
	addPeople bool
	alone     bool // there is one line only
	quiet     bool // what was done is printed in the end
	done      []doneJSON
}

// longest is how long a line may be: longer than any text that a row takes.
const longest = 1 << 20

// run does one line, or with "-" those of standard input.
func (s *session) run(ctx context.Context, line string) error {
	if line == "-" {
		return s.lines(ctx, s.in)
	}
	s.alone = true
	return s.line(ctx, 1, model.Clean(line, false))
}

func (s *session) lines(ctx context.Context, from io.Reader) error {
	scanner := bufio.NewScanner(from)
	scanner.Buffer(nil, longest)
	number := 0
	for scanner.Scan() {
		number++
		line := model.Clean(strings.TrimPrefix(scanner.Text(), "\ufeff"), false)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := s.line(ctx, number, line); err != nil {
			return err
		}
	}
	if scanner.Err() != nil {
		return failed("line %d cannot be read; the lines before it are done", number+1)
	}
	return nil
}

// line does one line: its new people first, where they may be added.
func (s *session) line(ctx context.Context, number int, line string) error {
	reading, strangers, err := s.understand(line)
	if err != nil {
		return s.mistaken(number, line, err)
	}
	for _, c := range strangers {
		if s.record, _, err = s.store.Do(ctx, c); err != nil {
			return s.mistaken(number, line, err)
		}
	}
	record, did, err := s.store.Do(ctx, reading.Command)
	if err != nil {
		return s.mistaken(number, line, err)
	}
	s.record, s.focus = record, did.About
	if capture.Captures(reading.Command) {
		s.last = did.About
	}
	one := doneJSON{Line: number, Says: did.Says, About: did.About.String(), Lacks: []string{}}
	for _, q := range reading.Missing {
		one.Lacks = append(one.Lacks, string(q.Field))
	}
	s.done = append(s.done, one)
	return s.sayDone(did, reading.Missing)
}

// understand reads a line and sees whether it will go through, before anything
// is changed. With it come the commands that add the people who are new.
func (s *session) understand(line string) (capture.Reading, []model.Command, error) {
	record := s.record
	reading := capture.Read(line, s.sceneOf(record))
	var strangers []model.Command
	if s.addPeople && len(reading.Problems) == 0 {
		for _, name := range reading.Names {
			if _, known := record.PersonNamed(name.Name); known {
				continue
			}
			c := model.AddPerson{PersonName: name.Name}
			next, _, err := model.Do(record, c, s.instant())
			if err != nil {
				return reading, nil, err
			}
			record, strangers = next, append(strangers, c)
		}
	}
	if len(strangers) > 0 {
		reading = capture.Read(line, s.sceneOf(record))
	}
	if err := reading.Err(); err != nil {
		return reading, nil, err
	}
	_, _, err := model.Do(record, reading.Command, s.instant())
	return reading, strangers, err
}

func (s *session) sceneOf(r *model.Record) capture.Scene {
	scene := s.scene(r)
	scene.Focus, scene.Last = s.focus, s.last
	return scene
}

// sayDone says what a line did, and what it left open.
func (s *session) sayDone(did model.Done, lacks []model.Requirement) error {
	switch {
	case s.quiet:
		return nil
	case len(lacks) > 0:
		return s.say("%s; still missing: %s", did.Says, model.Labels(lacks))
	}
	return s.say("%s", did.Says)
}

// lastCaptured is what was captured from the shell last, and is still there:
// what s/old/new/ mends.
func lastCaptured(ctx context.Context, store *storage.Store, r *model.Record) model.Ref {
	entries, err := store.Journal(ctx, 50)
	if err != nil { // the journal is only a convenience here
		return model.Ref{}
	}
	for _, entry := range entries {
		kind, captured := strings.CutPrefix(entry.Command, model.Raise{}.Name())
		if entry.Command == (model.AddPerson{}).Name() {
			kind, captured = string(model.KindPerson), true
		}
		if !captured || !strings.HasPrefix(entry.Instance, shell) {
			continue
		}
		for _, image := range entry.Changes {
			about := model.Ref{Kind: model.Kind(kind), ID: image.ID}
			if image.Table == kind && image.Before == nil && r.Exists(about) {
				return about
			}
		}
	}
	return model.Ref{}
}

// lineError is a line that was not done: which one, why, and where in it.
type lineError struct {
	says string
	err  error
}

// Error is the sentence, the line and a mark under the place.
func (e *lineError) Error() string { return e.says }

// Unwrap is why it was not done.
func (e *lineError) Unwrap() error { return e.err }

// mistaken is a line that was not done. Trouble with the file stays what it is.
func (s *session) mistaken(number int, line string, err error) error {
	start, end, placed := place(err)
	refusal, isRefusal := errors.AsType[*model.Refusal](err)
	if !placed && !isRefusal {
		return err
	}
	says := model.Clean(err.Error(), true)
	if isRefusal {
		says += tokensFor(refusal.Missing)
	}
	if !s.alone {
		says = fmt.Sprintf("line %d: %s", number, says)
	}
	if placed && end > start {
		says += "\n  " + line + "\n  " + caret(line, start, end)
	}
	return &lineError{says: says, err: err}
}
