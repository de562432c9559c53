package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model/playbook"
)

// Section is one section of the digest.
type Section int

// The sections, in their order. A thing stands in the first that one of its findings
// names.
const (
	PastClock    Section = iota + 1 // escalated, and the time for the answer is over
	Overdue                         // due before today
	OnConditions                    // approved on conditions
	Returning                       // put off, and back by the next review
	Undecided                       // never ruled on
	Unowned                         // nobody owns it
	ToReconfirm                     // approved, and something has changed since
	Incomplete                      // lacks what its ruling will ask for
	ToRecheck                       // looked at too long ago
	Stale                           // unchanged for long, or put off often
	ComingUp                        // due before the review after the next
	ToSend                          // minutes or an agenda that people wait for
)

var sectionNames = []string{
	"Past the escalation clock", "Overdue", "Approved on conditions", "Returning", "Undecided", "Unowned",
	"To reconfirm", "Incomplete", "To recheck", "Stale", "Coming up", "To send",
}

// String returns the name of a section.
func (s Section) String() string { return sectionNames[s-1] }

// Finding is one reason why a thing needs attention.
type Finding struct {
	Section Section
	Says    string   // as it stands on the line of the thing, behind its state: "no owner"; "" where the date says it
	Order   [2]int64 // before the date, in the order of the section: the lowest first
	Late    bool
	Confirm bool // somebody is asked to confirm it
	Acts    []Act
}

// Act describes what the digest offers to do about a finding: what it is called, and a line to
// write or the beginning of one. An act without a line puts the thing on the agenda.
type Act struct{ Label, Line string }

// DigestLine is one thing in the digest.
type DigestLine struct {
	About    Ref
	Section  Section
	State    Outcome
	Title    string
	Owner    ID // who decides
	Due      Date
	SaysDue  string // "due 27 Nov, 5 days late"; "" where it has no day
	Times    int    // how often it was carried, or its day moved
	often    bool   // more often than goes without saying
	Waits    int    // how many open things wait on it, directly or through others
	Findings []Finding
	Late     bool

	graph *waiting
}

// WhatWaits returns the open things that wait on the thing, directly or through others, each
// once. They are found anew at each call.
func (l DigestLine) WhatWaits() []Ref { return l.graph.on(l.About) }

// Digest lists what needs attention at a moment.
type Digest struct {
	At       Moment
	Behind   string       // what is wrong with the clock, see ClockBehind; "" for nothing
	Lines    []DigestLine // in the order of the sections, and in each by its own
	Agenda   int64        // minutes of the next meeting's items
	Yield    Share        // of the last closed meeting
	LastFive Share        // of the last five
}

// Moment holds the facts that the rules of the digest go by.
type Moment struct {
	Now     Instant
	Today   Date
	Next    Meeting // the live, the adjourned, else the next planned meeting; zero for none
	Last    Meeting // the meeting closed last; zero for none
	By      Date    // the day of the next review
	After   Date    // the day of the review after it
	onTable map[Ref]bool
	graph   *waiting
	work    Calendar
	limits  playbook.Limits
}

// OnTable reports whether a thing is, or will be, on the table of the next meeting.
func (at *Moment) OnTable(about Ref) bool { return at.onTable[about] }

// Digest returns what needs attention now: every open thing once, in the first section
// that one of its findings names.
func (r *Record) Digest(now Instant) Digest { return r.digestAt(r.MomentOf(now)) }

func (r *Record) digestAt(at Moment) Digest {
	d := Digest{At: at}
	if r.IsClosed() { // nothing of it can be answered any more
		return d
	}
	for _, k := range registry() {
		for _, about := range r.AllOf(k.Info().Kind) {
			if findings := k.digest(r, about.ID, &at); len(findings) > 0 {
				d.Lines = append(d.Lines, r.digestLine(about, findings, &at))
			}
		}
	}
	slices.SortStableFunc(d.Lines, compareLines)
	if at.Next.ID != 0 {
		d.Agenda = r.PlannedMinutes(at.Next, at.Now)
	}
	d.Yield, d.LastFive = r.yields()
	d.Behind = r.ClockBehind(at.Now)
	return d
}

// MomentOf returns what the rules of the digest and of the lists go by at a time.
func (r *Record) MomentOf(now Instant) Moment {
	next, held := r.Live()
	if !held {
		next, _ = r.Next()
	}
	return r.momentBefore(next, now)
}

