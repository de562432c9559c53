package capture

import (
	"slices"
	"strings"

	"gavel/model"
)

// This file reads values that stand without quotes. A text runs to the next token or
// @name, so that none of its words is lost to the title; a person, a day and a time are
// one word, or the words that are one together: "@Ana Ruiz", "due:4 dec", "time:15 min".

// maxUnquoted is the largest number of words that a person, a day or a time is read from.
const maxUnquoted = 4

// joinWords joins to the values of parts the words behind them that belong to them. takes
// returns the spec of a field that the line can say something of.
func joinWords(line string, parts []part, takes func(model.Field) (model.FieldSpec, bool), ctx Context) []part {
	var list []part
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		n := 0
		spec, ok := specOfPart(p, takes)
		switch sort := valueSortOf(spec.Sort); {
		case !ok || p.quoted || p.text == "":
		case sort.oneWord:
			n = wordsOfOne(line, spec, parts[i:], ctx)
		case spec.Sort == model.SortTasks:
			n = count(parts[i+1:], func(next part) bool { return isWord(next, takes) || isOfTask(next, takes) })
		case spec.Sort == model.SortThings: // ids with commas between
			n = count(parts[i+1:], func(next part) bool { _, is := idOf(next); return is && strings.HasSuffix(p.text, ",") })
		case !isOneID(spec.Field):
			n = count(parts[i+1:], func(next part) bool { return isWord(next, takes) })
		}
		if n > 0 {
			p = runTo(line, p, parts[i+1:i+1+n], spec)
			i += n
		}
		list = append(list, p)
	}
	return list
}

// specOfPart returns what the value of a part is of; ok is false for a part that has none
// that the line takes. A name is always one.
func specOfPart(p part, takes func(model.Field) (model.FieldSpec, bool)) (model.FieldSpec, bool) {
	switch p.role {
	case aName:
		return model.SpecOf(model.FieldOwner)
	case aToken:
		return takes(p.field)
	}
	return model.FieldSpec{}, false
}

// isOneID reports whether the value of a field is the id of a thing, or one name, which
// is a word whatever follows.
func isOneID(f model.Field) bool {
	switch f {
	case model.FieldCriterion, model.FieldOf, model.FieldWithout, model.FieldExtends, model.FieldZone:
		return true
	}
	return false
}

// isWord reports whether a part is a word to the line: what is neither a name nor a token
// that it takes. "to:" with nothing behind it is one where there is nobody to name.
func isWord(p part, takes func(model.Field) (model.FieldSpec, bool)) bool {
	if p.role == aToken && p.text == "" && !p.quoted {
		_, ok := takes(p.field)
		return !ok
	}
	return p.role == aWord
}

// isOfTask reports whether a part says who does a condition or an action, or by when, and
// can say nothing else in the line.
func isOfTask(p part, takes func(model.Field) (model.FieldSpec, bool)) bool {
	f := p.field
	if p.role == aName {
		f = model.FieldOwner
	}
	if f != model.FieldOwner && f != model.FieldDue {
		return false
	}
	_, ok := takes(f)
	return !ok
}

func count(parts []part, fits func(part) bool) int {
	if n := slices.IndexFunc(parts, func(p part) bool { return !fits(p) }); n >= 0 {
		return n
	}
	return len(parts)
}

// wordsOfOne returns how many of the words behind the first part are of its value, which is
// a person, a day or a time: those that make a known name of it, or what can be read at
// all where the first word cannot be.
func wordsOfOne(line string, spec model.FieldSpec, parts []part, ctx Context) int {
	first := parts[0]
	text := line[first.at:first.end]
	_, wrong := valueOf(first, line, spec, ctx)
	most := 0
	for n, next := range parts[1:min(len(parts), maxUnquoted)] {
		if !isBare(next) || strings.ContainsAny(text[len(text)-1:], trailing) {
			break
		}
		text += " " + next.text
		value := strings.TrimRight(text, trailing)
		is := false
		switch spec.Sort {
		case model.SortPerson:
			_, is = ctx.Record.PersonNamed(value)
		case model.SortMinutes:
			is = endTime().MatchString(value)
		default:
			_, err := Parse(spec, value, ctx)
			is = wrong != nil && err == nil
		}
		if is {
			most = n + 1
		}
	}
	return most
}

// runTo returns a part whose value goes on with the parts behind it.
func runTo(line string, p part, more []part, spec model.FieldSpec) part {
	first := p
	first.start = p.at
	p.end = more[len(more)-1].end
	p.until = p.end
	words := []part{first}
	for _, w := range more {
		if w.role != aWord {
			w.text = line[w.start:w.end]
		}
		words = append(words, w)
	}
	p.text = joined(line, words)
	if spec.Sort == model.SortTasks { // its words are read once more
		p.text = line[p.at:p.end]
	}
	if p.role == aName {
		p.text = strings.TrimRight(p.text, trailing)
		p.until = p.at + len(p.text)
	}
	return p
}
