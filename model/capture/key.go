package capture

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// This file reads the words by which things are named beside their ids, such as the key of a
// metric.

func hasKey(k model.Kind) bool { return k.Info().Key != "" }

// keyOf returns the thing of some kinds whose key a part is.
func (r *reader) keyOf(p part, kinds []model.Kind) (model.Ref, bool) {
	if p.role != aWord || p.quoted || p.literal || !slices.ContainsFunc(kinds, hasKey) {
		return model.Ref{}, false
	}
	about, ok := r.Record.Named(strings.TrimRight(p.text, trailing))
	return about, ok && slices.Contains(kinds, about.Kind) && hasKey(about.Kind)
}

// namesOf returns the words that name a thing: its key, where it has one, and its id.
func (ctx Context) namesOf(about model.Ref) []string {
	if about.Kind == model.KindCycle {
		return []string{model.NameCycle, model.NamePromise, about.String()}
	}
	if key := ctx.Record.KeyOf(about); key != about.String() {
		return []string{key, about.String()}
	}
	return []string{about.String()}
}

// refuseUnknownKey refuses a line of a kind whose words are a number where another word
// stands before it: that was to name what the number is of.
func (r *reader) refuseUnknownKey(kind model.Kind) {
	info := kind.Info()
	if !info.Numeric || len(r.parts) == 0 || r.parts[0].role != aWord || r.parts[0].quoted {
		return
	}
	p := r.parts[0]
	if _, err := model.ParseFigure(p.text); err != nil && !strings.ContainsAny(p.text[:1], "0123456789-+") {
		r.problem(p.start, p.end, "%s", r.explainKey(p.text, info.Parents))
	}
}

// NoMetric says that a word names no metric, and what it may be.
func NoMetric(word string, ctx Context) string {
	return ctx.withDefaults().explainKey(word, []model.Kind{model.KindMetric})
}

// explainKey says that a word names nothing of some kinds, and what it may be.
func (ctx Context) explainKey(word string, kinds []model.Kind) string {
	const most = 6
	var keys []string
	for _, k := range kinds {
		if k == model.KindCycle { // beside a metric it is named for its promise
			keys = append(keys, model.NamePromise)
			continue
		}
		for _, about := range ctx.Record.AllOf(k) {
			keys = append(keys, ctx.namesOf(about)[0])
		}
	}
	kind := kinds[slices.IndexFunc(kinds, hasKey)]
	says := fmt.Sprintf("there is no %s %s", kind, model.Quoted(word))
	for _, key := range keys {
		if strings.HasPrefix(key, strings.ToLower(word)) || slip(strings.ToLower(word), key) {
			return says + fmt.Sprintf("; did you mean %s?", key)
		}
	}
	switch {
	case len(keys) == 0:
		return says + fmt.Sprintf("; there is none yet: %s %s", kind.Info().Head, kind.Info().Sample)
	case len(keys) > most:
		return says + fmt.Sprintf("; list %s lists the %d", kind.Info().Plural, len(keys))
	}
	return says + "; write " + joinOr(keys)
}
