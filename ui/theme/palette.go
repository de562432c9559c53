package theme

// Styles are the tokens, each named by what it means.
type Styles struct {
	Text        Style // body text: always the terminal's own foreground
	Muted       Style // secondary text; still meant to be read
	Accent      Style // what is in focus
	Pass        Style // good: passed, approved, resolved
	Warn        Style // needs attention: late, escalated, waived
	Fail        Style // bad: failed, rejected
	Open        Style // not answered yet
	Selected    Style // the row under the cursor, whole width
	Header      Style // titles
	Shared      Style // the mark of what everybody in the room sees
	Private     Style // the mark of what only the facilitator sees
	Border      Style // frame of a pane
	BorderFocus Style // frame of the pane in focus
	Key         Style // a key, where help names one
	Sample      Style // the mark of made-up data
}

const (
	bold    = "1"
	reverse = "7"
)

func stylesOf(mode Mode) Styles {
	switch mode {
	case Dark:
		return inkStyles(darkInks())
	case Light:
		return inkStyles(lightInks())
	case SixteenDark:
		return sixteenStyles("36", "33", "91", "95")
	case SixteenLight:
		// Yellow and cyan on white are below 2.3:1 nearly everywhere, so here a
		// warning has weight instead of a hue.
		return sixteenStyles("34", "39", "31", "34")
	default:
		return monoStyles()
	}
}

// inks are the colours of a true-colour theme, 0xRRGGBB.
type inks struct {
	pass, warn, fail      int
	accent, muted, border int
	barInk, barPaper      int // the selected row
}

// darkInks and lightInks are a pair because no single colour reads at 4.5:1 on
// both kinds of background. Pass, warn and fail stay apart under the three kinds
// of colour blindness; a test holds every ink to its contrast.
func darkInks() inks {
	return inks{
		pass: 0x5ad1e6, warn: 0xf0c000, fail: 0xff7a4d,
		accent: 0xc3b1ff, muted: 0xaab4c0, border: 0x93a0b0,
		barInk: 0x0b0b18, barPaper: 0xc9d4ff,
	}
}

func lightInks() inks {
	return inks{
		pass: 0x0b5cad, warn: 0x7a5200, fail: 0xb3005a,
		accent: 0x5a2ca0, muted: 0x555c66, border: 0x606874,
		barInk: 0xffffff, barPaper: 0x3b2a86,
	}
}

func inkStyles(c inks) Styles {
	return Styles{
		Muted:       sgr(ink(c.muted)),
		Accent:      sgr(bold, ink(c.accent)),
		Pass:        sgr(ink(c.pass)),
		Warn:        sgr(bold, ink(c.warn)),
		Fail:        sgr(bold, ink(c.fail)),
		Open:        sgr(bold),
		Selected:    sgr(bold, ink(c.barInk), paper(c.barPaper)),
		Header:      sgr(bold),
		Shared:      sgr(bold, reverse, ink(c.pass)),
		Private:     sgr(bold, reverse, ink(c.warn)),
		Border:      sgr(ink(c.border)),
		BorderFocus: sgr(bold, ink(c.accent)),
		Key:         sgr(bold, ink(c.accent)),
		Sample:      sgr(bold, ink(c.warn)),
	}
}

// sixteenStyles colours only what has a shape and a word beside it: what the 16
// colours look like is the user's choice, and secondary text in bright black
// disappears in Solarized.
func sixteenStyles(pass, warn, fail, accent string) Styles {
	return Styles{
		Accent:      sgr(bold, accent),
		Pass:        sgr(pass),
		Warn:        sgr(bold, warn),
		Fail:        sgr(bold, fail),
		Open:        sgr(bold),
		Selected:    sgr(bold, reverse),
		Header:      sgr(bold),
		Shared:      sgr(bold, reverse, pass),
		Private:     sgr(bold, reverse, warn),
		BorderFocus: sgr(bold, accent),
		Key:         sgr(bold, accent),
		Sample:      sgr(bold, warn),
	}
}

func monoStyles() Styles {
	return Styles{
		Accent:      sgr(bold),
		Warn:        sgr(bold),
		Fail:        sgr(bold),
		Open:        sgr(bold),
		Selected:    sgr(bold, reverse),
		Header:      sgr(bold),
		Shared:      sgr(reverse),
		Private:     sgr(reverse),
		BorderFocus: sgr(bold),
		Key:         sgr(bold),
		Sample:      sgr(bold),
	}
}
