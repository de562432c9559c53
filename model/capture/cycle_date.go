package capture

import (
	"slices"
	"strings"

	"gavel/model"
)

// dateToConfirm returns the date of the cycle that a line confirms: "confirm customer". The
// word alone, or before tokens, names the date; before other words it is a word.
func (r *reader) dateToConfirm() (model.Field, bool) {
	if r.verb.word != model.VerbOf(model.KindDecision, model.Confirmed) || len(r.parts) == 0 || r.id.text != "" || r.parts[0].role != aWord ||
		slices.ContainsFunc(r.parts[1:], func(p part) bool { return p.role == aWord }) {
		return "", false
	}
	word := model.Field(strings.TrimSuffix(strings.ToLower(r.parts[0].text), "s")) // "customers", too
	return word, slices.Contains(model.CycleDates(), word)
}

// readConfirmDate reads "confirm customer why:"the press knows it"": a date of the cycle stays
// although the other one moved.
func (r *reader) readConfirmDate(date model.Field) {
	cycle, _ := r.Record.Cycle()
	r.parts = r.parts[1:]
	r.out.Kind, r.out.About = model.KindCycle, cycle.Ref()
	fields := r.Record.ConfirmDateFields(date)
	r.gather(acceptedFields{what: "confirm " + string(date), takes: fields})
	r.removeEmpty()
	r.out.Missing = model.Missing(fields, r.out.With)
	r.out.Command = model.ConfirmDate{Date: date, With: r.out.With}
}
