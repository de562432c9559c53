package theme

// Meaning says what one token means, and nothing else does.
type Meaning struct {
	Name   string // of the field of Styles or Glyphs
	Means  string
	States string // of a sign: the states of things that it stands before
}

// Colours lists what each style means.
var Colours = []Meaning{
	{Name: "Text", Means: "to be read"},
	{Name: "Strong", Means: "to be read first: a heading, the title of what is open, a key"},
	{Name: "Muted", Means: "settled, or said beside"},
	{Name: "Focus", Means: "where you are: the pane, the field"},
	{Name: "Selected", Means: "the row or the choice you are on"},
	{Name: "Open", Means: "somebody must answer here"},
	{Name: "Late", Means: "should have been done by now: past its date, over its limit, not saved"},
	{Name: "Good", Means: "nothing is missing"},
	{Name: "Frame", Means: "nothing: borders and rules"},
	{Name: "Backdrop", Means: "not available now: what is behind a dialog"},
	{Name: "Shared", Means: "the room sees this"},
	{Name: "Private", Means: "only the facilitator may see this"},
	{Name: "Input", Means: "text that you can type into"},
}

// Signs lists what each sign means, and which states show it.
var Signs = []Meaning{
	{"Open", "not answered yet", "open, raised, due, asked, no owner, at risk, to verify, to call"},
	{"Late", "past its date, or over its limit", "late"},
	{"Now", "now discussing", ""},
	{"Pass", "yes: settled well, met, here", "approved, decided, confirmed, resolved, accepted, answered, cleared, done, met, pass, holds, present, released, pattern, standard, verified, reached"},
	{"Part", "in part: agreed or approved, and something is still to come", "conditional, extended, agreed, mitigated"},
	{"Fail", "no: rejected, failed, or it did not hold", "rejected, fail, lapsed, broken, happened, missed, failed, not reached"},
	{"Later", "deferred to a later day", "deferred, parked"},
	{"Up", "with somebody above", "escalated"},
	{"Carried", "carried over to the next meeting", "carried"},
	{"Waived", "let through all the same", "waived, overridden"},
	{"Noted", "taken note of", "noted, counts"},
	{"Off", "gone, or not to be had", "withdrawn, declined, duplicate, cancelled, dropped, absent, retired, superseded, corrected, not measured"},
	{"Live", "going on: a meeting, or what is measured", "live, active"},
	{"Planned", "planned, or expected", "planned, expected, likely"},
	{"Paused", "a meeting that is interrupted", "adjourned"},
	{"Closed", "closed", "closed"},
	{"Shared", "the room sees this", ""},
	{"Concern", "a concern", ""},
	{"Prompt", "you type here", ""},
	{"Ellipsis", "text was cut", ""},
	{"Separator", "between two facts", ""},
}
