package dialog

import (
	"slices"

	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/part"
)

// This file is a form as plain questions, one after the other, for where there
// is no screen to draw it on.

// Question is one field of a form as it is asked.
type Question struct {
	Label   string
	Says    string   // the question, with what helps to answer it
	Choices []string // what it takes; none for anything
	Offered string   // what an empty answer keeps; "" where there has to be an answer, or may be none
	Several bool     // it takes one thing a line
	Long    bool     // it is a text, which may have several lines
	May     bool     // it may stay empty
	Field   model.Field
	Sort    model.Sort
}

// Title says what the form is for, and whether what it asks is for its writer
// alone.
func (f *Form) Title() string {
	if f.private {
		return f.title + " (private)"
	}
	return f.title
}

// Lead is read before the questions.
func (f *Form) Lead() []string { return f.lead }

// Reads is what is read back before the questions: what is being decided; zero
// for nothing.
func (f *Form) Reads() model.Ref { return f.reads }

// Problem is what was wrong; "" for nothing.
func (f *Form) Problem() string { return f.problem }

// Pending is the fields to ask for: all of them at first; those that something
// is wrong with later on, and the one to begin at of a form that edits.
func (f *Form) Pending(first bool) []int {
	if !first || (f.edits && f.at != "") {
		return []int{f.focus}
	}
	all := make([]int, len(f.fields))
	for i := range all {
		all[i] = i
	}
	return all
}

// Question is how field i is asked. A choice that is asked for has to be made:
// nothing is chosen for anybody.
func (f *Form) Question(c part.Context, i int) Question {
	x := f.fields[i]
	q := Question{Label: x.Label, Says: prompt(c, x.Requirement), Choices: x.Choices, Offered: x.input.Value(), May: x.Optional, Field: x.Field, Sort: x.Sort}
	q.Several = slices.Contains([]model.Sort{model.SortLines, model.SortCriteria, model.SortTasks}, x.Sort)
	q.Long = x.Sort == model.SortText
	if x.Sort == model.SortChoice && !x.Optional {
		q.Offered = ""
	}
	return q
}

// Answer puts an answer into field i; the error says why it does not take it.
func (f *Form) Answer(c part.Context, i int, text string) error {
	f.problem = ""
	x := f.fields[i]
	value, err := capture.Parse(x.Spec, text, c.Scene(f.about))
	if err != nil {
		return err
	}
	x.input.Set(capture.Text(x.Spec, value, c.Scene(f.about)))
	return nil
}
