package model

import (
	"fmt"
	"slices"
	"strings"
)

// Reading holds the value that a metric had on a day. Readings are appended: one that is
// corrected stays, and says which took its place.
type Reading struct {
	InCycle
	Metric    ID      `json:"metric"`
	Day       Date    `json:"day"`
	Value     Figure  `json:"value"`
	By        ID      `json:"by"`
	Source    string  `json:"source"` // where the number is from, such as "tracker"
	Corrected ID      `json:"corrected"`
	Meeting   ID      `json:"meeting"` // in which it was entered; 0 between meetings
	At        Instant `json:"at"`
}

// KindReading is the kind of readings.
const KindReading Kind = "reading"

// The states of a reading.
const (
	Counts    Outcome = "counts"
	Corrected Outcome = "corrected"
)

// FieldReplace says that a reading takes the place of the one of the same day.
const FieldReplace Field = "replace"

// Ref names the reading.
func (d Reading) Ref() Ref { return Ref{KindReading, d.ID} }

// Parent returns the metric that was read.
func (d Reading) Parent() Ref { return Ref{KindMetric, d.Metric} }

// References returns the meeting in which the reading was entered, and who read it. The
// reading that took its place may not be in the record.
func (d Reading) References() []Ref { return []Ref{meetingRef(d.Meeting), personRef(d.By)} }

func readingKind() *KindOf[Reading] {
	metrics := []Kind{KindMetric}
	today := func(r *Record, _ Ref, now Instant) Value { return On(r.Today(now)) }
	value := func(_ *Record, d *Reading) Value { return Words(string(d.Value)) }
	return &KindOf[Reading]{
		KindSpec: KindSpec{
			Kind: KindReading, Plural: "readings", Article: "a reading", Prefix: "RD", Head: "rd", Sample: "handoff-defects 3.8",
			Purpose: "What a metric was found to be on a day; one that was corrected stays and says so.",
			Parents: metrics, Series: Series{Parent: "metric", Day: "day"}, Immutable: true, Numeric: true,
			States: []Outcome{Counts, Corrected},
			Specs: []FieldSpec{
				{Field: FieldReplace, Sort: SortChoice, Label: "replace", Prompt: "Does it replace the reading of that day?", Choices: []string{Yes, No}},
			},
		},
		Fields: []KindField[Reading]{
			{Field: FieldMetric, Of: metrics, Column: true, Default: metricAt, Show: (*Record).showMetricOf,
				Access: Access[Reading]{Get: func(_ *Record, d *Reading) Value { return refLines(d.Parent()) }, Set: setMetricOf}},
			{Field: FieldWords, Label: "value", Prompt: "Which number was read?", Access: Access[Reading]{
				Get: func(r *Record, d *Reading) Value {
					m, _ := r.Metric(d.Parent())
					return Words(m.WithUnit(d.Value))
				}, Set: setReadValue}},
			{Field: "value", Own: true, Label: "number", Sort: SortFigure, Access: Access[Reading]{Get: value}},
			{Field: FieldDate, Optional: true, Past: true, Label: "day", Prompt: "Of which day is it?", Column: true, Default: today, Access: DayPassedAt(FieldDate, "a reading is of a day that has come", func(d *Reading) *Date { return &d.Day })},
			{Field: FieldBy, Optional: true, Label: "read by", Prompt: "Who read it?", Column: true, Default: ownerOfMetric, Access: PersonAt(func(d *Reading) *ID { return &d.By })},
			{Field: FieldSource, Optional: true, Column: true, Access: TextAt(func(d *Reading) *string { return &d.Source })},
			{Field: "corrected", Own: true, Label: "corrected by", Of: []Kind{KindReading}, Sort: SortThings,
				Access: Access[Reading]{Get: func(_ *Record, d *Reading) Value { return refLines(Ref{KindReading, d.Corrected}) }}},
			{Field: FieldReplace, Optional: true, Access: NotStored[Reading]()},
			MeetingField(func(d Reading) ID { return d.Meeting }),
		},
		New: func(r *Record, begin InCycle, _ Ref, _ Values, now Instant) (Reading, error) {
			m, _ := r.Live()
			return Reading{InCycle: begin, Meeting: m.ID, At: now}, nil
		},
		Validate: validateReading,
		Raised:   raisedReading,
		State: func(_ *Record, d Reading) Outcome {
			if d.Corrected != 0 {
				return Corrected
			}
			return Counts
		},
		Owner: func(_ *Record, d Reading) ID { return d.By },
	}
}

