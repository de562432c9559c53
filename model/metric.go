package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Metric holds one measure of the work: where it stood, where it is to get, and by when.
// Its readings say where it stands.
type Metric struct {
	Entered
	Key      string `json:"key"` // one word that names it
	Unit     string `json:"unit"`
	Better   string `json:"better"` // BetterUp or BetterDown
	Base     Figure `json:"base"`
	BaseOn   Date   `json:"base_on"`
	Target   Figure `json:"target"`
	TargetOn Date   `json:"target_on"`
	Source   string `json:"source"` // SourceEntered, or the word of what it is computed from
	Every    int64  `json:"every"`  // days from one reading to the next; 0 for once a sprint
	Signal   string `json:"signal"` // what one notices when it moves
	Tag      string `json:"tag"`    // such as "refund support"
}

// KindMetric is the kind of metrics.
const KindMetric Kind = "metric"

// Active is the state of a metric that is read.
const Active Outcome = "active"

// The directions in which a metric gets better.
const (
	BetterUp   = "up"
	BetterDown = "down"
)

// defaultEvery is a week, in days: a metric is read weekly unless it says otherwise.
const defaultEvery = 7

// daysToTarget is how many days after customers are told a metric is to be at its target.
const daysToTarget = 30

// The fields that a metric brings.
const (
	FieldMetric Field = "metric"
	FieldKey    Field = "key"
	FieldUnit   Field = "unit"
	FieldBetter Field = "better"
	FieldBase   Field = "base"
	FieldSince  Field = "since"
	FieldTarget Field = "target"
	FieldSource Field = "source"
	FieldSignal Field = "signal"
	FieldGuard  Field = "guard"
	FieldMoved  Field = "moved"
	FieldMoves  Field = "moves" // of a decision: the metrics that it is meant to move
	FieldTag    Field = "tag"
)

// metricTags returns what a metric can be tagged with.
func metricTags() []string { return []string{"conversion", "refund", tagSupport} }

// tagSupport is the tag of what support sees of a launch.
const tagSupport = "support"

// Ref names the metric.
func (m Metric) Ref() Ref { return Ref{KindMetric, m.ID} }

// Metric returns a metric; ok is false where there is none.
func (r *Record) Metric(about Ref) (m Metric, ok bool) {
	if about.Kind != KindMetric {
		return m, false
	}
	return rowsOf[Metric](r, KindMetric).Get(about.ID)
}

