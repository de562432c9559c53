package capture

import (
	"fmt"
	"strconv"
	"strings"

	"gavel/model"
)

// ValueError is a text that a field cannot take: what is wrong, and where in
// the text.
type ValueError struct {
	Says       string
	Start, End int   // byte offsets
	Err        error // the cause, such as an *UnknownPerson; may be nil
}

// Error is the sentence for the person who typed it.
func (e *ValueError) Error() string { return e.Says }

// Unwrap is the cause.
func (e *ValueError) Unwrap() error { return e.Err }

// at is the error for a text that begins at a place of a longer one.
func (e *ValueError) at(offset int) *ValueError {
	return &ValueError{Says: e.Says, Start: e.Start + offset, End: e.End + offset, Err: e.Err}
}

// maxMinutes is a day: no timebox is longer.
const maxMinutes = 24 * 60

// Parse reads the value of a field from text, as forms and plain questions take
// it: one entry a line where there are several, a criterion as "what | how it
// is checked", a condition or an action with @owner and due:day. Empty text is
// the zero value. The error is a *ValueError.
func Parse(spec model.FieldSpec, text string, ctx Context) (model.Value, error) {
	ctx = ctx.withDefaults()
	if strings.TrimSpace(text) == "" {
		return model.Value{}, nil
	}
	v, err := parse(spec, text, ctx)
	if err != nil {
		return v, err
	}
	if err := v.CheckAnswers(spec.Field); err != nil {
		return v, &ValueError{Says: err.Error(), End: len(text), Err: err}
	}
	return v, nil
}

func parse(spec model.FieldSpec, text string, ctx Context) (model.Value, error) {
	if read := valueSortOf(spec.Sort).read; read != nil {
		return read(spec, text, ctx)
	}
	return model.Words(model.Clean(text, false)), nil
}

// Text writes the value of a field so that Parse reads it back: the text of a
// form's field.
func Text(spec model.FieldSpec, v model.Value, ctx Context) string {
	if write := valueSortOf(spec.Sort).write; write != nil {
		return write(v, ctx.withDefaults())
	}
	return v.Text
}

// nameText returns the whole name of a person; the id where nobody has it.
func (ctx Context) nameText(id model.ID) string {
	if p, ok := ctx.Record.People.Get(id); ok {
		return p.Name
	}
	return model.Ref{Kind: model.KindPerson, ID: id}.String()
}

// minutes reads "15", "15m", "15 min", "1h", "1h30".
func minutes(text string) (model.Value, error) {
	typed := strings.ToLower(strings.ReplaceAll(text, " ", ""))
	hours, rest, isHours := strings.Cut(typed, "h")
	if !isHours {
		hours, rest = "0", typed
	}
	for _, unit := range []string{"minutes", "mins", "min", "m"} {
		if n, ok := strings.CutSuffix(rest, unit); ok {
			rest = n
			break
		}
	}
	if isHours && rest == "" {
		rest = "0"
	}
	h, errH := strconv.ParseUint(hours, 10, 16)
	m, errM := strconv.ParseUint(rest, 10, 16)
	total := int(h)*60 + int(m)
	if errH != nil || errM != nil || total < 1 || total > maxMinutes {
		return model.Value{}, fmt.Errorf("%s is no number of minutes; write one between 1 and %d, such as 15 or 1h30", model.Quoted(text), maxMinutes)
	}
	return model.Value{Number: total}, nil
}

// choice reads one of the choices, or the first letters that tell them apart.
func choice(spec model.FieldSpec, text string) (model.Value, error) {
	var found []string
	for _, c := range spec.Choices {
		if strings.EqualFold(c, text) {
			return model.Words(c), nil
		}
		if strings.HasPrefix(strings.ToLower(c), strings.ToLower(text)) {
			found = append(found, c)
		}
	}
	if len(found) == 1 {
		return model.Words(found[0]), nil
	}
	return model.Value{}, fmt.Errorf("%s is no answer to %s; write %s", model.Quoted(text), model.Quoted(spec.Label), joinOr(spec.Choices))
}

// lines is the lines of a text that say anything.
func lines(text string) []string {
	var list []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = model.Clean(line, false); line != "" {
			list = append(list, line)
		}
	}
	return list
}
