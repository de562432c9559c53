package capture

import (
	"strings"

	"gavel/model"
)

// readPromise reads "promise held", and "promise slipped "refund mails were late" action:…".
func (r *reader) readPromise() {
	cycle, _ := r.Record.Cycle()
	r.out.Kind, r.out.About = model.KindCycle, cycle.Ref()
	if len(r.parts) == 0 || r.parts[0].role != aWord {
		r.hint("say how it did: promise held, or promise slipped \"what customers noticed\" action:\"what follows @owner\"")
		return
	}
	verdict := strings.ToLower(r.parts[0].text)
	if verdict != model.PromiseHeld && verdict != model.PromiseSlipped {
		r.problem(r.parts[0].start, r.parts[0].end, "a promise held or slipped; write one of the two")
		return
	}
	r.parts = r.parts[1:]
	fields := r.Record.PromiseFields(verdict)
	accepted := acceptedFields{what: "promise " + verdict, takes: fields}
	if verdict == model.PromiseSlipped {
		accepted.bare = model.FieldImpact
	}
	r.gather(accepted)
	r.removeEmpty()
	r.out.Missing = model.Missing(fields, r.out.With)
	r.out.Command = model.RecordPromise{Verdict: verdict, With: r.out.With}
}
