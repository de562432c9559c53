// Package newkind_test registers a kind that gavel does not have and takes it
// through every way in: the model, the capture line, a file, the shell, the lines and the
// forms of the screen. It is a
// test binary of its own, because the registry is one for the whole program.
package newkind_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
)

const (
	kindHazard  model.Kind    = "hazard"
	fieldRemedy model.Field   = "remedy"
	shrugged    model.Outcome = "shrugged"
	dropped     model.Outcome = "dropped"
)

// hazard is a row of the made-up kind.
type hazard struct {
	model.InCycle
	AboutKind model.Kind `json:"about_kind"`
	AboutID   model.ID   `json:"about"`
	Text      string     `json:"text"`
	Owner     model.ID   `json:"owner"`
	Day       model.Date `json:"day"`
	Remedy    string     `json:"remedy"`
}

func (h hazard) Parent() model.Ref { return model.Ref{Kind: h.AboutKind, ID: h.AboutID} }

func (h hazard) References() []model.Ref {
	return []model.Ref{{Kind: model.KindPerson, ID: h.Owner}}
}

func TestMain(m *testing.M) {
	model.Register(&model.KindOf[hazard]{
		KindSpec: model.KindSpec{
			Kind: kindHazard, Plural: "hazards", Article: "a hazard", Prefix: "HZ", Head: "hz", Sample: "The vendor may stop",
			Parents: []model.Kind{model.KindItem, model.KindDecision},
			Specs:   []model.FieldSpec{{Field: fieldRemedy, Sort: model.SortLine, Label: "remedy", Prompt: "What is done against it?"}},
			BySteps: true,
			Outcomes: []model.OutcomeSpec{
				{Outcome: shrugged, Verb: "shrug", From: []model.Outcome{model.Open}, Requires: []model.RequestedField{{Field: model.FieldWhy}}},
				{Outcome: dropped, Verb: "drop", From: []model.Outcome{model.Open, shrugged}},
			},
		},
		Fields: []model.KindField[hazard]{
			{Field: model.FieldWords, Access: model.TextAt(func(h *hazard) *string { return &h.Text })},
			{Field: model.FieldOwner, Optional: true, Column: true, Access: model.PersonAt(func(h *hazard) *model.ID { return &h.Owner })},
			{Field: model.FieldDue, Optional: true, Access: model.DateAt(func(h *hazard) *model.Date { return &h.Day })},
			{Field: fieldRemedy, Optional: true, Access: model.TextAt(func(h *hazard) *string { return &h.Remedy }), Empty: "none yet"},
			model.ParentField[hazard](),
		},
		New: func(_ *model.Record, begin model.InCycle, on model.Ref, _ model.Values, _ model.Instant) (hazard, error) {
			return hazard{InCycle: begin, AboutKind: on.Kind, AboutID: on.ID}, nil
		},
		Remove: func(*model.Record, hazard) error {
			return &model.Refusal{Reason: model.NotAllowed, Says: "hazards stay"}
		},
	})
	storage.AddStep(step)
	m.Run()
}

// step is the step of the schema that makes the table of the kind.
const step = `
INSERT INTO kind (name, prefix) VALUES ('hazard', 'HZ');
INSERT INTO kind_state (kind, state) VALUES ('hazard', 'open'), ('hazard', 'shrugged'), ('hazard', 'dropped');
CREATE TABLE hazard (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    version    INTEGER NOT NULL,
    cycle      INTEGER NOT NULL REFERENCES cycle DEFERRABLE INITIALLY DEFERRED,
    about_kind TEXT REFERENCES kind DEFERRABLE INITIALLY DEFERRED,
    about      INTEGER,
    text       TEXT NOT NULL,
    owner      INTEGER REFERENCES person DEFERRABLE INITIALLY DEFERRED,
    day        TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    remedy     TEXT NOT NULL
) STRICT;
CREATE INDEX hazard_cycle ON hazard (cycle);
`

var (
	now  = model.At(time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC))
	hz1  = model.Ref{Kind: kindHazard, ID: 1}
	item = model.Ref{Kind: model.KindItem, ID: 1}
)

