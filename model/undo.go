package model

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Revert takes back one command by the before-images that the journal kept of
// it. Undo is a Revert, and redo is the Revert of a Revert.
type Revert struct {
	Says    string  // what was taken back, as the journal told it
	Meeting ID      // the meeting that was open then; 0 for none
	Images  []Image // what the command changed
	By      string  // who takes it back, as the journal calls them
}

// Name is "revert".
func (Revert) Name() string { return "revert" }

// derived tables are written afresh after every command; taking a command back
// need not touch them.
var derived = []string{entryTable}

// Apply refuses when a meeting has closed over it, when somebody has changed
// one of the rows since, when a decision was answered over it, when something
// hangs on a row that would go, or when a meeting may not be what it was.
func (c Revert) Apply(r *Record, now Instant) (Done, error) {
	before := r.snapshot()
	if err := c.closedOver(r); err != nil {
		return Done{}, err
	}
	started, unstarts := c.started(r)
	if unstarts {
		c.stand(r, started)
		c.Images = c.withoutKept(r, started)
	}
	for _, image := range c.Images {
		if err := c.restore(r, image, now); err != nil {
			return Done{}, err
		}
	}
	if c.duplicatesRow(r) {
		return Done{}, &Refusal{Reason: Moved, Says: fmt.Sprintf("cannot undo %s: the same was said again since; undo that first", c.Says)}
	}
	if unstarts {
		r.planAgain(started)
	}
	r.place(before)
	if err := c.closedOver(r); err != nil { // now that rows which were taken away are back
		return Done{}, err
	}
	if err := r.comeBack(before); err != nil {
		return Done{}, err
	}
	if err := r.movedBack(before); err != nil {
		return Done{}, err
	}
	if err := c.ruledAgain(r); err != nil {
		return Done{}, err
	}
	if about, ok := c.answeredOver(r, before); ok {
		return Done{}, &Refusal{Reason: Moved, About: about, Says: fmt.Sprintf("cannot undo %s: %s was %s since; undo that first", c.Says, about, r.State(about).past())}
	}
	if about, other, is := c.duplicatesKey(r); is {
		return Done{}, &Refusal{Reason: Moved, About: other, Says: fmt.Sprintf("%s: %s is %s by now; give that another key first", c.Says, r.KeyOf(about), other)}
	}
	r.layTables(now)
	if about, hangs := r.dangling(); hangs {
		return Done{}, &Refusal{Reason: Moved, About: about, Says: fmt.Sprintf("cannot undo %s: %s depends on it by now; undo that first", c.Says, about)}
	}
	if unstarts {
		return Done{Says: fmt.Sprintf("Undone: the start of %s; it is planned again", started.Ref()), About: started.Ref()}, nil
	}
	return Done{Says: "Undone: " + c.Says}, nil
}

// duplicatesRow reports whether a row that came back would stand beside another that has its
// place by now.
func (c Revert) duplicatesRow(r *Record) bool {
	return slices.ContainsFunc(c.Images, func(image Image) bool {
		t := r.table(image.Table)
		return t != nil && !slices.Contains(derived, image.Table) && t.twin(image.ID)
	})
}

// duplicatesKey finds a thing that came back with a key that another has by now.
func (c Revert) duplicatesKey(r *Record) (about, other Ref, is bool) {
	for _, image := range c.Images {
		about = Ref{Kind(image.Table), image.ID}
		if other, is = r.duplicateKey(about); is {
			return about, other, true
		}
	}
	return Ref{}, Ref{}, false
}

// ruledAgain refuses to bring back a ruling that could not be given now: its
// meeting is not open any more, or somebody else rules on the thing.
func (c Revert) ruledAgain(r *Record) error {
	for _, image := range c.Images {
		u, ok := r.Rulings.Get(image.ID)
		if image.Table != string(kindRuling) || !nothing(image.After) || !ok {
			continue
		}
		if m, _ := r.Meetings.Get(u.Meeting); u.Meeting != 0 && !m.open() {
			return &Refusal{Reason: Moved, About: m.Ref(), Says: fmt.Sprintf("%s: %s is %s by now", c.Says, m.Ref(), m.Status)}
		}
		if by := r.rulerOf(u); by != u.Owner {
			return &Refusal{Reason: Moved, About: u.About(), Says: fmt.Sprintf("%s: %s rules on %s by now, not %s", c.Says, r.NameOf(by), u.About(), r.NameOf(u.Owner))}
		}
	}
	return nil
}

