package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Journey is a way that somebody goes through what is built, such as a guest's through the
// checkout. Its states and the transitions between them are things of their own.
type Journey struct {
	Entered
	Risk    string `json:"risk"`
	Revenue bool   `json:"revenue"` // whether much revenue goes through it
}

// KindJourney is the kind of journeys.
const KindJourney Kind = "journey"

// FieldRevenue says whether much revenue depends on a thing.
const FieldRevenue Field = "revenue"

// Ref names the journey.
func (j Journey) Ref() Ref { return Ref{KindJourney, j.ID} }

// Journey returns a journey; ok is false for anything else.
func (r *Record) Journey(about Ref) (j Journey, ok bool) {
	if about.Kind != KindJourney {
		return j, false
	}
	return rowsOf[Journey](r, KindJourney).Get(about.ID)
}

func journeyKind() *KindOf[Journey] {
	return register(&KindOf[Journey]{
		KindSpec: KindSpec{
			Kind: KindJourney, Plural: "journeys", Article: "a journey", Prefix: "JN", Head: "jn", Sample: "Guest checkout",
			Purpose: "How somebody goes through what is built, state by state, and what of it was verified.", OnAgenda: true,
			Specs: []FieldSpec{{Field: FieldRevenue, Sort: SortChoice, Label: "high revenue", Prompt: "Does much revenue go through it?", Choices: []string{Yes, No}}},
			Outcomes: []OutcomeSpec{
				dropped(Open),
				reopened(Open, Dropped),
			},
		},
		Fields: []KindField[Journey]{
			{Field: FieldRisk, Optional: true, Column: true, Label: "risk", Prompt: "How much is at risk on it?", Access: TextAt(func(j *Journey) *string { return &j.Risk }),
				Default: func(*Record, Ref, Instant) Value { return Words(LevelMedium) }},
			{Field: FieldRevenue, Optional: true, Column: true, Access: YesNoAt(func(j *Journey) *bool { return &j.Revenue }),
				Default: func(*Record, Ref, Instant) Value { return Words(No) }},
			{Field: FieldCriteria, Optional: true, Label: "launch criteria", Prompt: "What must be true before it is launched?", Access: Access[Journey]{Set: addLaunchCriteria}},
			{Field: "launch_criteria", Label: "launch criteria", Sort: SortLines, Access: Access[Journey]{Get: launchCriteria}},
			{Field: "verified", Label: "verified", Column: true, Access: Access[Journey]{Get: func(r *Record, j *Journey) Value {
				return Words(r.describeVerified(j.Ref()))
			}}, Empty: "no states yet"},
			{Field: "findings", Label: "findings", Column: true, Sort: SortLines, Access: Access[Journey]{Get: func(r *Record, j *Journey) Value {
				var v Value
				for _, f := range r.JourneyFindings(j.Ref()) {
					v.Lines = append(v.Lines, f.Says)
				}
				return v
			}}},
		},
		Order:  byRiskOfJourney,
		Digest: digestJourney,
	})
}

// digestJourney finds what is wrong with the states and transitions of a journey, and that one
// with high revenue has no launch criterion.
func digestJourney(r *Record, j Journey, _ *Moment) []Finding {
	list := r.withoutLaunchCriterion(j.Ref())
	for _, f := range r.JourneyFindings(j.Ref()) {
		list = append(list, Finding{Section: Incomplete, Says: f.Says, Acts: f.acts()})
	}
	return list
}

// isOfHighRevenue reports whether much revenue depends on a decision or a journey.
func (r *Record) isOfHighRevenue(about Ref) bool {
	if about.Kind == KindDecision {
		d, _ := r.Decisions.Get(about.ID)
		return d.Revenue
	}
	j, _ := r.Journey(about)
	return j.Revenue
}

// withoutLaunchCriterion finds that nothing is asked before the launch of a decision or a journey
// on which much revenue depends.
func (r *Record) withoutLaunchCriterion(about Ref) []Finding {
	if !r.isOfHighRevenue(about) || len(r.LaunchCriteriaOn(about)) > 0 {
		return nil
	}
	return []Finding{{Section: Incomplete, Says: "no launch criterion", Acts: []Act{r.addLaunchCriterion(about)}}}
}

// addLaunchCriterion returns what gives a decision or a journey a launch criterion: one that it
// has is asked before the launch, or a new one.
func (r *Record) addLaunchCriterion(about Ref) Act {
	if list := r.CriteriaOn(about); len(list) > 0 {
		return Act{"ask it before the launch", fmt.Sprintf("set %s launch:yes", list[0].Ref())}
	}
	return Act{"add one", fmt.Sprintf("set %s crit:", about)}
}

// describeVerified says how many states of a journey are verified: "3 of 7"; "" where it
// has none.
func (r *Record) describeVerified(journey Ref) string {
	states := r.StatesOf(journey)
	if len(states) == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", len(states)-r.unverified(journey), len(states))
}

// unverified returns how many states of a journey are not verified.
func (r *Record) unverified(journey Ref) int {
	n := 0
	for _, s := range r.StatesOf(journey) {
		if r.State(s.Ref()) != Verified {
			n++
		}
	}
	return n
}

// Journeys returns the journeys that are not dropped, the riskiest first.
func (r *Record) Journeys() []Journey {
	list := rowsOf[Journey](r, KindJourney).Where(func(j Journey) bool { return r.State(j.Ref()) == Open })
	slices.SortFunc(list, byRiskOfJourney(r))
	return list
}

// byRiskOfJourney compares journeys by how risky they are: dropped ones come last, those with
// high revenue first, then by their risk, then those with the most states that are not
// verified, then by their ids.
func byRiskOfJourney(r *Record) func(a, b Journey) int {
	dropped, left := map[ID]int{}, map[ID]int{}
	for j := range rowsOf[Journey](r, KindJourney).All() {
		dropped[j.ID], left[j.ID] = boolInt(r.State(j.Ref()) == Dropped), r.unverified(j.Ref())
	}
	return func(a, b Journey) int {
		return cmp.Or(dropped[a.ID]-dropped[b.ID], boolInt(b.Revenue)-boolInt(a.Revenue), cmp.Compare(levelNumber(b.Risk), levelNumber(a.Risk)),
			cmp.Compare(left[b.ID], left[a.ID]), cmp.Compare(a.ID, b.ID))
	}
}

// openJourney offers the journey that a person points at: itself, or that of a state; else the
// one that somebody is writing down: the newest without states, or that of the newest state.
func openJourney(r *Record, on Ref, _ Instant) Value {
	if it, ok := r.Items.Get(on.ID); ok && on.Kind == KindItem && it.IsWalkthrough() {
		on = it.About()
	}
	if on.Kind == KindState {
		if journey := r.JourneyOf(on); !journey.IsZero() {
			return refLines(journey)
		}
	}
	if on.Kind == KindJourney && r.Exists(on) {
		return refLines(on)
	}
	var last Ref
	for j := range rowsOf[Journey](r, KindJourney).All() {
		if r.State(j.Ref()) == Open {
			last = j.Ref()
		}
	}
	if len(r.StatesOf(last)) == 0 {
		return refLines(last)
	}
	for s := range rowsOf[JourneyState](r, KindState).All() {
		if journey := r.JourneyOf(s.Ref()); r.State(journey) == Open {
			last = journey
		}
	}
	return refLines(last)
}
