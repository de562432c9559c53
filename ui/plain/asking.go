package plain

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
)

// This file puts questions. Whoever is asked can say help, again and status in the
// middle of one, and leave with back; a word of the program is never taken for an
// answer by accident.

// prompt says where one is and what is asked for.
func promptOf(q component.Query) string { return strings.TrimSuffix(q.Form, "?") + ", " + q.Label }

// Ask puts a question and waits for the answer. In quotes it stands as it is. What is more
// likely to be meant for gavel is said, and the question put again. Where the input ends,
// or a signal ends it, what the question belongs to is left undone.
func (d *console) Ask(q component.Query) (answer string, left bool, err error) {
	d.asking, d.offers = true, q.Offers
	defer func() { d.asking, d.offers = false, nil }()
	for {
		d.printf("%s", q.Says)
		if err := d.keepDrafts(); err != nil {
			return "", false, err
		}
		answer, err = d.line(promptOf(q))
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, errEnded):
			return "", false, &Unfinished{Form: q.Form, signal: errors.Is(err, errEnded)}
		case err != nil:
			return "", false, err
		}
		switch strings.ToLower(answer) {
		case "help", "?":
			d.helpInside(q)
			continue
		case again: // the question is put again
			continue
		case "status":
			d.printf("This is %s; it needs: %s.", model.Quoted(q.Form), q.Label)
			d.printStanding()
			continue
		case component.Back:
			return "", true, nil
		}
		if answer, ok := d.answerOf(q, answer); ok {
			return answer, false, nil
		}
	}
}

// keepDrafts writes down what was answered before the next answer is waited for, so that
// no kill loses it.
func (d *console) keepDrafts() error {
	if !d.session.Typing() {
		return nil
	}
	d.session.KeepDrafts()
	return d.work(nil)
}

// helpInside says what can be written where a question waits.
func (d *console) helpInside(q component.Query) {
	d.printf("This is %s; it needs: %s. Nothing is saved before it is answered to its end.", model.Quoted(q.Form), q.Label)
	d.printf("%s leaves it, %s puts the question again, status says how the meeting stands. An answer that is such a word stands in quotes.", component.Back, again)
}

// Unclear says that an answer was not understood, and which words are.
func (d *console) Unclear(text string, words ...string) {
	last := len(words) - 1
	takes := strings.Join(words[:last], ", ") + " or " + words[last]
	if text == "" {
		d.refuse("an empty line is no answer here; write %s", takes)
		return
	}
	if d.isWord(text) {
		d.refuse("%q waits until this is answered or left; write %s", text, takes)
		return
	}
	d.refuse("%q is not understood here; write %s", text, takes)
}

// answerOf reads an answer to a question that takes words. ok is false where it is more
// likely to be meant for the program; that is said.
func (d *console) answerOf(q component.Query, text string) (answer string, ok bool) {
	if inner, quoted := unquoted(text); quoted && d.explainUnlikelyAnswer(q, inner) != "" {
		return inner, true
	}
	if why := d.explainUnlikelyAnswer(q, text); why != "" {
		d.refuse("%s; %s is asked for here. If it is the answer, write it in quotes: %q. %s leaves the form", why, q.Label, text, component.Back)
		return "", false
	}
	return text, true
}

// unquoted returns what stands between a pair of quotes.
func unquoted(text string) (inner string, ok bool) {
	if len(text) < 3 || text[0] != '"' || text[len(text)-1] != '"' {
		return "", false
	}
	return strings.TrimSpace(text[1 : len(text)-1]), true
}

// explainUnlikelyAnswer says why an answer is more likely a word that was meant for the
// program; "" where it is an answer.
func (d *console) explainUnlikelyAnswer(q component.Query, text string) string {
	if !q.Words {
		return ""
	}
	if strings.EqualFold(text, component.Back) || d.isWord(text) {
		if strings.Contains(text, " ") {
			return fmt.Sprintf("%q reads like a line for gavel", text)
		}
		return fmt.Sprintf("%q is a word of gavel", text)
	}
	if row, number := capture.RowNumber(text); number && row < mostRows && !q.Numbers {
		return fmt.Sprintf("%s alone says nothing", text)
	}
	return ""
}

// mostRows is more rows than any list has: a number above it is a year, or a measure.
const mostRows = 1_000

// isWord reports whether a text is what somebody writes who takes the question for the
// place where words are taken: a word of any screen, alone or with what it is said of,
// or a verb with an id or alone.
func (d *console) isWord(text string) bool {
	for _, w := range own {
		if rest, begins := after(text, w.word); begins && (rest == "" || (w.takes && d.isReference(rest))) {
			return true
		}
	}
	for _, word := range []string{"?", again, "help"} {
		if strings.EqualFold(text, word) {
			return true
		}
	}
	for _, b := range d.session.Keys.Bindings() {
		for _, word := range b.Keys {
			if rest, begins := after(text, word); begins && slices.Contains(wordScopes, b.Scope) && (rest == "" || d.isReference(strings.Fields(rest)[0])) {
				return true
			}
		}
	}
	return d.isKnownID(text) || d.isVerb(text)
}

// wordScopes are the scopes in which the words of the keymap are asked for at the beginning of a line.
var wordScopes = []keymap.Scope{
	keymap.Global, keymap.OnWelcome, keymap.OnPrepare, keymap.OnReview, keymap.InAgenda, keymap.InDecisions, keymap.InBlockers, keymap.InGate, keymap.InActions,
}

// isKnownID reports whether a word is the id of a thing that is there.
func (d *console) isKnownID(word string) bool {
	about, ok := model.ParseRef(word)
	return ok && strings.Contains(word, "-") && d.session.Record.Exists(about)
}

// isVerb reports whether a text is a verb of the capture line, alone or with an id or
// the number of a row behind it. A letter is none: it begins many a sentence.
func (d *console) isVerb(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || !slices.Contains(capture.Verbs(), strings.ToLower(words[0])) {
		return false
	}
	if len(words) == 1 {
		return true
	}
	return d.isReference(words[1])
}

// isReference reports whether a word says what something is said of: an id, or the number of
// a row.
func (d *console) isReference(word string) bool {
	_, row := capture.RowNumber(word)
	return d.isKnownID(word) || row
}
