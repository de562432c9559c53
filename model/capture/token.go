package capture

import (
	"slices"
	"strings"

	"gavel/model"
	"gavel/model/spelling"
)

// tokenName is the name before the colon of a word that could be a token. A
// URL is none.
func tokenName(word string) (name string, ok bool) {
	name, value, ok := strings.Cut(word, ":")
	if !ok || name == "" || strings.HasPrefix(value, "//") {
		return "", false
	}
	for i := range len(name) {
		if c := name[i] | 0x20; c < 'a' || c > 'z' {
			return "", false
		}
	}
	return name, true
}

// tokenOf is the field that a token names, or the token that was probably
// meant; neither for a word.
func (s *scanner) tokenOf(name string) (field model.Field, meant string) {
	name = strings.ToLower(name)
	spec, ok := model.SpecOf(model.Field(name))
	if ok && spec.Token() == name+":" && (s.grammar == ofLines || spec.Field == model.FieldDue) {
		return spec.Field, ""
	}
	if ok && spec.Token() == "@" {
		return "", "@"
	}
	return "", s.nearToken(name)
}

// nearToken is the token that a name nearly is, by a slip, its beginning or the
// label in forms; "" for none.
func (s *scanner) nearToken(name string) string {
	if len(name) < 2 || len(name) > 20 {
		return ""
	}
	for _, spec := range s.allTokens() {
		token := strings.TrimSuffix(spec.Token(), ":")
		begins := len(name) >= 3 && (strings.HasPrefix(token, name) || strings.HasPrefix(spec.Label, name))
		if begins || slip(name, token) {
			return spec.Token()
		}
	}
	return ""
}

// allTokens is every token that counts, but for @.
func (s *scanner) allTokens() []model.FieldSpec {
	if s.tokens != nil {
		return s.tokens
	}
	fields := []model.Field{model.FieldDue}
	if s.grammar == ofLines {
		fields = allFields()
	}
	for _, f := range fields {
		if spec, _ := model.SpecOf(f); len(spec.Token()) > 1 {
			s.tokens = append(s.tokens, spec)
		}
	}
	return s.tokens
}

// slip reports whether a name is a token but for a slip of the finger: one in a
// short token, two in a long one, none in one of two letters.
func slip(name, token string) bool {
	switch {
	case len(token) < 3 || name[0] != token[0]:
		return false
	case len(token) < 6:
		return spelling.Distance(name, token) <= 1
	}
	return spelling.Distance(name, token) <= 2
}

// allFields is every field that some command takes, each once. It is found by
// asking the model what everything takes.
func allFields() []model.Field {
	var list []model.Field
	seen := make(map[model.Field]bool)
	add := func(asked []model.Requirement) {
		for _, q := range asked {
			if !seen[q.Field] {
				seen[q.Field] = true
				list = append(list, q.Field)
			}
		}
	}
	for _, k := range kinds() {
		add(fieldsOf(k))
	}
	for _, k := range kinds() {
		for _, o := range model.Outcomes(k) {
			add(requirementsOf(k, o.Outcome))
		}
	}
	add(always())
	add([]model.Requirement{optional(model.FieldApart), optional(model.FieldNew), optional(model.FieldFollows), optional(model.FieldPlanned)})
	add(model.CycleFields())
	add(model.MeetingFields())
	add(model.PersonFields())
	return list
}

// kinds are the kinds of things that lines are about, in the order of help.
func kinds() []model.Kind {
	return slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return !k.Raisable() })
}

// fieldsOf returns what may be said of a kind, whatever it is raised on.
func fieldsOf(k model.Kind) []model.Requirement {
	return new(model.Record).Fields(k, model.Ref{}, 0)
}

// requirementsOf returns what a ruling asks for, whatever it is about: an empty record has
// nothing to offer but what is always offered.
func requirementsOf(k model.Kind, o model.Outcome) []model.Requirement {
	return new(model.Record).Requirements(model.Ref{Kind: k}, o, 0)
}

// always returns what every ruling may say, asked or not.
func always() []model.Requirement {
	return []model.Requirement{optional(model.FieldVia)}
}

func optional(f model.Field) model.Requirement {
	spec, _ := model.SpecOf(f)
	return model.Requirement{FieldSpec: spec, Optional: true}
}
