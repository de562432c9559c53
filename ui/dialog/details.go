package dialog

import (
	"fmt"

	"gavel/model"
	"gavel/ui/part"
)

// details is what stands with a thing while it is decided, one line each: a
// label, a tab, the text. Lines that would be empty are left out.
func details(c part.Context, about model.Ref) []string {
	var lines facts
	switch about.Kind {
	case model.KindItem:
		lines.ofItem(c, about)
	case model.KindDecision:
		lines.ofDecision(c, about)
	case model.KindBlocker:
		lines.ofBlocker(c, about)
	case model.KindCheck:
		lines.ofCheck(c, about)
	case model.KindFeedback:
		lines.ofFeedback(c, about)
	case model.KindMeeting:
		lines.ofMeeting(c, about)
	case model.KindPerson:
		lines.ofPerson(c, about)
	}
	lines.rulings(c, about)
	return lines
}

type facts []string

func (f *facts) add(label, text string) {
	if text != "" {
		*f = append(*f, label+"\t"+text)
	}
}

func (f *facts) ofItem(c part.Context, about model.Ref) {
	it, _ := c.Record.Items.Get(about.ID)
	f.add("question", it.Question)
	for _, d := range c.Record.DecisionsOn(it.ID) {
		f.add(string(c.Record.State(d.Ref())), fmt.Sprintf("%s %s", d.Ref(), d.FinalWording()))
	}
	f.add("asks to", fmt.Sprintf("%s, %d minutes", it.Ask, it.Timebox))
	f.add("owner", c.Record.NameOf(it.Owner))
	if it.Presenter != c.Record.NameOf(it.Owner) {
		f.add("presenter", it.Presenter)
	}
	f.add("objective", it.Objective)
	f.add("public notes", it.Notes)
	f.remarks(c, about)
}

func (f *facts) ofDecision(c part.Context, about model.Ref) {
	d, _ := c.Record.Decisions.Get(about.ID)
	it, _ := c.Record.Items.Get(d.Item)
	f.add("on", fmt.Sprintf("%s %s", it.Ref(), it.Title))
	f.decider(c, d)
	for i, o := range c.Record.OptionsOf(d.ID) {
		f.add(fmt.Sprintf("option %d", i+1), o.Text)
	}
	f.add("recommended", d.Recommendation)
	for _, criterion := range c.Record.CriteriaOf(d.ID) {
		f.add("criterion", criterionLine(c, criterion))
	}
	if d.NeedsEvidence {
		f.add("needs", "evidence before it is approved")
	}
	f.add("fallback", d.Fallback)
	f.add("request", d.Request)
	f.add("release", d.Release)
	f.remarks(c, about)
	for _, r := range c.Record.FeedbackOn(it.Ref()) {
		if r.Concern { // it blocks every decision of the item
			f.add("concern", fmt.Sprintf("%s on %s", remarkLine(c, r), it.Ref()))
		}
	}
}

// decider is who answers a decision, until when, and who passed it up.
func (f *facts) decider(c part.Context, d model.Decision) {
	is := c.Record.Decider(d)
	switch {
	case is == 0:
		f.add("decides", "nobody yet")
	case is != d.Owner:
		f.add("owner", c.Record.NameOf(d.Owner))
		f.add("escalated to", c.Record.NameOf(is)+", who decides")
	default:
		f.add("decides", c.Record.NameOf(is))
	}
	if d.Due != "" {
		f.add("due", d.Due.Short())
	}
}

func criterionLine(c part.Context, criterion model.Criterion) string {
	shape, word := c.Theme.Glyphs.Open, "nothing seen yet"
	if e, ok := c.Record.LatestEvidence(criterion.ID); ok {
		shape, word = c.Theme.Glyphs.Pass, "met: "+e.Seen
		if e.Verdict == model.VerdictUnmet {
			shape, word = c.Theme.Glyphs.Fail, "unmet: "+e.Seen
		}
	}
	return fmt.Sprintf("%s %s (%s; %s)", shape, criterion.Text, criterion.Check, word)
}

func (f *facts) remarks(c part.Context, about model.Ref) {
	for _, r := range c.Record.FeedbackOn(about) {
		label := "remark"
		if r.Concern {
			label = "concern"
		}
		f.add(label, remarkLine(c, r))
	}
}

func remarkLine(c part.Context, r model.Feedback) string {
	return fmt.Sprintf("%s %s (%s, %s)", r.Ref(), r.Text, c.Record.NameOf(r.By), c.Record.State(r.Ref()))
}

func (f *facts) ofBlocker(c part.Context, about model.Ref) {
	b, _ := c.Record.Blockers.Get(about.ID)
	due := "no day yet"
	if b.Due != "" {
		due = b.Due.Short()
	}
	if c.Record.Late(b, c.Today()) {
		due += ", late"
	}
	f.add("owner", c.Record.NameOf(b.Owner))
	f.add("due", due)
	f.add("fallback", orNone(b.Fallback))
	f.add("customer impact", orNone(b.Impact))
	f.remarks(c, about)
}

func orNone(text string) string {
	if text == "" {
		return "not said yet"
	}
	return text
}

func (f *facts) ofCheck(c part.Context, about model.Ref) {
	check, _ := c.Record.Checks.Get(about.ID)
	f.add("owner", c.Record.NameOf(check.Owner))
	if check.Computed == "" {
		return
	}
	lacking := c.Record.Lacks(check)
	if len(lacking) == 0 {
		f.add("from the record", "it holds")
		return
	}
	for _, about := range lacking {
		f.add("does not hold", fmt.Sprintf("%s %s", about, c.Record.TextOf(about)))
	}
}

func (f *facts) ofFeedback(c part.Context, about model.Ref) {
	r, _ := c.Record.Feedbacks.Get(about.ID)
	f.add("said by", c.Record.NameOf(r.By))
	f.add("on", fmt.Sprintf("%s %s", r.About(), c.Record.TextOf(r.About())))
	f.add("answered by", c.Record.NameOf(c.Record.Disposer(r)))
}

// rulings is how a thing was ruled before, with how it came and why.
func (f *facts) rulings(c part.Context, about model.Ref) {
	u, ok := c.Record.Ruling(about)
	if !ok {
		return
	}
	text := fmt.Sprintf("%s by %s", u.Outcome, c.Record.NameOf(u.Owner))
	if u.Owner == 0 {
		text = "it holds, says the record"
	}
	if u.EscalatedTo != 0 {
		text += ", to " + c.Record.NameOf(u.EscalatedTo)
	}
	if u.Due != "" {
		text += ", due " + u.Due.Short()
	}
	if u.Via != "" {
		text += ", via " + u.Via
	}
	if u.Why != "" {
		text += ": " + u.Why
	}
	f.add("ruled", text)
	for _, a := range c.Record.Conditions(u.ID) {
		f.add("condition", fmt.Sprintf("%s %s (%s, %s)", a.Ref(), a.Text, c.Record.NameOf(a.Owner), a.Due.Short()))
	}
}
