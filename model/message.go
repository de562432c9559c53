package model

import (
	"cmp"
	"fmt"
	"strings"
)

// This file words the message that asks the owner of a thing for what it waits for. What
// each kind asks is said in its own message function, and nowhere else.

// Message returns what is written to the one person who decides a thing: what it is, by
// when, and what to answer. It refuses where nobody can be asked.
func (r *Record) Message(about Ref, at Moment) (string, error) {
	d := definition(about.Kind)
	if d == nil || !r.Exists(about) {
		return "", notFound(about)
	}
	owner := r.OwnerOf(about)
	if owner == 0 {
		return "", &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf(
			"nobody owns %s, so there is nobody to write to; assign it first: %s…", about, AssignLine(about))}
	}
	if r.HasLeft(owner) {
		return "", &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf(
			"%s left, and is not written to; hand %s over first: %s…", r.NameOf(owner), about, r.handOverLine(about))}
	}
	says := d.message(r, about.ID, &at)
	if len(says) == 0 {
		return "", &Refusal{Reason: NotAllowed, About: about, Says: fmt.Sprintf("%s is %s; there is nothing to ask about it by message", about, r.Describe(about))}
	}
	title := strings.ReplaceAll(r.wordingOf(about), "\n", " ")
	if about.Kind == KindDecision && !r.State(about).answers() {
		title = strings.TrimRight(title, ".?! ") + "?"
	}
	head := fmt.Sprintf("%s, %s *%s* ", givenName(r.NameOf(owner)), about, title)
	return head + strings.Join(says, " "), nil
}

// givenName returns how a person is spoken to.
func givenName(name string) string { return strings.Split(name, " ")[0] }

// message returns the sentences of a message about a thing, the first without its
// subject; nil for a kind of which nobody is asked.
func (k *KindOf[T]) message(r *Record, id ID, at *Moment) []string {
	row, ok := k.rows(r).Get(id)
	if !ok || k.Message == nil {
		return nil
	}
	return k.Message(r, row, at)
}

// yoursBy says until when a thing is somebody's: its own day while that is ahead, else
// the day of the next review.
func (at *Moment) yoursBy(due Date) string {
	if due == "" || due < at.Today {
		return "is yours by " + at.By.Near(at.Today) + "."
	}
	return "is yours by " + due.Near(at.Today) + "."
}

// wasDue says when a thing is due, or was.
func (at *Moment) wasDue(r *Record, due Date) string {
	switch {
	case due == "":
		return "has no day yet."
	case due < at.Today:
		return fmt.Sprintf("was due %s (%s).", due.Near(at.Today), r.SayLate(due, at.Today))
	}
	return "is due " + due.Near(at.Today) + "."
}

// labelled returns a sentence such as "Fallback: ship without it."; none for no text.
func labelled(label, text string) []string {
	if text = strings.TrimRight(strings.ReplaceAll(text, "\n", " "), ". "); text == "" {
		return nil
	}
	return []string{label + ": " + text + "."}
}

// messageOnDecision asks for the decision, or for the answer that an approval waits for.
func messageOnDecision(r *Record, d Decision, at *Moment) []string {
	if p, pending := r.PendingApproval(d.ID); pending {
		return messageOnApproval(r, p)
	}
	if doubts := r.DoubtsBy(d, at.By); len(doubts) > 0 {
		return []string{
			"is approved, and may not be right any more: " + describeDoubts(doubts) + ".",
			"Please answer confirm, or what is to change.",
		}
	}
	says := []string{at.yoursBy(r.dueOf(d.Ref()))}
	var options []string
	for _, o := range r.OptionsOf(d.ID) {
		options = append(options, o.Text)
	}
	says = append(says, labelled("Options", strings.Join(options, "; "))...)
	says = append(says, labelled("Recommended", d.Recommendation)...)
	if len(r.CriteriaOf(d.ID)) == 0 {
		says = append(says, "Missing: a criterion that it is measured by.")
	}
	for _, f := range r.standingConcerns(d) {
		says = append(says, fmt.Sprintf("A concern stands (%s): %s.", cmp.Or(r.whoSays(f.By), "no name"), strings.TrimRight(f.Text, ". ")))
	}
	if r.State(d.Ref()) == Deferred {
		says = append(says, labelled("Until then", d.Fallback)...)
	}
	return append(says, "Please answer approve, reject, or what is missing.")
}

// messageOnApproval asks for the answer on an approval on conditions.
func messageOnApproval(r *Record, p Approval) []string {
	open := r.OpenConditions(p)
	if len(open) == 0 {
		return []string{"is approved on conditions, and these are all done.", "Please answer confirm, or lapse and why."}
	}
	answer := "Please answer done, a later day and why, or lapse and why."
	if r.extendedBefore(p) {
		answer = "They have a later day already. Please answer done, or lapse and why."
	}
	return []string{"is approved on conditions.", describeNotDone(r, open) + ".", answer}
}

// messageOnBlocker asks how a blocker is answered, and for what it lacks.
func messageOnBlocker(r *Record, b Blocker, at *Moment) []string {
	says := []string{at.wasDue(r, r.dueOf(b.Ref()))}
	says = append(says, labelled("Fallback", b.Fallback)...)
	says = append(says, labelled("Customers", b.Impact)...)
	if lacks := b.lacks(); len(lacks) > 0 {
		says = append(says, labelled("Missing", andList(lacks))...)
	}
	if !b.DueMoves() { // a later day is refused
		return append(says, "Its day was moved once. Please answer resolved and how, or who else decides.")
	}
	return append(says, "Please answer resolved and how, a new day, or who else decides.")
}

// messageOnAction asks what became of an action.
func messageOnAction(r *Record, a Action, at *Moment) []string {
	says := []string{at.wasDue(r, a.Due)}
	if from := a.About(); !from.IsZero() && r.Exists(from) && from.Kind != KindMeeting {
		says = append(says, fmt.Sprintf("It follows from %s %s.", from, strings.TrimRight(r.TextOf(from), ". ")))
	}
	return append(says, "Please answer done and what came of it, or a new day and why.")
}

// messageOnCheck asks for the verdict on a check.
func messageOnCheck(r *Record, c Check, at *Moment) []string {
	if c.Computed != "" {
		return nil // the record answers it
	}
	return []string{at.yoursBy(at.By), "Please answer pass and what was seen, fail and what follows, or waive, why and until when."}
}

// messageOnItem asks for the decision of an item.
func messageOnItem(_ *Record, it Item, at *Moment) []string {
	if it.Ask == AskInform {
		return []string{fmt.Sprintf("is on the agenda of %s, for information.", at.By.Near(at.Today)), "Please answer what is to be said, or withdraw it."}
	}
	return []string{at.yoursBy(at.By), "Please answer what is to be decided, and the options."}
}

// messageOnFeedback asks for the answer to feedback.
func messageOnFeedback(r *Record, f Feedback, at *Moment) []string {
	return []string{
		fmt.Sprintf("was said by %s of %s.", cmp.Or(r.whoSays(f.By), "somebody"), f.About()),
		fmt.Sprintf("The answer is yours, by %s.", at.By.Near(at.Today)),
		"Please answer accept, or decline and why.",
	}
}

// lacks names what a blocker has not yet.
func (b Blocker) lacks() []string {
	var lacks []string
	for _, field := range []struct {
		name  string
		there bool
	}{{"due date", b.Due != ""}, {"fallback", b.Fallback != ""}, {"impact", b.Impact != ""}} {
		if !field.there {
			lacks = append(lacks, field.name)
		}
	}
	return lacks
}