// momentBefore returns what the rules of the digest go by where a meeting is the next; the
// zero Meeting for none.
func (r *Record) momentBefore(next Meeting, now Instant) Moment {
	at := Moment{Now: now, Today: r.Today(now), Next: next, work: r.Calendar(), limits: r.limits(), onTable: map[Ref]bool{}}
	at.Last, _ = r.Last()
	if at.By = at.Next.Date; at.Next.ID == 0 {
		at.By = max(at.Today, r.NextReview(cmp.Or(at.Last.Date, at.Today)))
	}
	at.By = max(at.By, at.Today) // a review that was to be held is held now
	at.After = r.NextReview(at.By)
	if at.Next.ID != 0 {
		for _, about := range r.tableToBe(at.Next.ID, at.Today) {
			at.onTable[about] = true
		}
	}
	at.graph = r.waits()
	return at
}

func (r *Record) digestLine(about Ref, findings []Finding, at *Moment) DigestLine {
	slices.SortStableFunc(findings, func(a, b Finding) int { return cmp.Compare(a.Section, b.Section) })
	times := r.TimesPutOff(about)
	line := DigestLine{
		About: about, Section: findings[0].Section, State: r.StateOn(about, at.Today), Title: r.TextOf(about), Owner: r.OwnerOf(about),
		Due: r.dueOf(about), Times: times, often: times >= at.limits.CarriedOften, Waits: at.graph.count(about), graph: at.graph, Findings: findings,
	}
	if m, ok := r.Meetings.Get(about.ID); ok && about.Kind == KindMeeting { // one review is told from another by its day
		line.Title += ", " + m.Date.Near(at.Today)
	}
	for _, f := range findings {
		line.Late = line.Late || f.Late
	}
	if at.graph.loops(about) {
		line.Findings = append(line.Findings, Finding{Section: ComingUp, Says: "loop: it waits on itself"})
	}
	if own := r.ShownValue(about, FieldDue).Date; line.Section == Overdue && own != "" { // what is late, not the clock that runs
		line.Due = own
	}
	if line.Due != "" {
		line.SaysDue = "due " + line.Due.DayMonth(at.Today)
		if line.Section == PastClock { // how long it is over stands behind it, to the hour
			return line
		}
		if late := r.SayLate(line.Due, at.Today); late != "" && line.Late {
			line.SaysDue += ", " + late
		}
	}
	return line
}

// compareLines orders the digest: by section, then by the order of the section, by the
// day with none last, and by id.
func compareLines(a, b DigestLine) int {
	x, y := a.Findings[0], b.Findings[0]
	return cmp.Or(
		cmp.Compare(a.Section, b.Section),
		slices.Compare(x.Order[:], y.Order[:]),
		cmp.Compare(boolInt(a.Due == ""), boolInt(b.Due == "")), cmp.Compare(a.Due, b.Due),
		cmp.Compare(a.About.Kind, b.About.Kind), cmp.Compare(a.About.ID, b.About.ID),
	)
}

// Offered returns the first act that is offered for a line; ok is false where none is.
func (l DigestLine) Offered() (act Act, ok bool) {
	for _, f := range l.Findings {
		if len(f.Acts) > 0 {
			return f.Acts[0], true
		}
	}
	return Act{}, false
}

// Others returns what else is offered for a line, each act once.
func (l DigestLine) Others() []Act {
	first, _ := l.Offered()
	var list []Act
	for _, f := range l.Findings {
		for _, act := range f.Acts {
			if act.Line != "" && act != first && !slices.Contains(list, act) {
				list = append(list, act)
			}
		}
	}
	return list
}

// SayOthers says what else is offered for a line: "new date (set A-3 due:)"; "" for nothing.
func (l DigestLine) SayOthers() string {
	var says []string
	for _, act := range l.Others() {
		says = append(says, fmt.Sprintf("%s (%s)", act.Label, strings.TrimSpace(act.Line)))
	}
	return strings.Join(says, ", ")
}

// Short returns what matters most about a line in a few words: how late it is, what it
// lacks, what waits on it, what is still to be sent, or its day.
func (l DigestLine) Short(r *Record, today Date) string {
	switch {
	case l.Section == PastClock:
		return l.Findings[0].Says
	case l.Late && l.Due != "" && l.Due < today:
		return r.SayLateShort(l.Due, today)
	case l.Waits > 0 && l.Section == Undecided:
		return fmt.Sprintf("%d wait", l.Waits)
	case l.Section == Unowned || l.Section == Incomplete || l.Section == ToSend || l.Section == OnConditions && !l.Late && !l.Findings[0].Confirm:
		return l.Findings[0].Says
	case l.Section == OnConditions && l.Findings[0].Confirm:
		return "to confirm"
	case l.often:
		return l.describeTimes()
	case l.Due != "":
		return l.Due.DayMonth(today)
	}
	return ""
}

