package keymap

import (
	"cmp"
	"slices"
	"strings"

	"gavel/model"
)

// RulingOn returns the scope of the answers to a kind of thing.
func RulingOn(kind model.Kind) Scope { return Scope("ruling on " + kind.Info().Article) }

// present returns what a place is called now, by what it is or was called. Files of keys
// that people wrote then go on working.
func present(scope Scope) Scope {
	if scope == "ruling on a remark" {
		return RulingOn(model.KindFeedback)
	}
	return scope
}

// inPanes are the kinds in the order of the panes that list them; any other comes
// after.
var inPanes = []model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback}

// ruled returns the kinds that can be ruled on.
func ruled() []model.Kind {
	kinds := slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return len(model.Outcomes(k)) == 0 })
	place := func(k model.Kind) int { return (slices.Index(inPanes, k) + len(inPanes) + 1) % (len(inPanes) + 1) }
	slices.SortStableFunc(kinds, func(a, b model.Kind) int { return cmp.Compare(place(a), place(b)) })
	return kinds
}

// rulings returns a binding for each outcome of each kind. Its key is the first
// letter of its verb that no outcome before it has.
func rulings() []Binding {
	var list []Binding
	for _, kind := range ruled() {
		taken := ""
		outcomes := model.Outcomes(kind)
		if kind == model.KindItem {
			outcomes = append(outcomes, model.OutcomesAsItStands()...)
		}
		for _, o := range outcomes {
			key := freeLetter(o.Verb, taken)
			taken += key
			list = append(list, Binding{
				Scope: RulingOn(kind), Intent: Intent(o.Verb), Outcome: o.Outcome, Keys: keys(key), Label: o.Verb, Help: cmp.Or(o.Help, o.Verb),
			})
		}
		if Owned(kind) {
			list = append(list, Binding{Scope: RulingOn(kind), Intent: Assign, Keys: keys("@"), Label: "assign", Help: "give it an owner, or another one"})
		}
		if kind == model.KindItem {
			list = append(list, Binding{Scope: RulingOn(kind), Intent: NewDecision, Keys: keys("p"), Label: "decision", Help: "put a decision on it, in words of its own"})
		}
	}
	return list
}

// Owned reports whether things of a kind that is ruled on have an owner of their own, who
// rules on them.
func Owned(kind model.Kind) bool { return kind != model.KindFeedback }

// freeLetter returns the first letter of a word that is not taken, else the first
// one of the alphabet.
func freeLetter(word, taken string) string {
	for _, letter := range word + "abcdefghijklmnopqrstuvwxyz" {
		if letter >= 'a' && letter <= 'z' && !strings.ContainsRune(taken, letter) {
			return string(letter)
		}
	}
	return ""
}
