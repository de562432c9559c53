package model

import "fmt"

// Release holds a release that decisions go to: its day, and the owner who brings it out.
type Release struct {
	Entered
	Due        Date `json:"due"`
	ReleasedOn Date `json:"released_on"`
}

// KindRelease is the kind of releases.
const KindRelease Kind = "release"

// Released is the state of a release that is out.
const Released Outcome = "released"

// Ref names the release.
func (e Release) Ref() Ref { return Ref{KindRelease, e.ID} }

func releaseKind() *KindOf[Release] {
	planned := []Outcome{PlannedAhead}
	return register(&KindOf[Release]{
		KindSpec: KindSpec{
			Kind: KindRelease, Plural: "releases", Article: "a release", Prefix: "RL", Head: "rl", Sample: "Checkout 14",
			Purpose: "What decisions go to, with the day on which it comes out.",
			Outcomes: []OutcomeSpec{
				{Outcome: Released, Verb: "released", Help: "it is out: since when", Final: true, From: planned,
					Requires: []RequestedField{{Field: FieldDate, Past: true, Prompt: "On which day did it come out?", Default: func(r *Record, _ Ref, now Instant) Value { return On(r.Today(now)) }}}},
				dropped(planned...),
				reopened(PlannedAhead, Released, Dropped),
			},
			States: []Outcome{PlannedAhead, Released, Dropped},
		},
		Fields: []KindField[Release]{
			{Field: FieldDue, Optional: true, Column: true, Stepped: true, Prompt: "On which day does it come out?", Access: DayAheadAt(FieldDue, "a release comes out today or later", func(e *Release) *Date { return &e.Due })},
			{Field: "released", Own: true, Label: "released on", Column: true, Sort: SortDate, Access: Access[Release]{Get: func(_ *Record, e *Release) Value { return On(e.ReleasedOn) }}},
			{Field: "decisions", Own: true, Label: "decisions", Column: true, Of: []Kind{KindDecision}, Sort: SortThings, Access: Access[Release]{Get: func(r *Record, e *Release) Value {
				var v Value
				for _, about := range r.LinksTo(e.Ref(), LinkGoesTo) {
					v.Lines = append(v.Lines, about.String())
				}
				return v
			}}},
		},
		Steps: func(r *Record, e *Release, s *Step, v Values, now Instant) (string, error) {
			e.ReleasedOn = ""
			if Outcome(s.To) != Released {
				return "", nil
			}
			if e.ReleasedOn = v[FieldDate].Date; e.ReleasedOn > r.Today(now) {
				return "", badValue(FieldDate, fmt.Sprintf("%s is ahead; say it once %s is out, or set its day: set %s due:…", e.ReleasedOn.Near(r.Today(now)), e.Ref(), e.Ref()))
			}
			return "", nil
		},
		Digest: func(_ *Record, e Release, at *Moment) []Finding {
			acts := actsOf(e.Ref(), "released", "released %s ", "new date", "set %s due:")
			return append(at.overdue(e.Due, acts...), at.comingUp(e.Due, acts...)...)
		},
	})
}
