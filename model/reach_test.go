package model

import (
	"strings"
	"testing"
)

func TestAListThatMayBeOnlyTheNewestReadingsSaysSo(t *testing.T) {
	r := liveReview(t)
	m := r.metric("Refund time")
	today := r.Today(r.now)
	for i := range SeriesWindow - 1 {
		r.read(m, "3", today.AddDays(-i))
	}
	if says := r.SayWindow(KindReading); says != "" {
		t.Errorf("of fewer it says %q", says)
	}
	r.read(m, "3", today.AddDays(-SeriesWindow))
	if says := r.SayWindow(KindReading); !strings.Contains(says, "gavel list readings has all") {
		t.Errorf("it says %q", says)
	}
	if says := r.SayWindow(KindMetric); says != "" {
		t.Errorf("of metrics it says %q", says)
	}
}
