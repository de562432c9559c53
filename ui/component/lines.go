package component

import (
	"strings"

	"gavel/model"
)

// Back is the word that leaves a question unanswered.
const Back = "back"

// Lines puts a dialog in words, for whoever has no screen to draw it on.
type Lines interface {
	// Say says texts, one after the other.
	Say(texts ...string)
	// Refuse says why an answer was not taken, or why nothing is done.
	Refuse(why string)
	// Number says lines with a number each, which is good for an answer alone.
	Number(heading string, lines []string)
	// List says lines with a number each that means the thing until the next list.
	List(heading string, about []model.Ref, lines []string)
	// Ask puts a question and waits for its answer; left says that whoever was asked does
	// not want to answer. Its error ends the conversation, and is to be handed on.
	Ask(q Query) (answer string, left bool, err error)
	// Unclear says that an answer was not understood, and which would be.
	Unclear(answer string, words ...string)
	// Piped reports whether nobody sits in front of it: the lines that come are no
	// answers to what only a person would be asked.
	Piped() bool
}

// Query is a question: what it belongs to, what it asks for in a word or two, and the
// sentence that asks.
type Query struct {
	Form, Label, Says string
	Offers            []string // answers that can be told before
	Words             bool     // any words are an answer; those that are more likely meant for gavel are asked back
	Numbers           bool     // a number alone may be an answer in words
}

// The answers of a question that takes one of two.
const (
	Yes = "yes"
	No  = "no"
)

// YesOrNo puts a question until it is answered with yes or no, or left. An empty answer
// is what it keeps; "" for none.
func YesOrNo(l Lines, q Query, keeps string) (answer string, left bool, err error) {
	q.Offers = []string{Yes, No, Back}
	for {
		answer, left, err = l.Ask(q)
		switch {
		case err != nil || left:
			return "", left, err
		case answer == "" && keeps != "":
			return keeps, false, nil
		case strings.EqualFold(answer, Yes):
			return Yes, false, nil
		case strings.EqualFold(answer, No):
			return No, false, nil
		}
		l.Unclear(answer, Yes, No, Back)
	}
}
