package capture

import "gavel/model"

// left reads "left @ben" and "left @ben to:@ana": who left for good, and who takes over
// what is theirs.
func (r *reader) left() {
	about, ok := r.somebody()
	if !ok {
		r.unaimed()
		return
	}
	r.out.Kind, r.out.About = model.KindPerson, about
	r.gather(want{what: r.verb.word, takes: model.LeftFields()})
	r.out.Command = model.MarkLeft{Person: about.ID, To: r.out.With[model.FieldTo].Person}
}

// rejoin reads "rejoin @ben": who left, and is here again.
func (r *reader) rejoin() {
	about, ok := r.somebody()
	if !ok {
		r.unaimed()
		return
	}
	r.out.Kind, r.out.About = model.KindPerson, about
	r.alone()
	r.out.Command = model.Rejoin{Person: about.ID}
}
