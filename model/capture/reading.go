package capture

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// Reading is a line as it was understood.
type Reading struct {
	Command  model.Command       // nil while the line cannot be a command yet, or is mistaken
	Verb     string              // what it does, in full: "decision", "approve", "set"; "" while nobody can tell
	Kind     model.Kind          // the kind that is raised, or of what it is about
	Raises   bool                // whether something of the kind is raised
	Concern  bool                // of feedback that is raised: whether it blocks
	About    model.Ref           // what it is about, or raised on; zero for none
	Look     model.Ref           // what it asks to see, of whatever cycle: then there is no Command
	Outcome  model.Outcome       // of a ruling
	With     model.Values        // what is given, by field
	Says     string              // one line for the screen: "decision on I-2 · owner Ana Ruiz · due Fri 4 Dec"
	Hint     string              // what to write next, where there is no command and no mistake
	Missing  []model.Requirement // what it would be refused for; where Optional, what it would leave as a gap
	Long     string              // that a title is longer than lists show; "" where it is not
	Alike    string              // which earlier decision a new one is like; "" for none
	Lessons  string              // what is to be remembered of a new decision; "" for nothing
	Problems []Problem           // mistakes, each with its place, in the order of the line
	Names    []UnknownName       // names that nobody has yet
}

// Problem is a mistake: where it is, in bytes of the line, and what to do.
type Problem struct {
	Start, End int
	Says       string
}

// Error is the sentence for the person who typed it.
func (p Problem) Error() string { return p.Says }

// UnknownName is the name of somebody who is not known yet: a mistake, or
// somebody to add.
type UnknownName struct {
	Start, End int
	Name       string
	Near       string // the known name that is most like it; "" where none is
	Says       string
}

// Error is the sentence for the person who typed it.
func (n UnknownName) Error() string { return n.Says }

// Err is why the line cannot be done as it is: its first Problem or
// UnknownName, or a Problem that says what is still to be written; nil where
// there is a command.
func (r Reading) Err() error {
	switch {
	case len(r.Problems) > 0:
		return r.Problems[0]
	case len(r.Names) > 0:
		return r.Names[0]
	case r.Command == nil:
		return Problem{Says: r.Hint}
	}
	return nil
}

// Notes returns what its person should know of a line that can be done, with semicolons
// between: "still missing: criteria; like D-5, rejected Thu 19 Nov"; "" for nothing.
func (r Reading) Notes() string {
	var notes []string
	if len(r.Missing) > 0 {
		notes = append(notes, "still missing: "+model.Labels(r.Missing))
	}
	for _, note := range []string{r.Long, r.Alike, r.Lessons} {
		if note != "" {
			notes = append(notes, note)
		}
	}
	return strings.Join(notes, "; ")
}

// reader reads one line.
type reader struct {
	Context
	line               string
	headStart, headEnd int // the place of the verb
	verb               verb
	id                 part        // the id behind the verb
	named              []model.Ref // the things that a line about the cycle names
	parts              []part      // what follows
	want               acceptedFields
	words              []part        // what stands bare
	task               model.NewTask // what a bare condition or action was given
	given              []model.Field // the order in which fields were given
	out                Reading
}

// Read reads a line. It never fails: what is wrong with it is in the Reading.
func Read(line string, ctx Context) Reading {
	r := reader{Context: ctx.withDefaults(), line: line}
	r.out.With = model.Values{}
	r.read()
	return r.out
}

func (r *reader) read() {
	switch {
	case strings.TrimSpace(r.line) == "":
		r.out.Says, r.out.Hint = opening(), opening()
		return
	case isMend(r.line):
		r.readMend()
	case r.readLook():
	case r.head():
		r.verb.read(r)
	}
	if len(r.out.Problems) > 0 || len(r.out.Names) > 0 {
		r.out.Command = nil
	}
	slices.SortStableFunc(r.out.Problems, func(a, b Problem) int { return a.Start - b.Start })
	if !r.out.Look.IsZero() {
		r.out.Says = model.Clean(r.describeLook(), false)
		return
	}
	r.out.Says = model.Clean(r.describe(), false)
}

// problem notes a mistake at a place.
func (r *reader) problem(start, end int, format string, args ...any) {
	r.out.Problems = append(r.out.Problems, Problem{Start: start, End: end, Says: fmt.Sprintf(format, args...)})
}

// hint says what is to be written next, where nothing is wrong so far.
func (r *reader) hint(format string, args ...any) {
	r.out.Hint = fmt.Sprintf(format, args...)
}
