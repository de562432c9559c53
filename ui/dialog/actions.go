package dialog

import (
	"slices"

	"gavel/keymap"
	"gavel/ui/component"
)

func init() { keymap.Register(bindings) }

// bindings returns those of every dialog that has keys of its own. In lines a dialog asks
// for what it needs, so no word asks for them.
func bindings() []keymap.Binding {
	list := slices.Concat(
		(&RollCall{}).actions().Bindings(keymap.InRollCall),
		(&Document{}).actions().Bindings(keymap.InDocument),
		(&Import{}).actions().Bindings(keymap.InImport),
		(&Proposal{}).actions().Bindings(keymap.InProposal),
		(&Attendees{}).actions().Bindings(keymap.InAttendees),
		(&CyclePage{}).actions().Bindings(keymap.InCyclePage),
		(&Elsewhere{}).actions().Bindings(keymap.InElsewhere),
		(&Closing{}).actions().Bindings(keymap.InCloseCheck),
		component.Actions{yes}.Bindings(keymap.InConfirm),
		component.Actions{yesPrivate}.Bindings(keymap.BeforePrivate),
		unsavedActions.Bindings(keymap.InUnsaved),
	)
	for i := range list {
		list[i].Screen = true
	}
	return list
}

// run does the action that answers an intent. Where it is not possible now it does nothing
// and says why in problem, which it empties else.
func run(c component.Context, list component.Actions, i component.Intent, problem *string) (effect component.Effect, found bool) {
	a, found := list.Find(i.Name)
	if !found {
		return nil, false
	}
	if *problem = a.Why(c, i); *problem != "" {
		return nil, true
	}
	return a.Do(c, i), true
}

// possible leaves out of a key line what would only be answered with why not.
func possible(c component.Context, list component.Actions, names ...keymap.Intent) []keymap.Intent {
	return slices.DeleteFunc(names, func(name keymap.Intent) bool {
		a, found := list.Find(name)
		return found && a.Why(c, component.Named(name)) != ""
	})
}
