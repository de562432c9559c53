package capture_test

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// A line that names a decision or a blocker and no words is a place for it.
func TestAnIDAloneIsAPlaceOnTheAgenda(t *testing.T) {
	ctx := review(t)
	for line, want := range map[string]model.Command{
		"i D-3 15m":           model.PutOnAgenda{About: model.Ref{Kind: model.KindDecision, ID: 3}, Timebox: 15},
		"i B-1 presenter:Lea": model.PutOnAgenda{About: model.Ref{Kind: model.KindBlocker, ID: 1}, Presenter: "Lea"},
		"i d-3":               model.PutOnAgenda{About: model.Ref{Kind: model.KindDecision, ID: 3}},
		"open B-1":            model.PutUp{About: model.Ref{Kind: model.KindBlocker, ID: 1}},
	} {
		if got := capture.Read(line, ctx); got.Command != want {
			t.Errorf("%s is %+v (%v), want %+v", line, got.Command, got.Err(), want)
		}
	}
	if _, raises := capture.Read("i D-3 again, with numbers", ctx).Command.(model.Raise); !raises {
		t.Error("an id with words is an item with these words")
	}
	if err := capture.Read("skip B-1", ctx).Err(); err == nil || !strings.Contains(err.Error(), "B-1 has no place on the agenda; i B-1 gives it one") {
		t.Errorf("skip says %v", err)
	}
}