// closedOver refuses what a closed meeting has said by now: its rows, and
// which decisions its agenda has.
func (c Revert) closedOver(r *Record) error {
	meetings := []ID{c.Meeting}
	for _, image := range c.Images {
		if t := r.table(image.Table); t != nil && !slices.Contains(derived, image.Table) {
			meetings = append(meetings, r.meetingOf(t.image(image.ID)))
		}
		about := Ref{Kind(image.Table), image.ID}
		if about.Kind == KindDecision && (nothing(image.Before) || nothing(image.After)) {
			meetings = append(meetings, r.above(about, KindMeeting).ID)
		}
	}
	for _, id := range meetings {
		if m, _ := r.Meetings.Get(id); m.Status == Closed {
			return &Refusal{Reason: ReadOnly, About: m.Ref(), Says: fmt.Sprintf("there is nothing to undo since %s closed; an addendum corrects its minutes", m.Ref())}
		}
	}
	return nil
}

// restore puts one row back as it was before the command. An addendum that was added
// is struck, and not taken away: people have read it under the minutes.
func (c Revert) restore(r *Record, image Image, at Instant) error {
	t := r.table(image.Table)
	if t == nil || slices.Contains(derived, image.Table) || image.Table == playbookTable && r.worksElsewhere(image.ID) {
		return nil
	}
	now, err := imageOf(t, image.ID)
	if err != nil || !sameRow(now, image.After) {
		theirs, yours := r.differingValues(answersIn(image, now), answersIn(image, image.After))
		return &Refusal{Reason: Moved, Says: fmt.Sprintf("cannot undo %s: somebody changed it since", c.Says),
			Theirs: r.describeValues(theirs), Yours: r.describeValues(yours)}
	}
	if a, ok := r.Addenda.Get(image.ID); ok && image.Table == addendumTable && nothing(image.Before) {
		a.StruckAt, a.StruckBy = at, c.By
		r.Addenda.put(a)
		return nil
	}
	if err := t.restore(image.ID, image.Before); err != nil {
		return &Refusal{Reason: BadValue, Says: "this change cannot be undone: the file does not have it whole; run gavel doctor"}
	}
	if p, ok := r.People.Get(image.ID); ok && image.Table == string(KindPerson) {
		if other, is := r.namesake(p); is {
			return &Refusal{Reason: Moved, About: other.Ref(), Says: fmt.Sprintf("%s: %s is %s by now; give one of them another name first", c.Says, other.Name, other.Ref())}
		}
	}
	return nil
}

// answeredOver finds a decision whose words, options, criteria or evidence
// would change under an answer that stays.
func (c Revert) answeredOver(r, before *Record) (Ref, bool) {
	for _, image := range c.Images {
		about := Ref{Kind(image.Table), image.ID}
		switch about.Kind {
		case KindDecision, KindCriterion, KindEvidence, kindOption:
			if about.Kind == KindDecision && laterAlone(before, r, about.ID) {
				continue
			}
			if about.Kind == KindCriterion && gatesAlone(before, r, about.ID) {
				continue
			}
			d := cmp.Or(before.above(about, KindDecision), r.above(about, KindDecision))
			was, _ := before.Ruling(d)
			if about.Kind == KindEvidence && (before.seenSince(about.ID, was) || r.seenSince(about.ID, was)) {
				continue
			}
			if is, ruled := r.Ruling(d); ruled && is.ID == was.ID && r.State(d).IsFinal() {
				return d, true
			}
		}
	}
	return Ref{}, false
}

// laterAlone reports whether a decision differs in nothing but who owns it, and what may be
// set once it is settled.
func laterAlone(before, after *Record, decision ID) bool {
	was, there := before.Decisions.Get(decision)
	is, still := after.Decisions.Get(decision)
	was.Owner, was.Version, was.ChangedAt = is.Owner, is.Version, is.ChangedAt
	was.Request, was.Release, was.ReviewOn, was.Messaging = is.Request, is.Release, is.ReviewOn, is.Messaging // as setOfSettled lists them
	return there && still && was == is
}

// gatesAlone reports whether a criterion differs in nothing but what may be set once its decision
// is approved.
func gatesAlone(before, after *Record, criterion ID) bool {
	was, there := before.Criteria.Get(criterion)
	is, still := after.Criteria.Get(criterion)
	d, _ := after.Decisions.Get(is.Decision)
	was.Launch, was.Version = is.Launch, is.Version // as setOfApproved lists them
	if d.ProceededAt == 0 {
		was.Check = is.Check
	}
	return there && still && was == is
}

// seenSince reports whether evidence was added after a ruling.
func (r *Record) seenSince(evidence ID, u Ruling) bool {
	e, ok := r.Evidences.Get(evidence)
	return ok && e.Line > r.givenAt(u)
}

// answersIn returns the answers of a row in one of its images; none for a row that is
// not there, or not readable.
func answersIn(of Image, image json.RawMessage) Values {
	var scratch Record
	if err := scratch.table(of.Table).restore(of.ID, image); err != nil {
		return nil
	}
	return scratch.valuesOf(Ref{Kind(of.Table), of.ID})
}

func imageOf(t Table, id ID) (json.RawMessage, error) {
	row := t.image(id)
	if row == nil {
		return nil, nil
	}
	return json.Marshal(row)
}
