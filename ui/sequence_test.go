package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"gavel/keymap"
	"gavel/model/test/turns"
	"gavel/ui/dialog"
)

// The messages are those that the library makes of what is named, where it comes in
// the pieces that are named.
func TestAPieceOfAKeyTypesNothing(t *testing.T) {
	alt := tea.KeyPressMsg{Code: '[', Mod: tea.ModAlt}
	tried := 0
	for name, sent := range map[string][]any{
		"F1 of the Linux console":                {uv.UnknownCsiEvent("\x1b[["), "A"},
		"F5 of the Linux console":                {uv.UnknownCsiEvent("\x1b[["), "E"},
		"F3 of it in two pieces":                 {alt, "[", "C"},
		"another letter of it":                   {uv.UnknownCsiEvent("\x1b[["), "x"},
		"F5 in two pieces":                       {uv.UnknownEvent("\x1b[1"), "5", "~"},
		"an arrow in two pieces":                 {alt, "A"},
		"an arrow with ctrl in two pieces":       {uv.UnknownEvent("\x1b[1;"), "5", "A"},
		"F5 in two pieces, early":                {alt, "1", "5", "~"},
		"the mouse in two pieces":                {uv.UnknownEvent("\x1b[<35;1"), "0", ";", "2", "0", "M"},
		"a colour that was asked for":            {uv.UnknownEvent("\x1b]11;rgb:11"), "1", "1", "/", "2", tea.KeyPressMsg{Code: 'g', Mod: tea.ModCtrl}},
		"a colour that was asked for, ST":        {uv.UnknownEvent("\x1b]11;rgb:11"), "1", "1", tea.KeyPressMsg{Code: '\\', Mod: tea.ModAlt}},
		"an answer about settings in two pieces": {uv.UnknownEvent("\x1bP1$r"), "0", "m", tea.KeyPressMsg{Code: '\\', Mod: tea.ModAlt}},
		"a sequence that nobody knows":           {uv.UnknownCsiEvent("\x1b[1;2;3z")},
		"one that is never ended":                {uv.UnknownEvent("\x1b[1"), tickMsg{}},
		"an answer that is never ended":          {uv.UnknownEvent("\x1b]11;rgb:11"), "1", tickMsg{}},
	} {
		if tried++; !turns.In(tried, 1, 4) {
			continue
		}
		d := driveSample(t, 100, 30)
		d.press(":")
		d.write("b One")
		for _, msg := range sent {
			if text, ok := msg.(string); ok {
				d.write(text)
				continue
			}
			d.send(msg)
		}
		d.write("x!")
		if got := d.root.line.input.Value(); got != "b Onex!" {
			t.Errorf("%s: the line says %q", name, got)
		}
	}
}

func TestF1OfTheLinuxConsoleIsF1(t *testing.T) {
	d := driveSample(t, 100, 30)
	keys, trouble := keymap.Read("review / roll-call = f2\n")
	if len(trouble) > 0 {
		t.Fatal(trouble)
	}
	d.root.session.Keys = keys
	d.send(uv.UnknownCsiEvent("\x1b[["))
	d.press("B")
	if _, ok := d.root.dialog().(*dialog.RollCall); !ok {
		t.Errorf("F2 did nothing:\n%s", d.screen())
	}
}
