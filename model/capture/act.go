package capture

import (
	"strconv"
	"strings"

	"gavel/model"
)

// This file reads the verbs that need an id at most, and no values.

// readDrop reads "drop K-2". What goes is named: a slip takes nothing away.
func (r *reader) readDrop() {
	if len(r.parts) == 0 {
		r.hint("say what goes, by its id: drop K-1")
		return
	}
	if about, ok := r.onlyTarget(); ok {
		r.alone()
		r.out.Command = model.Remove{About: about}
	}
}

// readOpen reads "open I-3".
func (r *reader) readOpen() {
	if about, ok := r.onlyTarget(); ok {
		r.alone()
		r.out.Command = model.PutUp{About: about}
		if it, ok := r.itemOf(about); ok && about.Kind != model.KindState {
			r.retarget(it)
			r.out.Command = model.OpenItem{Item: it.ID}
		}
	}
}

// itemOf returns the item of the meeting that is held, or comes next, under which a thing
// is discussed; of an item that itself, whatever meeting it is of.
func (r *reader) itemOf(about model.Ref) (model.Item, bool) {
	if about.Kind == model.KindItem {
		return r.Record.Items.Get(about.ID)
	}
	m, ok := r.Record.Live()
	if !ok {
		m, _ = r.Record.Next()
	}
	return r.Record.DiscussedUnder(m.ID, about)
}

// targetItem is the item under which the target of a verb is discussed.
func (r *reader) targetItem() (model.Item, bool) {
	about, ok := r.onlyTarget()
	if !ok {
		return model.Item{}, false
	}
	it, ok := r.itemOf(about)
	if !ok {
		r.problem(r.headStart, r.headEnd, "%s has no place on the agenda; i %s gives it one", about, about)
	}
	r.retarget(it)
	return it, ok
}

// retarget has the line be about an item, or about what that is a place for.
func (r *reader) retarget(it model.Item) {
	if about := r.Record.Subject(it.Ref()); it.ID != 0 {
		r.out.Kind, r.out.About = about.Kind, about
	}
}

// skip reads "skip", of the item being discussed, and "skip I-3".
func (r *reader) skip() {
	if it, ok := r.targetItem(); ok {
		r.alone()
		r.out.Command = model.SkipItem{Item: it.ID}
	}
}

// pause reads "pause".
func (r *reader) pause() {
	r.alone()
	r.out.Command = model.PauseClock{}
}

// readArtefact reads "artefact checkout-prototype v15".
func (r *reader) readArtefact() {
	r.want = acceptedFields{what: r.verb.word}
	if len(r.parts) == 0 {
		r.hint("say which one is at which version now: artefact checkout-prototype v15")
		return
	}
	r.out.Command = model.MoveArtefact{Text: r.line[r.parts[0].start:r.parts[len(r.parts)-1].end]}
}

// resume reads "resume".
func (r *reader) resume() {
	r.alone()
	r.out.Command = model.ResumeClock{}
}

// move reads "move I-3 up", "move I-3 down 2", "move I-3 -1".
func (r *reader) move() {
	it, ok := r.targetItem()
	if !ok {
		return
	}
	if len(r.parts) == 0 {
		r.hint("say where to: up, down, +2 or -1, or M-4 for another meeting")
		return
	}
	if to, ok := model.ParseRef(r.parts[0].text); ok && to.Kind == model.KindMeeting && len(r.parts) == 1 {
		r.out.Command = model.MoveToMeeting{Item: it.ID, Meeting: to.ID}
		return
	}
	var words []string
	for _, p := range r.parts {
		words = append(words, strings.ToLower(p.text))
	}
	by, ok := places(words)
	if !ok {
		r.problem(r.parts[0].start, r.parts[len(r.parts)-1].end, "that is no way to move: write up, down, +2 or -1, or M-4 for another meeting")
		return
	}
	r.out.Command = model.MoveItem{Item: it.ID, By: by}
}

// maxPlaces is further than any agenda is long.
const maxPlaces = 1_000

// places returns how far to move; negative is up.
func places(words []string) (int, bool) {
	sign := 0
	switch words[0] {
	case "up":
		sign = -1
	case "down":
		sign = 1
	}
	count := words[len(words)-1]
	switch {
	case sign != 0 && len(words) == 1:
		return sign, true
	case sign != 0 && len(words) == 2:
	case sign == 0 && len(words) == 1 && (strings.HasPrefix(count, "+") || strings.HasPrefix(count, "-")):
		sign = 1
	default:
		return 0, false
	}
	n, err := strconv.Atoi(count)
	if err != nil || n == 0 || n > maxPlaces || n < -maxPlaces {
		return 0, false
	}
	return sign * n, true
}

// onlyTarget is the target of a verb that says nothing else of it.
func (r *reader) onlyTarget() (model.Ref, bool) {
	about, ok := r.target()
	if !ok {
		return about, false
	}
	r.out.Kind, r.out.About = about.Kind, about
	return about, true
}

// alone says that nothing more is taken.
func (r *reader) alone() {
	r.want = acceptedFields{what: r.verb.word}
	if len(r.parts) > 0 {
		r.problem(r.parts[0].start, r.parts[len(r.parts)-1].end, "%s takes nothing more; leave this out", r.verb.word)
	}
}
