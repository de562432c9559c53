package capture

import (
	"slices"
	"strings"

	"gavel/model"
)

// readCame reads "came @ben @ana": who has come into the room, or is back in it.
func (r *reader) readCame() {
	if people, ok := r.people(); ok {
		r.out.Command = model.Arrive{People: people}
	}
}

// readAway reads "away @ben @ana": who has left the room.
func (r *reader) readAway() {
	if people, ok := r.people(); ok {
		r.out.Command = model.Leave{People: people}
	}
}

// people reads one or more people, each by @name, by id or by a row of what was listed
// last; or one by a name without the @. Without any it is the person in focus.
func (r *reader) people() (list []model.ID, ok bool) {
	r.want = acceptedFields{what: r.verb.word, takes: []model.Requirement{optional(model.FieldOwner)}, at: model.FieldOwner}
	if len(r.parts) == 0 && r.Focus.Kind != model.KindPerson {
		r.hint("say who: %s @ana", r.verb.word)
		return nil, false
	}
	if len(r.parts) == 0 {
		return []model.ID{r.Focus.ID}, true
	}
	for ok = true; len(r.parts) > 0; {
		p := r.parts[0]
		if _, isID := idOf(p); isID || r.startsNumber() {
			about, found := r.target()
			if !found {
				return nil, false
			}
			list = append(list, about.ID)
			continue
		}
		r.parts = r.parts[1:]
		switch p.role {
		case aWord:
			r.words = append(r.words, p)
			continue
		case aToken, aMistake:
			r.problem(p.start, p.end, "%s takes names, and nothing else; leave this out", r.verb.word)
			ok = false
			continue
		}
		who, known := r.value(model.FieldOwner, p)
		list, ok = append(list, who.Person), ok && known
	}
	if len(r.words) > 0 {
		last := r.words[len(r.words)-1]
		name := part{role: aWord, start: r.words[0].start, end: last.end, at: r.words[0].start, until: last.end, text: joined(r.line, r.words)}
		who, known := r.value(model.FieldOwner, name)
		list, ok = append(list, who.Person), ok && known
	}
	slices.Sort(list)
	return slices.Compact(list), ok
}

// startsNumber reports whether what follows is the number of a row, or several.
func (r *reader) startsNumber() bool {
	count, _ := r.numbered()
	return count > 0 || isBare(r.parts[0]) && rangeOfRows().MatchString(r.parts[0].text)
}

// namePeople names the people that a line says have come or gone; "" for other lines.
func (r *reader) namePeople() string {
	var people []model.ID
	switch c := r.out.Command.(type) {
	case model.Arrive:
		people = c.People
	case model.Leave:
		people = c.People
	}
	names := make([]string, len(people))
	for i, id := range people {
		names[i] = r.Record.NameOf(id)
	}
	return strings.Join(names, ", ")
}
