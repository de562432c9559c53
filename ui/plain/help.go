package plain

import (
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/screen"
)

// help says which words hold here and now.
func (d *console) help() {
	d.printf("Words of %s.", d.describePlace())
	if d.session.Shown != component.Welcome {
		d.printf("Many take an id, or its number in what was listed last: decide D-1, edit B-2 due.")
	}
	for _, w := range own {
		if w.says != "" && w.appliesNow(d) {
			d.printf("%s: %s", w.word, w.says)
		}
	}
	said := map[keymap.Intent]bool{keymap.Help: true, keymap.Gaps: true}
	for _, listed := range []keymap.Intent{keymap.Agenda, keymap.Decisions, keymap.Blockers, keymap.Gate} {
		said[listed] = true
	}
	for _, b := range d.session.Keys.In(d.scopes()...) {
		if !said[b.Intent] && d.wordApplies(b) {
			said[b.Intent] = true
			d.printf("%s: %s", b.Keys[0], strings.TrimPrefix(b.Help, b.Keys[0]+": "))
		}
	}
	if d.acceptsLines() {
		d.printf("Any other line adds or rules something, such as: d Ship dark mode @ana. A letter or a verb begins it; help lines says which.")
	}
	d.printf("In a form an empty line keeps what is offered, - takes it away, back leaves the form, help, again and status are answered; a text goes on after a \\ at the end of its line.")
}

// acceptsLines reports whether a line can add something here.
func (d *console) acceptsLines() bool {
	if d.session.Shown == component.Welcome {
		return false
	}
	status := d.context().Meeting.Status
	return d.session.Shown == component.Prepare || status == model.Live
}

// wordApplies reports whether a word does something now, so that help lists it.
func (d *console) wordApplies(b keymap.Binding) bool {
	action, ok := screen.At(d.screen(), b.Scope, b.Intent)
	return ok && (action.Not == nil || action.Not(d.context(), component.Named(b.Intent)) == "")
}

// helpLines says what a line can be made of.
func (d *console) helpLines(string) error {
	for _, row := range capture.Help() {
		d.printRow(row)
	}
	return nil
}

// helpConcepts says what the words of a meeting mean.
func (d *console) helpConcepts(string) error {
	for _, c := range model.Concepts() {
		d.printf("%s: %s", c.Word, c.Says)
	}
	return nil
}

func (d *console) printRow(row capture.HelpRow) {
	line := row.Write + " " + row.Says
	if row.Example != "" {
		line += "; such as: " + row.Example
	}
	d.printf("%s", strings.Join(strings.Fields(line), " "))
}

// helpOn says what one word does: here, and at the beginning of a line. found is
// false for a word that is neither.
func (d *console) helpOn(word string) (found bool) {
	for _, b := range d.session.Keys.In(d.scopes()...) {
		if slices.ContainsFunc(b.Keys, func(key string) bool { return strings.EqualFold(key, word) }) {
			d.printf("%s: %s", word, strings.TrimPrefix(b.Help, word+": "))
			found = true
		}
	}
	for _, kind := range model.Kinds() {
		for _, o := range model.Outcomes(kind) {
			if strings.EqualFold(o.Verb, word) && o.Help != "" {
				d.printf("%s, of %s: %s", o.Verb, kind.Info().Article, o.Help)
				found = true
			}
		}
	}
	for _, row := range capture.Help() {
		if strings.EqualFold(row.Write, word) {
			d.printRow(row)
			found = true
		}
	}
	return found
}
