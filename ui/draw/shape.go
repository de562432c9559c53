package draw

// Shape says how much of the review screen a window can show at once.
type Shape int

// The shapes, from the largest.
const (
	Stack    Shape = iota // all panes on the left, what is selected on the right
	Grid                  // four places for panes, and what is selected below them
	OnePane               // one pane over the full width, and what is selected below it
	TooSmall              // a sentence that says what is needed
)

// The least sizes of a shape. Below gridWidth two panes side by side would cut the
// titles of what is discussed.
const (
	stackWidth, stackHeight = 160, 45
	gridWidth, gridHeight   = 96, 28
)

// The least cells that a window needs for anything to be shown in it.
const (
	LeastWidth  = 40
	LeastHeight = 10
)

// ShapeOf returns the shape for a window of w×h cells.
func ShapeOf(w, h int) Shape {
	switch {
	case w >= stackWidth && h >= stackHeight:
		return Stack
	case w >= gridWidth && h >= gridHeight:
		return Grid
	case w >= LeastWidth && h >= LeastHeight:
		return OnePane
	default:
		return TooSmall
	}
}
