package edit

import (
	"bytes"
	"unicode/utf8"
)

// keys turns what a terminal sends into what term.Terminal understands. Keys that it
// does not know are left out: the end of a sequence that it takes for text would stand
// in the line. Sequences are those of ECMA-48, fifth edition, section 5.4 and 8.3, of
// xterm (ctlseqs) and of the Linux console (console_codes(4)).
type keys struct {
	state state
	held  []byte // a sequence, or a character, of which more is to come

	pasting bool // in a paste, as the terminal has marked it
	pastes  int  // how many have begun
	last    byte // what was handed on last
}

type state int

const (
	text    state = iota
	escape        // behind ESC
	control       // behind ESC [, up to the final byte
	console       // behind ESC [ [: a function key of the Linux console
	single        // behind ESC O: one more
	message       // in a string, up to BEL or ST
	ending        // behind the ESC that may end a string
)

// keySequences are the sequences that are handed on, with what stands for them.
var keySequences = map[string]string{
	"[A": "\x1b[A", "[B": "\x1b[B", "[C": "\x1b[C", "[D": "\x1b[D", "[H": "\x1b[H", "[F": "\x1b[F",
	"OA": "\x1b[A", "OB": "\x1b[B", "OC": "\x1b[C", "OD": "\x1b[D", "OH": "\x1b[H", "OF": "\x1b[F", "OM": "\r",
	"[1~": "\x1b[H", "[7~": "\x1b[H", "[4~": "\x1b[F", "[8~": "\x1b[F", "[3~": "\x1b[3~",
	"[1;3C": "\x1b[1;3C", "[1;3D": "\x1b[1;3D", "[1;5C": "\x1b[1;3C", "[1;5D": "\x1b[1;3D",
	"b": "\x1b[1;3D", "f": "\x1b[1;3C", // as readline has them
}

// Around what is pasted a terminal that was asked to sends these (xterm, ctlseqs:
// bracketed paste).
const (
	pasteBegins = "[200~"
	pasteEnds   = "[201~"
)

// maxSequence is more bytes than any sequence of a key has.
const maxSequence = 64

// filter reads what was sent and returns what is handed on.
func (k *keys) filter(sent []byte) []byte {
	var out []byte
	for _, b := range sent {
		out = append(out, k.next(b)...)
	}
	return out
}

// next reads a byte. The line feed of a line that ends in two characters is left out.
func (k *keys) next(b byte) []byte {
	out := k.read(b)
	if string(out) == "\n" && k.last == '\r' {
		k.last = '\n'
		return nil
	}
	if len(out) > 0 {
		k.last = out[len(out)-1]
	}
	return out
}

// paste returns the number of the paste that goes on; 0 for what is typed.
func (k *keys) paste() int {
	if k.pasting {
		return k.pastes
	}
	return 0
}

func (k *keys) read(b byte) []byte {
	switch k.state {
	case escape:
		return k.escaped(b)
	case control:
		k.held = append(k.held, b)
		switch {
		case b == '[' && len(k.held) == 2:
			k.state = console
		case b >= 0x40 && b <= 0x7e, len(k.held) > maxSequence:
			return k.sequence()
		}
	case console:
		k.reset()
	case single:
		k.held = append(k.held, b)
		return k.sequence()
	case message:
		switch b {
		case 0x07:
			k.reset()
		case 0x1b:
			k.state = ending
		}
	case ending:
		k.state = message
		if b == '\\' {
			k.reset()
		}
	default:
		return k.text(b)
	}
	return nil
}

// escaped reads the byte behind ESC.
func (k *keys) escaped(b byte) []byte {
	switch b {
	case 0x1b: // the key Escape, and another sequence
		return nil
	case '[':
		k.state, k.held = control, []byte{b}
		return nil
	case 'O':
		k.state, k.held = single, []byte{b}
		return nil
	case ']', 'P', 'X', '^', '_':
		k.state = message
		return nil
	case '\r', '\n': // nobody waits for it with Escape held
		k.reset()
		return []byte{b}
	}
	k.held = []byte{b}
	return k.sequence()
}

// sequence ends a sequence and returns what stands for it.
func (k *keys) sequence() []byte {
	found := keySequences[string(k.held)]
	switch string(k.held) {
	case pasteBegins:
		k.pasting, k.pastes = true, k.pastes+1
	case pasteEnds:
		k.pasting = false
	}
	k.reset()
	return []byte(found)
}

func (k *keys) reset() { k.state, k.held = text, nil }

// controls are the control characters that mean something to term.Terminal.
var controls = []byte{1, 2, 4, 5, 6, 8, '\t', '\n', 11, 12, '\r', 14, 16, 20, 21, 23, 0x7f}

// text hands on a character once it is whole. Bytes that are no UTF-8 stand as the
// replacement character, and the C1 controls are left out: a terminal would obey the
// echo of one.
func (k *keys) text(b byte) []byte {
	switch {
	case b == 0x1b:
		k.held, k.state = nil, escape
		return nil
	case b < 0x20 || b == 0x7f:
		k.held = nil
		switch {
		case k.pasting && b == '\t': // it completes nothing there
			return []byte(" ")
		case k.pasting && b != '\r' && b != '\n', bytes.IndexByte(controls, b) < 0:
			return nil
		}
		return []byte{b}
	}
	k.held = append(k.held, b)
	if !utf8.FullRune(k.held) {
		return nil
	}
	r, size := utf8.DecodeRune(k.held)
	rest := k.held[size:]
	k.held = nil
	var out []byte
	switch {
	case r == utf8.RuneError && size <= 1:
		out = []byte("?")
	case r >= 0x80 && r < 0xa0:
	default:
		out = utf8.AppendRune(nil, r)
	}
	for _, b := range rest { // behind a byte that began nothing
		out = append(out, k.text(b)...)
	}
	return out
}