func metricKind() *KindOf[Metric] {
	decisions, guards := []Kind{KindDecision}, []Kind{KindMetric, KindCycle}
	word := func(text string) func(*Record, Ref, Instant) Value {
		return func(*Record, Ref, Instant) Value { return Words(text) }
	}
	return register(&KindOf[Metric]{
		KindSpec: KindSpec{
			Kind: KindMetric, Plural: "metrics", Article: "a metric", Prefix: "MT", Head: "mt", Sample: "Handoff defect rate",
			Purpose:   "What is measured of the work: where it stood, where it is to get, and how it stands against that.",
			Unwatched: true, Owned: true, Key: FieldKey, Known: metricOfPlaybook,
			Specs: []FieldSpec{
				{Field: FieldKey, Sort: SortLine, Label: "key", Prompt: "By which one word is it named, such as handoff-defects?"},
				{Field: FieldUnit, Sort: SortLine, Label: "unit", Prompt: "In which unit is it measured, such as % or hours?"},
				{Field: FieldBetter, Sort: SortChoice, Label: "better", Prompt: "Is it better when it goes up or down?", Choices: []string{BetterUp, BetterDown}},
				{Field: FieldBase, Sort: SortFigure, Label: "baseline", Prompt: "Where did it stand at first?"},
				{Field: FieldSince, Sort: SortDate, Label: "baseline of", Prompt: "On which day did it stand there?"},
				{Field: FieldTarget, Sort: SortFigure, Label: "target", Prompt: "Where is it to get?"},
				{Field: FieldSource, Sort: SortLine, Label: "source", Prompt: "Where does the number come from, such as tracker?"},
				{Field: FieldSignal, Sort: SortLine, Label: "signal", Prompt: "What does one notice when it moves?"},
				{Field: FieldGuard, Sort: SortThings, Label: "guarded by", Prompt: "What must not get worse for it: a metric such as MT-2, or the promise?"},
				{Field: FieldMoved, Sort: SortThings, Label: "moved by", Prompt: "Which decisions are meant to move it, such as D-4?"},
				{Field: FieldMoves, Sort: SortThings, Label: "moves", Prompt: "Which metrics is it meant to move, such as handoff-defects?"},
				{Field: FieldTag, Sort: SortLine, Label: "tags", Prompt: "Which of " + andList(metricTags()) + " is it about?"},
			},
			Outcomes: []OutcomeSpec{
				{Outcome: Retired, Verb: "retire", Help: "it is not measured any more: why", Final: true, From: []Outcome{Active}, Requires: []RequestedField{askWhy}},
				reopened(Active, Retired),
			},
			States: []Outcome{Active, Retired},
		},
		Fields: []KindField[Metric]{
			{Field: FieldKey, Optional: true, Column: true, Access: Access[Metric]{
				Get: func(_ *Record, m *Metric) Value { return Words(m.Key) }, Set: setMetricKey}},
			{Field: FieldUnit, Optional: true, Default: word("%"), Access: TextAt(func(m *Metric) *string { return &m.Unit })},
			{Field: FieldBetter, Optional: true, Default: word(BetterDown), Access: TextAt(func(m *Metric) *string { return &m.Better })},
			{Field: FieldBase, Optional: true, Show: showBase, Access: FigureAt(func(m *Metric) *Figure { return &m.Base }), Empty: notSaidYet},
			{Field: FieldSince, Optional: true, Past: true, Access: DayPassedAt(FieldSince, "a baseline is of a day that has come", func(m *Metric) *Date { return &m.BaseOn })},
			{Field: "last", Label: "last", Column: true, Sort: SortFigure, Show: (*Record).showLast, Access: Access[Metric]{Get: lastValue}, Empty: "no reading yet"},
			{Field: "movement", Label: "change", Column: true, Sort: SortFigure, Show: (*Record).showChange, Access: Access[Metric]{Get: changeValue}},
			{Field: FieldTarget, Optional: true, Column: true, Show: showTarget, Access: FigureAt(func(m *Metric) *Figure { return &m.Target }), Empty: notSaidYet},
			{Field: FieldUntil, Optional: true, Label: "target by", Prompt: "By which day is it to get there?", Default: targetDay, Access: DayAheadAt(FieldUntil, "a metric is to be at its target today or later", func(m *Metric) *Date { return &m.TargetOn })},
			{Field: "verdict", Own: true, Label: "verdict", Column: true, Show: (*Record).showVerdict, Access: Access[Metric]{Get: func(*Record, *Metric) Value { return Value{} }}},
			{Field: FieldEvery, Optional: true, Prompt: "How many days are from one reading to the next, such as 7, 2w, or sprint?", Show: showEvery,
				Access: Access[Metric]{Get: func(_ *Record, m *Metric) Value { return Words(m.rhythm()) }, Set: setMetricEvery}},
			{Field: FieldSource, Optional: true, Default: word(SourceEntered), Prompt: "Where do its numbers come from: entered, or computed, such as closure?", Access: Access[Metric]{
				Get: func(_ *Record, m *Metric) Value { return Words(m.Source) }, Set: setMetricSource}},
			{Field: FieldSignal, Optional: true, Access: TextAt(func(m *Metric) *string { return &m.Signal })},
			{Field: FieldGuard, Optional: true, Of: guards, Show: (*Record).showGuards, Access: LinksAt[Metric](KindMetric, LinkGuardedBy, false, guards...)},
			{Field: FieldMoved, Optional: true, Of: decisions, Access: LinksAt[Metric](KindMetric, LinkMoves, true, decisions...)},
			{Field: FieldTag, Optional: true, Access: Access[Metric]{
				Get: func(_ *Record, m *Metric) Value { return Words(m.Tag) }, Set: setTags}},
		},
		Validate: validateMetric,
		MayRule:  mayRetire,
		Digest:   digestMetric,
	})
}

