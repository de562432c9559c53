package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkFrame is what one message costs until its frame is drawn. Read the
// lines against each other: a key that moves the cursor, a tick of the clock,
// a letter in the capture line.
func BenchmarkFrame(b *testing.B) {
	frame := func(d *desk, msg tea.Msg) {
		d.root.Update(msg)
		_ = d.root.View().Content
	}
	b.Run("cursor", func(b *testing.B) {
		d := sitAtSample(b, 120, 40)
		for b.Loop() {
			frame(d, keyNamed("down"))
			frame(d, keyNamed("up"))
		}
	})
	b.Run("clock", func(b *testing.B) {
		d := sitAtSample(b, 120, 40)
		for b.Loop() {
			frame(d, tickMsg(noon))
		}
	})
	b.Run("room", func(b *testing.B) {
		d := sitAtSample(b, 120, 40)
		d.press("R")
		for b.Loop() {
			frame(d, tickMsg(noon))
		}
	})
	b.Run("capture", func(b *testing.B) {
		d := sitAtSample(b, 120, 40)
		d.press(":")
		d.write("d Free returns until day 60 @C")
		for b.Loop() {
			frame(d, keyNamed("x"))
			frame(d, keyNamed("backspace"))
		}
	})
}
