package component

import "gavel/ui/draw"

// Zone is a place of a picture that answers the mouse. It is made with the
// picture, so that what is clicked is what was drawn there. No zone changes the
// record: a hand that slips on a table must not.
type Zone struct {
	At    draw.Rect
	Click func(x, y int) Effect // a cell, counted from the zone's corner; nil: it answers no click
	Wheel func(notches int)     // down is positive; nil: it does not scroll
}

// WheelRows is the number of rows that one notch of the wheel scrolls.
const WheelRows = 3

// Moved is a picture's cursor and zones where it is put into a larger one, with
// its corner at column x of row y.
func (d Drawing) Moved(x, y int) Drawing {
	d.CursorX += x
	d.CursorY += y
	zones := make([]Zone, len(d.Zones))
	for i, z := range d.Zones {
		z.At.X += x
		z.At.Y += y
		zones[i] = z
	}
	d.Zones = zones
	return d
}

// ZoneAt is the zone at a cell, of several the one that was put on top.
func (d Drawing) ZoneAt(x, y int) (Zone, bool) {
	for i := len(d.Zones) - 1; i >= 0; i-- {
		if d.Zones[i].At.Contains(x, y) {
			return d.Zones[i], true
		}
	}
	return Zone{}, false
}
