//go:build !windows

package terminal

import (
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// afterEscape is the time after an Escape that the next key has to wait: programs
	// take an Escape and what follows within 50 ms for one key with Alt.
	afterEscape = 100 * time.Millisecond

	// busy limits the time that a program is given to come to rest around that.
	busy = 2 * time.Second
)

// sequences maps the keys that have names to what a terminal sends for them.
var sequences = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f", "shift+tab": "\x1b[Z",
	"insert": "\x1b[2~", "delete": "\x1b[3~", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
	"f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
}

// moves are the keys that take shift, alt and ctrl in their sequence.
var moves = map[string]string{
	"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H",
}

// Keys presses keys. A key is one character or a name such as "enter", "esc",
// "tab", "up", "ctrl+c", "alt+x", "shift+tab" or "space".
func (x *Terminal) Keys(keys ...string) {
	x.t.Helper()
	for _, key := range keys {
		sequence, ok := encode(key)
		if !ok {
			x.t.Fatalf("there is no key %q", key)
		}
		x.send(sequence)
		if key == "esc" {
			// The time counts from when the program waits for more.
			x.rest(func() bool { return unread(x.line) == 0 })
			x.escaped = time.Now()
		}
	}
}

// Type types text character by character, as far as the program can tell.
func (x *Terminal) Type(text string) {
	x.t.Helper()
	x.send(text)
}

// Paste pastes text, marked as pasted.
func (x *Terminal) Paste(text string) {
	x.t.Helper()
	x.send("\x1b[200~" + text + "\x1b[201~")
}

// encode returns what a terminal sends for key.
func encode(key string) (string, bool) {
	if utf8.RuneCountInString(key) == 1 {
		return key, true
	}
	if sequence, ok := sequences[key]; ok {
		return sequence, true
	}
	if final, ok := moves[key]; ok {
		return "\x1b[" + final, true
	}
	modifier, base, ok := strings.Cut(key, "+")
	if !ok {
		return "", false
	}
	number, ok := map[string]string{"shift": "2", "alt": "3", "ctrl": "5"}[modifier]
	if !ok {
		return "", false
	}
	if final, ok := moves[base]; ok {
		return "\x1b[1;" + number + final, true
	}
	switch {
	case modifier == "alt":
		sequence, ok := encode(base)
		return "\x1b" + sequence, ok
	case modifier == "ctrl" && len(base) == 1 && base >= "a" && base <= "z":
		return string(base[0] - 'a' + 1), true
	}
	return "", false
}

// send gives the program input, not too soon after an Escape.
func (x *Terminal) send(input string) {
	x.t.Helper()
	if !x.escaped.IsZero() {
		time.Sleep(time.Until(x.escaped.Add(afterEscape)))
		x.rest(func() bool { return true })
		x.escaped = time.Time{}
	}
	if err := x.master.SetWriteDeadline(time.Now().Add(x.patience)); err != nil {
		x.t.Fatalf("cannot type into the terminal: %v", err)
	}
	if _, err := x.master.WriteString(input); err != nil {
		x.t.Fatalf("the program does not take %q: %v", input, err)
	}
}

// rest waits until the program sleeps and ok holds. On a machine with too much
// to do, a program may not have run at all while time passed.
func (x *Terminal) rest(ok func() bool) {
	for deadline := time.Now().Add(busy); time.Now().Before(deadline); {
		if ok() && asleep(x.leader.program) {
			return
		}
		time.Sleep(time.Millisecond)
	}
}