// describeTimes says how often a thing was put off: "2nd time"; of one that is only given other
// days which of them it has, "3rd date".
func (l DigestLine) describeTimes() string {
	if l.About.Kind.Info().BySteps {
		return Ordinal(l.Times+1) + " date"
	}
	return Ordinal(l.Times) + " time"
}

// In returns the lines of a section.
func (d Digest) In(s Section) []DigestLine {
	from, _ := slices.BinarySearchFunc(d.Lines, s, func(l DigestLine, s Section) int { return cmp.Compare(l.Section, s) })
	to, _ := slices.BinarySearchFunc(d.Lines, s+1, func(l DigestLine, s Section) int { return cmp.Compare(l.Section, s) })
	return d.Lines[from:to]
}

// Of returns the digest with the lines of one person alone.
func (d Digest) Of(owner ID) Digest {
	d.Lines = slices.DeleteFunc(slices.Clone(d.Lines), func(l DigestLine) bool { return l.Owner != owner })
	return d
}

// Count returns how many lines have a finding for which f holds.
func (d Digest) Count(f func(Finding) bool) int {
	n := 0
	for _, l := range d.Lines {
		if slices.ContainsFunc(l.Findings, f) {
			n++
		}
	}
	return n
}

// Presses reports whether something cannot wait: an answer past its clock, something
// overdue, or an approval whose conditions are late.
func (d Digest) Presses() bool {
	return slices.ContainsFunc(d.Lines, func(l DigestLine) bool {
		return l.Section == PastClock || l.Section == Overdue || l.Section == OnConditions && l.Late
	})
}

// Text returns what a line says: "B-1 Vendor contract not signed · Ben · due 27 Nov, 5
// days late · 2nd time · D-4 waits".
func (r *Record) DigestText(l DigestLine, separator string) string {
	text := l.About.String() + " " + l.Title
	for _, part := range r.DigestFacts(l) {
		text += separator + part
	}
	return text
}

// mostFindings is the number of findings that a line names; the rest is counted.
const mostFindings = 2

// DigestFacts returns what stands behind the title of a line.
func (r *Record) DigestFacts(l DigestLine) []string {
	var parts []string
	if name := r.whoSays(l.Owner); name != "" {
		parts = append(parts, name)
	}
	if l.SaysDue != "" {
		parts = append(parts, l.SaysDue)
	}
	if l.often {
		parts = append(parts, l.describeTimes())
	}
	var said []string
	switch l.Waits {
	case 0:
	case 1:
		said = append(said, l.WhatWaits()[0].String()+" waits")
	default:
		said = append(said, fmt.Sprintf("%d wait", l.Waits))
	}
	for _, f := range l.Findings {
		if f.Says != "" && !slices.Contains(said, f.Says) {
			said = append(said, f.Says)
		}
	}
	if more := len(said) - mostFindings; more > 0 {
		said = append(said[:mostFindings], fmt.Sprintf("+%d", more))
	}
	return append(parts, said...)
}

// Summary returns the first line of the digest: "6 late · 2 to confirm · 5 undecided · 1
// unowned · agenda 41 of 45 min · 5 of 7 items fully decided in the last meeting (last five 20 of
// 27)".
func (d Digest) Summary() []string {
	var parts []string
	add := func(n int, says string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, says))
		}
	}
	if d.Behind != "" {
		parts = append(parts, d.Behind)
	}
	add(d.Count(func(f Finding) bool { return f.Late }), "late")
	add(d.Count(func(f Finding) bool { return f.Confirm }), "to confirm")
	add(len(d.In(Undecided)), "undecided")
	add(d.Count(func(f Finding) bool { return f.Section == Unowned }), "unowned")
	add(len(d.In(ToSend)), "to send")
	if d.At.Next.ID != 0 {
		parts = append(parts, fmt.Sprintf("agenda %d of %d min", d.Agenda, d.At.Next.Minutes))
	}
	if d.Yield.Of > 0 {
		says := fmt.Sprintf("%d of %s fully decided in the last meeting", d.Yield.Part, count(d.Yield.Of, "item"))
		if d.LastFive != d.Yield {
			says += fmt.Sprintf(" (last five %d of %d)", d.LastFive.Part, d.LastFive.Of)
		}
		parts = append(parts, says)
	}
	return parts
}

// Nothing says that nothing needs attention, and until when.
func (d Digest) Nothing() string { return "Nothing needs you before " + d.At.By.Near(d.At.Today) }

// NoMeeting says that no meeting is planned, and for which day one is offered; "" where
// one is. key is what plans it.
func (d Digest) NoMeeting(key string) string {
	if d.At.Next.ID != 0 {
		return ""
	}
	return fmt.Sprintf("No meeting planned. %s plans %s", key, d.At.By.Near(d.At.Today))
}
