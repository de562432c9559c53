package model

import (
	"fmt"
	"slices"
	"strings"
)

// NewReading is a reading about to be entered, such as one line of a file.
type NewReading struct {
	Line   int // where it stands, for what is said of it
	Metric string
	Value  string // with its unit, or without
	Day    Date   // "" for today
	Source string
}

// BadReading is a reading that cannot be entered, and why.
type BadReading struct {
	Line int
	Says string
}

func (b BadReading) String() string { return fmt.Sprintf("line %d: %s", b.Line, b.Says) }

// EnterReadings enters several readings at once: all of them or none or, where Good says
// so, those that can be.
type EnterReadings struct {
	Rows    []NewReading
	Bad     []BadReading // those that could not even be read
	Good    bool
	Replace bool // a reading takes the place of the one of its day
}

// Name is "enter readings".
func (EnterReadings) Name() string { return "enter readings" }

// readingKey identifies a reading that counts: there is one of each metric and day.
type readingKey struct {
	metric ID
	day    Date
}

// Apply refuses rows that cannot be entered, each by its line.
func (c EnterReadings) Apply(r *Record, now Instant) (Done, error) {
	taken := make(map[readingKey]Reading)
	for d := range rowsOf[Reading](r, KindReading).All() {
		if d.Corrected == 0 {
			taken[readingKey{d.Metric, d.Day}] = d
		}
	}
	bad := slices.Clone(c.Bad)
	metrics := map[Ref]bool{}
	entered, corrected := 0, 0
	for _, row := range c.Rows {
		d, err := row.reading(r, now)
		if err == nil {
			was, there := taken[readingKey{d.Metric, d.Day}]
			err = c.enter(r, &d, was, there, now)
			if err == nil && there {
				corrected++
			}
		}
		if err != nil {
			bad = append(bad, BadReading{row.Line, err.Error()})
			continue
		}
		taken[readingKey{d.Metric, d.Day}] = d
		metrics[d.Parent()] = true
		entered++
	}
	slices.SortStableFunc(bad, func(a, b BadReading) int { return a.Line - b.Line })
	if len(bad) > 0 && !c.Good || entered == 0 {
		return Done{}, &Refusal{Reason: BadValue, Says: c.describeBad(bad)}
	}
	says := fmt.Sprintf("%s of %s entered", count(entered, "reading"), count(len(metrics), "metric"))
	if corrected > 0 {
		says += fmt.Sprintf(", %d of them in place of another, which is kept as corrected", corrected)
	}
	if len(bad) > 0 {
		says += "; left out: " + describeRows(bad)
	}
	return Done{Says: says}, nil
}

// reading returns a row as a reading, or why it is none.
func (n NewReading) reading(r *Record, now Instant) (Reading, error) {
	v, err := Values{FieldWords: Words(n.Value), FieldSource: Words(n.Source), FieldDate: On(n.Day)}.clean()
	if err != nil {
		return Reading{}, err
	}
	about, ok := r.Named(n.Metric)
	if !ok || about.Kind != KindMetric {
		return Reading{}, fmt.Errorf("there is no metric %s", Quoted(n.Metric))
	}
	m, _ := r.Live()
	d := Reading{Meeting: m.ID, At: now, Day: v[FieldDate].Date, Source: v[FieldSource].Text}
	if d.Day == "" {
		d.Day = r.Today(now)
	}
	if err := setMetricOf(r, &d, refLines(about), now); err != nil {
		return d, err
	}
	d.By = r.activeOrNone(r.OwnerOf(about))
	return d, setReadValue(r, &d, v[FieldWords], now)
}

// enter puts a reading into its table, and marks the one whose place it takes.
func (c EnterReadings) enter(r *Record, d *Reading, was Reading, there bool, now Instant) error {
	today := r.Today(now)
	table := rowsOf[Reading](r, KindReading)
	switch {
	case d.Day > today:
		return fmt.Errorf("%s is ahead; a reading is of a day that has come", d.Day.Near(today))
	case there && !c.Replace:
		return fmt.Errorf("%s of %s is %s already (%s)", r.KeyOf(d.Parent()), d.Day.Near(today), was.Value, was.Ref())
	}
	d.InCycle = start(r, table)
	if there {
		was.Corrected = d.ID
		table.put(was)
	}
	table.put(*d)
	return nil
}

// describeBad says why nothing was entered.
func (c EnterReadings) describeBad(bad []BadReading) string {
	if len(c.Rows)+len(c.Bad) == 0 {
		return "there is no reading to enter"
	}
	return fmt.Sprintf("nothing was entered, for %d of %s cannot be: %s", len(bad), count(len(c.Rows)+len(c.Bad), "reading"), describeRows(bad))
}

// describeRows names the first of several rows.
func describeRows(bad []BadReading) string {
	const most = 5
	var says []string
	for _, b := range bad[:min(len(bad), most)] {
		says = append(says, b.String())
	}
	if more := len(bad) - most; more > 0 {
		says = append(says, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(says, "; ")
}

// count returns a number of things: "1 reading", "3 readings".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// reaches returns the readings of each metric from its first day to its last.
func (c EnterReadings) reaches(r *Record, now Instant) []Reach {
	at := map[Ref]int{}
	var list []Reach
	for _, row := range c.Rows {
		about, ok := r.Named(row.Metric)
		if !ok || about.Kind != KindMetric {
			continue
		}
		day := row.Day
		if day == "" {
			day = r.Today(now)
		}
		i, there := at[about]
		if !there {
			i = len(list)
			at[about] = i
			list = append(list, Reach{Kind: KindReading, Of: about, From: day, To: day})
		}
		list[i].From, list[i].To = min(list[i].From, day), max(list[i].To, day)
	}
	return list
}
