package capture

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// The words of a list that are no filter of any kind.
const (
	sortToken   = "sort"
	reverseWord = "reverse"
)

// ReadList reads what a list is to hold, as people write it: "open actions @ana",
// "blockers due-before:fri carrier", "decisions state:open,deferred sort:owner". The
// kind is the first word that names one; what is no filter is a word to be found. The
// error is a sentence for the person who wrote it.
func ReadList(line string, ctx Context) (model.Query, error) {
	parts := listParts(line)
	at, word := -1, ""
	for i, p := range parts {
		if word = p.text; p.name == "" && !p.quoted {
			if _, named := model.KindNamed(word); named {
				at = i
				break
			}
		}
	}
	if at < 0 {
		return model.Query{}, model.UnknownKind(word)
	}
	kind, _ := model.KindNamed(word)
	return readFilters(kind, slices.Delete(parts, at, at+1), ctx)
}

// ReadFilter reads what narrows and orders the list of a kind, as people write it:
// "open @ana", "due<fri carrier", "state:open,mitigated sort:level". What is no filter is a
// word to be found. The error is a sentence for the person who wrote it.
func ReadFilter(kind model.Kind, line string, ctx Context) (model.Query, error) {
	return readFilters(kind, listParts(line), ctx)
}

func readFilters(kind model.Kind, parts []listPart, ctx Context) (model.Query, error) {
	r := listReader{ctx: ctx.withDefaults(), query: model.Query{Kind: kind}}
	for _, p := range parts {
		if err := r.add(p); err != nil {
			return model.Query{}, err
		}
	}
	return r.query, nil
}