// refLines returns a thing as the value of a field that names things; nothing for none.
func refLines(about Ref) Value {
	if about.IsZero() {
		return Value{}
	}
	return Value{Lines: []string{about.String()}}
}

// thingsValue returns things as the value of a field that names things.
func thingsValue(list []Ref) Value {
	var v Value
	for _, about := range list {
		v.Lines = append(v.Lines, about.String())
	}
	return v
}

// metricAt offers the metric that a person points at, or the one that a reading or a
// checkpoint they point at is of.
func metricAt(r *Record, on Ref, _ Instant) Value {
	if m := r.above(on, KindMetric); !m.IsZero() {
		return refLines(m)
	}
	return Value{}
}

// ownerOfMetric offers the owner of the metric that a person points at.
func ownerOfMetric(r *Record, on Ref, _ Instant) Value {
	return Who(r.activeOrNone(r.OwnerOf(r.above(on, KindMetric))))
}

func (r *Record) showMetricOf(d Reading, _ Date) string { return r.KeyOf(d.Parent()) }

// setMetricOf sets the metric of a reading, and refuses one that is not read.
func setMetricOf(r *Record, d *Reading, v Value, _ Instant) error {
	m, err := r.metricNamed(v)
	if err != nil {
		return err
	}
	if m.IsComputed() {
		return refuser(m.Ref())("%s; nobody enters it", m.sayComputed())
	}
	d.Metric = m.ID
	return nil
}

// metricNamed returns the one active metric that a value names.
func (r *Record) metricNamed(v Value) (Metric, error) {
	named, err := r.thingsNamed(Ref{}, v, []Kind{KindMetric})
	if err != nil {
		return Metric{}, err
	}
	if len(named) != 1 {
		return Metric{}, badValue(FieldMetric, "name one metric")
	}
	m, _ := r.Metric(named[0])
	if state := r.State(m.Ref()); state != Active {
		return Metric{}, badValue(FieldMetric, fmt.Sprintf("%s is %s; reopen it first, with a reason: reopen %s", m.Key, state, m.Ref()))
	}
	return m, nil
}

// setReadValue sets the number that was read, and refuses one in another unit than the
// metric's.
func setReadValue(r *Record, d *Reading, v Value, _ Instant) error {
	m, _ := r.Metric(d.Parent())
	number, unit := cutUnit(v.Text)
	f, err := ParseFigure(number)
	if err != nil {
		return badValue(FieldWords, err.Error())
	}
	if said := strings.Join(strings.Fields(unit), " "); said != "" && !strings.EqualFold(said, m.Unit) {
		if m.Unit == "" {
			return badValue(FieldWords, fmt.Sprintf("%s has no unit; write %s alone", m.Key, number))
		}
		return badValue(FieldWords, fmt.Sprintf("%s is in %s, not %s", m.Key, m.Unit, said))
	}
	d.Value = f
	return nil
}

// cutUnit cuts a number from the unit behind it: "5.9 per 100 orders", "3.8%".
func cutUnit(text string) (number, unit string) {
	isPart := func(r rune) bool { return strings.ContainsRune("0123456789.,'’+-\u2212 \u00a0\u202f", r) }
	text = strings.TrimSpace(text)
	at := strings.IndexFunc(text, func(r rune) bool { return !isPart(r) })
	if at <= 0 {
		return text, ""
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at:])
}

