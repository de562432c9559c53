package model

import (
	"fmt"
	"slices"
)

func detailsOfDecision(r *Record, d Decision, _ ID, today Date) []Detail {
	it, _ := r.Items.Get(d.Item)
	var list details
	list = append(list, Detail{Label: "on", Text: fmt.Sprintf("%s %s", it.Ref(), r.TitleOf(it)), Head: it.Question != ""})
	list.add("question", it.Question)
	if !r.isFinal(d) {
		list.add(LabelFilter, r.DecisionFilter())
	}
	list.decider(r, d, today)
	list.options(r, d)
	list.add("if approved", r.describeIfApproved(d))
	if says := r.sayWouldStay(d, today); says != "" {
		list = append(list, Detail{Label: "if approved", Text: "it " + says, State: Open})
	}
	list.blockers(r, d, today)
	for _, c := range r.CriteriaOf(d.ID) {
		list.criterion(r, c)
	}
	if d.NeedsEvidence {
		list.add("needs", "evidence before it is approved")
	}
	list.add("undecided?", d.Fallback)
	list.add("request", r.RequestOf(d))
	list.add("release", r.ReleaseOf(d))
	list.add("type", d.Type)
	list.add("high revenue", yesOrNothing(d.Revenue))
	list.add("message owner", r.SayMessageOwner(d.Messaging))
	list.covers(r, d)
	list.add("moves", r.keysOf(r.LinksFrom(d.Ref(), LinkMoves)))
	list.alike(r, d, today)
	list.lessons(r, d)
	list.feedback(r, d.Ref())
	for _, f := range r.FeedbackOn(it.Ref()) {
		if f.Concern { // it blocks every decision of the item
			list.add("concern", fmt.Sprintf("%s on %s", r.feedbackLine(f), it.Ref()))
		}
	}
	if len(r.standingConcerns(d)) == 0 {
		list = append(list, Detail{Label: "concerns", Text: "none open", State: Passed})
	}
	return list
}

// blockers appends what still blocks a decision that is open: an approval stays possible, and
// whoever gives it knows.
func (list *details) blockers(r *Record, d Decision, today Date) {
	for b := range r.Blockers.All() {
		if !r.isUnsettled(b.Ref()) || !slices.Contains(r.blocks(b), d.Ref()) {
			continue
		}
		says := b.Ref().String() + " still blocks it"
		if r.Late(b, today) {
			says += ", late since " + b.Due.DayMonth(today)
		}
		*list = append(*list, Detail{Label: "blocker", Text: says, State: Open})
	}
}

// options appends the ways to answer, by their numbers. The recommended one has a label
// of its own, and so has a recommendation that is none of them.
func (list *details) options(r *Record, d Decision) {
	known := false
	for i, o := range r.OptionsOf(d.ID) {
		label := "options"
		if nameKey(o.Text) == nameKey(d.Recommendation) {
			label, known = LabelRecommended, true
		}
		list.add(label, fmt.Sprintf("%d  %s", i+1, o.Text))
	}
	if !known {
		list.add(LabelRecommended, d.Recommendation)
	}
}

// decider appends who answers a decision, until when, and who passed it up.
func (list *details) decider(r *Record, d Decision, today Date) {
	is := r.Decider(d)
	switch {
	case is == 0:
		list.add("decides", noOwnerYet)
	case is != d.Owner:
		list.add("owner", r.NameOf(d.Owner))
		list.add("escalated to", r.NameOf(is)+", who decides")
	default:
		*list = append(*list, Detail{Label: "decides", Text: r.NameOf(is), Head: true})
	}
	if d.Due != "" {
		list.add("due", d.Due.Near(today))
	}
}
