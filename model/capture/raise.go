package capture

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// readRaise reads "d Ship dark mode @ana due:fri": a new thing, on what it means
// where it is written, or on the id that follows the letter.
func (r *reader) readRaise() {
	kind := r.verb.makes
	r.out.Kind = kind
	if kind == model.KindItem && r.readPutOnAgenda() {
		return
	}
	from := r.readFrom(kind)
	on, named := model.Ref{}, false
	ends := kind.Info().Ends
	if len(ends) == 0 {
		on, named = r.readParent(kind)
	} else {
		r.readEnds(kind, ends)
	}
	if !named && len(ends) == 0 {
		r.refuseUnknownKey(kind)
		r.raisedOnRow(kind)
		r.idInPieces()
	}
	switch {
	case !named && !from.IsZero(): // where that was
	case !named:
		r.out.About = r.parentFor(kind, r.defaultTarget(kind))
	case on.Kind == model.KindMeeting, on.Kind == model.KindItem:
		r.out.About = on
	default:
		r.out.About = r.parentFor(kind, on)
	}
	r.out.About = r.Record.RaisedOn(kind, r.out.About)
	fields := r.Record.Fields(kind, r.out.About, r.Now)
	r.gather(acceptedFieldsOf(nameWithArticle(r.verb), kind, fields))
	r.removeEmpty()
	r.defaultSpeaker(fields)
	r.out.Missing = append(model.Missing(fields, r.out.With), r.remainingGaps(fields)...)
	if !from.IsZero() {
		r.out.Missing = slices.DeleteFunc(r.out.Missing, func(q model.Requirement) bool {
			return q.Field == model.FieldWords || q.Field == model.FieldOwner
		})
		r.out.Command = model.Raise{Kind: kind, On: r.out.About, From: from, With: r.out.With}
		return
	}
	if kind == model.KindFeedback && r.out.About.IsZero() {
		r.problem(r.headStart, r.headEnd, "say what it is on, by its id behind the letter: %s D-1 %s", r.verb.letter, sampleWords(r.verb))
		return
	}
	if hasRequirement(fields, model.FieldWords) && !r.out.With.Has(model.FieldWords) && !hasDefault(fields, model.FieldWords) {
		r.hint("%s", r.explainTitle())
		return
	}
	if text := r.out.With[model.FieldWords].Text; kind != model.KindFeedback && utf8.RuneCountInString(text) > longTitle {
		r.out.Long = "a long title: lists show how it begins, and notes take the rest"
	}
	if kind == model.KindDecision {
		words := r.out.With[model.FieldWords].Text
		r.out.Alike = model.Clean(r.Record.SayAlike(words, 0, r.Record.Today(r.Now)), false)
		r.out.Lessons = model.Clean(r.Record.SayLessons(words, r.out.With[model.FieldType].Text), false)
	}
	raise := model.Raise{Kind: kind, On: r.out.About, Concern: r.verb.concern, With: r.out.With}
	if kind.Info().Register && r.Record.OwnerOfNew(raise, r.Now) != 0 { // it follows from what is said
		r.out.Missing = slices.DeleteFunc(r.out.Missing, func(q model.Requirement) bool { return q.Field == model.FieldOwner })
	}
	r.out.Command = raise
}

// longTitle is more characters than a title needs.
const longTitle = 160

// hasDefault reports whether a field is offered an answer.
func hasDefault(fields []model.Requirement, f model.Field) bool {
	return slices.ContainsFunc(fields, func(q model.Requirement) bool { return q.Field == f && !q.Default.IsZero() })
}

// explainTitle asks for the words of something new, and says where they may have gone.
func (r *reader) explainTitle() string {
	i := slices.IndexFunc(r.parts, func(p part) bool {
		return p.role == aToken && !p.quoted && strings.ContainsFunc(r.line[p.at:p.end], unicode.IsSpace)
	})
	if i < 0 {
		return fmt.Sprintf("say it in a line: %s %s", r.verb.letter, sampleWords(r.verb))
	}
	spec, _ := model.SpecOf(r.parts[i].field)
	return fmt.Sprintf(`say its title, too: all these words are the %s; write the title first, or %s"…" in quotes`, spec.Label, spec.Token())
}

// readFrom takes "from A-4" behind the letter: what the new thing takes the place of.
func (r *reader) readFrom(kind model.Kind) model.Ref {
	if kind != model.KindBlocker || len(r.parts) < 2 || r.parts[0].role != aWord || !strings.EqualFold(r.parts[0].text, "from") {
		return model.Ref{}
	}
	about, ok := idOf(r.parts[1])
	if _, dashed := dashedID(r.parts[1].text); !ok || !dashed || about.Kind != model.KindAction {
		return model.Ref{}
	}
	p := r.parts[1]
	r.parts = r.parts[2:]
	if err := r.Record.MayRule(about, model.Dropped, r.Now); err != nil {
		r.problem(p.start, p.end, "%s", err)
	}
	return about
}

