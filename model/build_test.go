package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// monday is the day on which every test begins, at nine in Berlin.
const monday Date = "2026-11-23"

const minute = Instant(60_000)

// fixture is a record with a live meeting to say things into. Its agenda is empty
// and its gate is ruled on, so it may close until somebody raises something.
type fixture struct {
	testing.TB
	*Record
	now                 Instant
	ana, ben, mara, tom ID
	meeting             Meeting
	before, after       *Record // around the last command, for undo
}

// liveReview holds a weekly review: Ana Ruiz leads it, Ben Okafor, Mara Ilves and
// Tom Weiss are in the room, and things escalate to Mara.
func liveReview(t testing.TB) *fixture {
	t.Helper()
	r := plannedReview(t)
	r.do(StartMeeting{r.meeting.ID})
	r.meeting, _ = r.Live()
	for _, c := range r.ChecksOf(r.meeting.ID) {
		if c.Computed == "" {
			r.rule(c.Ref(), Passed, with(FieldEvidence, "read the mail drafts side by side"))
		}
	}
	return r
}

// plannedReview is the same meeting before it is started.
func plannedReview(t testing.TB) *fixture {
	t.Helper()
	r := emptyFixture(t)
	r.do(NewCycle{
		CycleName: "Checkout redesign", Zone: "Europe/Berlin", Escalation: []string{"Mara Ilves"}, Series: SeriesOff,
		People: []string{"Ana Ruiz", "Ben Okafor", "Mara Ilves", "Tom Weiss"},
	})
	r.ana, r.ben, r.mara, r.tom = r.person("Ana Ruiz"), r.person("Ben Okafor"), r.person("Mara Ilves"), r.person("Tom Weiss")
	r.meeting = r.plan(monday)
	return r
}

// emptyFixture has nothing in it but the time.
func emptyFixture(t testing.TB) *fixture {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return &fixture{TB: t, Record: &Record{}, now: At(time.Date(2026, 11, 23, 9, 0, 0, 0, berlin))}
}

func (r *fixture) person(name string) ID {
	p, ok := r.PersonNamed(name)
	if !ok {
		r.Helper()
		r.Fatalf("nobody is called %q", name)
	}
	return p.ID
}

// do lets a command through.
func (r *fixture) do(c Command) Done {
	r.Helper()
	next, done, err := Do(r.Record, c, r.now)
	if err != nil {
		r.Fatalf("%s was refused: %v", c.Name(), err)
	}
	r.before, r.Record, r.after = r.Record, next, next
	return done
}

// refuses asserts that a command is refused for a reason, in a sentence that
// holds each of the parts, and that nothing was changed.
func (r *fixture) refuses(c Command, reason Reason, parts ...string) *Refusal {
	r.Helper()
	next, _, err := Do(r.Record, c, r.now)
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		r.Fatalf("%s %+v was let through", c.Name(), c)
	}
	if refusal.Reason != reason {
		r.Errorf("%s: refused as %q, want %q: %v", c.Name(), refusal.Reason, reason, refusal)
	}
	for _, part := range parts {
		if !strings.Contains(refusal.Error(), part) {
			r.Errorf("%s: refusal %q does not say %q", c.Name(), refusal, part)
		}
	}
	if next != r.Record {
		r.Errorf("%s: a refused command changed the record", c.Name())
	}
	return refusal
}

// lacks asserts that a command is refused because a field is missing.
func (r *fixture) lacks(c Command, fields ...Field) *Refusal {
	r.Helper()
	refusal := r.refuses(c, MissingAnswer)
	if got := fieldsOf(refusal.Missing); !slices.Equal(got, fields) {
		r.Errorf("%s lacks %v, want %v: %v", c.Name(), got, fields, refusal)
	}
	return refusal
}

func fieldsOf(list []Requirement) []Field {
	var fields []Field
	for _, q := range list {
		fields = append(fields, q.Field)
	}
	return fields
}

func (r *fixture) raise(kind Kind, on Ref, words string, pairs ...any) Ref {
	r.Helper()
	return r.do(raise(kind, on, words, pairs...)).About
}

func raise(kind Kind, on Ref, words string, pairs ...any) Raise {
	v := with(pairs...)
	v[FieldWords] = Words(words)
	return Raise{Kind: kind, On: on, With: v}
}

// finish says that an action is done.
func finish(action ID) GiveRuling {
	return GiveRuling{About: Ref{KindAction, action}, Outcome: Finished}
}

// item puts an item of Ben's on the live agenda.
func (r *fixture) item(title string, pairs ...any) Ref {
	r.Helper()
	return r.raise(KindItem, r.meeting.Ref(), title, append([]any{FieldOwner, r.ben}, pairs...)...)
}

