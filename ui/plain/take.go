package plain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/session"
)

// handleLine does what a line says: a word of this room, a word of the keymap, or a
// line that adds or rules something.
func (d *console) handleLine(line string) error {
	if rest, ok := after(line, "show"); ok && rest != "" {
		if about, ok := d.thing(rest); ok {
			return d.showWhole(about)
		}
		if about, ok := d.elsewhere(rest); ok {
			return d.do(component.Look{About: about})
		}
		if why := d.whyNotShown(rest); why != "" {
			d.refuse("%s", why)
			return nil
		}
		line = rest
	}
	if about, ok := d.thing(line); ok {
		return d.read(about)
	}
	if about, ok := d.elsewhere(line); ok {
		return d.do(component.Look{About: about})
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
		return d.perform(found.intent, found.target)
	}
	return d.handleCapture(line)
}

// elsewhere finds a thing of another cycle by its id: the file is asked.
func (d *console) elsewhere(name string) (model.Ref, bool) {
	about, ok := model.ParseRef(name)
	if !ok || d.session.Record.Exists(about) || !strings.Contains(name, "-") {
		return model.Ref{}, false
	}
	cycle, known := d.context().Elsewhere.CycleOf(d.session.Record, about)
	if !known && d.work(nil) == nil {
		cycle, _ = d.context().Elsewhere.CycleOf(d.session.Record, about)
	}
	return about, cycle != 0
}

// whyNotShown says why what follows show is not one thing that is there; "" where it names
// no thing by an id.
func (d *console) whyNotShown(rest string) string {
	name, more, _ := strings.Cut(rest, " ")
	about, ok := d.session.Record.Named(name)
	switch {
	case !ok:
		return ""
	case !d.session.Record.Exists(about):
		here := ""
		if len(d.session.Record.OtherCycles()) > 0 {
			here = " in any cycle of this file"
		}
		return fmt.Sprintf("there is no %s%s; list %s lists what there is", about, here, about.Kind.Info().Plural)
	case more != "":
		return fmt.Sprintf("show takes one thing; leave out %s", model.Quoted(more))
	}
	return ""
}

// handleCapture does what a line says that adds or rules something, and else says what to
// write in its place.
func (d *console) handleCapture(line string) error {
	reading := capture.Read(line, d.captureContext())
	if reading.Err() != nil { // it may name a thing of another cycle, which the file knows
		if err := d.work(nil); err != nil {
			return err
		}
		reading = capture.Read(line, d.captureContext())
	}
	if reading.Command == nil {
		if found, scope, ok := d.wordOfOtherScreen(line); ok {
			d.refuse("%s belongs to %s, and this is %s; %s", model.Quoted(found.word), scope, d.describePlace(), d.wordForScreen(scope))
			return nil
		}
		if why := d.explainTarget(line); why != "" {
			d.refuse("%s", why)
			return nil
		}
	}
	return d.capture(line, reading)
}

// wordForScreen says which word leads to a screen.
func (d *console) wordForScreen(scope keymap.Scope) string {
	_, live := d.session.Record.Live()
	switch {
	case scope == keymap.OnPrepare && d.session.Shown == component.Review:
		return "write prepare to go there"
	case scope == keymap.OnReview && d.session.Shown == component.Prepare && live:
		return "write review to go there"
	case scope == keymap.OnReview && d.session.Shown == component.Prepare:
		return "it holds once a meeting is held; write start to begin one"
	case d.session.Shown == component.Welcome:
		return "begin with start, sample or import"
	}
	return "it holds before there is a cycle"
}

// explainTarget says what is wrong with what follows a word that is said of a thing; ""
// where the line begins with no such word.
func (d *console) explainTarget(line string) string {
	for _, b := range d.session.Keys.In(d.scopes()...) {
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
				return fmt.Sprintf("%s takes nothing behind %s; leave out %s", word, name, model.Quoted(more))
			}
			if row, ok := capture.RowNumber(name); ok {
				return capture.NoRow(row, len(d.listed))
			}
			if about, ok := d.elsewhere(name); ok {
				cycle, _ := d.context().Elsewhere.CycleOf(d.session.Record, about)
				return d.session.Record.SayElsewhere(about, cycle, d.context().GoToOtherCycle())
			}
			return fmt.Sprintf("%s is said of a thing that is there, by its id or its number in what was listed last; there is no %s", word, model.Quoted(name))
		}
	}
	return ""
}

// capture does what a captured line says.
func (d *console) capture(line string, reading capture.Reading) error {
	switch {
	case reading.Err() != nil:
		d.refuse("%s", reading.Err())
		return nil
	case reading.Command == nil:
		d.refuse("%s", reading.Says)
		return nil
	}
	note := ""
	if notes := reading.Notes(); notes != "" {
		note = "; " + notes
	}
	return d.proceed(d.session.Capture(session.PlaceLine, line, note, reading.Command))
}

func (d *console) captureContext() capture.Context {
	lineContext := d.context().LineContext(d.focus)
	lineContext.Last = d.session.Last
	lineContext.Numbered, lineContext.Listed = true, d.listed
	return lineContext
}

// completeCapture asks for the rest of a captured line that a part has begun. From a pipe a
// captured line stands whole.
func (d *console) completeCapture(begun string) error {
	begun = strings.TrimSpace(begun)
	if !d.options.Prompt {
		d.refuse("write the whole of it in one line: %s", capture.Read(begun, d.captureContext()).Err())
		return nil
	}
	for {
		hint := cmp.Or(capture.Read(begun, d.captureContext()).Hint, "write the rest of the line")
		text, left, err := d.Ask(component.Query{
			Form: begun, Label: "the rest of the line", Says: fmt.Sprintf("%s ... %s; %s leaves it.", begun, hint, component.Back), Words: true,
		})
		if err != nil || left {
			return err
		}
		line := strings.TrimSpace(begun + " " + text)
		reading := capture.Read(line, d.captureContext())
		if reading.Err() == nil {
			return d.capture(line, reading)
		}
		d.refuse("%s", reading.Err())
	}
}

// read says everything about a thing; of a meeting that is prepared, its plan.
func (d *console) read(about model.Ref) error {
	if about.Kind == model.KindMeeting && d.session.Shown == component.Prepare {
		d.session.Prepare.ShowPlan(d.context().Record, about)
		return d.do(component.Show{Screen: component.Prepare, Asked: true})
	}
	d.focus = about
	d.Say(dialog.Read(d.context(), about)...)
	return nil
}