// validateReading refuses a reading of a day ahead, and a second one of a day that is not
// said to replace the first. The first stays, as corrected.
func validateReading(r *Record, before, d *Reading, v Values, now Instant) error {
	today := r.Today(now)
	m, _ := r.Metric(d.Parent())
	if before != nil {
		return nil
	}
	was, there := r.readingOn(m, d.Day)
	if !there {
		return nil
	}
	if v[FieldReplace].Text != Yes {
		replace := Requirement{FieldSpec: specs[FieldReplace], Because: fmt.Sprintf("%s is kept as corrected", was.Ref())}
		return &Refusal{Reason: MissingAnswer, About: m.Ref(), Missing: []Requirement{replace},
			Says: fmt.Sprintf("%s of %s is %s already (%s); to correct it write replace:yes", m.Key, d.Day.Near(today), m.WithUnit(was.Value), was.Ref())}
	}
	was.Corrected = d.ID
	rowsOf[Reading](r, KindReading).put(was)
	return nil
}

// raisedReading says what was read and how the metric stands by it.
func raisedReading(r *Record, d Reading, _ Values, now Instant) (Done, error) {
	m, _ := r.Metric(d.Parent())
	today := r.Today(now)
	says := fmt.Sprintf("%s of %s is %s (%s)", m.Key, d.Day.Near(today), m.WithUnit(d.Value), d.Ref())
	if last, _ := r.LastReading(m); last.ID == d.ID {
		says += ": " + r.SayVerdict(m, today)
	}
	if m.Base == "" {
		first, on := r.FirstReading(m)
		says += fmt.Sprintf("; it has no baseline yet: set %s base:%s since:%s", m.Key, first, on)
	}
	if was, ok := r.correctedBy(d); ok {
		says += fmt.Sprintf("; %s of %s is corrected", m.WithUnit(was.Value), was.Ref())
	}
	return Done{Says: says, About: d.Ref()}, nil
}

// correctedBy returns the reading whose place another took.
func (r *Record) correctedBy(d Reading) (was Reading, ok bool) {
	return rowsOf[Reading](r, KindReading).lastWhere(d.Parent(), func(o Reading) bool { return o.Corrected == d.ID })
}

// readingOn returns the reading of a metric that counts for a day. A command of which it
// asks this says so before (Reaches): the record may have left the reading in the file.
func (r *Record) readingOn(m Metric, day Date) (d Reading, ok bool) {
	return rowsOf[Reading](r, KindReading).lastWhere(m.Ref(), func(d Reading) bool { return d.Day == day && d.Corrected == 0 })
}

// Readings returns the readings of a metric that count, as far as the record has them, in
// the order of their days.
func (r *Record) Readings(m Metric) []Reading {
	list := rowsOf[Reading](r, KindReading).of(m.Ref())
	list = slices.DeleteFunc(list, func(d Reading) bool { return d.Corrected != 0 })
	slices.SortStableFunc(list, func(a, b Reading) int { return strings.Compare(string(a.Day), string(b.Day)) })
	return list
}

// FirstReading returns the first reading of a metric that counts, which is offered as its
// baseline, and its day; "" where there is none.
func (r *Record) FirstReading(m Metric) (Figure, Date) {
	list := r.Readings(m)
	if len(list) == 0 {
		return "", ""
	}
	return list[0].Value, list[0].Day
}

// LastReading returns the reading of the latest day; ok is false where there is none.
func (r *Record) LastReading(m Metric) (d Reading, ok bool) {
	for _, other := range rowsOf[Reading](r, KindReading).of(m.Ref()) {
		if other.Corrected == 0 && (!ok || other.Day > d.Day) {
			d, ok = other, true
		}
	}
	return d, ok
}

// lastValue returns the last reading of a metric.
func lastValue(r *Record, m *Metric) Value {
	d, _ := r.LastReading(*m)
	return Words(string(d.Value))
}

// changeValue returns by how much the last reading of a metric differs from the one before.
func changeValue(r *Record, m *Metric) Value {
	list := r.Readings(*m)
	if len(list) < 2 {
		return Value{}
	}
	return Words(string(list[len(list)-1].Value.minus(list[len(list)-2].Value)))
}

func (r *Record) showLast(m Metric, today Date) string {
	d, ok := r.LastReading(m)
	if !ok {
		return ""
	}
	return figureOn(m.WithUnit(d.Value), "of", d.Day, today)
}

func (r *Record) showChange(m Metric, _ Date) string {
	text := changeValue(r, &m).Text
	if text == "" {
		return ""
	}
	return Figure(text).signed()
}
