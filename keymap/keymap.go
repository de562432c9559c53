package keymap

import (
	"slices"
	"strings"
	"sync"

	"gavel/model"
)

// Scope is the place in which a binding holds. Scopes are asked innermost first; a dialog
// leaks nothing to what lies behind it, because only its own scopes are asked.
type Scope string

// The scopes, in the order of help. The answers to a kind of thing, whose scopes are named
// after the kinds, stand after the text of several lines.
var (
	Global        = newScope("everywhere")
	InList        = newScope("list")
	InAgenda      = newScope("agenda pane")
	InDecisions   = newScope("decisions pane")
	InBlockers    = newScope("blockers pane")
	InGate        = newScope("gate pane")
	InActions     = newScope("actions pane")
	OnReview      = newScope("review")
	OnRoom        = newScope("room view")
	InRoomWindow  = newScope("window of the room")
	OnPrepare     = newScope("prepare")
	InDigest      = newScope("attention pane")
	InWalk        = newScope("walk")
	InRehearsal   = newScope("rehearsal")
	InMeetings    = newScope("meetings pane")
	InPlan        = newScope("plan pane")
	OnRegisters   = newScope("registers")
	InDetail      = newScope("detail of a thing")
	InFilter      = newTextScope("filter of a list")
	OnWelcome     = newScope("welcome")
	InCapture     = newTextScope("capture line")
	InDialog      = newScope("dialog")
	InForm        = newTextScope("form")
	InChoice      = newTextScope("choice")
	InText        = newTextScope("text of several lines")
	ofRulings     = newScope("")
	InRollCall    = newScope("roll call")
	InPalette     = newTextScope("palette")
	InHelp        = newTextScope("help")
	InDocument    = newScope("document")
	InImport      = newScope("import preview")
	InProposal    = newScope("proposed agenda")
	InAttendees   = newScope("who must be there")
	InCyclePage   = newScope("the page of the cycle")
	InElsewhere   = newScope("thing of another cycle")
	InCloseCheck  = newScope("close")
	InConfirm     = newScope("question")
	BeforePrivate = newScope("before what is private")
	InUnsaved     = newScope("not saved")
)

// scopes are all of them in the order of help, and textScopes those in which letters are
// text.
var scopes, textScopes []Scope

func newScope(name Scope) Scope {
	scopes = append(scopes, name)
	return name
}

func newTextScope(name Scope) Scope {
	textScopes = append(textScopes, name)
	return newScope(name)
}

// Binding is one line of the table: in a scope, these keys mean an intent.
type Binding struct {
	Scope   Scope
	Intent  Intent
	Outcome model.Outcome // how a thing is ruled by it; "" where it is no ruling
	Keys    []string
	Label   string   // one or two words, for the key line
	Help    string   // a sentence's worth, for help and palette
	InLines string   // the help where there is no screen; "" for the same
	Screen  bool     // it needs a screen: no word asks for it
	On      On       // what it is about
	Former  []string // words that asked for it before; scripts and people's fingers still type them
}

// On says what a binding is about.
type On int

// What a binding can be about. Without a screen OnThing has to be named, and OnAny
// may be.
const (
	OnNothing On = iota
	OnAny
	OnThing
)

// Map is a table of bindings.
type Map struct {
	bindings []Binding
	words    bool // the keys are words, none of which begins another

	inScopes *sync.Map // results of In by the names of the scopes; nil: nothing is cached
}

// Default is the table that gavel comes with.
func Default() Map { return Map{bindings: defaults()}.cached() }

// cached returns m with a cache for In. Its bindings must not change any more.
func (m Map) cached() Map {
	m.inScopes = new(sync.Map)
	return m
}

// Bindings lists the whole table, in its order.
func (m Map) Bindings() []Binding { return m.bindings }

// Intent returns what a key, or several after each other with blanks between, means,
// asking the scopes in their order.
func (m Map) Intent(keys string, scopes ...Scope) (Intent, bool) {
	intent, _ := m.Next(keys, scopes...)
	return intent, intent != ""
}

// Next returns what the keys that were pressed mean, or whether there is more to come
// before they do.
func (m Map) Next(pressed string, scopes ...Scope) (intent Intent, more bool) {
	b, more := m.Find(pressed, scopes...)
	return b.Intent, more
}

// Find returns the binding of the keys that were pressed, or whether there is more
// to come before they mean something. A scope further in takes what it knows from
// those further out.
func (m Map) Find(pressed string, scopes ...Scope) (found Binding, more bool) {
	for _, scope := range scopes {
		for _, b := range m.bindings {
			if b.Scope != scope {
				continue
			}
			for _, key := range b.Keys {
				if key == pressed {
					return b, false
				}
				more = more || strings.HasPrefix(key, pressed+" ")
			}
		}
		if more {
			return Binding{}, true
		}
	}
	return Binding{}, false
}

// In lists the bindings that hold where the scopes are asked in their order:
// a key that an inner scope takes is gone from the outer ones. Every frame asks
// for the same few lists, so they are made once; the caller must not change them.
func (m Map) In(scopes ...Scope) []Binding {
	if m.inScopes == nil {
		return m.in(scopes)
	}
	names := make([]byte, 0, 64)
	for _, scope := range scopes {
		names = append(append(names, scope...), 0)
	}
	if list, ok := m.inScopes.Load(string(names)); ok {
		return list.([]Binding)
	}
	list := slices.Clip(m.in(scopes))
	m.inScopes.Store(string(names), list)
	return list
}

func (m Map) in(scopes []Scope) []Binding {
	var taken []string
	var list []Binding
	for _, scope := range scopes {
		for _, b := range m.bindings {
			if b.Scope != scope {
				continue
			}
			b.Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(key string) bool {
				return slices.ContainsFunc(taken, func(t string) bool { return key == t || !m.words && hides(key, t) })
			})
			if len(b.Keys) > 0 {
				list = append(list, b)
			}
		}
		for _, b := range m.bindings {
			if b.Scope == scope {
				taken = append(taken, b.Keys...)
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

// KeyOf returns the first key for an outcome in the scopes, as a person reads it;
// "" where no key means it.
func (m Map) KeyOf(outcome model.Outcome, scopes ...Scope) string {
	for _, b := range m.In(scopes...) {
		if b.Outcome == outcome {
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

// Readable is a key, or several after each other, as help writes them.
func Readable(keys string) string {
	names := strings.Split(keys, " ")
	for i, key := range names {
		names[i] = readable(key)
	}
	return strings.Join(names, " ")
}

func readable(key string) string {
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
	return key
}
