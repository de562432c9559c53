package component

import (
	"gavel/keymap"
	"gavel/model"
)

// Intent is a request of a person, with what it is about. A key and the cursor
// make one, a click does, and so does a word with an id behind it; whoever answers
// it has nothing to look up. Two that ask for the same are equal.
type Intent struct {
	Name    keymap.Intent
	About   model.Ref     // the thing it is said of; zero for none
	Field   model.Field   // the one field of it that is meant; "" for all of it
	Outcome model.Outcome // how that is ruled; "" where it is no ruling
}

// Named returns an intent that is about nothing.
func Named(name keymap.Intent) Intent { return Intent{Name: name} }
