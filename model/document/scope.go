package document

import "gavel/model"

// scopeChange is a change of scope that somebody asked for, as a meeting left it.
type scopeChange struct {
	Ref        model.Ref
	Words      string
	Change     string
	By         string
	State      model.Outcome
	Reopens    model.Ref // the decision that it asks to reopen; zero for none
	Answer     model.Ref // the decision that answers it; zero for none
	Why        string
	Tradeoff   string
	Confidence string // before and after
	Remark     string // that it was asked for before
}

// scope returns the scope changes that were asked for in the meeting, and those that a
// decision of it answers.
func (g gatherer) scope() []scopeChange {
	var list []scopeChange
	for _, about := range g.r.AllOf(model.KindScope) {
		s, ok := g.r.ScopeChange(about)
		d, answered := g.r.AnswerTo(about)
		u, ruled := g.r.Ruling(d.Ref())
		if ok && (s.Meeting == g.m.ID || answered && ruled && g.counts(u)) {
			list = append(list, g.scopeChange(s))
		}
	}
	return list
}

func (g gatherer) scopeChange(s model.ScopeChange) scopeChange {
	said := scopeChange{
		Ref: s.Ref(), Words: s.Text, Change: s.Change, By: g.name(s.By), State: g.r.State(s.Ref()), Why: s.Why, Tradeoff: s.Tradeoff, Confidence: s.SayConfidence(),
	}
	if d, ok := g.r.AnswerTo(s.Ref()); ok {
		said.Answer = d.Ref()
		if old, reopens := g.r.Predecessor(d); reopens {
			said.Reopens, said.Remark = old.Ref(), g.r.SayAskedBefore(old, s.Why, s.ID, g.m.Date)
		}
	}
	return said
}

// answersChange returns the scope change that a decision answers; nil for none.
func (g gatherer) answersChange(d model.Decision) *scopeChange {
	s, ok := g.r.ScopeChangeOf(d)
	if !ok {
		return nil
	}
	said := g.scopeChange(s)
	return &said
}

// scopeChanges writes the ledger of a meeting.
func (w *writer) scopeChanges(list []scopeChange) {
	entries := make([]string, len(list))
	for i, s := range list {
		entries[i] = model.Capitalized(s.Change) + ": " + inline(s.Words) + inBrackets(joined(", ", labelled("asked by ", person(s.By)), s.Ref.String())) + ": " +
			joined("; ", joined(", ", string(s.State), answerOf(s)), labelled("gives way: ", inline(s.Tradeoff)), labelled("confidence ", s.Confidence), inline(s.Remark))
	}
	w.entries("Scope changes", entries)
}

func answerOf(s scopeChange) string {
	if s.Answer.IsZero() {
		return ""
	}
	return s.Answer.String()
}

// changeOf returns what a decision has to do with the scope, on one line; "" for nothing.
func changeOf(s *scopeChange) string {
	if s == nil {
		return ""
	}
	does := s.Change
	if !s.Reopens.IsZero() {
		does = "reopens " + s.Reopens.String()
	}
	return joined("; ", does+inBrackets(joined(", ", s.Ref.String(), labelled("asked by ", person(s.By)))), labelled("because ", inline(s.Why)),
		labelled("gives way: ", inline(s.Tradeoff)), labelled("confidence ", s.Confidence), inline(s.Remark))
}
