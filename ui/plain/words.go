package plain

import (
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
)

// target names the thing a word is about: a thing by its id, or by its number in what
// was listed last; and what follows it.
type target struct {
	on    keymap.On // what it has to be said of
	about model.Ref
	rest  string
}

// wordLine is a line that is a word of the keymap, with what it is said of.
type wordLine struct {
	intent keymap.Intent
	word   string
	target
}

// scopes are asked for words, innermost first.
func (d *console) scopes() []keymap.Scope { return append(d.screen().Everywhere(), keymap.Global) }

// word finds the word that a line is, alone or with what it is said of. Any
// other line is for the capture line.
func (d *console) word(line string, scopes ...keymap.Scope) (found wordLine, ok bool) {
	for _, b := range d.session.Keys.In(scopes...) {
		for _, word := range b.Keys {
			rest, begins := after(line, word)
			if !begins || len(word) <= len(found.word) {
				continue
			}
			if to, fits := d.target(b, rest); fits {
				found, ok = wordLine{intent: b.Intent, word: word, target: to}, true
			}
		}
	}
	return found, ok
}

// after returns what follows a word at the beginning of a line.
func after(line, word string) (rest string, begins bool) {
	have, want := strings.Fields(line), strings.Fields(word)
	if len(have) < len(want) || !strings.EqualFold(strings.Join(have[:len(want)], " "), word) {
		return "", false
	}
	return strings.Join(have[len(want):], " "), true
}

// target reads what follows a word: nothing, a thing, for an edit also the
// field, for an import the path of a file.
func (d *console) target(b keymap.Binding, rest string) (to target, fits bool) {
	if rest == "" || b.Intent == keymap.ImportAgenda {
		return target{on: b.On, rest: rest}, true
	}
	if b.On == keymap.OnNothing {
		return to, false
	}
	name, more, _ := strings.Cut(rest, " ")
	about, ok := d.thing(name)
	if !ok || (more != "" && b.Intent != keymap.Edit) {
		return to, false
	}
	if b.Intent == keymap.OpenItem && !d.screen().Shows(about) {
		return to, false // the capture line opens it all the same, such as a journey
	}
	return target{on: b.On, about: about, rest: more}, true
}

// thing returns what an id, or a number of what was listed last, stands for.
func (d *console) thing(name string) (model.Ref, bool) {
	if row, ok := capture.RowNumber(name); ok {
		if row < 1 || row > len(d.listed) {
			return model.Ref{}, false
		}
		return d.listed[row-1], true
	}
	about, ok := d.session.Record.Named(name)
	return about, ok && d.session.Record.Exists(about)
}

// wordOfOtherScreen is the screen that a word belongs to, where it is not this one.
func (d *console) wordOfOtherScreen(line string) (wordLine, keymap.Scope, bool) {
	for _, b := range keymap.Words().Bindings() {
		if slices.Contains([]keymap.Scope{keymap.OnWelcome, keymap.OnPrepare, keymap.OnReview}, b.Scope) {
			if found, ok := d.word(line, b.Scope); ok && found.intent == b.Intent {
				return found, b.Scope, true
			}
		}
	}
	return wordLine{}, "", false
}
