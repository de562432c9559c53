package keymap

import (
	"slices"
	"strings"
)

// Scope is where a binding holds. Scopes are asked innermost first; a dialog
// leaks nothing to what lies behind it, because only its own scopes are asked.
type Scope string

// The scopes.
const (
	Global        Scope = "everywhere"
	OnReview      Scope = "review"
	OnPrepare     Scope = "prepare"
	OnWelcome     Scope = "welcome"
	OnRoom        Scope = "room view"
	InRoomWindow  Scope = "window of the room"
	InList        Scope = "list"
	InAgenda      Scope = "agenda pane"
	InDecisions   Scope = "decisions pane"
	InBlockers    Scope = "blockers pane"
	InGate        Scope = "gate pane"
	InMeetings    Scope = "meetings pane"
	InPlan        Scope = "plan pane"
	InCapture     Scope = "capture line"
	InDialog      Scope = "dialog"
	InForm        Scope = "form"
	InChoice      Scope = "choice"
	InText        Scope = "text of several lines"
	RulesItem     Scope = "ruling on an item"
	RulesDecision Scope = "ruling on a decision"
	RulesBlocker  Scope = "ruling on a blocker"
	RulesCheck    Scope = "ruling on a check"
	RulesFeedback Scope = "ruling on a remark"
	InRollCall    Scope = "roll call"
	InPalette     Scope = "palette"
	InHelp        Scope = "help"
	InDocument    Scope = "document"
	InImport      Scope = "import preview"
	InCloseCheck  Scope = "close"
	InUnsaved     Scope = "not saved"
	BeforePrivate Scope = "before what is private"
)

// Binding is one line of the table: in a scope, these keys mean an intent.
type Binding struct {
	Scope  Scope
	Intent Intent
	Keys   []string
	Label  string // one or two words, for the key line
	Help   string // a sentence's worth, for help and palette
}

// Map is a table of bindings.
type Map struct {
	bindings []Binding
}

// Default is the table that gavel comes with.
func Default() Map { return Map{bindings: slices.Clone(defaults)} }

// Bindings lists the whole table, in its order.
func (m Map) Bindings() []Binding { return m.bindings }

// Intent is what a key means, asking the scopes in their order.
func (m Map) Intent(key string, scopes ...Scope) (Intent, bool) {
	key = Normal(key)
	for _, scope := range scopes {
		for _, b := range m.bindings {
			if b.Scope == scope && slices.Contains(b.Keys, key) {
				return b.Intent, true
			}
		}
	}
	return "", false
}

// In lists the bindings that hold where the scopes are asked in their order:
// a key that an inner scope takes is gone from the outer ones.
func (m Map) In(scopes ...Scope) []Binding {
	taken := map[string]bool{}
	var list []Binding
	for _, scope := range scopes {
		for _, b := range m.bindings {
			if b.Scope != scope {
				continue
			}
			b.Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(key string) bool { return taken[key] })
			if len(b.Keys) > 0 {
				list = append(list, b)
			}
		}
		for _, b := range m.bindings {
			if b.Scope == scope {
				for _, key := range b.Keys {
					taken[key] = true
				}
			}
		}
	}
	return list
}

// Key is the first key for an intent in the scopes, as a person reads it; ""
// where no key means it.
func (m Map) Key(intent Intent, scopes ...Scope) string {
	for _, b := range m.In(scopes...) {
		if b.Intent == intent {
			return Readable(b.Keys[0])
		}
	}
	return ""
}

// Normal is the one name of a key that terminals name in several ways.
func Normal(key string) string {
	switch key {
	case " ":
		return "space"
	case "return":
		return "enter"
	case "escape":
		return "esc"
	case "ctrl+i":
		return "tab"
	case "ctrl+m":
		return "enter"
	case "ctrl+[":
		return "esc"
	case "ctrl+h":
		return "backspace"
	}
	return key
}

// Readable is a key as help writes it.
func Readable(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	}
	return strings.Replace(key, "ctrl+", "^", 1)
}
