package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/host"
	"gavel/ui/session"
)

// keyTrouble describes what is wrong with a person's own keys.
type keyTrouble struct {
	says    []string // a sentence each
	short   string   // all of it in one, for a screen that others see: without a path
	leftOut bool     // not all of them hold
}

// Error is all of it.
func (e *keyTrouble) Error() string { return strings.Join(e.says, "\n") }

// keysInForce is the keys with the person's own in them, and what is wrong with
// those; nil for nothing. A file that cannot be read keeps nobody from their
// meeting: the keys that gavel comes with hold then.
func (p *program) keysInForce() (keymap.Map, *keyTrouble) {
	file, named := host.Keys(p.env)
	if _, err := os.Stat(file); file == "" || !named && errors.Is(err, fs.ErrNotExist) {
		return keymap.Default(), nil
	}
	text, err := session.ReadFile(file)
	if err != nil {
		return keymap.Default(), &keyTrouble{
			says:    []string{model.Clean(fmt.Sprintf("your own keys do not hold: %v", err), false)},
			short:   "your own keys do not hold; gavel keys says why",
			leftOut: true,
		}
	}
	keys, complaints := keymap.Read(text)
	if len(complaints) == 0 {
		return keys, nil
	}
	var trouble keyTrouble
	faults := map[int]bool{} // by line
	for _, c := range complaints {
		says := fmt.Sprintf("%s, %v", file, c)
		if !c.Holds {
			trouble.leftOut, faults[c.Line] = true, true
			says += fmt.Sprintf(" (left out: %s)", c.Text)
		}
		trouble.says = append(trouble.says, model.Clean(says, false))
	}
	switch n := len(faults); n {
	case 0:
		trouble.short = "your own keys take others away; gavel keys says which"
	case 1:
		trouble.short = "your own keys: 1 line has a fault; gavel keys says which"
	default:
		trouble.short = fmt.Sprintf("your own keys: %d lines have a fault; gavel keys lists them", n)
	}
	return keys, &trouble
}
