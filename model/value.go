package model

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxText, maxNotes and maxLines bound one answer, in runes and in lines, so
// that no paste can fill a row, a screen or the file.
const (
	maxText  = 4_000
	maxNotes = 40_000
	maxLines = 100
)

// bounded is text that is safe to draw, or a refusal where it is longer than a
// row may hold.
func bounded(label, text string, multiline bool) (string, error) {
	limit := maxText
	if multiline {
		limit = maxNotes
	}
	text = Clean(text, multiline)
	if utf8.RuneCountInString(text) > limit {
		return "", &Refusal{Reason: BadValue, Says: fmt.Sprintf("%s is longer than %d characters; shorten it, or keep the rest in a linked document", label, limit)}
	}
	return text, nil
}

// clean is the values with every text safe to draw. It refuses what no field
// can hold: text that is too long, a date or a choice that is none.
func (v Values) clean() (Values, error) {
	cleaned := make(Values, len(v))
	for _, field := range slices.Sorted(maps.Keys(v)) { // in order, so that the first mistake is always the same
		spec, ok := specs[field]
		if !ok {
			return nil, &Refusal{Reason: BadValue, Says: fmt.Sprintf("there is no field %s", Quoted(string(field)))}
		}
		value, err := v[field].clean(spec)
		if err != nil {
			return nil, err
		}
		cleaned[field] = value
	}
	return cleaned, nil
}

func (v Value) clean(spec FieldSpec) (Value, error) {
	var failed error
	v = v.mapText(func(text string) string {
		text, err := bounded(spec.Label, text, spec.Sort == SortText)
		if err == nil {
			err = CheckAnswer(spec.Field, text)
		}
		if failed == nil {
			failed = err
		}
		return text
	})
	if failed != nil {
		return v, failed
	}
	if n := max(len(v.Lines), len(v.Criteria), len(v.Tasks)); n > maxLines {
		return v, badValue(spec.Field, fmt.Sprintf("%s is longer than %d lines; keep the rest in a linked document", spec.Label, maxLines))
	}
	if spec.Sort == SortChoice && v.Text != "" && !slices.Contains(spec.Choices, v.Text) {
		return v, badValue(spec.Field, fmt.Sprintf("%s is %s", spec.Label, strings.Join(spec.Choices, " or ")))
	}
	if spec.Sort == SortFigure && v.Text != "" {
		f, err := ParseFigure(v.Text)
		if err != nil {
			return v, badValue(spec.Field, err.Error())
		}
		v.Text = string(f)
	}
	if err := v.Date.check(); err != nil {
		return v, badValue(spec.Field, err.Error())
	}
	for _, task := range v.Tasks {
		if err := task.Due.check(); err != nil {
			return v, badValue(spec.Field, err.Error())
		}
	}
	return v, nil
}

// mapText is the value with each of its texts changed by f; lines, criteria
// and tasks without words go.
func (v Value) mapText(f func(string) string) Value {
	v.Text = f(v.Text)
	var lines []string
	for _, line := range v.Lines {
		if line = f(line); line != "" {
			lines = append(lines, line)
		}
	}
	v.Lines = lines
	var criteria []NewCriterion
	for _, c := range v.Criteria {
		c = NewCriterion{Text: f(c.Text), Check: f(c.Check), Constraint: f(c.Constraint)}
		if c.Text != "" {
			criteria = append(criteria, c)
		}
	}
	v.Criteria = criteria
	var tasks []NewTask
	for _, t := range v.Tasks {
		if t.Text = f(t.Text); t.Text != "" {
			tasks = append(tasks, t)
		}
	}
	v.Tasks = tasks
	return v
}

// given is the values without those that say nothing.
func (v Values) given() Values {
	given := maps.Clone(v)
	maps.DeleteFunc(given, func(f Field, value Value) bool { return value.IsZero() && !specs[f].None })
	return given
}

// describeValues is the values in words, for a person who compares them with others.
func (r *Record) describeValues(v Values) string {
	var told []string
	v = v.given()
	for _, field := range slices.Sorted(maps.Keys(v)) {
		text := r.describeValue(v[field])
		if len(v) > 1 {
			text = fmt.Sprintf("%s: %s", specs[field].Label, text)
		}
		told = append(told, text)
	}
	return strings.Join(told, "; ")
}

func (r *Record) describeValue(v Value) string {
	words := append([]string{v.Text, string(v.Date)}, v.Lines...)
	if v.Person != 0 {
		words = append(words, r.NameOf(v.Person))
	}
	if v.Number != 0 {
		words = append(words, strconv.Itoa(v.Number))
	}
	for _, c := range v.Criteria {
		words = append(words, c.Text)
	}
	for _, t := range v.Tasks {
		words = append(words, t.Text)
	}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), ", ")
}

// differingFields returns the fields that values would change of a thing.
func (r *Record) differingFields(about Ref, v Values) []Field {
	was, _ := r.differingValues(r.valuesOf(about), v)
	return slices.Collect(maps.Keys(was))
}

// differingValues is the fields in which two people's values differ, as each says them.
func (r *Record) differingValues(theirs, yours Values) (Values, Values) {
	a, b := Values{}, Values{}
	for field, value := range yours {
		if r.describeValue(value) != r.describeValue(theirs[field]) {
			a[field], b[field] = theirs[field], value
		}
	}
	return a, b
}
