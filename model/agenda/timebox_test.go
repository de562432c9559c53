package agenda

import "testing"

func TestTimeboxesAreRead(t *testing.T) {
	for text, want := range map[string]int{
		"15m": 15, "15 m": 15, "15min": 15, "15 min.": 15, "15 mins": 15, "15 minutes": 15, "15-minute": 15, "15 Min": 15,
		"5'": 5, "5′": 5, "60m": 60, "1h": 60, "1 hr": 60, "2 hours": 120, "1.5h": 90, "1,5 h": 90, "90 min": 90,
		"1h30": 90, "1h30m": 90, "1h 30m": 90, "1 hour and 15 minutes": 75,
		"½ hr": 30, "¼-½ hr": 30, "½-1 hr": 60, "1-2 hrs": 120, "1½h": 90, "half an hour": 30, "1/2 hour": 30,
		"10-15m": 15, "20–45 min": 45, "10 to 15 min": 15, "30m-1h": 60, "3m (maybe 4m)": 4, "10m + 5m": 15,
		"~10m": 10, "max 10m": 10, "about 10 minutes": 10, "10m?": 10, "<10 mins": 10, "≤30m": 30,
		"10:00–10:30": 30, "9:45 am - 10:15 am": 30, "11:30-1:00 pm": 90,
	} {
		if got, ok := pureTimebox(text); !ok || got != want {
			t.Errorf("%q is %d minutes, %v; want %d", text, got, ok, want)
		}
	}
}

func TestOtherTextIsNoTimebox(t *testing.T) {
	for _, text := range []string{"", "soon", "TBD", "15", "10:00", "v1.5h", "$5m", ">30m", "5mm", "5M", "15m users", "stage 2", "Ana 15m", "0m", "p95"} {
		if got, ok := pureTimebox(text); ok {
			t.Errorf("%q is read as %d minutes", text, got)
		}
	}
}

func TestAHeaderGivesItsTimeboxToWhatStandsUnderIt(t *testing.T) {
	for title, want := range map[string]int{
		"15 Minute Items": 15, "30-minute topics": 30, "Lightning talks (5 min each)": 5, "10m per topic": 10, "1h slots": 60,
		"Short (≤30m) Timeboxed Discussions": 0, "15 minute break": 0, "Timeboxed items": 0,
	} {
		if got := eachTimebox(title); got != want {
			t.Errorf("%q gives %d minutes, want %d", title, got, want)
		}
	}
}

func TestTimesOfDayAreRead(t *testing.T) {
	for _, tc := range []struct {
		text       string
		start, end int
		rest       string
	}{
		{"10:00 Cart", 600, -1, "Cart"},
		{"10:00–10:15 Cart", 600, 615, "Cart"},
		{"9:30 am – 10 Cart", 570, -1, "10 Cart"},
		{"1:00 – 1:30 pm: Cart", 780, 810, "Cart"},
		{"14h00 - 14h30 CET Cart", 840, 870, "Cart"},
		{"[10:00] Cart", 600, -1, "Cart"},
		{"10.00-10.30 Cart", 600, 630, "Cart"},
		{"10:00 Amazon", 600, -1, "Amazon"},
	} {
		c, rest, ok := clockAtStart(tc.text)
		if !ok || c.start != tc.start || c.end != tc.end || rest != tc.rest {
			t.Errorf("%q: got %+v %q %v", tc.text, c, rest, ok)
		}
	}
	for _, text := range []string{"10.15 Cart", "1h30 Cart", "25:00 Cart", "10:75 Cart", "10:00ish", "Cart 10:00", "2031-05-14"} {
		if c, _, ok := clockAtStart(text); ok {
			t.Errorf("%q is read as a time of day: %+v", text, c)
		}
	}
}
