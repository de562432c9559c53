package pane

import (
	"cmp"
	"fmt"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
)

// Offer returns what an act that is offered for a line of the digest asks for.
type Offer func(component.Context, model.DigestLine, model.Act) component.Effect

// NewDigest makes the pane of what needs attention before the next review, under the names of the
// sections.
func NewDigest(offer Offer) *Pane {
	var kept keptDigest
	return &Pane{Scope: keymap.InDigest, title: "Attention", Actions: digestActions(&kept, offer), note: digestNote, attention: kept.attention, week: kept.week,
		rows: func(c component.Context) []Row { return digestRows(c, kept.of(c)) },
		empty: func(c component.Context) []string {
			d := kept.of(c)
			if says := d.NoMeeting(key(c, keymap.NewMeeting, keymap.OnPrepare)); says != "" {
				return []string{says}
			}
			return []string{d.Nothing()}
		}}
}

// keptDigest keeps the digest of a record for the minute that it is of.
type keptDigest struct {
	record *model.Record
	minute model.Instant
	digest model.Digest
}

func (k *keptDigest) of(c component.Context) model.Digest {
	const minute = model.Instant(60_000)
	if k.record != c.Record || k.minute != c.Now/minute {
		*k = keptDigest{c.Record, c.Now / minute, c.Record.Digest(c.Now)}
	}
	return k.digest
}

// at returns the line of a thing.
func (k *keptDigest) at(c component.Context, about model.Ref) (model.DigestLine, bool) {
	for _, l := range k.of(c).Lines {
		if l.About == about {
			return l, true
		}
	}
	return model.DigestLine{}, false
}

func digestActions(kept *keptDigest, offer Offer) component.Actions {
	return component.Actions{
		{Name: keymap.Open, Keys: []string{"enter"}, Label: "open", Help: "see the fields of the thing, and change them", Screen: true, On: keymap.OnThing,
			Do: func(_ component.Context, i component.Intent) component.Effect { return component.Edit{About: i.About} }},
		{Name: keymap.Offered, Keys: []string{"+"}, Label: "do", Help: "do what is offered for the thing: its line is begun, or what is to be sent shown", Screen: true, On: keymap.OnThing,
			Do: func(c component.Context, i component.Intent) component.Effect {
				l, _ := kept.at(c, i.About)
				act, ok := l.Offered()
				if !ok {
					return component.Say{Text: fmt.Sprintf("nothing is offered for %s; enter opens it", i.About)}
				}
				return offer(c, l, act)
			}},
		{Name: keymap.Toggle, Keys: []string{"space"}, Label: "done", Help: "say that the action is done", Screen: true, On: keymap.OnThing, Not: noOpenAction, Do: doneOrAgain},
	}
}

// noOpenAction says that what is selected is no action that could be done.
func noOpenAction(c component.Context, i component.Intent) string {
	switch {
	case i.About.IsZero():
		return ""
	case i.About.Kind != model.KindAction:
		return fmt.Sprintf("only an action is done, and %s is %s", i.About, i.About.Kind.Info().Article)
	}
	return settledAlready(c, i)
}

// digestRows are the lines of the digest under the names of their sections.
func digestRows(c component.Context, d model.Digest) []Row {
	var rows []Row
	section := model.Section(0)
	for _, l := range d.Lines {
		if l.Section != section {
			section = l.Section
			rows = append(rows, Row{Head: true, Text: fmt.Sprintf("%s, %d", section, len(d.In(section)))})
		}
		rows = append(rows, digestRow(c, l))
	}
	return rows
}

func digestRow(c component.Context, l model.DigestLine) Row {
	row := Row{About: l.About, State: string(l.State), Text: oneLine(l.Title), Who: shortName(c.Record, l.Owner)}
	if l.Owner == 0 && (l.About.Kind == model.KindMeeting || !l.About.Kind.NeedsOwner()) { // a meeting is led, not owned
		row.Who = ""
	}
	switch {
	case l.Late:
		row.State = late
	case l.State == "" || l.Section == model.ComingUp:
		row.State = due
	case l.Owner == 0 && l.About.Kind.NeedsOwner():
		row.State = noOwner
	}
	row.Word = cmp.Or(l.Short(c.Record, c.Today()), row.State)
	row.Short = row.Word
	return row
}

// attentionCounts returns how many things of a digest are late, and how many others it has.
func attentionCounts(rows []Row) (more, overdue int) {
	for _, row := range rows {
		switch {
		case row.Head:
		case row.State == late:
			overdue++
		default:
			more++
		}
	}
	return more, overdue
}

// digestNote says how many things are late, and how many others there are.
func digestNote(rows []Row) string {
	more, overdue := attentionCounts(rows)
	var parts []string
	if overdue > 0 {
		parts = append(parts, fmt.Sprintf("%d late", overdue))
	}
	switch {
	case more > 0 && overdue > 0:
		parts = append(parts, fmt.Sprintf("%d more", more))
	case more > 0:
		parts = append(parts, fmt.Sprint(more))
	}
	return strings.Join(parts, ", ")
}

// Attention returns what a digest says of the selected thing, and what it offers to do.
func (p *Pane) Attention(c component.Context) (facts, offered string) {
	if p.attention == nil {
		return "", ""
	}
	return p.attention(c, p.Selected())
}

// Week says in one line what needs attention where no meeting is being held, and what one
// key does about it; "" where nothing does.
func (p *Pane) Week(c component.Context) string {
	if _, live := c.Record.Live(); live || p.week == nil {
		return ""
	}
	return p.week(c)
}

func (k *keptDigest) week(c component.Context) string {
	d := k.of(c)
	if len(d.Lines) == 0 {
		return ""
	}
	says := strings.Join(d.Summary(), " "+c.Theme.Glyphs.Separator+" ")
	if none := d.NoMeeting(key(c, keymap.NewMeeting, keymap.OnPrepare)); none != "" {
		says = none + ". " + says
	}
	return fmt.Sprintf("%s: %s opens %s", says, key(c, keymap.Open, keymap.InDigest), d.Lines[0].About)
}

// attention says of one thing what its line in the digest says.
func (k *keptDigest) attention(c component.Context, about model.Ref) (facts, offered string) {
	l, ok := k.at(c, about)
	if !ok {
		return "", ""
	}
	facts = strings.Join(c.Record.DigestFacts(l), " "+c.Theme.Glyphs.Separator+" ")
	if act, ok := l.Offered(); ok {
		offered = fmt.Sprintf("%s: %s", key(c, keymap.Offered, keymap.InDigest), act.Label)
	}
	return facts, offered
}
