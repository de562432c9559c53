package theme

import "charm.land/lipgloss/v2"

// Glyphs is one set of shapes. All status shapes of a set are equally wide, so
// that words beside them line up. In the Unicode set every glyph is one cell by
// both ways terminals count, has no emoji twin that is shown by default, and is
// in the fonts people already have.
type Glyphs struct {
	// Status shapes; Theme.Status chooses among them.
	Pass, Warn, Fail, Open    string
	Part                      string // approved, with conditions
	Later, Carried, Up        string // deferred; carried over; escalated
	Off, Noted, Waived        string // withdrawn; taken note of; let through
	Hold, Same, Live, Planned string // parked; duplicate; under way; not yet
	Closed                    string

	Cursor               string // beside the row or title in focus
	Ellipsis             string // where text was cut
	Bullet               string
	Bar, BarRest         string // time used, time left
	MoreAbove, MoreBelow string // more rows than fit
	Separator            string // between two facts on one line
	Shared               string // everybody sees this

	Thin, Thick lipgloss.Border // the frame of a pane, and of the pane in focus
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Pass: "✔", Warn: "▲", Fail: "✖", Open: "○",
		Part:  "◐",
		Later: "→", Carried: "»", Up: "↑",
		Off: "–", Noted: "•", Waived: "≈",
		Hold: "□", Same: "=", Live: "●", Planned: "◇",
		Closed: "■",

		Cursor:    "▶",
		Ellipsis:  "…",
		Bullet:    "•",
		Bar:       "█",
		BarRest:   "░",
		MoreAbove: "▲",
		MoreBelow: "▼",
		Separator: "·",
		Shared:    "◉",

		Thin:  lipgloss.NormalBorder(),
		Thick: lipgloss.ThickBorder(),
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Pass: "[x]", Warn: "[!]", Fail: "[F]", Open: "[ ]",
		Part:  "[~]",
		Later: "[>]", Carried: "[+]", Up: "[^]",
		Off: "[-]", Noted: "[i]", Waived: "[w]",
		Hold: "[_]", Same: "[=]", Live: "[*]", Planned: "[.]",
		Closed: "[#]",

		Cursor:    ">",
		Ellipsis:  "~",
		Bullet:    "*",
		Bar:       "#",
		BarRest:   ".",
		MoreAbove: "^",
		MoreBelow: "v",
		Separator: "|",
		Shared:    "[o]",

		Thin: lipgloss.ASCIIBorder(),
		Thick: lipgloss.Border{
			Top: "=", Bottom: "=", Left: "#", Right: "#",
			TopLeft: "#", TopRight: "#", BottomLeft: "#", BottomRight: "#",
			MiddleLeft: "#", MiddleRight: "#", Middle: "#", MiddleTop: "#", MiddleBottom: "#",
		},
	}
}
