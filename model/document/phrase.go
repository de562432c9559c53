package document

import (
	"fmt"
	"strings"
	"time"

	"gavel/model"
)

// This file puts numbers, days and lists into words.

// count returns "1 action", "2 actions".
func count(n int, one string) string {
	return fmt.Sprintf("%d %s", n, plural(n, one))
}

// some returns "2 decided", and nothing for none.
func some(n int, word string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", n, word)
}

func plural(n int, one string) string {
	if n == 1 {
		return one
	}
	return one + "s"
}

// times returns "once", "twice", "3 times".
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// calendar writes days and times around one day, leaving out what goes without
// saying there: the year of a day that is near, and the day itself.
type calendar struct {
	today model.Date
}

// day returns "Fri 4 Dec", with its year where it is more than half a year away.
func (c calendar) day(d model.Date) string { return d.Near(c.today) }

// at returns "10:12", after its day where that is another one.
func (c calendar) at(t time.Time) string {
	if model.DateOf(t) == c.today {
		return t.Format("15:04")
	}
	return c.day(model.DateOf(t)) + " " + t.Format("15:04")
}

// outcome returns an outcome as minutes say it.
func outcome(o model.Outcome) string {
	switch o {
	case model.Conditional:
		return "approved on conditions"
	case model.Confirmed:
		return "approved, conditions met: confirmed"
	case model.Extended:
		return "approved on conditions, extended"
	case model.Passed:
		return "passed"
	case model.Failed:
		return "failed"
	}
	return string(o)
}

// stateOf returns how a thing stands, as a document says it: an assumption is confirmed in
// another sense than a decision.
func stateOf(about model.Ref, o model.Outcome) string {
	if about.Kind == model.KindDecision {
		return outcome(o)
	}
	return string(o)
}

// joined returns the texts that are not empty, with a separator between them.
func joined(separator string, texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, separator)
}

// cameBy returns how the answer came of somebody who was not in the room. People
// write it as they speak: "message", "phoned him".
func cameBy(via string) string { return inline(model.SayVia(via)) }

// inBrackets returns a text in brackets behind another, and nothing for no text.
func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// labelled returns a text under its label, and nothing where there is no text.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}