// validateMetric completes a new metric, and refuses two days in the wrong order.
func validateMetric(r *Record, before, m *Metric, v Values, now Instant) error {
	if before == nil {
		if m.Key == "" {
			m.Key = r.freeKey(KindMetric, m.Text)
		}
		if m.Every == 0 && v[FieldEvery].IsZero() {
			m.Every = defaultEvery
		}
		if m.Source == "" {
			m.Source = SourceEntered
		}
	}
	if m.Base != "" && m.BaseOn == "" && !v[FieldBase].IsZero() {
		m.BaseOn = r.Today(now)
	}
	if m.BaseOn != "" && m.TargetOn != "" && m.TargetOn <= m.BaseOn {
		return badValue(FieldUntil, fmt.Sprintf("the target of %s is for %s, and the baseline of %s; the target comes later", m.Key, m.TargetOn.Long(), m.BaseOn.Long()))
	}
	return nil
}

// setMetricKey refuses what is no key, and one that another metric has.
func setMetricKey(r *Record, m *Metric, v Value, _ Instant) error {
	key := strings.ToLower(v.Text)
	switch other, taken := r.Named(key); {
	case key == "" && m.Key == "":
		return nil
	case taken && other.Kind == KindCycle:
		return badValue(FieldKey, fmt.Sprintf("%s names the cycle, or what customers are promised in it; give this one another key", key))
	case taken && other != m.Ref():
		return badValue(FieldKey, fmt.Sprintf("%s is %s already; give this one another key", key, other))
	}
	if err := checkKey(key); err != nil {
		return err
	}
	m.Key = key
	return nil
}

// onceASprint is the rhythm of a metric that is read once in each sprint.
const onceASprint = "sprint"

func setMetricEvery(_ *Record, m *Metric, v Value, _ Instant) error {
	if strings.TrimPrefix(strings.ToLower(v.Text), "once a ") == onceASprint {
		m.Every = 0
		return nil
	}
	days, err := parseRhythm(v.Text)
	if err != nil {
		return badValue(FieldEvery, fmt.Sprintf("%s is no rhythm; write the days from one reading to the next, such as 7, or 2w, or sprint for once a sprint", Quoted(v.Text)))
	}
	m.Every = days
	return nil
}

// setTags keeps the tags of a metric in their order.
func setTags(_ *Record, m *Metric, v Value, _ Instant) error {
	said := strings.FieldsFunc(strings.ToLower(v.Text), isBetween)
	for _, tag := range said {
		if !slices.Contains(metricTags(), tag) {
			return badValue(FieldTag, fmt.Sprintf("%s is no tag of a metric; write %s", Quoted(tag), orList(metricTags())))
		}
	}
	m.Tag = strings.Join(slices.DeleteFunc(metricTags(), func(tag string) bool { return !slices.Contains(said, tag) }), " ")
	return nil
}

// mayRetire refuses to retire a metric while something open names it.
func mayRetire(r *Record, m Metric, outcome Outcome, _ Instant) error {
	if outcome != Retired {
		return nil
	}
	for _, about := range r.namesMetric(m.Ref()) {
		if r.isUnsettled(about) {
			return refuser(m.Ref())("%s (%s) names %s; answer it, or take the metric off it first", about, r.TextOf(about), m.Key)
		}
	}
	return nil
}

// namesMetric returns what is bound to a metric and would miss it.
func (r *Record) namesMetric(about Ref) []Ref {
	return slices.Concat(r.LinksTo(about, LinkMoves), r.LinksTo(about, LinkReads))
}

