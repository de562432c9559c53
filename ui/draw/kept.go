package draw

import (
	"slices"

	"gavel/ui/theme"
)

// kept caches a picture and draws it anew only when its key or its parts change:
// most of a frame is the same as a second or a key before. The zero value is ready
// to use.
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

// KeptBox caches the box of one place on the screen.
type KeptBox struct{ kept kept[boxLook] }

// boxLook holds all arguments of Box but the lines.
type boxLook struct {
	frame Frame
	w, h  int
	theme *theme.Theme
}

// Draw returns what Box returns.
func (k *KeptBox) Draw(f Frame, lines []string, w, h int, t *theme.Theme) []string {
	return k.kept.picture(boxLook{f, w, h, t}, func() []string { return Box(f, lines, w, h, t) }, lines)
}

// KeptBeside caches two pictures next to each other.
type KeptBeside struct{ kept kept[struct{}] }

// Draw returns what Beside returns.
func (k *KeptBeside) Draw(left, right []string) []string {
	return k.kept.picture(struct{}{}, func() []string { return Beside(left, right) }, left, right)
}

// KeptOverlay caches a dialog over a picture.
type KeptOverlay struct{ kept kept[[2]int] }

// Draw returns what Overlay returns.
func (k *KeptOverlay) Draw(base, dialog []string, x, y int) []string {
	return k.kept.picture([2]int{x, y}, func() []string { return Overlay(base, dialog, x, y) }, base, dialog)
}
