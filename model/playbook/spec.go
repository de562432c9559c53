package playbook

// value says what stands behind a key.
type value int

const (
	line   value = iota // a sentence or a word, in quotes
	number              // a whole number
	yesno
	lines  // a list of words, in brackets
	table  // one table
	tables // a list of tables, each under its own [[heading]]
)

// key is one key of a file: what stands behind it, and what for.
type key struct {
	name     string
	value    value
	help     string
	sample   string // how it is written, for a mistake
	required bool
	unique   bool     // no two tables of a list have the same
	least    int      // of a number; of a list how many it has
	most     int      // of a number
	words    []string // which one of is meant; none where any text will do
	keys     []key    // of a table, and of each table of a list
}

// Where a text can be one of some words, what is written in capitals stands for all names of
// that sort in the file: "lead:FUNCTION" is "lead:" and one of its functions.
const (
	nameOfFunction = "FUNCTION"
	nameOfMetric   = "METRIC"
	nameOfTag      = "TAG"
	nameOfGate     = "GATE"
	nameOfKind     = "KIND"
	anyNumber      = "NUMBER"
)

const mostMinutes, mostDays = 480, 366

// file returns every key that a file can have.
func file() []key {
	return []key{
		{name: "version", value: number, required: true, least: 1, most: 1, sample: "1", help: "The version of what may stand in a playbook."},
		{name: "name", value: line, required: true, sample: `"How our team decides"`, help: "What the playbook is called."},
		{name: "limits", value: table, help: "How long things may wait, and how long a review is.", keys: limitKeys()},
		{name: "cycle", value: table, help: "What a new cycle is offered.", keys: cycleKeys()},
		{name: "metric", value: tables, help: "A measure of the work.", keys: metricKeys()},
		{name: "gate", value: tables, help: "A named list of checks.", keys: gateKeys()},
		{name: "kind", value: tables, required: true, help: "A kind of meeting.", keys: kindKeys()},
	}
}

func limitKeys() []key {
	days := func(name, help, sample string, least, most int) key {
		return key{name: name, value: number, least: least, most: most, help: help, sample: sample}
	}
	return []key{
		days("slot_minutes", "The length of a review where nobody says how long.", "45", 5, mostMinutes),
		days("close_minutes", "Minutes kept for the close when an agenda is proposed.", "5", 0, 60),
		days("stale_days", "Days after which an open thing that nobody touched is pointed out.", "14", 1, mostDays),
		days("carried_often", "How many times a thing is deferred, carried or re-dated before it is pointed out.", "2", 1, 20),
		days("escalation_hours", "Hours offered for the answer to an escalation; 24 are one working day.", "48", 1, 240),
		days("escalation_max_days", "Working days that the answer to an escalation may take.", "5", 1, 60),
		days("deferral_max_days", "Days ahead to which a decision is deferred at most.", "14", 1, mostDays),
		days("waiver_max_days", "Days that a waiver holds at most.", "14", 1, mostDays),
		days("recheck_likely_days", "Days after which a likely assumption is looked at again.", "14", 1, mostDays),
		days("recheck_risk_days", "Days after which an assumption at risk is looked at again.", "7", 1, mostDays),
		days("improved_percent", "By how much of its baseline a support metric must be better, in percent.", "5", 0, 100),
	}
}

func cycleKeys() []key {
	return []key{
		{name: "sprints", value: number, least: 1, most: 12, sample: "2", help: "How many sprints a cycle has."},
		{name: "sprint_days", value: number, least: 5, most: 28, sample: "14", help: "How many days a sprint has."},
		{name: "workdays", value: lines, least: 1, sample: `["mon", "tue"]`, words: []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, help: "The working days of a week."},
		{name: "functions", value: lines, least: 1, sample: `["delivery", "support"]`, help: "The functions that people belong to."},
		{name: "filter", value: line, sample: `"Is the risk written down?"`, help: "The question that every decision is held against, as it is offered."},
		{name: "promise", value: line, sample: `"Refunds in three days"`, help: "The promise to customers, as it is offered."},
	}
}

func metricKeys() []key {
	return []key{
		{name: "key", value: line, required: true, unique: true, sample: `"refund-time"`, help: "One word that names the metric."},
		{name: "name", value: line, required: true, sample: `"Refunds within three days"`, help: "What people call it."},
		{name: "unit", value: line, sample: `"%"`, help: "The unit of its readings."},
		{name: "better", value: line, sample: `"down"`, words: []string{"up", "down"}, help: "Which way is better."},
		{name: "source", value: line, sample: `"entered"`, words: Sources(), help: "Where its readings come from: people, or what the record says."},
		{name: "every", value: number, least: 1, most: mostDays, sample: "7", help: "Days from one reading to the next."},
		{name: "signal", value: line, sample: `"fewer calls"`, help: "What one notices when it moves."},
		{name: "guard", value: line, sample: `"promise"`, words: []string{"promise", nameOfMetric}, help: "What must not suffer while it gets better: another metric, or the promise."},
		{name: "tags", value: lines, sample: `["support"]`, words: tags(), help: "What it is about."},
	}
}

