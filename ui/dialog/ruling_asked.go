package dialog

import (
	"slices"
	"strings"

	"gavel/model"
	"gavel/ui/part"
)

// This file is a read-back in words, for where there is no screen to draw it on.

// OutcomeChoice is one way to answer a thing, as it is offered in words.
type OutcomeChoice struct {
	Intent part.Intent // what choosing it asks for
	Word   string      // the verb
	Says   string      // what it asks for, or why not now
	NotNow bool        // the record would refuse it
}

// Title says who has the word.
func (d *Ruling) Title(c part.Context) string { return rulingTitle(c, d.about) }

// Problem is what was wrong; "" for nothing.
func (d *Ruling) Problem() string { return d.problem }

// Choices are the ways to answer, in the order of the screen.
func (d *Ruling) Choices(c part.Context) []OutcomeChoice {
	d.begin(c)
	return slices.Clone(d.outcomes(c))
}

// Read is a thing as it is read to the room, one fact a line and nothing folded.
func Read(c part.Context, about model.Ref) []string {
	lines := []string{about.String() + " " + wordsOf(c, about)}
	for _, line := range details(c, about) {
		lines = append(lines, strings.Replace(line, "\t", ": ", 1))
	}
	return lines
}
