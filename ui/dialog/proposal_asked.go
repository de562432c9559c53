package dialog

import (
	"fmt"
	"strconv"
	"strings"

	"gavel/keymap"
	"gavel/ui/component"
)

// Converse lists the agenda that is proposed, and asks for the word that applies it. Before,
// an entry can be left out, or taken in.
func (d *Proposal) Converse(c component.Context, l component.Lines) (component.Effect, error) {
	p := d.proposal(c)
	if d.problem != "" {
		l.Refuse(d.problem)
		return component.Close{}, nil
	}
	if !d.told {
		d.told = true
		d.drawEntries(c, l)
	}
	if !p.Adds() {
		return component.Close{}, nil
	}
	const word = "apply"
	q := component.Query{
		Form: "the proposed agenda", Label: "apply, out or back", Offers: []string{word, "out", component.Back},
		Says: fmt.Sprintf("Write %s to put it on the agenda; out 2 leaves entry 2 out, or takes it in; %s leaves it.", word, component.Back),
	}
	for {
		text, left, err := l.Ask(q)
		switch verb, number, _ := strings.Cut(strings.ToLower(text), " "); {
		case err != nil || left:
			return component.Close{}, err
		case verb == word && number == "":
			return d.Handle(c, component.Named(keymap.Accept)), nil
		case verb == "out" && d.marksNumber(c, number):
			if d.problem != "" {
				l.Refuse(d.problem)
				d.problem = ""
				continue
			}
			d.drawEntries(c, l)
		default:
			l.Unclear(text, word, "out with the number of an entry", component.Back)
		}
	}
}

// marksNumber takes an entry or leaves it out by its number; it reports whether there is
// such an entry.
func (d *Proposal) marksNumber(c component.Context, number string) bool {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || n > len(d.proposal(c).Entries) {
		return false
	}
	d.at = n - 1
	d.toggle(c)
	return true
}

// drawEntries says each entry, and what there is to know of them.
func (d *Proposal) drawEntries(c component.Context, l component.Lines) {
	p := d.proposal(c)
	lines := make([]string, len(p.Entries))
	for i, e := range p.Entries {
		text := e.Title
		if e.Name() == e.About.String() {
			text = e.Name() + " " + text
		}
		lines[i] = strings.Join(append([]string{fmt.Sprintf("%s: %s, %s, %d min", e.Word(), text, c.Record.NameOf(e.Owner), e.Minutes)}, e.Says...), ", ")
	}
	l.Number(fmt.Sprintf("Proposed for %s:", p.Meeting.Ref()), lines)
	l.Say(p.Says(c.Record)...)
}
