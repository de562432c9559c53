package model

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model/playbook"
)

// This file holds what standing items show: one table of words, each with what it finds in the
// record. How each is found is in content_cycle.go, content_decisions.go and
// content_registers.go; the playbook says which item has which words.

// ContentLine is one line of what a standing item shows.
type ContentLine struct {
	About Ref     // zero for a line that counts, or is about the cycle
	Label string  // what the line is about; lines in a row with the same label belong together
	Says  string  // the line by itself: "RK-1 Mails are late (Chloe, high): second sender"
	State Outcome // how the thing stands; "" where that is not the point
}

// ContentPart is what one word of a standing item shows.
type ContentPart struct {
	Word  string // as the playbook has it: "risks", "metric:handoff-defects"
	Lines []ContentLine
	None  string // what is said where there are no lines
}

// contentWord is one thing that a standing item can show.
type contentWord struct {
	word string // one that ends with ":" is followed by what it is about
	none string // what is said where there is nothing
	find func(at contentMoment) []ContentLine
	any  func(at contentMoment) bool // whether an item of it is worth a place; nil where lines are enough
}

// contentRiskiest is the word of the riskiest journey, which a meeting goes through once.
const contentRiskiest = "journeys-riskiest"

// contentMoment is what content is asked of: a record, a meeting and a day.
type contentMoment struct {
	*Record
	meeting Meeting
	brought string // the kind of the meeting that brought the item; "" for another item
	today   Date
	of      string // what follows the word
}

// contentWords returns everything that standing items can show.
func contentWords() []contentWord {
	return []contentWord{
		{word: contentActions, none: "none is due", find: contentMoment.actionsDue},
		{word: StandingActions, none: "none is due", find: contentMoment.actionsDue},
		{word: "success-criteria", none: "no success criterion is agreed on yet", find: contentMoment.successCriteria},
		{word: "promise", none: "customers are promised nothing yet", find: contentMoment.promise},
		{word: "dates", none: "no date is set yet", find: contentMoment.dates, any: contentMoment.isDateFlagged},
		{word: "confidence", none: "nobody was asked yet how sure the delivery is", find: contentMoment.confidence, any: contentMoment.isConfidenceKept},
		{word: "owners-by-stage", none: "no decision is there yet", find: contentMoment.ownersByStage},
		{word: "candidates", none: noCandidate, find: contentMoment.candidates},
		{word: "messaging", none: "nothing open or approved touches what customers are told", find: contentMoment.messaging},
		{word: contentGateSummary, none: "no gate is on this meeting", find: contentMoment.gateSummary},
		{word: "evidence-new", none: "no evidence came in", find: contentMoment.evidenceNew},
		{word: "blockers-since-launch", none: "nothing came in since the launch", find: contentMoment.blockersSinceLaunch},
		{word: contentDispositions, none: "nothing is open", find: contentMoment.dispositions},
		{word: "scope-ledger", none: "nobody asked for a change of scope", find: contentMoment.scopeLedger},
		{word: "checkpoints-due", none: "no checkpoint is due before the next review", find: contentMoment.checkpointsDue},
		{word: "assumptions", none: "no assumption is open", find: contentMoment.assumptions},
		{word: "risks", none: noRisk, find: contentMoment.risks},
		{word: contentRiskiest, none: "no journey is written down yet", find: contentMoment.riskiestJourney},
		{word: "states-open", none: "every exception and recovery is verified", find: contentMoment.statesOpen},
		{word: "drill", none: "nobody is on the escalation path yet", find: contentMoment.drill},
		{word: "lessons", none: "no lesson is noted yet", find: contentMoment.lessons},
		{word: "metrics", none: "no metric is kept", find: contentMoment.metrics},
		{word: playbook.ContentMetrics, none: "no metric is kept for it", find: contentMoment.metrics},
		{word: playbook.ContentMetric, none: "no such metric is kept", find: contentMoment.metrics},
	}
}

// contentNamed returns what a word of the playbook shows, and what follows the word.
func contentNamed(word string) (w contentWord, of string, ok bool) {
	for _, w := range contentWords() {
		of, about := strings.CutPrefix(word, w.word)
		if word == w.word || about && strings.HasSuffix(w.word, ":") {
			return w, of, true
		}
	}
	return contentWord{}, "", false
}

// contentGateSummary is the word of how the gate of a meeting stands.
const contentGateSummary = "gate-summary"

