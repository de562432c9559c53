package model

import (
	"strings"
	"testing"
)

// launched is a journey with high revenue that has a launch criterion.
func launched(r *room) (journey, criterion Ref) {
	r.Helper()
	journey = r.raise(KindJourney, Ref{}, "Guest checkout", FieldOwner, r.ana, FieldRevenue, Yes, FieldCriteria, "95 % of guests get through")
	return journey, r.CriteriaOn(journey)[0].Ref()
}

func TestAJourneyHasCriteriaThatAreAskedBeforeItsLaunch(t *testing.T) {
	r := newRoom(t)
	journey, first := launched(r)
	second := r.raise(KindCriterion, journey, "support has its macros")
	third := r.raise(KindCriterion, journey, "nice pictures", FieldLaunch, No)
	if list := r.LaunchCriteriaOn(journey); len(list) != 2 || list[0].Ref() != first || list[1].Ref() != second {
		t.Errorf("before the launch are asked %v", list)
	}
	r.do(Amend{About: third, With: with(FieldLaunch, Yes)})
	if list := r.LaunchCriteriaOn(journey); len(list) != 3 {
		t.Errorf("before the launch are asked %v", list)
	}
	r.do(Remove{second})
	if r.Exists(second) {
		t.Errorf("%s is still there", second)
	}
}

func TestEvidenceIsHeldAgainstTheLaunchCriterionOfAJourney(t *testing.T) {
	r := newRoom(t)
	journey, criterion := launched(r)
	r.do(raise(KindEvidence, journey, "91 % of 400 got through", FieldVerdict, VerdictUnmet, FieldAction, "Mend the address field"))
	if state := r.State(criterion); state != Failed {
		t.Errorf("the criterion is %s", state)
	}
	if list := r.ActionsAbout(journey); len(list) != 1 || list[0].Owner != r.ana {
		t.Errorf("from it follow %v", list)
	}
	r.do(raise(KindEvidence, criterion, "96 % of 400 got through", FieldVerdict, VerdictMet))
	c, _ := r.Criteria.Get(criterion.ID)
	if says := r.DescribeCriterion(c); says != "K-1 95 % of guests get through: met, 96 % of 400 got through" {
		t.Errorf("it says %q", says)
	}
}

func TestOfADroppedJourneyNothingIsAskedBeforeALaunch(t *testing.T) {
	r := newRoom(t)
	journey, criterion := launched(r)
	r.rule(journey, Dropped, with(FieldWhy, "no guests"))
	r.refuses(raise(KindEvidence, criterion, "96 %", FieldVerdict, VerdictMet), ReadOnly, "its criteria stay as they were")
	r.refuses(raise(KindCriterion, journey, "more"), ReadOnly, "its criteria stay as they were")
}

func TestAJourneyWithHighRevenueAndNoLaunchCriterionIsIncomplete(t *testing.T) {
	r := newRoom(t)
	says := func(journey Ref) string {
		var list []string
		for _, l := range r.Digest(r.now).In(Incomplete) {
			if l.About == journey {
				for _, f := range l.Findings {
					list = append(list, f.Says)
				}
			}
		}
		return strings.Join(list, ", ")
	}
	bare := r.raise(KindJourney, Ref{}, "Returns", FieldOwner, r.ana, FieldRevenue, Yes)
	if got := says(bare); !strings.Contains(got, "no launch criterion") {
		t.Errorf("of one without a criterion it says %q", got)
	}
	if journey, _ := launched(r); says(journey) != "" {
		t.Errorf("of one with a criterion it says %q", says(journey))
	}
}
