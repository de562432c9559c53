package capture

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gavel/model"
)

// things reads the ids of things, with commas or white space between them. Each is there,
// and of a kind that the field names.
func things(spec model.FieldSpec, text string, ctx Context) (model.Value, error) {
	if slices.Equal(spec.Of, []model.Kind{model.KindPerson}) {
		return people(text, ctx)
	}
	var v model.Value
	isBetween := func(r rune) bool { return r == ',' || unicode.IsSpace(r) }
	at := 0
	for _, word := range strings.FieldsFunc(text, isBetween) {
		start := at + strings.Index(text[at:], word)
		at = start + len(word)
		refuse := func(format string, args ...any) (model.Value, error) {
			return model.Value{}, &ValueError{Says: fmt.Sprintf(format, args...), Start: start, End: at}
		}
		about, ok := parseID(strings.TrimRight(word, trailing))
		if !ok {
			about, ok = ctx.Record.Named(word)
		}
		switch {
		case !ok && slices.ContainsFunc(spec.Of, hasKey):
			return refuse("%s", ctx.explainKey(word, spec.Of))
		case !ok:
			return refuse("%s is no id; write %s", model.Quoted(word), sampleThings(spec))
		case len(spec.Of) > 0 && !slices.Contains(spec.Of, about.Kind):
			return refuse("%s is %s, and %s takes %s", about, about.Kind.Info().Article, spec.Token(), joinKinds(spec.Of))
		case !ctx.Record.Exists(about):
			return refuse("%s", ctx.notThere(about))
		}
		v.Lines = append(v.Lines, about.String())
	}
	return v, nil
}

// sampleThings returns how the things of a field are written.
func sampleThings(spec model.FieldSpec) string {
	of := spec.Of
	if len(of) == 0 {
		of = []model.Kind{model.KindDecision}
	}
	return fmt.Sprintf("one such as %s, several with commas between", model.Ref{Kind: of[0], ID: 1})
}

// things offers the things that a field can name, those that still wait for somebody first.
func (c *completer) things(spec model.FieldSpec, typed string) {
	last := strings.LastIndex(typed, ",") + 1
	var list []model.Ref
	for _, k := range spec.Of {
		list = append(list, c.Record.AllOf(k)...)
	}
	slices.SortStableFunc(list, func(a, b model.Ref) int { return c.answered(a) - c.answered(b) })
	for _, about := range list {
		for _, name := range c.namesOf(about) {
			if isBegun(name, typed[last:]) && !strings.Contains(typed[:last], name+",") {
				c.add(spec.Token()+typed[:last]+name+" ", c.Record.TextOf(about))
				break
			}
		}
	}
}

// people reads the names of people, with commas between them.
func people(text string, ctx Context) (v model.Value, err error) {
	at := 0
	for piece := range strings.SplitSeq(text, ",") {
		name := strings.TrimSpace(piece)
		start := at + strings.Index(piece, name)
		at += len(piece) + 1
		if name == "" {
			continue
		}
		id, err := Person(strings.TrimPrefix(name, "@"), ctx)
		if err != nil {
			return model.Value{}, &ValueError{Says: err.Error(), Start: start, End: start + len(name), Err: err}
		}
		v.Lines = append(v.Lines, model.Ref{Kind: model.KindPerson, ID: id}.String())
	}
	return v, nil
}

// thingText writes a thing so that things reads it back.
func (ctx Context) thingText(id string) string {
	if about, ok := model.ParseRef(id); ok && about.Kind == model.KindPerson {
		return ctx.nameText(about.ID)
	}
	return id
}
