package capture

import (
	"fmt"
	"strings"

	"gavel/model"
)

// wordShow begins a line that asks to see a thing.
const wordShow = "show"

// readLook reads a line that asks to see a thing, of whatever cycle: show and its id, or the id
// alone. It reports whether the line is one.
func (r *reader) readLook() bool {
	words := strings.Fields(r.line)
	var about model.Ref
	var ok bool
	switch {
	case len(words) == 1:
		about, ok = dashedID(words[0])
	case len(words) == 2 && strings.EqualFold(words[0], wordShow):
		if about, ok = parseID(words[1]); !ok {
			about, ok = r.Record.Named(words[1])
		}
	}
	if !ok {
		return false
	}
	r.out.Verb, r.out.Kind, r.out.About = wordShow, about.Kind, about
	id := words[len(words)-1]
	start := strings.LastIndex(r.line, id)
	cycle, known := r.otherCycleOf(about)
	switch {
	case r.Record.Exists(about), cycle != 0:
	case known:
		r.problem(start, start+len(id), "%s", r.Record.SayNowhere(about))
		return true
	case len(r.Record.OtherCycles()) == 0:
		r.problem(start, start+len(id), "%s", r.notThere(about))
		return true
	}
	r.out.Look = about
	r.hint("gavel show %s tells all of it", about)
	return true
}

// describeLook says what a line shows.
func (r *reader) describeLook() string {
	if r.Record.Exists(r.out.Look) {
		return fmt.Sprintf("show %s", r.Record.Describe(r.out.Look))
	}
	return fmt.Sprintf("show %s of another cycle", r.out.Look)
}
