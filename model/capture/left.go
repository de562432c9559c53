package capture

import "gavel/model"

// readLeft reads "left @ben" and "left @ben to:@ana": who left for good, and who takes over
// what is theirs.
func (r *reader) readLeft() {
	about, ok := r.somebody()
	if !ok {
		r.readWithoutTarget()
		return
	}
	r.out.Kind, r.out.About = model.KindPerson, about
	r.gather(acceptedFields{what: r.verb.word, takes: model.LeftFields()})
	r.out.Command = model.MarkLeft{Person: about.ID, To: r.out.With[model.FieldTo].Person}
}

// readRejoin reads "rejoin @ben": who left, and is here again.
func (r *reader) readRejoin() {
	about, ok := r.somebody()
	if !ok {
		r.readWithoutTarget()
		return
	}
	r.out.Kind, r.out.About = model.KindPerson, about
	r.alone()
	r.out.Command = model.Rejoin{Person: about.ID}
}
