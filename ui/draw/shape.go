package draw

// Shape says how much of the review screen a window can show at once.
type Shape int

// The shapes, from the largest.
const (
	FourPanes  Shape = iota // agenda, decisions, blockers and gate together
	TwoColumns              // the pane in focus and a narrow agenda
	OnePane                 // one pane and a tab bar
	TooSmall                // a sentence that says what is needed
)

// The least sizes of a shape. Below them panes have less than some 25 letters
// and 5 rows, which was measured to be too little to work in.
const (
	fourWidth, fourHeight = 100, 30
	twoWidth, twoHeight   = 72, 22
)

// The least cells that a window needs for anything to be shown in it.
const (
	LeastWidth  = 40
	LeastHeight = 10
)

// ShapeOf returns the shape for a window of w×h cells.
func ShapeOf(w, h int) Shape {
	switch {
	case w >= fourWidth && h >= fourHeight:
		return FourPanes
	case w >= twoWidth && h >= twoHeight:
		return TwoColumns
	case w >= LeastWidth && h >= LeastHeight:
		return OnePane
	default:
		return TooSmall
	}
}
