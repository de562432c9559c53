package model

import "slices"

// Option is one way to answer a decision.
type Option struct {
	InCycle
	Decision ID     `json:"decision"`
	Position int64  `json:"position"`
	Text     string `json:"text"`
}

// Parent returns the decision.
func (o Option) Parent() Ref { return decisionRef(o.Decision) }

// OptionsOf is the options of a decision, in their order.
func (r *Record) OptionsOf(decision ID) []Option {
	return r.Options.of(decisionRef(decision))
}

func optionsOf(r *Record, d *Decision) Value {
	var v Value
	for _, o := range r.OptionsOf(d.ID) {
		v.Lines = append(v.Lines, o.Text)
	}
	return v
}

func setOptions(r *Record, d *Decision, v Value, _ Instant) error {
	was := r.OptionsOf(d.ID)
	if slices.EqualFunc(was, v.Lines, func(o Option, text string) bool { return o.Text == text }) {
		return nil
	}
	for _, o := range was {
		r.Options.remove(o.ID)
	}
	for i, text := range v.Lines {
		r.Options.put(Option{InCycle: start(r, &r.Options), Decision: d.ID, Position: int64(i + 1), Text: text})
	}
	d.Recommendation = r.numberedOption(*d, d.Recommendation)
	return nil
}
