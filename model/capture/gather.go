package capture

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// maxProblems is the number of mistakes that are looked for in one line: what was pasted
// by accident is not read to its end.
const maxProblems = 20

// gather reads what follows the verb into the values that the command takes.
func (r *reader) gather(accepted acceptedFields) {
	r.want = accepted
	for i, p := range r.parts {
		r.parts[i].field = accepted.meant(p.field)
	}
	r.parts = joinWords(r.line, r.parts, accepted.spec, r.Context)
	for _, p := range r.parts {
		if len(r.out.Problems)+len(r.out.Names) > maxProblems {
			return
		}
		switch p.role {
		case aWord:
			r.words = append(r.words, p)
		case aName:
			r.readName(p)
		case aToken:
			r.readToken(p)
		case aMistake:
			r.problem(p.start, p.end, "%s", r.mistakeSays(p))
		}
	}
	r.timebox()
	r.readBareWords()
}

// readName takes @name: the owner, of feedback who said it, of a task who does it.
func (r *reader) readName(p part) {
	switch {
	case r.want.at != "":
		r.readPart(r.want.at, p)
	case r.want.task:
		r.acceptForTask(model.FieldOwner, p)
	default:
		if v, ok := r.value(model.FieldOwner, p); ok && (r.want.ruler == 0 || v.Person != r.want.ruler) {
			r.problem(p.start, p.end, "%s", r.explainName(p, v.Person))
		}
	}
}

// explainName says why a command has no use for a name.
func (r *reader) explainName(p part, who model.ID) string {
	literal := ` (\@ for words)`
	if r.want.ruler == 0 {
		return fmt.Sprintf("%s takes no name%s; it takes %s", r.want.what, literal, r.want.tokens())
	}
	about, owner := r.out.About, r.Record.NameOf(r.want.ruler)
	if _, ok := r.want.spec(model.FieldTo); ok {
		return fmt.Sprintf("%s is %s's; to escalate it to %s write to:%s", about, owner, r.Record.NameOf(who), r.line[p.start+1:p.end])
	}
	return fmt.Sprintf("%s is %s's; to give it to %s first: assign %s %s", about, owner, r.Record.NameOf(who), about, r.line[p.start:p.end])
}

// readToken takes due:fri and the like.
func (r *reader) readToken(p part) {
	_, ok := r.want.spec(p.field)
	switch {
	case ok:
		r.readPart(p.field, p)
	case p.text == "" && !p.quoted: // "note to: the team" is words
		p.text = r.line[p.start:p.end]
		r.words = append(r.words, p)
	case p.field == model.FieldDue && r.want.task:
		r.acceptForTask(p.field, p)
	default:
		if made := r.verb.makes; p.field == model.FieldOn && made != "" && len(made.Info().Parents) > 0 {
			r.problem(p.start, p.end, "write what %s is on behind the letter: %s %s", made.Info().Article, r.verb.letter, strings.ToUpper(p.text))
			return
		}
		spec, _ := model.SpecOf(p.field)
		r.problem(p.start, p.end, `%s takes no %s (\%s for words); it takes %s`, r.want.what, spec.Token(), spec.Token(), r.want.tokens())
	}
}

// readPart puts the value of a part under its field.
func (r *reader) readPart(f model.Field, p part) {
	if v, ok := r.value(f, p); ok {
		r.addValue(f, v, p.start, p.end)
	}
}

// addValue adds a value to what was given. Lists grow; of others there is one.
func (r *reader) addValue(f model.Field, v model.Value, start, end int) {
	with := r.out.With
	was, again := with[f]
	spec, _ := model.SpecOf(f)
	switch {
	case f == model.FieldCheck && !hasRequirement(r.want.takes, f):
		r.checkLast(v, start, end)
		return
	case !again:
		r.given = append(r.given, f)
	case isList(spec.Sort):
		v.Lines = append(was.Lines, v.Lines...)
		v.Criteria = append(was.Criteria, v.Criteria...)
		v.Tasks = append(was.Tasks, v.Tasks...)
	case spec.Sort == model.SortPerson:
		r.problem(start, end, `that is a second person; one named person is asked for (\@ for words)`)
		return
	default:
		r.problem(start, end, "%s is given twice; keep one of them", spec.Label)
		return
	}
	with[f] = v
}

func isList(s model.Sort) bool {
	return s == model.SortLines || s == model.SortDays || s == model.SortPeriods || s == model.SortThings || s == model.SortCriteria || s == model.SortTasks
}

// checkLast says how the criterion given last is checked.
func (r *reader) checkLast(v model.Value, start, end int) {
	list := slices.Clone(r.out.With[model.FieldCriteria].Criteria)
	if len(list) == 0 {
		r.problem(start, end, "check: says how the crit: before it is checked; write crit: first")
		return
	}
	list[len(list)-1].Check = v.Text
	r.out.With[model.FieldCriteria] = model.Value{Criteria: list}
}

// acceptForTask puts a name or a day with the task that the bare words are.
func (r *reader) acceptForTask(f model.Field, p part) {
	v, ok := r.value(f, p)
	switch {
	case !ok:
	case f == model.FieldOwner && r.task.Owner != 0, f == model.FieldDue && r.task.Due != "":
		r.problem(p.start, p.end, "one action has one owner and one day; for a second write %s again", r.taskToken())
	case f == model.FieldOwner:
		r.task.Owner = v.Person
	default:
		r.task.Due = v.Date
	}
}

