package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
)

// script does lines, one after the other.
type script struct {
	*program
	addPeople, atomic, dryRun bool

	store  *storage.Store // nil in a rehearsal
	record *model.Record
	focus  model.Ref // what the line before was about
	last   model.Ref // what was captured last
	alone  bool      // there is one line only, from the command line
	done   []lineJSON
}

// inputLine is one line to be done.
type inputLine struct {
	number int
	text   string
}

// longest limits the length of a line: longer than any text that a row takes.
const longest = 1 << 20

// lines hands over the line that was given, or with "-" those of standard input
// as they come in; an error ends them.
func (s *script) lines(line string) iter.Seq2[inputLine, error] {
	return func(yield func(inputLine, error) bool) {
		if line != "-" {
			s.alone = true
			yield(inputLine{1, model.Clean(line, false)}, nil)
			return
		}
		scanner := bufio.NewScanner(s.in)
		scanner.Buffer(nil, longest)
		number := 0
		for scanner.Scan() {
			number++
			text := model.Clean(strings.TrimPrefix(scanner.Text(), "\ufeff"), false)
			if text != "" && !strings.HasPrefix(text, "#") && !yield(inputLine{number, text}, nil) {
				return
			}
		}
		if scanner.Err() != nil {
			yield(inputLine{}, failed("line %d cannot be read", number+1))
		}
	}
}

// allLines returns every line of what lines hands over.
func (s *script) allLines(line string) (list []inputLine, err error) {
	for one, err := range s.lines(line) {
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// understand reads a line and sees whether it will go through, before anything
// is changed. It returns the commands to be done: those that add the people who
// are new, and then the line's own.
func (s *script) understand(line string) (capture.Reading, []model.Command, error) {
	record := s.record
	reading := capture.Read(line, s.sceneOf(record))
	var commands []model.Command
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
			record, commands = next, append(commands, c)
		}
	}
	if len(commands) > 0 {
		reading = capture.Read(line, s.sceneOf(record))
	}
	if err := reading.Err(); err != nil {
		return reading, nil, err
	}
	_, _, err := model.Do(record, reading.Command, s.instant())
	return reading, append(commands, reading.Command), err
}

func (s *script) sceneOf(r *model.Record) capture.Context {
	lineContext := s.captureContext(r)
	lineContext.Focus, lineContext.Last = s.focus, s.last
	return lineContext
}

// took notes what a line did.
func (s *script) took(line inputLine, reading capture.Reading, record *model.Record, did model.Done) {
	s.record, s.focus = record, did.About
	if capture.Captures(reading.Command) {
		s.last = did.About
	}
	one := lineJSON{Line: line.number, thingJSON: thingOf(did.About), Sentence: did.Says, Says: did.Says, Missing: fieldsOf(reading.Missing), Done: !s.dryRun}
	one.About, one.Lacks = one.ID, one.Missing
	one.text = did.Says
	if notes := reading.Notes(); notes != "" {
		one.text += "; " + notes
	}
	s.done = append(s.done, one)
}

// printLast says what the last line did, and what it left open.
func (s *script) printLast() error {
	if s.json {
		return nil // all of it is printed in the end
	}
	return s.printLine(s.done[len(s.done)-1])
}

func (s *script) printLine(one lineJSON) error {
	if s.dryRun {
		return s.printf("would be done: %s", one.text)
	}
	return s.printf("%s", one.text)
}

func (s *script) printAll() error {
	if s.json {
		return nil
	}
	for _, one := range s.done {
		if err := s.printLine(one); err != nil {
			return err
		}
	}
	return nil
}

// finish prints with --json what became of every line.
func (s *script) finish(err error) error {
	if !s.json {
		return err
	}
	if s.done == nil {
		s.done = []lineJSON{}
	}
	return errors.Join(s.printJSON(s.done), err)
}

// refuse notes that a line was not done, and returns why.
func (s *script) refuse(line inputLine, err error) error {
	err = s.mistaken(line.number, line.text, err)
	r := s.refusalOf(err)
	s.done = append(s.done, lineJSON{Line: line.number, thingJSON: r.thingJSON, About: r.About, Sentence: r.Sentence, Says: r.Sentence,
		Missing: r.Missing, Lacks: r.Missing, Code: &r.Code})
	return err
}

// lastCaptured returns what was captured from the shell last, and is still there:
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
	says  string // the sentence, the line and a mark under the place
	plain string // the sentence alone
	err   error
}

// Error returns the sentence, the line and a mark under the place.
func (e *lineError) Error() string { return e.says }

// Unwrap is why it was not done.
func (e *lineError) Unwrap() error { return e.err }

// mistaken is a line that was not done. Trouble with the file stays what it is.
func (s *script) mistaken(number int, line string, err error) error {
	start, end, placed := place(err)
	refusal, isRefusal := errors.AsType[*model.Refusal](err)
	if !placed && !isRefusal {
		return err
	}
	says := model.Clean(err.Error(), true) + toAdd(err)
	plain := says
	if isRefusal && refusal.Reason == model.MissingAnswer { // of a bad answer its token stands there
		says += tokensFor(says, refusal.Missing)
	}
	if !s.alone {
		says = fmt.Sprintf("line %d: %s", number, says)
	}
	if placed && end > start {
		says += "\n  " + line + "\n  " + caret(line, start, end)
	}
	return &lineError{says: says, plain: plain, err: err}
}
