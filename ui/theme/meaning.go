package theme

// Meaning says what one token means, and nothing else does.
type Meaning struct {
	Name  string // of the field of Styles or Glyphs
	Means string
}

// Colours lists what each style means.
var Colours = []Meaning{
	{"Text", "to be read"},
	{"Strong", "to be read first: a heading, the title of what is open, a key"},
	{"Muted", "settled, or said beside"},
	{"Focus", "where you are: the pane, the field"},
	{"Selected", "the row or the choice you are on"},
	{"Open", "somebody must answer here"},
	{"Late", "should have been done by now: past its date, over its limit, not saved"},
	{"Good", "nothing is missing"},
	{"Frame", "nothing: borders and rules"},
	{"Backdrop", "not available now: what is behind a dialog"},
	{"Shared", "the room sees this"},
	{"Private", "only the facilitator may see this"},
	{"Input", "text that you can type into"},
}

// Signs lists what each sign means.
var Signs = []Meaning{
	{"Open", "not answered yet"},
	{"Late", "past its date, or over its limit"},
	{"Now", "now discussing"},
	{"Pass", "yes: settled well, met, here"},
	{"Part", "approved, with conditions that are not met yet"},
	{"Fail", "no: rejected, failed, refused"},
	{"Later", "deferred to a later day"},
	{"Up", "with somebody above"},
	{"Carried", "carried over to the next meeting"},
	{"Waived", "let through all the same"},
	{"Noted", "taken note of"},
	{"Off", "gone, or not to be had"},
	{"Live", "a meeting that is going on"},
	{"Planned", "planned, or expected"},
	{"Paused", "a meeting that is interrupted"},
	{"Closed", "a meeting that is closed"},
	{"Shared", "the room sees this"},
	{"Concern", "a concern"},
	{"Prompt", "you type here"},
	{"Ellipsis", "text was cut"},
	{"Separator", "between two facts"},
}