// decision raises a decision of Ben's on an item of its own.
func (r *fixture) decision(words string, pairs ...any) Ref {
	r.Helper()
	return r.raise(KindDecision, r.item("About: "+words), words, pairs...)
}

// blocker raises a blocker that lacks nothing but what is left out of parts.
func (r *fixture) blocker(words string, pairs ...any) Ref {
	r.Helper()
	return r.raise(KindBlocker, Ref{}, words, pairs...)
}

func (r *fixture) whole() []any {
	return []any{FieldOwner, r.ben, FieldDue, Date("2026-11-27"), FieldFallback, "the old form", FieldImpact, "no saved cards"}
}

func (r *fixture) concern(on Ref, words string, by ID) Ref {
	r.Helper()
	c := raise(KindFeedback, on, words, FieldBy, by)
	c.Concern = true
	return r.do(c).About
}

func rule(about Ref, outcome Outcome, pairs ...any) GiveRuling {
	return GiveRuling{About: about, Outcome: outcome, With: with(pairs...)}
}

func (r *fixture) rule(about Ref, outcome Outcome, v Values) Ruling {
	r.Helper()
	r.do(GiveRuling{About: about, Outcome: outcome, With: v})
	u, _ := r.Ruling(about)
	return u
}

// approve approves a decision that asks for nothing but a criterion.
func (r *fixture) approve(about Ref) Ruling {
	r.Helper()
	return r.rule(about, Approved, with(FieldCriteria, "p95 stays below 800 ms"))
}

// deferTo defers a decision to a day.
func (r *fixture) deferTo(about Ref, due Date) Ruling {
	r.Helper()
	return r.rule(about, Deferred, with(FieldWhy, "the numbers are late", FieldDue, due))
}

// stands asserts which things stand between the meeting and its close.
func (r *fixture) stands(want ...Ref) []Gap {
	r.Helper()
	gaps := r.Gaps(r.meeting.ID, r.now)
	var got []Ref
	for _, g := range gaps {
		got = append(got, g.About)
	}
	if !slices.Equal(got, want) {
		r.Errorf("in the way of the close stand %v, want %v", got, want)
	}
	return gaps
}

// on asserts whether a thing is on the table of the meeting.
func (r *fixture) on(about Ref, want bool) {
	r.Helper()
	got := slices.ContainsFunc(r.TableOf(r.meeting.ID), func(e Entry) bool { return e.Ref() == about })
	if got != want {
		r.Errorf("%s on the table of %s: %v, want %v", about, r.meeting.Ref(), got, want)
	}
}

func (r *fixture) is(about Ref, want Outcome) {
	r.Helper()
	if got := r.State(about); got != want {
		r.Errorf("%s is %s, want %s", about, got, want)
	}
}

// absent takes people out of the room.
func (r *fixture) absent(people ...ID) {
	r.Helper()
	r.do(RollCall{Meeting: r.meeting.ID, Absent: people})
}

// later lets time pass.
func (r *fixture) later(by Instant) { r.now += by }

func (r *fixture) plan(date Date) Meeting {
	r.Helper()
	done := r.do(PlanMeeting{Date: date, Facilitator: "Ana Ruiz"})
	m, _ := r.Meetings.Get(done.About.ID)
	return m
}

// close closes the meeting, which must have no gap.
func (r *fixture) close() {
	r.Helper()
	r.do(CloseMeeting{r.meeting.ID})
	r.meeting, _ = r.Meetings.Get(r.meeting.ID)
}

// nextMeeting closes this meeting and holds the next one, days on, with its
// gate ruled on.
func (r *fixture) nextMeeting(days int) {
	r.Helper()
	r.close()
	r.later(Instant(days) * 24 * 60 * minute)
	r.hold()
}

// hold starts another meeting today.
func (r *fixture) hold() {
	r.Helper()
	m := r.plan(r.Today(r.now))
	r.do(StartMeeting{m.ID})
	r.meeting, _ = r.Live()
	for _, c := range r.ChecksOf(m.ID) {
		if c.Computed == "" {
			r.rule(c.Ref(), Passed, with(FieldEvidence, "read the mail drafts side by side"))
		}
	}
}

// undo takes the last command back, by the images that a journal would hold.
func (r *fixture) undo() {
	r.Helper()
	r.do(r.lastRevert())
}

// lastRevert returns what undo would do now.
func (r *fixture) lastRevert() Revert {
	r.Helper()
	return revertOf(r, r.before, r.after)
}