func (r *reader) taskToken() string {
	spec, _ := model.SpecOf(r.want.bare)
	return spec.Token()
}

// readBareWords takes the words that stand without a token. They come first, wherever
// in the line they stand.
func (r *reader) readBareWords() {
	if len(r.words) == 0 {
		if r.task.Owner != 0 || r.task.Due != "" {
			r.problem(r.headStart, r.headEnd, `whose is that? The owner and the day of an action stand with its words: %s"words @name due:fri"`, r.taskToken())
		}
		return
	}
	f := r.want.bare
	place := part{start: r.words[0].start, end: r.words[len(r.words)-1].end}
	if f == "" {
		r.problem(place.start, place.end, "%s", r.explainWords())
		return
	}
	if r.isOnlyNumbers(f) {
		r.problem(place.start, place.end, "%s alone says nothing; say it in words, or in quotes where that is what is meant", r.line[place.start:place.end])
		return
	}
	spec, _ := model.SpecOf(f)
	text := joined(r.line, r.words)
	v := model.Words(model.Clean(text, spec.Sort == model.SortText))
	switch spec.Sort {
	case model.SortTasks:
		r.task.Text = model.Clean(text, false)
		v = model.Value{Tasks: append([]model.NewTask{r.task}, r.out.With[f].Tasks...)}
		delete(r.out.With, f)
	case model.SortPerson, model.SortDate:
		place.at, place.until, place.text = place.start, place.end, text
		var ok bool
		if v, ok = r.value(f, place); !ok {
			return
		}
	}
	if err := errors.Join(v.CheckAnswers(f), model.CheckWords(r.wordsOf(), v.Text)); err != nil {
		r.problem(place.start, place.end, "%s", err)
		return
	}
	r.addValue(f, v, place.start, place.end)
	r.given = slices.Insert(slices.DeleteFunc(r.given, func(g model.Field) bool { return g == f }), 0, f)
}

// wordsOf is the kind that the words of the line are the words of; "" for none.
func (r *reader) wordsOf() model.Kind {
	if r.want.bare == model.FieldWords {
		return r.out.Kind
	}
	return ""
}

// explainWords says what a command takes instead of bare words.
func (r *reader) explainWords() string {
	var list []string
	for _, q := range r.want.takes {
		if q.Sort.Info().Bare && q.Field != model.FieldVia && q.Field != model.FieldWords {
			list = append(list, q.Token()+`"…"`)
		}
	}
	if len(list) == 0 {
		says := fmt.Sprintf("%s takes no words; leave them out", r.want.what)
		if about := r.out.About; !about.IsZero() {
			says += fmt.Sprintf(", or say them as feedback: f %s …", about)
		}
		return says
	}
	return fmt.Sprintf("say what these words are: %s", joinOr(list))
}

// value reads the value of a part and notes what is wrong with it.
func (r *reader) value(f model.Field, p part) (model.Value, bool) {
	spec, ok := r.want.spec(f)
	if !ok {
		spec, _ = model.SpecOf(f)
	}
	v, wrong := valueOf(p, r.line, spec, r.Context)
	if wrong == nil {
		return v, true
	}
	var unknown *UnknownPerson
	if errors.As(wrong, &unknown) {
		r.out.Names = append(r.out.Names, UnknownName{Start: wrong.Start, End: wrong.End,
			Name: unknown.Name, Near: unknown.Near, Says: unknown.Error()})
	} else {
		r.problem(wrong.Start, wrong.End, "%s", wrong.Says)
	}
	return v, false
}

// mistakeSays says what is wrong with a token that there is not, and names the nearest one
// that the command takes.
func (r *reader) mistakeSays(p part) string {
	if p.meant == "" {
		p.meant = r.want.nearest(strings.TrimSuffix(tokenPart(r.line, p), ":"))
	}
	if p.meant == "" {
		return fmt.Sprintf(`there is no token %[1]s (\%[1]s for words); %[2]s takes %[3]s`, tokenPart(r.line, p), r.want.what, r.want.tokens())
	}
	return mistakeSays(p, r.line)
}

// mistakeSays asks whether a token was meant.
func mistakeSays(p part, line string) string {
	meant := p.meant + line[p.start+len(tokenPart(line, p)):p.end]
	return fmt.Sprintf(`did you mean %s? (\%s for words)`, meant, tokenPart(line, p))
}

// tokenPart is a part up to its colon, and the colon.
func tokenPart(line string, p part) string {
	name, _ := tokenName(line[p.start:p.end])
	return name + ":"
}

// emptySays asks for the value of a token or the name behind an @.
func emptySays(spec model.FieldSpec, p part, line string) string {
	if p.role == aName {
		return `a name follows the @ at once: @ana, or @"Ana Ruiz"`
	}
	if p.end < len(line) {
		return fmt.Sprintf(`the value follows %s at once, in quotes if it holds a space; it asks: %s (\%s for words)`, spec.Token(), spec.Prompt, spec.Token())
	}
	return fmt.Sprintf("%s asks: %s", spec.Token(), spec.Prompt)
}