// Content returns what a standing item shows on a day, a part for each of its words. Of a
// closed meeting it is what was kept when that closed; one that an older gavel closed kept
// nothing, and tells of the actions alone, which can be found as they were.
func (r *Record) Content(it Item, today Date) []ContentPart {
	if it.Kept != "" {
		return []ContentPart{{Lines: keptLines(it.Kept)}}
	}
	m, _ := r.Meetings.Get(it.Meeting)
	var parts []ContentPart
	for word := range strings.FieldsSeq(it.Standing) {
		if w, of, ok := contentNamed(word); ok && (m.Status != Closed || word == StandingActions) {
			at := contentMoment{r, m, it.Brought, today, of}
			parts = append(parts, ContentPart{Word: word, Lines: w.find(at), None: w.none})
		}
	}
	return parts
}

// ContentSays returns the lines of what a standing item shows on a day, each by itself.
func (r *Record) ContentSays(it Item, today Date) []string {
	var says []string
	for _, part := range r.Content(it, today) {
		for _, line := range part.Lines {
			says = append(says, line.Says)
		}
		if len(part.Lines) == 0 {
			says = append(says, Capitalized(part.None))
		}
	}
	return says
}

// hasContent reports whether an item of the playbook is worth a place on the agenda of a
// meeting: whether one of its words has something to say.
func (r *Record) hasContent(m Meeting, is playbook.Item, today Date) bool {
	return slices.ContainsFunc(is.Content, func(word string) bool {
		w, of, ok := contentNamed(word)
		at := contentMoment{r, m, "", today, of}
		switch {
		case !ok:
			return false
		case w.any != nil:
			return w.any(at)
		}
		return len(w.find(at)) > 0
	})
}

// content appends what a standing item shows.
func (d *details) content(r *Record, it Item, today Date) {
	for _, part := range r.Content(it, today) {
		for _, line := range part.Lines {
			*d = append(*d, Detail{Label: line.Label, Text: line.Says})
		}
		if len(part.Lines) == 0 {
			d.add(labelOfContent(part.Word), part.None)
		}
	}
	for _, line := range r.ProposedLines(it, today) {
		d.add("to raise it", line)
	}
}

// labelOfContent returns what a word is called where it has no lines of its own.
func labelOfContent(word string) string {
	name, of, named := strings.Cut(word, ":")
	if named {
		return of
	}
	name, _, _ = strings.Cut(name, "-")
	return name
}

// keepContent keeps what the standing items of a meeting say as it closes, so that its minutes
// and its agenda go on saying that.
func (r *Record) keepContent(m Meeting, today Date) {
	for _, it := range r.Agenda(m.ID) {
		if !it.IsStanding() {
			continue
		}
		var kept []string
		for _, part := range r.Content(it, today) {
			for _, line := range part.Lines {
				kept = append(kept, line.Label+keptSeparator+oneLine(line.Says))
			}
			if len(part.Lines) == 0 {
				kept = append(kept, labelOfContent(part.Word)+keptSeparator+Capitalized(part.None))
			}
		}
		it.Kept = strings.Join(kept, "\n")
		r.Items.put(it)
	}
}

// keptSeparator stands between the label and the words of a line that was kept.
const keptSeparator = ": "

// keptLines returns lines that were kept at a close.
func keptLines(kept string) []ContentLine {
	var lines []ContentLine
	for line := range strings.SplitSeq(kept, "\n") {
		label, says, _ := strings.Cut(line, keptSeparator)
		lines = append(lines, ContentLine{Label: label, Says: says})
	}
	return lines
}

// oneLine returns a text with its white space as single blanks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// about returns a line about a thing: its id, its words, and in brackets whose it is and what
// else is to be known of it.
func (at contentMoment) about(label string, about Ref, owner ID, facts ...string) ContentLine {
	name := "no owner"
	if owner != 0 {
		name = at.NameOf(owner)
	}
	facts = slices.DeleteFunc(append([]string{name}, facts...), func(s string) bool { return s == "" })
	return ContentLine{About: about, Label: label, Says: fmt.Sprintf("%s %s (%s)", about, oneLine(at.TextOf(about)), strings.Join(facts, ", "))}
}

// then returns a line with a sentence behind it; the line itself where the sentence is empty.
func (l ContentLine) then(says string) ContentLine {
	if says != "" {
		l.Says += ": " + oneLine(says)
	}
	return l
}
