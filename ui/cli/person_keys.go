package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui"
	"gavel/ui/here"
)

// keyTrouble is what is wrong with a person's own keys.
type keyTrouble struct {
	says    []string // a sentence each
	leftOut bool     // not all of them hold
}

// Error is all of it.
func (e *keyTrouble) Error() string { return strings.Join(e.says, "\n") }

// short is the first of it, for one line.
func (e *keyTrouble) short() string {
	if len(e.says) == 1 {
		return e.says[0]
	}
	return fmt.Sprintf("%s; and %d more, which gavel keys lists", e.says[0], len(e.says)-1)
}

// keysInForce is the keys with the person's own in them, and what is wrong with
// those; nil for nothing. A file that cannot be read keeps nobody from their
// meeting: the keys that gavel comes with hold then.
func (p *program) keysInForce() (keymap.Map, *keyTrouble) {
	file, named := here.Keys(p.env)
	if _, err := os.Stat(file); file == "" || !named && errors.Is(err, fs.ErrNotExist) {
		return keymap.Default(), nil
	}
	text, err := ui.ReadFile(file)
	if err != nil {
		return keymap.Default(), &keyTrouble{leftOut: true, says: []string{model.Clean(fmt.Sprintf("your own keys do not hold: %v", err), false)}}
	}
	keys, complaints := keymap.Read(text)
	if len(complaints) == 0 {
		return keys, nil
	}
	var trouble keyTrouble
	for _, c := range complaints {
		says := fmt.Sprintf("%s, %v", file, c)
		if !c.Holds {
			trouble.leftOut = true
			says += fmt.Sprintf(" (left out: %s)", c.Text)
		}
		trouble.says = append(trouble.says, model.Clean(says, false))
	}
	return keys, &trouble
}
