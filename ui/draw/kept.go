package draw

import (
	"slices"

	"gavel/ui/theme"
)

// kept is a picture that is drawn anew only when what it is drawn from changes:
// most of a frame is as it was a second or a key before. The zero value is ready.
type kept[K comparable] struct {
	key   K
	parts [][]string
	rows  []string
}

// picture returns the rows that draw makes, and calls it only where the key or
// one of the parts is another than the last time. The rows may be appended to,
// and must not be written to.
func (k *kept[K]) picture(key K, draw func() []string, parts ...[]string) []string {
	if k.rows == nil || k.key != key || !slices.EqualFunc(parts, k.parts, slices.Equal) {
		k.key, k.rows = key, slices.Clip(draw())
		k.parts = make([][]string, len(parts))
		for i, part := range parts {
			k.parts[i] = slices.Clone(part)
		}
	}
	return k.rows
}

// KeptBox is the box of one place on the screen.
type KeptBox struct{ kept kept[boxLook] }

// boxLook is all that a box is drawn from, but for its lines.
type boxLook struct {
	frame Frame
	w, h  int
	theme *theme.Theme
}

// Draw is Box.
func (k *KeptBox) Draw(f Frame, lines []string, w, h int, t *theme.Theme) []string {
	return k.kept.picture(boxLook{f, w, h, t}, func() []string { return Box(f, lines, w, h, t) }, lines)
}

// KeptBeside is two pictures next to each other.
type KeptBeside struct{ kept kept[struct{}] }

// Draw is Beside.
func (k *KeptBeside) Draw(left, right []string) []string {
	return k.kept.picture(struct{}{}, func() []string { return Beside(left, right) }, left, right)
}

// KeptOverlay is a dialog over a picture.
type KeptOverlay struct{ kept kept[[2]int] }

// Draw is Overlay.
func (k *KeptOverlay) Draw(base, dialog []string, x, y int) []string {
	return k.kept.picture([2]int{x, y}, func() []string { return Overlay(base, dialog, x, y) }, base, dialog)
}
