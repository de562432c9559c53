package component

import "gavel/keymap"

// Action is one thing that a person can ask for in a place: the keys and the words
// that ask for it, what it is about, why it is not possible now, and what it does.
type Action struct {
	Name    keymap.Intent
	Keys    []string
	Label   string
	Called  func(Context, Intent) string // the label as things stand; nil: always Label
	Help    string
	InLines string    // the help in lines, where a thing is named and not selected; "" for the same
	Screen  bool      // it needs a screen: no word asks for it
	On      keymap.On // what it is about
	Former  []string  // words that asked for it before

	// Not says why it is not possible now; "" where it is. nil: it always is.
	Not func(c Context, i Intent) string
	// Do answers what is asked for. nil: what is further out does it.
	Do func(c Context, i Intent) Effect
}

// Why says why the action is not possible now; "" where it is. The palette says it,
// and whoever asks for the action in another way is answered with it.
func (a Action) Why(c Context, i Intent) string {
	if a.Not != nil {
		if why := a.Not(c, i); why != "" {
			return why
		}
	}
	if a.On == keymap.OnThing && i.About.IsZero() {
		return "nothing is selected"
	}
	return ""
}

// Run does the action, or says why not.
func (a Action) Run(c Context, i Intent) Effect {
	if why := a.Why(c, i); why != "" {
		return Say{Text: why}
	}
	return a.Do(c, i)
}

// Actions are those of one place, in the order of help.
type Actions []Action

// Find returns the action with a name, if it is one of these and is done by them.
func (list Actions) Find(name keymap.Intent) (Action, bool) {
	for _, a := range list {
		if a.Name == name && a.Do != nil {
			return a, true
		}
	}
	return Action{}, false
}

// Bindings returns the actions as the bindings of a scope.
func (list Actions) Bindings(scope keymap.Scope) []keymap.Binding {
	bindings := make([]keymap.Binding, len(list))
	for i, a := range list {
		bindings[i] = keymap.Binding{
			Scope: scope, Intent: a.Name, Keys: a.Keys, Label: a.Label, Help: a.Help,
			InLines: a.InLines, Screen: a.Screen, On: a.On, Former: a.Former,
		}
	}
	return bindings
}

// Not returns the first reason of several why something is not possible now.
func Not(reasons ...func(Context, Intent) string) func(Context, Intent) string {
	return func(c Context, i Intent) string {
		for _, reason := range reasons {
			if why := reason(c, i); why != "" {
				return why
			}
		}
		return ""
	}
}

// Always returns what an action does that asks for the same every time.
func Always(effect Effect) func(Context, Intent) Effect {
	return func(Context, Intent) Effect { return effect }
}