// liveMeeting is a live meeting with one item.
func liveMeeting(t *testing.T) capture.Context {
	t.Helper()
	s := capture.Context{Record: new(model.Record), Now: now}
	for _, c := range []model.Command{
		model.NewCycle{CycleName: "Checkout", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Ode"}},
		model.PlanMeeting{Title: "Weekly", Facilitator: "Ana Ruiz", Agenda: []model.Values{{model.FieldWords: model.Words("Dark mode")}}},
		model.StartMeeting{Meeting: 1},
	} {
		s.Record = do(t, s, c)
	}
	s.Focus = item
	return s
}

func do(t *testing.T, s capture.Context, c model.Command) *model.Record {
	t.Helper()
	next, _, err := model.Do(s.Record, c, s.Now)
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
	return next
}

// said reads a line and does it.
func said(t *testing.T, s capture.Context, line string) capture.Context {
	t.Helper()
	reading := capture.Read(line, s)
	if err := reading.Err(); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	s.Record = do(t, s, reading.Command)
	return s
}

// raised is a scene with HZ-1 in it.
func raised(t *testing.T) capture.Context {
	t.Helper()
	return said(t, liveMeeting(t), `hz The vendor may stop @ana remedy:"a second vendor"`)
}

func TestALineRaisesIt(t *testing.T) {
	s := raised(t)
	if got := s.Record.TextOf(hz1); got != "The vendor may stop" {
		t.Errorf("its words are %q", got)
	}
	if s.Record.OwnerOf(hz1) != 1 || s.Record.ParentOf(hz1) != item {
		t.Errorf("owner %d, on %s", s.Record.OwnerOf(hz1), s.Record.ParentOf(hz1))
	}
}

func TestItsIDHasTwoLetters(t *testing.T) {
	if got := hz1.String(); got != "HZ-1" {
		t.Errorf("it is %s", got)
	}
	for _, text := range []string{"HZ-1", "hz-1"} {
		if ref, ok := model.ParseRef(text); !ok || ref != hz1 {
			t.Errorf("%s reads as %v", text, ref)
		}
	}
}

func TestALineChangesIt(t *testing.T) {
	s := said(t, raised(t), `set HZ-1 @ben due:fri remedy:"three vendors"`)
	if s.Record.OwnerOf(hz1) != 2 {
		t.Error("the owner is not Ben")
	}
	for _, q := range s.Record.Editable(hz1, now) {
		if q.Field == fieldRemedy && q.Default.Text != "three vendors" {
			t.Errorf("the form says %q", q.Default.Text)
		}
	}
}

func TestWhatItHasNoPlaceForIsRefused(t *testing.T) {
	reading := capture.Read(`hz The vendor may stop impact:"none"`, liveMeeting(t))
	if err := reading.Err(); err == nil || !strings.Contains(err.Error(), "a hazard takes no impact:") {
		t.Errorf("got %v", err)
	}
	c := model.Raise{Kind: kindHazard, On: item, With: model.Values{model.FieldWords: model.Words("x"), model.FieldVia: model.Words("mail")}}
	if _, _, err := model.Do(liveMeeting(t).Record, c, now); err == nil || err.Error() != "a hazard takes no answered via" {
		t.Errorf("got %v", err)
	}
}

func TestItsDetailsFollowItsFields(t *testing.T) {
	s := said(t, liveMeeting(t), `hz The vendor may stop @ana due:fri`)
	var got []string
	for _, d := range s.Record.Details(hz1, 1, s.Record.Today(now)) {
		got = append(got, d.Label+": "+d.Text)
	}
	if want := "owner: Ana Ruiz · due: Fri 27 Nov · remedy: none yet · on: I-1"; strings.Join(got, " · ") != want {
		t.Errorf("got %q", got)
	}
}

func TestItsListHasTheColumnsOfItsFields(t *testing.T) {
	s := raised(t)
	if got := columnLabels(kindHazard); got != "id | hazard | owner | on | state" {
		t.Errorf("the columns are %s", got)
	}
	if got := strings.Join(s.Record.Cells(hz1, s.Record.Today(now)), " | "); got != "HZ-1 | The vendor may stop | Ana Ruiz | I-1 | open" {
		t.Errorf("the row is %s", got)
	}
}

func TestAChangeOfItIsTakenBack(t *testing.T) {
	s := raised(t)
	next, done, err := model.Do(s.Record, model.Amend{About: hz1, With: model.Values{fieldRemedy: model.Words("prayer")}}, now)
	if err != nil || len(done.Changes) != 1 || done.Changes[0].Table != "hazard" {
		t.Fatalf("%+v, %v", done.Changes, err)
	}
	back := model.Revert{Says: done.Says, Images: []model.Image{imageOf(t, done.Changes[0])}}
	again, _, err := model.Do(next, back, now)
	if err != nil {
		t.Fatal(err)
	}
	if v := again.Editable(hz1, now)[3].Default.Text; v != "a second vendor" {
		t.Errorf("its remedy is %q", v)
	}
}

func imageOf(t *testing.T, c model.Change) model.Image {
	t.Helper()
	encode := func(row any) json.RawMessage {
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	return model.Image{Table: c.Table, ID: c.ID, Before: encode(c.Before), After: encode(c.After)}
}

func TestItGoesFromStateToStateByItsOwnVerbs(t *testing.T) {
	s := said(t, raised(t), `shrug HZ-1 it never happened`)
	if got := s.Record.State(hz1); got != shrugged {
		t.Errorf("it is %s", got)
	}
	if err := capture.Read("shrug HZ-1 again and again", s).Err(); err == nil || err.Error() != "HZ-1 is shrugged already" {
		t.Errorf("shrugged twice, it says %v", err)
	}
	s = said(t, s, "drop HZ-1")
	if err := capture.Read("shrug HZ-1 after all", s).Err(); err == nil || err.Error() != "HZ-1 is dropped; nothing more is done to it" {
		t.Errorf("shrugged when it is dropped, it says %v", err)
	}
	if steps := s.Record.StepsOf(hz1); len(steps) != 2 || steps[0].Why != "it never happened" || steps[1].From != "shrugged" {
		t.Errorf("its steps are %+v", steps)
	}
}

func TestItIsTakenAwayOnlyAsItSays(t *testing.T) {
	if _, _, err := model.Do(raised(t).Record, model.Remove{About: hz1}, now); err == nil || err.Error() != "hazards stay" {
		t.Errorf("got %v", err)
	}
}

func TestHelpHasItWithALineThatCanBeRead(t *testing.T) {
	for _, row := range capture.Help() {
		if row.Write != "hz" {
			continue
		}
		if reading := capture.Read(row.Example, liveMeeting(t)); reading.Err() != nil {
			t.Errorf("%s: %v", row.Example, reading.Err())
		}
		return
	}
	t.Error("help knows nothing of it")
}

func TestALineIsCompletedWithIt(t *testing.T) {
	s := raised(t)
	for line, want := range map[string]string{"haz": "hz ", "set HZ": "HZ-1 ", "set HZ-1 rem": "remedy:"} {
		if !offers(capture.Complete(line, len(line), s), want) {
			t.Errorf("%q is not completed with %q", line, want)
		}
	}
}

func offers(list []capture.Completion, text string) bool {
	for _, c := range list {
		if c.Text == text {
			return true
		}
	}
	return false
}

func TestTwoKindsDoNotShareAPrefix(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a second kind with the prefix D was registered")
		}
	}()
	model.Register(&model.KindOf[hazard]{KindSpec: model.KindSpec{Kind: "dependency", Prefix: "D"}})
}

