package document

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gavel/model"
)

// heldIn returns the line of the minutes that says when a meeting was held, of one that
// was started and closed at these times.
func heldIn(t *testing.T, started, closed string) string {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := func(text string) time.Time {
		got, err := time.ParseInLocation("2006-01-02 15:04 -0700", text, zone)
		if err != nil {
			t.Fatal(err)
		}
		return got.In(zone)
	}
	w := &writer{calendar: calendar{today: model.DateOf(at(started))}}
	return w.held(head{Started: at(started), Closed: at(closed), Zone: "Europe/Berlin", Minutes: 30, Planned: 45})
}

func TestOffsetsAreSaidWhereTheyDiffer(t *testing.T) {
	for _, c := range []struct{ started, closed, says string }{
		{"2026-10-25 02:40 +0200", "2026-10-25 02:10 +0100", "**Held:** 02:40 UTC+2 to 02:10 UTC+1 (Europe/Berlin), 30 minutes of 45 planned"},
		{"2026-03-29 01:50 +0100", "2026-03-29 03:20 +0200", "**Held:** 01:50 UTC+1 to 03:20 UTC+2 (Europe/Berlin), 30 minutes of 45 planned"},
		{"2026-11-23 09:00 +0100", "2026-11-23 09:30 +0100", "**Held:** 09:00 to 09:30 (Europe/Berlin), 30 minutes of 45 planned"},
		{"2026-11-23 09:00 +0100", "2026-11-23 08:30 +0100", "**Held:** from 09:00 (Europe/Berlin), 30 minutes of 45 planned; the machine's clock was set back meanwhile"},
	} {
		if got := heldIn(t, c.started, c.closed); got != c.says {
			t.Errorf("it says %q,\nwant    %q", got, c.says)
		}
	}
}

func TestTheItemsSumUpToTheMeeting(t *testing.T) {
	m := time.Minute
	for _, c := range []struct {
		held  time.Duration
		spent []time.Duration
		want  []int
	}{
		{32 * m, []time.Duration{10*m + 24*time.Second, 10*m + 36*time.Second, 11 * m}, []int{10, 11, 11}},
		{31*m + 12*time.Second, []time.Duration{624 * time.Second, 624 * time.Second, 624 * time.Second}, []int{11, 10, 10}},
		{30 * m, []time.Duration{20 * m, 20 * time.Second}, []int{19, 1}},
		{40 * m, []time.Duration{155 * m, 0, 45 * m}, []int{31, 0, 9}}, // the clock was set
		{0, []time.Duration{m}, []int{0}},
		{5 * m, nil, nil},
	} {
		if got := shares(c.held, slices.Clone(c.spent)); !slices.Equal(got, c.want) {
			t.Errorf("of %s, %v get %v, want %v", c.held, c.spent, got, c.want)
		}
	}
}

// Once closed, a meeting says its times in the zone that it was closed in.
func TestTheMinutesKeepTheirZone(t *testing.T) {
	m := newFixture(t)
	s := tell(m)
	before, _ := gather(m.r, s.first)
	if before == "" {
		t.Fatal("nothing is held")
	}
	m.do(model.SetCycle{With: model.Values{model.FieldZone: model.Words("Asia/Tokyo")}})
	after, _ := gather(m.r, s.first)
	if before != after || strings.Contains(after, "Tokyo") {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

func gather(r *model.Record, meeting model.Ref) (string, error) { return Minutes(r, meeting.ID) }
