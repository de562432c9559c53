package model

import (
	"strings"
	"testing"
)

// launched is a journey with high revenue that has a launch criterion.
func launched(r *fixture) (journey, criterion Ref) {
	r.Helper()
	journey = r.raise(KindJourney, Ref{}, "Guest checkout", FieldOwner, r.ana, FieldRevenue, Yes, FieldCriteria, "95 % of guests get through")
	return journey, r.CriteriaOn(journey)[0].Ref()
}

func TestAJourneyHasCriteriaThatAreAskedBeforeItsLaunch(t *testing.T) {
	r := liveReview(t)
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
	r := liveReview(t)
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
	r := liveReview(t)
	journey, criterion := launched(r)
	r.rule(journey, Dropped, with(FieldWhy, "no guests"))
	r.refuses(raise(KindEvidence, criterion, "96 %", FieldVerdict, VerdictMet), ReadOnly, "its criteria stay as they were")
	r.refuses(raise(KindCriterion, journey, "more"), ReadOnly, "its criteria stay as they were")
}

func TestWhatMustBeTrueBeforeALaunchOfHighRevenueIsComputed(t *testing.T) {
	r := liveReview(t)
	r.finds(LaunchCriteria, "nothing approved and no journey is of high revenue")
	r.raise(KindJourney, Ref{}, "Gift a friend", FieldOwner, r.ana)
	bare := r.raise(KindJourney, Ref{}, "Returns", FieldOwner, r.ana, FieldRevenue, Yes)
	_, criterion := launched(r)
	r.finds(LaunchCriteria, "0 of 2 things of high revenue meet their launch criteria",
		"JN-2 no launch criterion > set JN-2 crit:", "JN-3 K-1 not met > met K-1 ")
	r.do(raise(KindEvidence, criterion, "96 % of 400 got through", FieldVerdict, VerdictMet))
	r.rule(bare, Dropped, with(FieldWhy, "not built"))
	r.finds(LaunchCriteria, "1 of 1 thing of high revenue meets its launch criteria")
	pay := r.decision("Express pay is on", FieldOwner, r.ana, FieldRevenue, Yes, FieldCriteria, "one in ten uses it")
	r.finds(LaunchCriteria, "1 of 1 thing of high revenue meets its launch criteria")
	r.passes(pay)
	r.finds(LaunchCriteria, "1 of 2 things of high revenue meet their launch criteria", "D-1 no launch criterion > set K-2 launch:yes")
	r.do(Amend{About: r.CriteriaOn(pay)[0].Ref(), With: with(FieldLaunch, Yes)})
	r.finds(LaunchCriteria, "1 of 2 things of high revenue meet their launch criteria", "D-1 K-2 not met > met K-2 ")
	r.do(raise(KindEvidence, pay, "13 of 100 use it", FieldVerdict, VerdictMet))
	r.finds(LaunchCriteria, "2 of 2 things of high revenue meet their launch criteria")
}

func TestOfAnApprovalItIsSaidWhatIsAskedBeforeTheLaunchAndNothingElse(t *testing.T) {
	r := liveReview(t)
	pay := r.decision("Express pay is on", FieldOwner, r.ana, FieldCriteria, "one in ten uses it")
	r.passes(pay)
	criterion := r.CriteriaOn(pay)[0].Ref()
	r.do(Amend{About: criterion, With: with(FieldLaunch, Yes)})
	r.refuses(Amend{About: criterion, With: with(FieldWords, "one in twenty uses it", FieldLaunch, No)}, ReadOnly, "its criteria stay as they were")
	r.refuses(Amend{About: pay, With: with(FieldRevenue, Yes)}, ReadOnly, "stays as it was decided")
}

func TestADecisionOfHighRevenueComesFirstOfThoseThatNothingWaitsOn(t *testing.T) {
	r := liveReview(t)
	r.decision("Labels are free", FieldOwner, r.ben)
	pay := r.decision("Express pay is on", FieldOwner, r.ben, FieldRevenue, Yes)
	list := r.Digest(r.now).In(Undecided)
	if len(list) != 2 || list[0].About != pay {
		t.Errorf("first comes %v", list)
	}
	says := ""
	for _, f := range list[0].Findings {
		says += f.Says + "; "
	}
	if !strings.Contains(says, "no launch criterion") {
		t.Errorf("it says %q", says)
	}
}

func TestAJourneyWithHighRevenueAndNoLaunchCriterionIsIncomplete(t *testing.T) {
	r := liveReview(t)
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