// The ways to rule on the kind have keys and words on the screen and in lines, made
// from its outcomes.
func TestTheOutcomesOfANewKindHaveKeys(t *testing.T) {
	if b, _ := keymap.Default().Find("s", keymap.RulingOn(kindHazard)); b.Outcome != shrugged || b.Label != "shrug" {
		t.Errorf("s means %+v", b)
	}
	if _, complaints := keymap.Read("ruling on a hazard / shrug = f5"); len(complaints) > 0 {
		t.Errorf("a person's own key for it: %v", complaints)
	}
}

func columnLabels(k model.Kind) string {
	var labels []string
	for _, c := range k.Columns() {
		labels = append(labels, c.Label)
	}
	return strings.Join(labels, " | ")
}

// A verb of its outcomes may be a word that means something else of other kinds: the
// id says which, and without one what is in focus.
func TestAVerbThatItSharesIsChosenByTheID(t *testing.T) {
	s := raised(t)
	for line, want := range map[string]string{
		"drop HZ-1": "rule HZ-1 dropped", "dro HZ-1": "rule HZ-1 dropped", "drop I-1": "remove I-1", "dro I-1": "remove I-1",
	} {
		got := ""
		switch c := capture.Read(line, s).Command.(type) {
		case model.GiveRuling:
			got = fmt.Sprintf("rule %s %s", c.About, c.Outcome)
		case model.Remove:
			got = fmt.Sprintf("remove %s", c.About)
		}
		if got != want {
			t.Errorf("%q does %q, want %q", line, got, want)
		}
	}
	s.Focus = hz1
	if c, ok := capture.Read("drop", s).Command.(model.GiveRuling); !ok || c.About != hz1 {
		t.Errorf("with HZ-1 in focus, drop does %#v", c)
	}
}
