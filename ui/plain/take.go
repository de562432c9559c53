package plain

import (
	"fmt"
	"strings"

	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// take does what a line says: a word of this room, a word of the keymap, or a
// line that adds or rules something.
func (d *desk) take(line string) error {
	if rest, ok := after(line, "show"); ok && rest != "" {
		line = rest
	}
	if about, ok := d.thing(line); ok {
		return d.read(about)
	}
	for _, w := range own {
		if rest, ok := after(line, w.word); ok && (rest == "" || w.takes) {
			return w.do(d, rest)
		}
	}
	if found, ok := d.word(line, d.scopes()...); ok {
		return d.intent(found.intent, found.target)
	}
	reading := capture.Read(line, d.scene())
	if found, scope, ok := d.elsewhere(line); ok && reading.Command == nil {
		d.say("%q belongs to %s; this is %s", found.word, scope, d.where())
		d.miss(line)
		return nil
	}
	_, err := d.capture(line, reading)
	return err
}

// capture does what a captured line says. A ruling that lacks something leads
// to the form that asks for it, with what was said already.
func (d *desk) capture(line string, reading capture.Reading) (outcome, error) {
	switch {
	case reading.Err() != nil:
		d.say("%s", reading.Err())
		d.miss(line)
		return outcome{}, nil
	case reading.Command == nil:
		d.say("%s", reading.Says)
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
	d.say("%s", o.refused)
	if rule, ok := reading.Command.(model.Rule); ok && len(o.refused.Missing) > 0 {
		return d.open(dialog.OutcomeForm(d.context(), rule.About, rule.Outcome, rule.With))
	}
	return o, nil
}

// miss notes a line that nothing was made of, for whoever sent it through a
// pipe: nobody has read what was said of it.
func (d *desk) miss(line string) {
	if !d.options.Prompt {
		d.missed = append(d.missed, line)
	}
}

func (d *desk) scene() capture.Scene {
	scene := d.context().LineScene(d.focus)
	scene.Last = d.last
	return scene
}

// goOn asks for the rest of a captured line that a part has begun.
func (d *desk) goOn(begun string) (outcome, error) {
	begun = strings.TrimSpace(begun)
	for {
		hint := capture.Read(begun, d.scene()).Hint
		if hint == "" {
			hint = "write the rest of the line"
		}
		text, err := d.question(begun, fmt.Sprintf("%s ... %s; %s leaves it.", begun, hint, back))
		if err != nil || strings.EqualFold(text, back) {
			return outcome{}, err
		}
		line := strings.TrimSpace(begun + " " + text)
		reading := capture.Read(line, d.scene())
		if reading.Err() == nil {
			return d.capture(line, reading)
		}
		d.say("%s", reading.Err())
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
