package theme

// Tier says how much a state asks of the people in the room.
type Tier int

// The tiers. The zero value asks for nothing.
const (
	Settled Tier = iota // done: it recedes
	Owed                // answered here, but somebody still owes something
	Current             // going on now
	Pending             // stands between the meeting and its close
	Overdue             // past its date, or over its limit
)

// state says how a state of the record is shown.
type state struct {
	word string // on the screen; "" for the record's own
	sign func(*Glyphs) string
	tier Tier
}

// states lists the states that are known, by the record's own words.
var states = map[string]state{
	"open":     {sign: signOpen, tier: Pending},
	"raised":   {sign: signOpen, tier: Pending},
	"no owner": {sign: signOpen, tier: Pending},
	"late":     {sign: func(g *Glyphs) string { return g.Late }, tier: Overdue},

	"approved":  {sign: signPass},
	"decided":   {sign: signPass},
	"resolved":  {sign: signPass},
	"accepted":  {sign: signPass},
	"answered":  {sign: signPass},
	"cleared":   {sign: signPass},
	"done":      {sign: signPass},
	"present":   {sign: signPass},
	"pass":      {word: "passed", sign: signPass},
	"holds":     {word: "met", sign: signPass},
	"noted":     {sign: signNoted},
	"withdrawn": {sign: signOff},
	"declined":  {sign: signOff},
	"duplicate": {sign: signOff},
	"cancelled": {sign: signOff},
	"dropped":   {sign: signOff},
	"absent":    {sign: signOff, tier: Owed},

	"lapsed":     {sign: signFail},
	"superseded": {sign: signOff},
	"extended":   {sign: signPart, tier: Owed},

	"active":       {sign: signLive, tier: Owed},
	"counts":       {sign: signNoted},
	"corrected":    {sign: signOff},
	"released":     {sign: signPass},
	"reached":      {sign: signPass},
	"not reached":  {sign: signFail, tier: Pending},
	"to call":      {sign: signOpen, tier: Pending},
	"not measured": {sign: signOff},
	"missed":       {sign: signFail},
	"mitigated":    {sign: signPart, tier: Owed},
	"happened":     {sign: signFail},
	"likely":       {sign: signPlanned, tier: Owed},
	"at risk":      {sign: signOpen, tier: Pending},
	"broken":       {sign: signFail, tier: Pending},
	"confirmed":    {sign: signPass},
	"agreed":       {sign: signPart, tier: Owed},
	"met":          {sign: signPass},
	"pattern":      {sign: signPass, tier: Owed},
	"standard":     {sign: signPass},
	"retired":      {sign: signOff},
	"to verify":    {sign: signOpen, tier: Owed},
	"verified":     {sign: signPass},
	"failed":       {sign: signFail, tier: Pending},
	"asked":        {sign: signOpen, tier: Pending},

	"rejected":   {sign: signFail},
	"fail":       {word: "failed", sign: signFail, tier: Owed},
	"overridden": {sign: signWaived},
	"waived":     {sign: signWaived, tier: Owed},

	"due":         {word: "open", sign: signOpen, tier: Owed},
	"conditional": {sign: signPart, tier: Owed},
	"deferred":    {sign: signLater, tier: Owed},
	"parked":      {sign: signLater, tier: Owed},
	"escalated":   {sign: func(g *Glyphs) string { return g.Up }, tier: Owed},
	"carried":     {sign: func(g *Glyphs) string { return g.Carried }, tier: Owed},

	"live":      {sign: signLive, tier: Current},
	"planned":   {sign: signPlanned},
	"expected":  {sign: signPlanned},
	"adjourned": {sign: func(g *Glyphs) string { return g.Paused }, tier: Owed},
	"closed":    {sign: func(g *Glyphs) string { return g.Closed }},
}

func signOpen(g *Glyphs) string    { return g.Open }
func signPass(g *Glyphs) string    { return g.Pass }
func signPart(g *Glyphs) string    { return g.Part }
func signNoted(g *Glyphs) string   { return g.Noted }
func signLive(g *Glyphs) string    { return g.Live }
func signFail(g *Glyphs) string    { return g.Fail }
func signOff(g *Glyphs) string     { return g.Off }
func signWaived(g *Glyphs) string  { return g.Waived }
func signLater(g *Glyphs) string   { return g.Later }
func signPlanned(g *Glyphs) string { return g.Planned }

// lookup returns how a state is shown. One that this package has not heard of has
// its own word and the sign of what is open: nothing unknown looks settled.
func lookup(name string) state {
	s, known := states[name]
	if !known {
		s = state{sign: signOpen, tier: Pending}
	}
	if s.word == "" {
		s.word = name
	}
	return s
}

// Status returns how a state is written: a sign, a word, and the style for both.
func (t *Theme) Status(name string) (sign, word string, style Style) {
	s := lookup(name)
	return s.sign(&t.Glyphs), s.word, t.Of(s.tier)
}

// Known reports whether this package has heard of a state.
func Known(name string) bool {
	_, known := states[name]
	return known
}

// TierOf returns how much a state asks for.
func TierOf(name string) Tier { return lookup(name).tier }

// Of returns the style of a tier. What is open or late has weight and colour; what
// is settled recedes.
func (t *Theme) Of(tier Tier) Style {
	switch tier {
	case Overdue:
		return t.Late
	case Pending:
		return t.Open
	case Current:
		return t.Strong
	case Owed:
		return t.Text
	}
	return t.Muted
}
