package demo

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gavel/model"
	"gavel/model/document"
	"gavel/storage"
)

func monday(t testing.TB) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(2026, 11, 23, 10, 0, 0, 0, zone)
}

// sample returns the sample as it stands at a time, in memory.
func sample(t testing.TB, now time.Time) *model.Record {
	t.Helper()
	s := newStage(now)
	s.do = func(c model.Command) (*model.Record, model.Done, error) {
		r, done, err := model.Do(s.rec, c, model.At(s.clock))
		for _, meeting := range model.Closes(done.Changes) { // as a store does
			written, err := document.AtClose(r, meeting)
			if err != nil {
				return nil, done, err
			}
			r, done = model.KeepMinutes(r, done, meeting, written)
		}
		return r, done, err
	}
	if s.play(); s.err != nil {
		t.Fatal(s.err)
	}
	return s.rec
}

// Say promises it.
func TestTwoThingsStandInTheWayOfTheClose(t *testing.T) {
	now := monday(t)
	r := sample(t, now)
	m, ok := r.Live()
	if !ok {
		t.Fatal("no meeting of the sample is being held")
	}
	gaps := r.Gaps(m.ID, model.At(now))
	if len(gaps) != 2 || gaps[0].About.Kind != model.KindDecision || gaps[1].About.Kind != model.KindBlocker {
		t.Fatalf("the gaps are %+v", gaps)
	}
	d, _ := r.Decisions.Get(gaps[0].About.ID)
	prepared := len(r.OptionsOf(d.ID)) > 1 && d.Recommendation != "" && len(r.CriteriaOf(d.ID)) > 0
	if !prepared || !r.IsPresent(m.ID, d.Owner) {
		t.Errorf("%s is not ready to be ruled on: %+v", d.Ref(), d)
	}
	if lacks := gaps[1].Missing; len(lacks) != 1 || lacks[0].Field != model.FieldFallback {
		t.Errorf("%s lacks %s, and not its fallback alone", gaps[1].About, model.Labels(lacks))
	}
	if !strings.HasPrefix(gaps[0].Who, "Chloé") || gaps[1].Who == "" {
		t.Errorf("who can supply it: %q and %q", gaps[0].Who, gaps[1].Who)
	}
}

func TestOnceBothAreAnsweredTheMeetingCloses(t *testing.T) {
	now := monday(t)
	r := sample(t, now)
	m, _ := r.Live()
	gaps := r.Gaps(m.ID, model.At(now))
	for _, c := range []model.Command{
		model.GiveRuling{About: gaps[0].About, Outcome: model.Approved},
		model.GiveRuling{About: gaps[1].About, Outcome: model.Carried, With: values([]said{fallback("one refund mail, by hand")})},
		model.CloseMeeting{Meeting: m.ID},
	} {
		var err error
		if r, _, err = model.Do(r, c, model.At(now)); err != nil {
			t.Fatalf("%s: %v", c.Name(), err)
		}
	}
}

func TestEveryOutcomeIsToBeSeen(t *testing.T) {
	r := sample(t, monday(t))
	seen := map[model.Outcome]bool{model.Open: false}
	for _, kind := range []model.Kind{model.KindItem, model.KindDecision, model.KindBlocker, model.KindCheck, model.KindFeedback} {
		for _, o := range model.Outcomes(kind) {
			seen[o.Outcome] = false
		}
	}
	// Both come weeks after an approval on conditions, and the sample has two.
	delete(seen, model.Extended)
	delete(seen, model.Lapsed)
	for u := range r.Rulings.All() {
		seen[u.Outcome] = true
	}
	for d := range r.Decisions.All() {
		seen[model.Open] = seen[model.Open] || r.State(d.Ref()) == model.Open
	}
	for outcome, ok := range seen {
		if !ok {
			t.Errorf("nothing in the sample is %s", outcome)
		}
	}
}

func TestEveryStandOfAMeetingButAdjournedIsToBeSeen(t *testing.T) {
	r := sample(t, monday(t))
	for _, status := range []model.Status{model.Closed, model.Cancelled, model.Live, model.Planned} {
		if len(r.Meetings.Where(func(m model.Meeting) bool { return m.Status == status })) == 0 {
			t.Errorf("no meeting of the sample is %s", status)
		}
	}
}

func TestTheSampleSaysThatItIsOneAndShowsWhatBites(t *testing.T) {
	now := monday(t)
	r := sample(t, now)
	if c, _ := r.Cycle(); !strings.HasPrefix(c.Name, "SAMPLE") || c.Zone != "Europe/Berlin" {
		t.Errorf("the cycle is %+v", c)
	}
	m, _ := r.Live()
	if n := len(r.Attendance(m.ID)); n != 8 {
		t.Errorf("%d people are expected", n)
	}
	if n := len(r.EscalationPath()); n != 3 {
		t.Errorf("the escalation path has %d steps", n)
	}
	late := r.Blockers.Where(func(b model.Blocker) bool { return r.Late(b, r.Today(model.At(now))) })
	if len(late) == 0 {
		t.Error("no blocker is late")
	}
	met := r.Decisions.Where(func(d model.Decision) bool {
		u, ok := r.Ruling(d.Ref())
		return ok && u.Outcome == model.Confirmed && r.State(d.Ref()) == model.Approved
	})
	if len(met) == 0 {
		t.Error("no conditions were met since last week")
	}
	between := r.Rulings.Where(func(u model.Ruling) bool { return u.Meeting == 0 })
	if len(between) == 0 {
		t.Error("nothing was ruled between the meetings")
	}
}

// The rules hold whenever the sample is made: at midnight, where the clocks
// change, at the end of a year.
func TestTheSampleCanBeMadeAtAnyTime(t *testing.T) {
	start := monday(t)
	nows := []time.Time{
		time.Date(2026, 11, 24, 0, 0, 5, 0, start.Location()),
		time.Date(2026, 3, 29, 3, 10, 0, 0, start.Location()),
		time.Date(2026, 10, 25, 2, 30, 0, 0, start.Location()),
		time.Date(2028, 3, 1, 0, 20, 0, 0, time.UTC),
		time.Date(2027, 1, 1, 0, 0, 0, 0, time.Local),
	}
	for hour := 1; hour < 24*7; hour += 5 {
		nows = append(nows, start.Add(time.Duration(hour)*time.Hour))
	}
	for _, now := range nows {
		r := sample(t, now)
		m, _ := r.Live()
		if n := len(r.Gaps(m.ID, model.At(now))); n != 2 || m.Date != r.Today(model.At(now)) {
			t.Errorf("made at %s, it has %d gaps on %s", now, n, m.Date)
		}
	}
}

func TestTheFileSaysWhatTheRecordSays(t *testing.T) {
	now := monday(t)
	dir := t.TempDir()
	store, err := Open(t.Context(), dir, now, storage.Actor("Ana Ruiz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}()
	r, err := store.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if changes := r.Changes(sample(t, now)); len(changes) > 0 {
		t.Errorf("the file differs in %d rows: %+v", len(changes), changes[0])
	}
	if err := Fill(t.Context(), filepath.Join(dir, FileName), now); !errors.Is(err, fs.ErrExist) {
		t.Errorf("filling a file that is there answered %v", err)
	}
}

func TestTheSameTimeMakesTheSameSample(t *testing.T) {
	now := monday(t)
	a, b := sample(t, now), sample(t, now)
	if changes := a.Changes(b); len(changes) > 0 {
		t.Errorf("two samples differ: %+v", slices.Collect(slices.Values(changes))[0])
	}
}