// FilterWords returns what narrows and orders the list of a kind, as it is written.
func FilterWords(k model.Kind) []string {
	var words []string
	for _, f := range k.Filters() {
		words = append(words, f.Choices...)
		switch {
		case f.Flag:
			words = append(words, f.Name)
		case len(f.Choices) == 0:
			words = append(words, f.Name+":")
		}
	}
	for _, name := range k.Sorts() {
		words = append(words, sortToken+":"+name)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// listReader makes a query of the words of a line.
type listReader struct {
	ctx   Context
	query model.Query
}

func (r *listReader) add(p listPart) error {
	filters := r.query.Kind.Filters()
	named := func(ok func(model.Filter) bool) string {
		i := slices.IndexFunc(filters, ok)
		if i < 0 {
			return ""
		}
		return filters[i].Name
	}
	byPerson := func(f model.Filter) bool { return f.Sort == model.SortPerson }
	byWord := func(f model.Filter) bool {
		return slices.ContainsFunc(f.Choices, func(c string) bool { return strings.EqualFold(c, p.text) })
	}
	byFlag := func(f model.Filter) bool { return f.Flag && strings.EqualFold(f.Name, p.text) }
	switch {
	case p.name == "@" && named(byPerson) == "":
		return &model.Refusal{Reason: model.BadValue, Says: fmt.Sprintf("%s have no owner; leave out @%s", r.query.Kind.Info().Plural, p.text)}
	case p.name == "@":
		return Where(&r.query, named(byPerson), p.text, r.ctx)
	case p.name == sortToken:
		return SortBy(&r.query, p.text)
	case p.name != "":
		return Where(&r.query, p.name, p.text, r.ctx)
	case p.quoted:
	case strings.EqualFold(p.text, reverseWord):
		r.query.Reverse = true
		return nil
	case named(byWord) != "":
		return Where(&r.query, named(byWord), p.text, r.ctx)
	case named(byFlag) != "":
		return Where(&r.query, named(byFlag), "", r.ctx)
	}
	r.query.Words = append(r.query.Words, p.text)
	return nil
}

// Where adds a filter to a query, by its name and its value as people write it. A
// choice that is made twice takes both.
func Where(q *model.Query, name, text string, ctx Context) error {
	f, err := q.Kind.FilterNamed(strings.ToLower(name))
	if err != nil {
		return err
	}
	v, err := filterValue(f, strings.TrimSpace(text), ctx.withDefaults())
	if err != nil {
		return err
	}
	for i, c := range q.Where {
		if c.Name == f.Name && f.Sort == model.SortChoice {
			q.Where[i].Value.Lines = append(c.Value.Lines, v.Lines...)
			return nil
		}
	}
	q.Where = append(q.Where, model.Condition{Filter: f, Value: v})
	return nil
}

// SortBy orders a query by a column or a field; from behind with a "-" before it.
func SortBy(q *model.Query, name string) error {
	bare, reversed := strings.CutPrefix(strings.ToLower(name), "-")
	names := q.Kind.Sorts()
	if !slices.Contains(names, bare) {
		return &model.Refusal{Reason: model.BadValue, Says: fmt.Sprintf("%s cannot be sorted by %s; write %s", q.Kind.Info().Plural, model.Quoted(name), joinOr(names))}
	}
	q.Sort = bare
	q.Reverse = q.Reverse != reversed
	return nil
}

func filterValue(f model.Filter, text string, ctx Context) (model.Value, error) {
	switch {
	case f.Flag:
		return model.Value{}, nil
	case text == "":
		return model.Value{}, &model.Refusal{Reason: model.BadValue, Says: fmt.Sprintf("say which %s: %s", f.Name, describeFilterValue(f))}
	case f.Of != "":
		about, err := findThing(f.Of, text, ctx)
		return model.Words(about.String()), err
	case f.Sort == model.SortChoice:
		var v model.Value
		for one := range strings.SplitSeq(text, ",") {
			c, err := choice(model.FieldSpec{Label: f.Name, Choices: f.Choices}, strings.TrimSpace(one))
			if err != nil {
				return v, &model.Refusal{Reason: model.BadValue, Says: err.Error()}
			}
			v.Lines = append(v.Lines, c.Text)
		}
		return v, nil
	}
	v, err := parse(model.FieldSpec{Sort: f.Sort, Label: f.Name}, text, ctx)
	if wrong, ok := errors.AsType[*ValueError](err); ok {
		err = &model.Refusal{Reason: model.BadValue, Says: wrong.Says}
		if nobody, ok := errors.AsType[*UnknownPerson](wrong); ok {
			err = nobodyListed(nobody, ctx)
		}
	}
	return v, err
}

// nobodyListed refuses a name that is nobody's, and says whose there are: a list adds
// nobody.
func nobodyListed(nobody *UnknownPerson, ctx Context) error {
	const most = 6
	says := model.Quoted(nobody.Name) + " is nobody known here"
	people := names(slices.Collect(ctx.Record.People.All()))
	switch {
	case nobody.Near != "":
		says += fmt.Sprintf("; did you mean %s?", nobody.Near)
	case len(people) > most:
		says += fmt.Sprintf("; write %s or another of the %d", strings.Join(people[:most], ", "), len(people))
	case len(people) > 0:
		says += "; write " + joinOr(people)
	}
	return &model.Refusal{Reason: model.NotFound, Says: says}
}

// describeFilterValue returns what a filter takes, in words.
func describeFilterValue(f model.Filter) string {
	switch {
	case len(f.Choices) > 0:
		return joinOr(f.Choices)
	case f.Of == model.KindMeeting:
		return "live, last, next or its id, such as M-1"
	case f.Of != "":
		return "its id, such as I-1"
	case f.Sort == model.SortPerson:
		return "a name, such as ana"
	}
	return datesTaken
}

// findThing finds the thing that a filter takes: by its id, of a meeting also by its
// number, or by live, last or next.
func findThing(k model.Kind, text string, ctx Context) (model.Ref, error) {
	ref, ok := ctx.Record.Named(text)
	if k == model.KindMeeting {
		for word, find := range map[string]func() (model.Meeting, bool){"live": ctx.Record.Live, "last": ctx.Record.Last, "next": ctx.Record.Next} {
			if m, found := find(); found && strings.EqualFold(text, word) {
				return m.Ref(), nil
			}
		}
		if n, err := strconv.ParseUint(text, 10, 32); err == nil {
			ref, ok = model.Ref{Kind: k, ID: model.ID(n)}, true
		}
	}
	if cycle, _ := ctx.otherCycleOf(ref); ok && !ctx.Record.Exists(ref) && cycle != 0 {
		return ref, &model.Refusal{Reason: model.NotFound, About: ref, Says: ctx.notThere(ref)}
	}
	if !ok || !ctx.Record.Exists(ref) || (k != model.KindAny && ref.Kind != k) {
		return ref, &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("there is no %s %s", k, model.Quoted(text))}
	}
	return ref, nil
}

// listPart is one piece of a line that asks for a list.
type listPart struct {
	name   string // of a filter, or "@"; "" for a word
	text   string
	quoted bool
}

// listParts cuts a line at its white space; quotes hold together.
func listParts(line string) []listPart {
	var parts []listPart
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		word := line[i:wordEnd(line, i)]
		name, value, isToken := strings.Cut(word, ":")
		filter, front, compares := comparedDay(word)
		var p part
		switch {
		case compares:
			name = filter
			p = scanValue(line, i, i+front)
		case r == '@':
			name = "@"
			p = scanValue(line, i, i+size)
		case isToken && isFilterName(name) && !strings.HasPrefix(value, "//"):
			p = scanValue(line, i, i+len(name)+1)
		default:
			name = ""
			p = scanValue(line, i, i)
		}
		parts = append(parts, listPart{name, p.text, p.quoted})
		i = p.end
	}
	return parts
}

// comparedDay reads the front of "due<fri", which is due-before:fri written shorter: the
// name of the filter, and how long the front is.
func comparedDay(word string) (filter string, front int, ok bool) {
	at := strings.IndexAny(word, "<>")
	if at < 1 || at+1 == len(word) || !isFilterName(word[:at]) || word[at-1] == '-' {
		return "", 0, false
	}
	filter = word[:at] + "-before"
	if word[at] == '>' {
		filter = word[:at] + "-after"
	}
	return filter, at + 1, true
}

// isFilterName reports whether a word can be the name of a filter: letters and dashes.
func isFilterName(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }) < 0
}
