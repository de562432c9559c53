package theme

import "strings"

// shout is the longest word that is put in capitals: short words gain weight
// from it, long ones only become harder to read.
const shout = 4

// Status is how a state is written: a shape, a word, and the style for both.
// States are the lower-case words of the record. A state this package has not
// heard of is shown by its own word and the shape of what is still open, so
// that nothing unknown ever looks settled.
func (t *Theme) Status(state string) (shape, word string, style Style) {
	shape, style, known := t.look(state)
	if known && len(state) <= shout {
		return shape, strings.ToUpper(state), style
	}
	return shape, state, style
}

func (t *Theme) look(state string) (shape string, style Style, known bool) {
	g := &t.Glyphs
	switch state {
	case "open", "raised":
		return g.Open, t.Open, true
	case "pass", "holds", "approved", "decided", "resolved", "accepted", "answered", "cleared":
		return g.Pass, t.Pass, true
	case "fail", "rejected":
		return g.Fail, t.Fail, true
	case "warn", "late", "overridden":
		return g.Warn, t.Warn, true
	case "conditional":
		return g.Part, t.Warn, true
	case "escalated":
		return g.Up, t.Warn, true
	case "waived":
		return g.Waived, t.Warn, true
	case "deferred":
		return g.Later, t.Muted, true
	case "carried":
		return g.Carried, t.Muted, true
	case "withdrawn", "declined", "cancelled":
		return g.Off, t.Muted, true
	case "noted":
		return g.Noted, t.Pass, true
	case "parked", "adjourned":
		return g.Hold, t.Muted, true
	case "duplicate":
		return g.Same, t.Muted, true
	case "live":
		return g.Live, t.Accent, true
	case "present":
		return g.Pass, t.Pass, true
	case "absent":
		return g.Off, t.Warn, true
	case "planned", "expected":
		return g.Planned, t.Muted, true
	case "closed":
		return g.Closed, t.Muted, true
	}
	return g.Open, t.Open, false
}
