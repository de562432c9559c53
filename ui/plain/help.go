package plain

import (
	"strings"

	"gavel/keymap"
	"gavel/model/capture"
)

// help says which words there are here.
func (d *desk) help() {
	d.say("Words of %s. Many take an id, or its number in what was listed last: decide D-1, edit B-2 due.", d.where())
	for _, w := range own {
		d.say("%s: %s", w.word, w.says)
	}
	said := map[keymap.Intent]bool{keymap.Help: true, keymap.Gaps: true}
	for _, listed := range []keymap.Intent{keymap.Agenda, keymap.Decisions, keymap.Blockers, keymap.Gate} {
		said[listed] = true
	}
	for _, b := range d.keys.In(d.scopes()...) {
		if !said[b.Intent] {
			said[b.Intent] = true
			d.say("%s: %s", b.Keys[0], strings.TrimPrefix(b.Help, b.Keys[0]+": "))
		}
	}
	d.say("Any other line adds or rules something, such as: d Ship dark mode @ana. A letter or a verb begins it; help lines says which.")
	d.say("In a form an empty line keeps what is offered, - takes it away, back leaves the form; a text goes on after a \\ at the end of its line.")
}

// helpLines says what a line can be made of.
func (d *desk) helpLines(string) error {
	for _, row := range capture.Help() {
		line := row.Write + " " + row.Says
		if row.Example != "" {
			line += "; such as: " + row.Example
		}
		d.say("%s", strings.Join(strings.Fields(line), " "))
	}
	return nil
}