// readPutOnAgenda reads "i D-4 10m": a place on the agenda for what is there already. It is false
// for a line that says more, which raises an item with these words.
func (r *reader) readPutOnAgenda() bool {
	if len(r.parts) == 0 {
		return false
	}
	about, ok := idOf(r.parts[0])
	if _, dashed := dashedID(r.parts[0].text); !ok || !dashed || !slices.Contains(model.Placeable(), about.Kind) {
		return false
	}
	var words, others []part
	for _, p := range r.parts[1:] {
		if p.role == aWord {
			words = append(words, p)
		} else {
			others = append(others, p)
		}
	}
	minutes, isTime := r.timeIn(words)
	if len(words) > 0 && !isTime {
		return false
	}
	r.id, r.parts = r.parts[0], others
	r.out.About = about
	if isTime {
		r.addValue(model.FieldTimebox, minutes, words[0].start, words[len(words)-1].end)
	}
	if !r.Record.Exists(about) {
		r.problem(r.id.start, r.id.end, `%s (\%s for words)`, r.notThere(about), about)
		return true
	}
	r.gather(acceptedFields{what: "a place for " + about.String(), takes: []model.Requirement{optional(model.FieldTimebox), optional(model.FieldPresenter)}})
	r.out.Command = model.PutOnAgenda{About: about, Timebox: r.out.With[model.FieldTimebox].Number, Presenter: r.out.With[model.FieldPresenter].Text}
	return true
}

// defaultSpeaker has feedback come from whoever writes it, where nobody else is named
// and the model would take it to be somebody else's.
func (r *reader) defaultSpeaker(fields []model.Requirement) {
	i := slices.IndexFunc(fields, func(q model.Requirement) bool { return q.Field == model.FieldBy })
	if i < 0 || r.Me == 0 || r.verb.makes.Info().Register || !r.verb.makes.Info().Series.IsZero() || r.out.With.Has(model.FieldBy) || fields[i].Default.Person == r.Me {
		return
	}
	r.out.With[model.FieldBy] = model.Who(r.Me)
}

// readParent takes the id behind a letter: what the new thing is raised on.
func (r *reader) readParent(kind model.Kind) (model.Ref, bool) {
	if len(r.parts) == 0 {
		return model.Ref{}, false
	}
	about, ok := idOf(r.parts[0])
	_, dashed := dashedID(r.parts[0].text)
	if !ok {
		about, dashed = r.keyOf(r.parts[0], kind.Info().Parents)
	}
	at := 0
	if !dashed || !slices.Contains(kind.Info().Parents, about.Kind) {
		if about, at = r.parentToken(kind); at < 0 {
			return model.Ref{}, false
		}
	}
	r.id, r.parts = r.parts[at], slices.Delete(slices.Clone(r.parts), at, at+1)
	if !r.Record.Exists(about) {
		r.problem(r.id.start, r.id.end, `%s (\%s for words)`, r.notThere(about), about)
		return model.Ref{}, false
	}
	return about, true
}

// parentToken finds what a new thing is on where that is written as on:D-2, as it is of kinds
// that have it as a field; at is -1 where it is not.
func (r *reader) parentToken(kind model.Kind) (about model.Ref, at int) {
	if hasRequirement(fieldsOf(kind), model.FieldOn) {
		return about, -1
	}
	at = slices.IndexFunc(r.parts, func(p part) bool { return p.role == aToken && p.field == model.FieldOn })
	if at < 0 {
		return about, -1
	}
	about, ok := dashedID(r.parts[at].text)
	if !ok || !slices.Contains(kind.Info().Parents, about.Kind) {
		return about, -1
	}
	return about, at
}

// readEnds takes the ids behind a letter as what the fields of a kind name, in their order:
// "jt JS-1 JS-2" leads from the one to the other.
func (r *reader) readEnds(kind model.Kind, ends []model.Field) {
	fields := fieldsOf(kind)
	for _, f := range ends {
		if len(r.parts) == 0 {
			return
		}
		about, ok := idOf(r.parts[0])
		_, dashed := dashedID(r.parts[0].text)
		i := slices.IndexFunc(fields, func(q model.Requirement) bool { return q.Field == f })
		if !ok || !dashed || i < 0 || !slices.Contains(fields[i].Of, about.Kind) {
			return
		}
		p := r.parts[0]
		r.parts = r.parts[1:]
		if !r.Record.Exists(about) {
			r.problem(p.start, p.end, "%s", r.notThere(about))
			return
		}
		r.addValue(f, model.Value{Lines: []string{about.String()}}, p.start, p.end)
	}
}

