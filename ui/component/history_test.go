package component_test

import (
	"testing"

	"gavel/model"
	"gavel/ui/component"
)

// While a history is read no other is asked for, and of those that are wanted meanwhile
// only the last: whoever moves through a list leaves no queue behind.
func TestOneHistoryIsReadAtATime(t *testing.T) {
	var h component.History
	risk := func(id model.ID) model.Ref { return model.Ref{Kind: model.KindRisk, ID: id} }
	h.Request(risk(1), "7")
	if about, _, ok := h.NextRequest(); !ok || about != risk(1) {
		t.Fatalf("asked for is %s", about)
	}
	h.Request(risk(2), "7")
	h.Request(risk(3), "7")
	if about, _, ok := h.NextRequest(); ok {
		t.Errorf("%s is asked for while another is read", about)
	}
	h.Set(risk(1), "7", []component.Event{{Says: "RK-1 raised"}})
	if events, ok := h.Of(risk(1)); !ok || len(events) != 1 {
		t.Errorf("of RK-1 is known %v", events)
	}
	if about, _, ok := h.NextRequest(); !ok || about != risk(3) {
		t.Errorf("asked for is %s", about)
	}
	if _, ok := h.Of(risk(3)); ok {
		t.Error("the history of another thing is shown")
	}
}
