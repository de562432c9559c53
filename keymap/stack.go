package keymap

import "sync"

// registeredStacks list the stacks that the places of the program have registered.
var registeredStacks []func() [][]Scope

// NewStack returns scopes that are asked together, innermost first, and registers them:
// what asks them and what a person's keys are checked against is one value.
func NewStack(scopes ...Scope) []Scope {
	RegisterStacks(func() [][]Scope { return [][]Scope{scopes} })
	return scopes
}

// RegisterStacks registers the stacks that a function lists, for those that depend on the
// kinds or on the panes of a screen. It is called before the program starts.
func RegisterStacks(list func() [][]Scope) { registeredStacks = append(registeredStacks, list) }

// Stacks returns every registered stack. The caller must not change them.
var Stacks = sync.OnceValue(func() [][]Scope {
	var stacks [][]Scope
	for _, list := range registeredStacks {
		stacks = append(stacks, list()...)
	}
	return stacks
})