// digestMetric finds a metric that nobody owns, that a launch did not improve, or that was read
// too long ago.
func digestMetric(r *Record, m Metric, at *Moment) []Finding {
	about := m.Ref()
	list := at.unowned(r, about, m.Owner)
	if c, ok := r.correctionOf(m, at.Today); ok {
		list = append(list, Finding{Section: Undecided, Says: "not improved by the second week", Acts: []Act{{"correct the scope", c.line(at.Next)}}})
	}
	if m.IsComputed() {
		return list
	}
	last, ok := r.LastReading(m)
	since := last.Day
	if !ok {
		since = DateOf(m.RaisedAt.In(r.Zone()))
	}
	if since == "" || since.AddDays(r.daysBetween(m)) >= at.Today {
		return list
	}
	says := "last read " + since.DayMonth(at.Today)
	if !ok {
		says = "no reading yet"
	}
	return append(list, Finding{Section: ToRecheck, Says: says, Order: [2]int64{int64(since.time().Unix())}, Acts: []Act{{"read", "rd " + m.Key + " "}}})
}

func showBase(r *Record, m Metric, today Date) string {
	return figureOn(m.WithUnit(m.Base), "of", m.BaseOn, today)
}

func showTarget(r *Record, m Metric, today Date) string {
	return figureOn(m.WithUnit(m.Target), "by", m.TargetOn, today)
}

// targetDay offers the day by which a metric is to get to its target: a month after
// customers are told.
func targetDay(r *Record, _ Ref, now Instant) Value {
	c, _ := r.Cycle()
	if day := r.Calendar().Next(c.Customer.AddDays(daysToTarget)); c.Customer != "" && day > r.Today(now) {
		return On(day)
	}
	return Value{}
}

// showGuards names what must not get worse for a metric.
func (r *Record) showGuards(m Metric, _ Date) string {
	var names []string
	for _, about := range r.LinksFrom(m.Ref(), LinkGuardedBy) {
		if about.Kind == KindCycle {
			names = append(names, about.String()+" the promise to customers")
		} else {
			names = append(names, r.keysOf([]Ref{about}))
		}
	}
	return strings.Join(names, ", ")
}

// rhythm returns how often a metric is read, as a line says it: "7", or "sprint".
func (m Metric) rhythm() string {
	if m.Every == 0 {
		return onceASprint
	}
	return strconv.FormatInt(m.Every, 10)
}

// daysBetween returns how many days there are at most from one reading of a metric to the next.
func (r *Record) daysBetween(m Metric) int {
	if m.Every == 0 {
		c, _ := r.Cycle()
		return r.sprintDaysOf(c)
	}
	return int(m.Every)
}

func showEvery(r *Record, m Metric, _ Date) string {
	if m.Every == 0 {
		return fmt.Sprintf("once a sprint, of %d days", r.daysBetween(m))
	}
	return fmt.Sprintf("every %d days", m.Every)
}

// figureOn returns a figure with its day: "3 % by Mon 14 Dec".
func figureOn(figure, word string, day, today Date) string {
	if figure == "" || day == "" {
		return figure
	}
	return fmt.Sprintf("%s %s %s", figure, word, day.DayMonth(today))
}

// WithUnit returns a figure with the unit of the metric: "3.8 %"; "" for no figure.
func (m Metric) WithUnit(f Figure) string {
	if f == "" {
		return ""
	}
	return strings.TrimSpace(string(f) + " " + m.Unit)
}

// keysOf returns metrics by their ids and keys, in a row: "MT-1 handoff-defects".
func (r *Record) keysOf(metrics []Ref) string {
	var keys []string
	for _, about := range metrics {
		m, _ := r.Metric(about)
		keys = append(keys, about.String()+" "+m.Key)
	}
	return strings.Join(keys, ", ")
}
