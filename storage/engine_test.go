package storage_test

import (
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// An engine that is not on this machine is sent each change in one go.
func TestNothingIsReadOnceAChangeIsBeingSaved(t *testing.T) {
	turns.Long(t)
	y := &story{t: t, s: open(t, newFile(t)), told: make(map[string]bool)}
	storage.WatchReads(y.s, func(statement string) { t.Errorf("read after something was saved: %s", statement) })
	meeting := y.plan()
	y.hold(meeting)
	y.ruleEveryOutcome(meeting)
	y.end(meeting)
	list := []model.Command{model.AddPerson{PersonName: "Eli New"}, model.NewCycle{CycleName: "The next one"}, model.PlanMeeting{}}
	_, did, err := y.s.DoAll(t.Context(), func(*model.Record, model.Done) (c model.Command, err error) {
		if len(list) > 0 {
			c, list = list[0], list[1:]
		}
		return c, nil
	})
	if err != nil || len(did) != 3 {
		t.Errorf("%d commands were done: %v", len(did), err)
	}
}
