package model

import (
	"slices"
	"testing"
)

func TestAMetricOfThePlaybookIsKnownByItsKeyOrItsName(t *testing.T) {
	for _, said := range []string{"refund-time", "refunds within three days"} {
		r := liveReview(t)
		about := r.raise(KindMetric, Ref{}, said, FieldOwner, r.ben)
		m, _ := r.Metric(about)
		if m.Text != "Refunds within three days" || m.Key != "refund-time" || m.Unit != "%" || m.Better != BetterUp || m.Tag != "refund" || m.Signal == "" {
			t.Errorf("%q is %+v", said, m)
		}
	}
}

func TestWhatIsSaidOfAMetricGoesBeforeWhatThePlaybookSays(t *testing.T) {
	r := liveReview(t)
	about := r.raise(KindMetric, Ref{}, "support-contacts", FieldUnit, "a day", FieldKey, "contacts")
	if m, _ := r.Metric(about); m.Unit != "a day" || m.Key != "contacts" {
		t.Errorf("it is %+v", m)
	}
}

func TestAMetricIsGuardedAsThePlaybookSays(t *testing.T) {
	r := liveReview(t)
	promise := r.raise(KindMetric, Ref{}, "support-contacts")
	if on := r.LinksFrom(promise, LinkGuardedBy); len(on) != 1 || on[0].Kind != KindCycle {
		t.Errorf("it is guarded by %v", on)
	}
	metric := r.raise(KindMetric, Ref{}, "refund-time")
	if on := r.LinksFrom(metric, LinkGuardedBy); !slices.Equal(on, []Ref{promise}) {
		t.Errorf("it is guarded by %v", on)
	}
}

func TestAMetricThatIsCalledLikeOneOfThePlaybookByHalfIsItsOwn(t *testing.T) {
	r := liveReview(t)
	if m, _ := r.Metric(r.raise(KindMetric, Ref{}, "Refund time", FieldUnit, "hours")); m.Better != BetterDown || m.Signal != "" {
		t.Errorf("it is %+v", m)
	}
}

func TestAMetricThatIsKeptAlreadyIsNotTakenFromThePlaybookAgain(t *testing.T) {
	r := liveReview(t)
	r.raise(KindMetric, Ref{}, "refund-time")
	about := r.raise(KindMetric, Ref{}, "Refunds within three days")
	if m, _ := r.Metric(about); m.Signal != "" || m.Key == "refund-time" {
		t.Errorf("it is %+v", m)
	}
}
