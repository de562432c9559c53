package model

import (
	"strings"
	"testing"
)

// drilled returns a meeting in which a drill has begun with a blocker: Tom and Mara are on the
// path, and a risk above the level is critical.
func drilled(t *testing.T) (r *fixture, drill Ref) {
	r = liveReview(t)
	r.do(SetCycle{with(FieldPath, Value{Lines: []string{personRef(r.tom).String(), personRef(r.mara).String()}})})
	r.raise(KindRisk, Ref{}, "Mails are late", FieldOwner, r.ben, FieldLikelihood, "high", FieldSeverity, "high")
	b := r.blocker("The carrier is silent", r.whole()...)
	done := r.do(Raise{Kind: KindDrill, On: b, With: Values{}})
	if done.Says != "DR-1 begins: The carrier is silent; 2 calls to make, and 1 critical path to answer for" {
		t.Errorf("it says %q", done.Says)
	}
	return r, done.About
}

func call(id ID) Ref { return Ref{KindCall, id} }

func TestADrillCallsThePathAndWhoAnswersForCriticalPaths(t *testing.T) {
	r, drill := drilled(t)
	var got []string
	for _, c := range r.CallsOf(drill) {
		got = append(got, strings.TrimSpace(c.Ref().String()+" "+c.Text+", "+r.NameOf(c.Owner)+" "+r.ThingOf(c).String()))
	}
	if want := "DC-1 Step 1: Tom Weiss, Tom Weiss|DC-2 Step 2: Mara Ilves, Mara Ilves|DC-3 Mails are late, Ben Okafor RK-1"; strings.Join(got, "|") != want {
		t.Errorf("it calls %q", got)
	}
	r.is(drill, Open)
}

func TestTheFallbackOfACriticalPathIsOfferedAsTheResponse(t *testing.T) {
	r, _ := drilled(t)
	r.do(Amend{About: Ref{KindRisk, 1}, With: with(FieldFallback, "a banner")})
	r.do(rule(call(3), Reached, FieldHow, "in the room"))
	if c := r.CallsOf(Ref{KindDrill, 1})[2]; c.Would != "a banner" {
		t.Errorf("they would do %q", c.Would)
	}
}

func TestADrillIsHeldWithWhatIsReallyOpen(t *testing.T) {
	r := liveReview(t)
	r.refuses(Raise{Kind: KindDrill, With: with(FieldWords, "The path")}, MissingAnswer, "a new drill needs a subject")
	b := r.blocker("The carrier is silent", r.whole()...)
	r.rule(b, Resolved, with(FieldHow, "they answered"))
	r.refuses(Raise{Kind: KindDrill, On: b, With: Values{}}, BadValue, "B-1 is resolved; a drill takes what is really open")
}

func TestWhoIsNotReachedNeedsAnAction(t *testing.T) {
	r, drill := drilled(t)
	r.lacks(rule(call(1), NotReached, FieldHow, "voicemail"), FieldAction)
	r.lacks(rule(call(1), Reached, FieldHow, "phone"), FieldWould)
	r.do(rule(call(1), NotReached, FieldHow, "voicemail", FieldAction, []NewTask{{Text: "Get a second number", Owner: r.ana, Due: "2026-11-27"}}))
	done := r.do(rule(call(2), Reached, FieldHow, "phone", FieldWould, "calls the carrier", FieldDue, Date("2026-11-24")))
	if !strings.HasSuffix(done.Says, "next: DC-3 Mails are late") {
		t.Errorf("it says %q", done.Says)
	}
	r.is(drill, Open)
	r.do(rule(call(3), Reached, FieldHow, "in the room", FieldWould, "switches the sender"))
	r.is(drill, NotReached)
	r.is(blockerRef(1), Carried)
}

func TestThePathIsTestedOnceEverybodyWasReachedOrWhatFollowedIsDone(t *testing.T) {
	r := liveReview(t)
	r.finds(PathTested, "no drill was held", "CY-1 no drill was held > drill ")
	r, _ = drilled(t)
	r.finds(PathTested, "0 of 3 calls of DR-1 reached somebody, or what followed is done", "DC-1 not called yet > reach DC-1 ", "DC-2 not called yet > reach DC-2 ", "DC-3 not called yet > reach DC-3 ")
	for _, id := range []ID{2, 3} {
		r.do(rule(call(id), Reached, FieldHow, "phone", FieldWould, "calls the carrier"))
	}
	r.do(rule(call(1), NotReached, FieldHow, "voicemail", FieldAction, []NewTask{{Text: "Get a second number", Owner: r.ana, Due: "2026-11-27"}}))
	r.finds(PathTested, "2 of 3 calls of DR-1 reached somebody, or what followed is done", "DC-1 not reached, A-1 open > done A-1 ")
	r.do(finish(1))
	r.finds(PathTested, "3 of 3 calls of DR-1 reached somebody, or what followed is done")
}

func TestADrillWithoutAPathIsNoTestOfIt(t *testing.T) {
	r := liveReview(t)
	r.do(SetCycle{Values{FieldPath: {}}})
	done := r.do(Raise{Kind: KindDrill, On: r.blocker("The carrier is silent", r.whole()...), With: Values{}})
	if !strings.HasSuffix(done.Says, "nobody is on the escalation path: set cycle path:") {
		t.Errorf("it says %q", done.Says)
	}
	r.finds(PathTested, "nobody was on the path", "DR-1 nobody on the escalation path was called > drill ")
}

func TestTheDrillIsShownCallByCall(t *testing.T) {
	r := liveReview(t)
	r.shows("drill", "1. Mara Ilves")
	r, _ = drilled(t)
	r.do(rule(call(1), Reached, FieldHow, "phone", FieldWould, "calls the carrier", FieldDue, Date("2026-11-24")))
	r.shows("drill", "DR-1 The carrier is silent (with B-1, reached 1 of 3)", "DC-1 Step 1: Tom Weiss, reached (phone): calls the carrier, by Tue 24 Nov",
		"DC-2 Step 2: Mara Ilves, to call", "DC-3 Mails are late (Ben Okafor, RK-1), to call")
}