// removeEmpty leaves out what was given as nothing: "why:\"\"", but where nothing is an answer.
func (r *reader) removeEmpty() {
	for f, v := range r.out.With {
		if spec, _ := model.SpecOf(f); v.IsZero() && !spec.None {
			delete(r.out.With, f)
		}
	}
}

// remainingGaps returns what a new thing lacks: an owner, and what the ruling asks for that it
// will usually get, without which a meeting cannot close. Each is marked Optional.
func (r *reader) remainingGaps(fields []model.Requirement) []model.Requirement {
	var asked []model.Requirement
	info := r.verb.makes.Info()
	if r.verb.makes.NeedsOwner() {
		asked = append(asked, model.Requirement{FieldSpec: model.FieldSpec{Field: model.FieldOwner}})
	}
	if outcome := info.UsualOutcome; outcome != "" {
		usual := requirementsOf(r.verb.makes, outcome)
		if hasRequirement(usual, model.FieldOwner) {
			asked = nil
		}
		asked = append(asked, usual...)
	}
	var gaps []model.Requirement
	for _, q := range asked {
		i := slices.IndexFunc(fields, func(have model.Requirement) bool { return have.Field == q.Field })
		if i < 0 || q.Optional || q.Field == model.FieldWording || r.out.With.Has(q.Field) || !q.Default.IsZero() || !fields[i].Default.IsZero() {
			continue
		}
		if q.Field == model.FieldOwner && r.hasKnownPresenter() {
			continue
		}
		gap := fields[i]
		gap.Optional, gap.Because = true, q.Because
		gaps = append(gaps, gap)
	}
	return gaps
}

// hasKnownPresenter reports whether the presenter is somebody known, who then owns the
// item.
func (r *reader) hasKnownPresenter() bool {
	_, ok := r.Record.PersonNamed(r.out.With[model.FieldPresenter].Text)
	return ok
}

// readPerson reads "p Lea Novak".
func (r *reader) readPerson() {
	r.out.Kind = model.KindPerson
	for i, p := range r.parts {
		if p.role == aName && i == 0 { // "p @Lea Novak"
			r.parts[i].role, r.parts[i].quoted = aWord, false
		}
	}
	r.gather(acceptedFieldsOfName("p"))
	if len(r.words) == 0 {
		r.hint("say the name: p Lea Novak")
		return
	}
	name, apart := r.out.With[model.FieldWords].Text, r.out.With[model.FieldApart].Person
	if err := r.Record.MayBeAdded(name, apart); err != nil {
		r.problem(r.words[0].start, r.words[len(r.words)-1].end, "%s", err)
		return
	}
	r.out.Command = model.AddPerson{PersonName: name, Apart: apart}
}

// acceptedFieldsOfName returns what a verb takes that says how somebody is called: the name, and
// who looks the same and is somebody else.
func acceptedFieldsOfName(verb string) acceptedFields {
	return acceptedFields{what: verb, bare: model.FieldWords, takes: []model.Requirement{optional(model.FieldApart)}}
}

// readRename reads "rename P-2 Ben Okafor", and "rename @okfor Ben Okafor".
func (r *reader) readRename() {
	about, ok := r.somebody()
	if !ok {
		r.readWithoutTarget()
		return
	}
	r.out.Kind, r.out.About = model.KindPerson, about
	r.gather(acceptedFieldsOfName("rename"))
	if len(r.words) == 0 {
		r.hint("say how %s is called: rename %s Lea Novak", r.Record.TextOf(about), about)
		return
	}
	r.setName(about, r.words[0].start, r.words[len(r.words)-1].end)
}

// somebody is the person whose name or id follows the verb, else the one in
// focus.
func (r *reader) somebody() (model.Ref, bool) {
	if len(r.parts) == 0 || r.parts[0].role != aName {
		return r.target()
	}
	r.id, r.parts = r.parts[0], r.parts[1:]
	who, ok := r.value(model.FieldOwner, r.id)
	return model.Ref{Kind: model.KindPerson, ID: who.Person}, ok
}

// setName gives a person the name that the words say.
func (r *reader) setName(about model.Ref, start, end int) {
	name, apart := r.out.With[model.FieldWords].Text, r.out.With[model.FieldApart].Person
	if err := r.Record.MayBeCalled(about.ID, name, apart); err != nil {
		r.problem(start, end, "%s", err)
		return
	}
	r.out.Command = model.RenamePerson{Person: about.ID, PersonName: name, Apart: apart, Seen: r.Record.Version(about)}
}
