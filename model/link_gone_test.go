package model

import "testing"

func TestNothingIsBoundAnewToWhatIsGone(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Keep the card?")
	metric := r.raise(KindMetric, Ref{}, "Calls", FieldOwner, r.ana)
	journey := r.raise(KindJourney, Ref{}, "Guest checkout", FieldOwner, r.ana)
	state := r.raise(KindState, journey, "Cart")
	r.rule(metric, Retired, with(FieldWhy, "not counted"))
	r.rule(state, Dropped, with(FieldWhy, "not built"))
	r.rule(journey, Dropped, with(FieldWhy, "not built"))
	r.refuses(Amend{About: d, With: with(FieldMoves, []string{metric.String()})}, BadValue, "MT-1 (Calls) is retired; name another")
	r.refuses(Amend{About: d, With: with(FieldCovers, []string{state.String()})}, BadValue, "JS-1 (Cart) is dropped")
	r.refuses(raise(KindRisk, Ref{}, "Guests leave", FieldOn, []string{journey.String()}), BadValue, "JN-1 (Guest checkout) is dropped")
	r.raise(KindLesson, Ref{}, "Count calls", FieldOn, []string{d.String()})
}

func TestWhatIsBoundStaysSoOnceItIsGone(t *testing.T) {
	r := liveReview(t)
	d := r.decision("Keep the card?")
	state := r.raise(KindState, r.raise(KindJourney, Ref{}, "Guest checkout", FieldOwner, r.ana), "Cart")
	r.do(Amend{About: d, With: with(FieldCovers, []string{state.String()})})
	r.rule(state, Dropped, with(FieldWhy, "not built"))
	r.do(Amend{About: d, With: with(FieldCovers, []string{state.String()})})
}
