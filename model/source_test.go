package model

import (
	"slices"
	"testing"

	"gavel/model/playbook"
)

func TestAComputedMetricRefusesReadingsAndSaysWhereItsNumberComesFrom(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Decision closure", FieldKey, "closed", FieldSource, "closure")
	r.refuses(raise(KindReading, m, "68"), NotAllowed, "closed is computed (closure)", "the decisions that are answered, of those that were raised")
	r.refuses(EnterReadings{Rows: []NewReading{{Line: 2, Metric: "closed", Value: "68"}}}, BadValue, "line 2: closed is computed")
}

func TestNobodyIsAskedToReadAComputedMetric(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Decision closure", FieldOwner, r.ben, FieldSource, "closure")
	r.later(30 * 24 * 60 * minute)
	if l := r.digestLine(m); l != "" {
		t.Errorf("the digest says %s", l)
	}
}

func TestEveryWordThatAMetricIsComputedFromSaysWhereTheNumberComesFrom(t *testing.T) {
	for _, word := range playbook.Sources() {
		if word != SourceEntered && computedFrom[word] == "" {
			t.Errorf("%s says nothing", word)
		}
	}
	for word := range computedFrom {
		if !slices.Contains(playbook.Sources(), word) {
			t.Errorf("%s is no source", word)
		}
	}
}

func TestASourceThatThereIsNotIsRefusedWithThoseThereAre(t *testing.T) {
	r := liveReview(t)
	r.refuses(raise(KindMetric, Ref{}, "Refund time", FieldSource, "tracker"), BadValue, "entered", "closure")
}
