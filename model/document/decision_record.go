package document

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// decisionRecordPages returns a page for each decision, in the form of Markdown Any
// Decision Records, version 4: https://adr.github.io/madr/.
func decisionRecordPages(s Source) ([]Page, error) {
	var pages []Page
	for _, d := range loggedDecisions(s.Record, "") {
		pages = append(pages, Page{
			Name: "decision record", About: d.Ref, Title: "Decision " + d.Ref.String(), File: decisionFile(d), Text: writeDecisionRecord(d),
		})
	}
	return pages, nil
}

// decisionFile returns the name of the file of a decision: its number, then its words.
func decisionFile(d loggedDecision) string {
	return fmt.Sprintf("%04d-%s.md", d.Ref.ID, cmp.Or(slug(d.Words), "decision"))
}

// recordStatus returns how a decision stands, in the words that decision records have.
func recordStatus(d loggedDecision) string {
	switch d.State {
	case model.Superseded:
		return "superseded by " + d.Successor
	case model.Approved:
		return "accepted"
	case model.Rejected, model.Withdrawn:
		return string(d.State)
	case model.Lapsed:
		return "deprecated"
	}
	return "proposed"
}

// writeDecisionRecord writes a decision record. Every day in it has its year, for it is
// read long after.
func writeDecisionRecord(d loggedDecision) string {
	w := &writer{}
	w.block(frontMatter(d))
	w.block("# " + inline(titleOf(d.Words)))
	w.recordContext(d)
	w.recordDrivers(d)
	if len(d.Options) > 0 {
		w.part("Considered Options")
		w.block(starred(inlined(d.Options)))
	}
	w.part("Decision Outcome")
	w.block(w.recordOutcome(d))
	if consequences := w.consequences(d); len(consequences) > 0 {
		w.heading("Consequences")
		w.block(starred(consequences))
	}
	if seen := confirmations(d); len(seen) > 0 {
		w.heading("Confirmation")
		w.block(starred(seen))
	}
	if arguments := argumentsOn(d); len(arguments) > 0 {
		w.part("Pros and Cons of the Options")
		w.block(starred(arguments))
	}
	w.part("More Information")
	w.block(starred(w.recordHistory(d)))
	return w.b.String()
}

// frontMatter returns the fields that stand above a decision record, as YAML. A JSON string
// is a YAML one, whatever is in it.
func frontMatter(d loggedDecision) string {
	field := func(name string, value any) string {
		var b bytes.Buffer
		to := json.NewEncoder(&b)
		to.SetEscapeHTML(false)
		if err := to.Encode(value); err != nil {
			panic(err) // it is a text or a list of texts
		}
		return name + ": " + strings.TrimSpace(b.String())
	}
	consulted := d.Consulted
	if consulted == nil {
		consulted = []string{}
	}
	makers := []string{}
	if d.Owner != "" {
		makers = append(makers, d.Owner)
	}
	return strings.Join([]string{
		"---", field("status", recordStatus(d)), "date: " + string(d.Since), field("decision-makers", makers),
		field("consulted", consulted), field("informed", []string{}), "---",
	}, "\n")
}

// recordContext writes what was asked, and why.
func (w *writer) recordContext(d loggedDecision) {
	w.part("Context and Problem Statement")
	w.block(block(cmp.Or(d.Question, d.Words), ""))
	w.block(block(d.Background, ""))
	w.block(labelled("Request: ", inline(d.Request)))
	w.block(labelled("Scope: ", changeOf(d.Change)))
}

// recordDrivers writes what the decision was held against.
func (w *writer) recordDrivers(d loggedDecision) {
	if len(d.Criteria) == 0 {
		return
	}
	w.part("Decision Drivers")
	drivers := make([]string, len(d.Criteria))
	for i, c := range d.Criteria {
		drivers[i] = inline(c.Text) + labelled("; constraint: ", inline(c.Constraint))
	}
	w.block(starred(drivers))
}

// recordOutcome returns the answer, or what is recommended while there is none.
func (w *writer) recordOutcome(d loggedDecision) string {
	because := labelled(", because ", inline(d.Why))
	switch d.State {
	case model.Approved, model.Superseded, model.Conditional, model.Lapsed:
		said := "Chosen option: “" + inline(d.Words) + "”" + because + "."
		if d.State == model.Conditional || d.State == model.Lapsed {
			said += " It was approved on conditions" + map[bool]string{true: ", which lapsed.", false: ", which are open."}[d.State == model.Lapsed]
		}
		return said
	case model.Rejected:
		return "None: “" + inline(d.Words) + "” was rejected" + because + "."
	case model.Withdrawn:
		return "None: it was withdrawn" + because + "."
	}
	said := "Not decided yet."
	if d.DueSays != "" {
		said = "Not decided yet; the answer is due by " + d.DueSays + "."
	}
	return said + labelled(" Recommended: “", inline(d.Advice)) + map[bool]string{true: "”.", false: ""}[d.Advice != ""]
}

func (w *writer) consequences(d loggedDecision) []string {
	var list []string
	for _, a := range d.Conditions {
		list = append(list, "Neutral, because it is on the condition that "+w.actionLine(a))
	}
	if d.Fallback != "" {
		list = append(list, "Neutral, because until then, or if it fails: "+inline(d.Fallback))
	}
	return list
}

// confirmations returns how it is checked that the decision holds, with what was seen.
func confirmations(d loggedDecision) []string {
	var list []string
	for _, c := range d.Criteria {
		if c.Check != "" || c.Verdict != "" {
			list = append(list, seenOf(c))
		}
	}
	return list
}

// argumentsOn returns what people said on the decision.
func argumentsOn(d loggedDecision) []string {
	var list []string
	for _, f := range d.Feedback {
		kind := "Neutral"
		if f.Concern {
			kind = "Bad"
		}
		became := ""
		if f.Outcome != model.Open {
			became = outcome(f.Outcome) + labelled(": ", inline(f.Why))
		}
		list = append(list, kind+", because "+inline(f.Text)+inBrackets(joined("; ", person(f.By), became)))
	}
	return list
}

// recordHistory returns what happened to the decision, each thing on a line.
func (w *writer) recordHistory(d loggedDecision) []string {
	var list []string
	for _, e := range d.History {
		if e.What == model.Open {
			list = append(list, w.day(e.Day)+": raised as "+d.Ref.String())
			continue
		}
		list = append(list, w.day(e.Day)+": "+joined(", ",
			outcome(e.What)+labelled(" by ", person(e.By)), labelled("to ", person(e.To)), labelled("answer by ", e.DueSays),
			labelled("in ", inline(e.Meeting)))+labelled(": ", inline(e.Why)))
	}
	return append(list, slices.DeleteFunc([]string{
		labelled("Release: ", inline(d.Release)), labelled("The answer came via ", inline(d.Via)),
	}, func(s string) bool { return s == "" })...)
}

func inlined(texts []string) []string {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = inline(text)
	}
	return list
}

// starred returns a list with the marks that the template of decision records has.
func starred(entries []string) string {
	return "* " + strings.Join(entries, "\n* ")
}
