package theme

import "charm.land/lipgloss/v2"

// Glyphs holds one set of signs. All signs of a state are equally wide within a
// set, so that the words beside them line up. In the Unicode set every sign is one
// cell by both ways in which terminals count, has no emoji twin that is shown by
// default, and is in the fonts that people have. Signs says what each means.
type Glyphs struct {
	Open, Late, Now               string // of things
	Pass, Part, Fail              string
	Later, Up, Carried            string
	Waived, Noted, Off            string
	Live, Planned, Paused, Closed string // of meetings
	Shared                        string
	Concern                       string // before the text of a concern
	Prompt                        string // before a text that is typed
	Ellipsis                      string
	Separator                     string

	Thin, Thick lipgloss.Border // the frame of a pane, and of the pane in focus
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Open: "○", Late: "▲", Now: "▶",
		Pass: "✔", Part: "◐", Fail: "✖",
		Later: "→", Up: "↑", Carried: "»",
		Waived: "≈", Noted: "•", Off: "–",
		Live: "●", Planned: "◇", Paused: "□", Closed: "■",
		Shared:    "◉",
		Concern:   "!",
		Prompt:    "›",
		Ellipsis:  "…",
		Separator: "·",

		Thin:  lipgloss.RoundedBorder(),
		Thick: lipgloss.ThickBorder(),
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Open: "[ ]", Late: "[!]", Now: "==>",
		Pass: "[x]", Part: "[~]", Fail: "[F]",
		Later: "[>]", Up: "[^]", Carried: "[+]",
		Waived: "[w]", Noted: "[i]", Off: "[-]",
		Live: "[*]", Planned: "[.]", Paused: "[_]", Closed: "[#]",
		Shared:    "[o]",
		Concern:   "!",
		Prompt:    ">",
		Ellipsis:  "~",
		Separator: "|",

		Thin: lipgloss.ASCIIBorder(),
		Thick: lipgloss.Border{
			Top: "=", Bottom: "=", Left: "#", Right: "#",
			TopLeft: "#", TopRight: "#", BottomLeft: "#", BottomRight: "#",
			MiddleLeft: "#", MiddleRight: "#", Middle: "#", MiddleTop: "#", MiddleBottom: "#",
		},
	}
}
