package capture

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

const (
	between  = " · "
	maxSaid  = 60 // runes of one answer in the line that says how it is understood
	ellipsis = "…"
)

// describe returns how the line is understood, in one line.
func (r *reader) describe() string {
	list := []string{r.describeHead() + r.describeAtOnce() + r.title()}
	for _, f := range r.given {
		if v, ok := r.out.With[f]; ok && !r.bareWords(f) {
			list = append(list, r.describeAnswer(f, v))
		}
	}
	if r.verb.makes != "" || r.verb.rules {
		list = append(list, r.describeDefaults()...)
	}
	list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
	return strings.Join(list, between)
}

// title returns the words of something new, which its line may hold in several places.
func (r *reader) title() string {
	words := r.out.With[model.FieldWords].Text
	if words == "" || r.verb.makes == "" {
		return ""
	}
	return ": " + shorten(words)
}

// bareWords reports whether a field is the words of something new, which the head says, or
// evidence, whose words stand in the line as they are.
func (r *reader) bareWords(f model.Field) bool {
	return f == model.FieldWords && (r.verb.letter != "" || r.verb.verdict != "" || r.out.Kind == model.KindPerson)
}

// describeHead returns what is done, to what.
func (r *reader) describeHead() string {
	about := r.out.About
	switch {
	case r.out.Kind == model.KindPerson && about.IsZero():
		return "person " + r.out.With[model.FieldWords].Text
	case r.out.Kind == model.KindPerson && r.out.With.Has(model.FieldWords):
		return fmt.Sprintf("rename %s to %s", r.describeThing(about), r.out.With[model.FieldWords].Text)
	case r.verb.makes == model.KindItem && slices.Contains(model.Placeable(), about.Kind):
		return "a place on the agenda for " + r.describeThing(about)
	case r.verb.makes == model.KindDecision && about.Kind != model.KindItem:
		return "decision, with an agenda item of its own"
	case r.verb.makes != "" && (about.IsZero() || r.verb.makes.Info().Register):
		return r.verb.word
	case r.verb.makes == model.KindItem:
		return fmt.Sprintf("agenda item of %s", about)
	case r.verb.makes == model.KindCheck:
		return fmt.Sprintf("check on the gate of %s", about)
	case r.verb.makes == model.KindDecision && r.id.end == 0 && r.isPlanned(about):
		return fmt.Sprintf("decision on %s, which is selected (on an item of its own: d %s …)", about, r.Record.ParentOf(about))
	case r.verb.makes != "":
		return fmt.Sprintf("%s on %s", r.verb.word, about)
	case len(r.named) > 0:
		return r.out.Verb + " " + r.describeNamed()
	case about.IsZero():
		return strings.TrimSpace(r.out.Verb + " " + r.describeClock() + r.namePeople())
	case r.out.Verb == "move":
		return fmt.Sprintf("move %s %s", r.describeThing(about), r.direction())
	}
	return fmt.Sprintf("%s %s", r.out.Verb, r.describeThing(about))
}

// isPlanned reports whether a thing is on a meeting that was not started yet: an item was selected
// there last, and is not what the room discusses.
func (r *reader) isPlanned(about model.Ref) bool {
	m, ok := r.Record.Meetings.Get(r.Record.ParentOf(about).ID)
	return ok && m.Status == model.Planned
}

// describeNamed returns the things that a line names: one with its words, several by their ids.
func (r *reader) describeNamed() string {
	if len(r.named) == 1 {
		return r.describeThing(r.named[0])
	}
	var ids []string
	for _, about := range r.named {
		ids = append(ids, about.String())
	}
	return shorten(strings.Join(ids, ", "))
}

// describeClock returns what the verbs of the clock act on.
func (r *reader) describeClock() string {
	switch r.out.Command.(type) {
	case model.PauseClock, model.ResumeClock:
		return "the clock"
	}
	return ""
}

// describeAtOnce returns what a new thing is ruled by being written.
func (r *reader) describeAtOnce() string {
	if r.verb.makes == model.KindBlocker && r.Record.CarriedAtOnce(r.out.With, r.Now) {
		return ", and carried"
	}
	return ""
}

// direction returns where an item moves to.
func (r *reader) direction() string {
	if c, away := r.out.Command.(model.MoveToMeeting); away {
		m, _ := r.Record.Meetings.Get(c.Meeting)
		return strings.TrimSpace(fmt.Sprintf("to %s, %s", r.describeThing(model.Ref{Kind: model.KindMeeting, ID: c.Meeting}), r.describeDay(m.Date)))
	}
	c, ok := r.out.Command.(model.MoveItem)
	switch {
	case !ok:
		return ""
	case c.By < 0:
		return fmt.Sprintf("up %d", -c.By)
	}
	return fmt.Sprintf("down %d", c.By)
}

// describeThing is an id with the words of the thing.
func (r *reader) describeThing(about model.Ref) string {
	return strings.TrimSpace(about.String() + " " + shorten(r.Record.TextOf(about)))
}

// describeAnswer is one answer: "due Fri 4 Dec".
func (r *reader) describeAnswer(f model.Field, v model.Value) string {
	spec, ok := r.want.spec(f)
	if !ok {
		spec, _ = model.SpecOf(f)
	}
	shown := r.describeValue(spec, v)
	if f == model.FieldOptions {
		shown = describeOptions(v.Lines)
	}
	if shown == "" {
		return "no " + spec.Label
	}
	if spec.Sort == model.SortDate && !spec.Past && v.Date != "" && v.Date < r.today() {
		shown += ", which has passed"
	}
	return spec.Label + " " + shown
}

// describeDefaults is the answers that are taken because nothing else is said.
func (r *reader) describeDefaults() []string {
	var list []string
	for _, q := range r.want.takes {
		if q.Default.IsZero() || r.out.With.Has(q.Field) || q.Field == model.FieldWording {
			continue
		}
		offered := " (offered)"
		if q.Field == model.FieldBy {
			offered = " (offered; @name for somebody else)"
		}
		list = append(list, r.describeAnswer(q.Field, q.Default)+offered)
	}
	return list
}

// describeValue returns a value in a few words.
func (r *reader) describeValue(spec model.FieldSpec, v model.Value) string {
	list := []string{v.Text}
	if tell := valueSortOf(spec.Sort).tell; tell != nil {
		list = tell(v, r)
	}
	for i := range list {
		list[i] = shorten(list[i])
	}
	return strings.Join(list, "; ")
}

// describeOptions numbers options, so that one with a comma in it is not taken for two:
// "1 on every page  2 in the basket".
func describeOptions(list []string) string {
	numbered := make([]string, len(list))
	for i, option := range list {
		numbered[i] = fmt.Sprintf("%d %s", i+1, shorten(option))
	}
	return strings.Join(numbered, "  ")
}

func join(text, more string) string {
	if more == "" {
		return text
	}
	return fmt.Sprintf("%s (%s)", text, more)
}

// describeDay is a date as it is said today.
func (r *reader) describeDay(d model.Date) string { return d.Near(r.today()) }

// shorten is a text cut to what the line has room for, which shows that it was.
func shorten(text string) string {
	runes := []rune(text)
	if len(runes) <= maxSaid {
		return text
	}
	return string(runes[:maxSaid-1]) + ellipsis
}
