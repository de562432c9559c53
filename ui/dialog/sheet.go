package dialog

// sheet is the rows of a body under construction, with the place of the cursor
// in them, and what can be clicked.
type sheet struct {
	rows   []string
	x, y   int
	cursor bool
	spots  []thingStart
	pick   func(thing int) // a click on one of the things; nil: nothing can be picked
}

// thingStart is the row on which a thing begins; it goes on to the start of the next.
type thingStart struct{ row, thing int }

// nothing marks a row that can be read and not picked.
const nothing = -1

func (s *sheet) add(rows ...string) { s.rows = append(s.rows, rows...) }

// begin says that the rows from here on belong to a thing, by its number.
func (s *sheet) begin(thing int) {
	s.spots = append(s.spots, thingStart{row: len(s.rows), thing: thing})
}

// clicked picks what a row belongs to.
func (s *sheet) clicked(row int) {
	thing := nothing
	for _, x := range s.spots {
		if x.row <= row {
			thing = x.thing
		}
	}
	if thing != nothing && s.pick != nil && row < len(s.rows) {
		s.pick(thing)
	}
}