func gateKeys() []key {
	return []key{
		{name: "key", value: line, required: true, unique: true, sample: `"entry"`, help: "One word that names the gate."},
		{name: "title", value: line, required: true, sample: `"Entry to implementation"`, help: "What people call it."},
		{name: "check", value: tables, required: true, help: "One line of the gate.", keys: []key{
			{name: "key", value: line, required: true, unique: true, sample: `"rollback-tried"`, help: "One word that carries what became of the check from meeting to meeting."},
			{name: "computed", value: line, sample: `"decisions-owned"`, words: Computed(), help: "What the record answers."},
			{name: "text", value: line, sample: `"Going back was tried"`, help: "What must be true, in a sentence."},
			{name: "owner", value: line, sample: `"approver"`, words: []string{OwnerFacilitator, OwnerApprover, OwnerPromise, OwnerMessaging, OwnerPostLaunch, OwnerLead + nameOfFunction},
				help: "Who answers it; of a computed one, where it does not hold."},
			{name: "waivable", value: yesno, sample: "false", help: "Whether it can be let through."},
			lessonKey(),
		}},
	}
}

func kindKeys() []key {
	return []key{
		{name: "key", value: line, required: true, unique: true, sample: `"midpoint"`, help: "One word that names the kind."},
		{name: "title", value: line, required: true, sample: `"Midpoint audit"`, help: "What people call a meeting of this kind."},
		{name: "minutes", value: number, required: true, least: 5, most: mostMinutes, sample: "45", help: "How long it is."},
		{name: "gates", value: lines, sample: `["entry"]`, words: []string{nameOfGate}, help: "The gates that it holds."},
		{name: "functions", value: lines, sample: `["delivery"]`, words: []string{nameOfFunction}, help: "The functions of which somebody must be there."},
		{name: "schedule", value: table, help: "When it is held; without it, when somebody plans it.", keys: []key{
			{name: "from", value: line, required: true, sample: `"customer"`, words: []string{FromStart, FromDelivery, FromCustomer, FromEnd, FromSprintEnd + anyNumber}, help: "The date of the cycle from which it counts."},
			{name: "offset", value: number, least: -mostDays, most: mostDays, sample: "-5", help: "How many working days from that date."},
			{name: "every", value: number, least: 0, most: mostDays, sample: "7", help: "After how many days it is held again; 0 for once."},
		}},
		{name: "joins", value: line, sample: `"weekly"`, words: []string{nameOfKind}, help: "The kind of meeting that it is part of where one is within two working days."},
		{name: "item", value: tables, help: "One standing item.", keys: []key{
			{name: "key", value: line, unique: true, sample: `"what-support-heard"`, help: "One word that one which a lesson made is known again by."},
			{name: "title", value: line, required: true, sample: `"Actions due"`, help: "What stands on the agenda."},
			{name: "question", value: line, sample: `"Do we launch?"`, help: "What is asked."},
			{name: "ask", value: line, sample: `"decide"`, words: []string{"decide", "inform"}, help: "Whether it asks for a decision, or informs."},
			{name: "minutes", value: number, required: true, least: 1, most: mostMinutes, sample: "5", help: "How long it takes."},
			{name: "content", value: lines, sample: `["actions-due"]`, words: Contents(), help: "What is shown under it, from the record."},
			{name: "when", value: line, sample: `"any"`, words: []string{"always", "any"}, help: "Whether it is left out where its content has nothing to say."},
			{name: "place", value: line, sample: `"first"`, words: []string{"first", "last"}, help: "Where it stands on the agenda."},
			lessonKey(),
		}},
	}
}

func lessonKey() key {
	return key{name: "lesson", value: line, sample: `"LS-3"`, help: "The lesson that it comes from."}
}

func tags() []string { return []string{"conversion", "refund", "support"} }

// Computed returns the words of what the record can answer for a check.
func Computed() []string {
	return []string{
		"decisions-owned", "blockers-complete", "promise-recorded", "metrics-read", "cycle-framed",
		"assumptions-reviewed", "nothing-isolated", "dependencies-complete", "scope-settled",
		"criteria-testable", "conditions-met", "risks-covered", "risks-linked", "risks-within-level",
		"checkpoints-set", "states-mapped", "states-verified", "path-set", "path-tested",
		"messaging-owned", "dates-agree", "no-freeze", "evidence-met", "gains-shown",
		"approvals-current", "launch-criteria", "post-launch-owner", "blockers-clear", "waivers-current",
		"everything-answered",
	}
}

// Contents returns the words of what the record can show under a standing item.
func Contents() []string {
	return []string{
		"actions-due", "promise", "owners-by-stage", "checkpoints-due", "scope-ledger", "dates", "confidence",
		"success-criteria", "journeys-riskiest", "assumptions", "candidates", "messaging", "risks", "drill",
		"evidence-new", "states-open", "gate-summary", "blockers-since-launch", "metrics", "lessons", "dispositions",
		ContentMetric + nameOfMetric, ContentMetrics + nameOfTag,
	}
}

// Sources returns the words of where the readings of a metric can come from.
func Sources() []string {
	return []string{
		"entered", "scope-volatility", "closure", "exception-quality", "owners-clear", "approval-time", "decision-yield",
		"minutes-per-decision", "reopen-rate", "waiver-rate", "escalations",
	}
}
