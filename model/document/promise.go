package document

import "gavel/model"

// promise is what customers are promised, and how that did. It is empty where the meeting
// said nothing of it.
type promise struct {
	Words   string
	Verdict string // of this meeting
	Owner   string
	Noticed string // by customers, where it slipped
	Says    string // of the reviews so far: "held 3 of 4, slipped 19 Nov"
}

// promise returns what a meeting found of the promise to customers.
func (g gatherer) promise() promise {
	v, ok := g.r.PromiseVerdict(g.m.ID)
	if !ok {
		return promise{}
	}
	return promise{Words: v.Promise, Verdict: v.Verdict, Owner: g.name(v.Owner), Noticed: v.Noticed, Says: g.r.SayPromise(g.m.Date, g.m.Date)}
}

// promise writes how the promise to customers did.
func (w *writer) promise(p promise) {
	if p.Verdict == "" {
		return
	}
	w.entries("Customer promise", []string{joined(": ", model.Capitalized(p.Verdict)+", says "+person(p.Owner), inline(p.Noticed)), labelled("Promised: ", inline(p.Words)), labelled("In the reviews so far: ", p.Says)})
}
