package plain

import (
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// take does what a line says: a word of this room, a word of the keymap, or a
// line that adds or rules something.
func (d *desk) take(line string) error {
	if rest, ok := after(line, "show"); ok && rest != "" {
		if about, ok := d.thing(rest); ok {
			return d.showWhole(about)
		}
		line = rest
	}
	if about, ok := d.thing(line); ok {
		return d.read(about)
	}
	if row, ok := capture.RowNumber(line); ok {
		d.refuse("%s", capture.NoRow(row, len(d.listed)))
		return nil
	}
	if line == "?" {
		line = "help"
	}
	if word, ok := after(line, "help"); ok && word != "" && d.helpOn(word) {
		return nil
	}
	for _, w := range own {
		if rest, ok := after(line, w.word); ok && (rest == "" || w.takes) {
			return w.do(d, rest)
		}
	}
	if found, ok := d.word(line, d.scopes()...); ok {
		return d.ask(found.intent, found.target)
	}
	return d.takeCapture(line)
}

// takeCapture does what a line says that adds or rules something, and else says what to
// write in its place.
func (d *desk) takeCapture(line string) error {
	reading := capture.Read(line, d.scene())
	if reading.Command == nil {
		if found, scope, ok := d.elsewhere(line); ok {
			d.refuse("%q belongs to %s, and this is %s; %s", found.word, scope, d.where(), d.wayTo(scope))
			return nil
		}
		if why := d.misnamed(line); why != "" {
			d.refuse("%s", why)
			return nil
		}
	}
	_, err := d.capture(reading)
	return err
}

// wayTo says which word leads to a screen.
func (d *desk) wayTo(scope keymap.Scope) string {
	_, live := d.record.Live()
	switch {
	case scope == keymap.OnPrepare && d.shown == part.Review:
		return "write prepare to go there"
	case scope == keymap.OnReview && d.shown == part.Prepare && live:
		return "write review to go there"
	case scope == keymap.OnReview && d.shown == part.Prepare:
		return "it holds once a meeting is held; write start to begin one"
	case d.shown == part.Welcome:
		return "begin with start, sample or import"
	}
	return "it holds before there is a cycle"
}

// misnamed says what is wrong with what follows a word that is said of a thing; ""
// where the line begins with no such word.
func (d *desk) misnamed(line string) string {
	for _, b := range d.keys.In(d.scopes()...) {
		if b.On == keymap.OnNothing {
			continue
		}
		for _, word := range b.Keys {
			rest, begins := after(line, word)
			if !begins || slices.Contains(capture.Verbs(), word) {
				continue
			}
			name, more, _ := strings.Cut(rest, " ")
			if _, ok := d.thing(name); ok {
				return fmt.Sprintf("%s takes nothing behind %s; leave out %q", word, name, more)
			}
			if row, ok := capture.RowNumber(name); ok {
				return capture.NoRow(row, len(d.listed))
			}
			return fmt.Sprintf("%s is said of a thing that is there, by its id or its number in what was listed last; there is no %q", word, name)
		}
	}
	return ""
}

// capture does what a captured line says. A ruling that lacks something leads to the
// form that asks for it, with what was said already; from a pipe, or pasted, it is refused,
// because the lines behind it are no answers.
func (d *desk) capture(reading capture.Reading) (outcome, error) {
	switch {
	case reading.Err() != nil:
		d.refuse("%s", reading.Err())
		return outcome{}, nil
	case reading.Command == nil:
		d.refuse("%s", reading.Says)
		return outcome{}, nil
	}
	a := command(part.Do{Command: reading.Command})
	if len(reading.Missing) > 0 {
		a.note = fmt.Sprintf("; still missing: %s", model.Labels(reading.Missing))
	}
	o, err := d.save(a)
	if err != nil || o.refused == nil {
		return o, err
	}
	rule, rules := reading.Command.(model.Rule)
	if asks := rules && len(o.refused.Missing) > 0; !asks || !d.options.Prompt || d.paste != 0 {
		says := o.refused.Error()
		if tokens := capture.Tokens(o.refused.Missing); tokens != "" {
			says += "; add " + tokens
		}
		d.refuse("%s", says)
		return outcome{}, nil
	}
	d.say("%s", o.refused)
	return d.open(dialog.OutcomeForm(d.context(), rule, o.refused.Asks))
}

func (d *desk) scene() capture.Scene {
	scene := d.context().LineScene(d.focus)
	scene.Last = d.last
	scene.Numbered, scene.Listed = true, d.listed
	return scene
}

// goOn asks for the rest of a captured line that a part has begun. From a pipe a
// captured line stands whole.
func (d *desk) goOn(begun string) (outcome, error) {
	begun = strings.TrimSpace(begun)
	if !d.options.Prompt {
		d.refuse("write the whole of it in one line: %s", capture.Read(begun, d.scene()).Err())
		return outcome{}, nil
	}
	for {
		hint := capture.Read(begun, d.scene()).Hint
		if hint == "" {
			hint = "write the rest of the line"
		}
		text, err := d.question(query{begun, "the rest of the line", fmt.Sprintf("%s ... %s; %s leaves it.", begun, hint, back), nil})
		if err != nil || strings.EqualFold(text, back) {
			return outcome{}, err
		}
		text, ok := d.answerOf(dialog.Question{Label: "the rest of a line", Sort: model.SortLine, Field: model.FieldWords}, text)
		if !ok {
			continue
		}
		reading := capture.Read(strings.TrimSpace(begun+" "+text), d.scene())
		if reading.Err() == nil {
			return d.capture(reading)
		}
		d.refuse("%s", reading.Err())
	}
}

// read says everything about a thing; of a meeting that is prepared, its plan.
func (d *desk) read(about model.Ref) error {
	if about.Kind == model.KindMeeting && d.shown == part.Prepare {
		d.prepare.Choose(about)
		d.show(part.Prepare)
		return nil
	}
	d.focus = about
	d.readBack(about)
	return nil
}
