package model

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model/playbook"
	"gavel/model/spelling"
)

// A meeting is of one or more kinds, which are in the playbook. The first gives it its name
// and length; each brings its gates, and the standing items that are on every agenda of
// that kind. What else is standing is proposed, see proposal.go.

// KindsOf returns the keys of the kinds of a meeting, the first one first. One of which
// nobody said is of the first kind of the playbook.
func (r *Record) KindsOf(m Meeting) []string {
	if m.Kinds == "" {
		return r.Playbook().KindKeys()[:1]
	}
	return strings.Fields(m.Kinds)
}

// IsReview reports whether a meeting is, among others, of the first kind of the playbook,
// which the series of reviews plans.
func (*Record) IsReview(m Meeting) bool {
	return !m.Apart
}

// SayKinds names the kinds of a meeting: "Weekly review and Midpoint audit". One that is not
// in the playbook any more is named by its key.
func (r *Record) SayKinds(m Meeting) string {
	var names []string
	for _, key := range r.KindsOf(m) {
		if k, ok := r.Playbook().Kind(key); ok {
			names = append(names, k.Title)
		} else {
			names = append(names, key)
		}
	}
	return andList(names)
}

// parseKinds reads the kinds of a meeting, such as "weekly, midpoint".
func (r *Record) parseKinds(text string) ([]string, error) {
	known := r.Playbook().KindKeys()
	var keys []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return strings.ContainsRune(" ,+", c) }) {
		if !slices.Contains(known, word) {
			if nearest := spelling.Nearest(word, known); nearest != "" {
				return nil, badValue(FieldKind, fmt.Sprintf("there is no kind of meeting %s; do you mean %s?", Quoted(word), nearest))
			}
			return nil, badValue(FieldKind, fmt.Sprintf("there is no kind of meeting %s; there is %s", Quoted(word), andList(known)))
		}
		if !slices.Contains(keys, word) {
			keys = append(keys, word)
		}
	}
	return keys, nil
}

// bring gives a meeting the gates of its kinds, and the items that are on every agenda of
// them. What it has already it keeps.
func (r *Record) bring(m Meeting) {
	book := r.Playbook()
	for _, key := range r.KindsOf(m) {
		k, _ := book.Kind(key)
		for _, gate := range k.Gates {
			g, _ := book.Gate(gate)
			r.bringGate(m, g)
		}
		for _, it := range k.Items {
			if !it.IfAny() {
				r.bringItem(m, k, it)
			}
		}
	}
}

// bringItem puts a standing item of a kind on the agenda of a meeting, unless it is on it.
func (r *Record) bringItem(m Meeting, k playbook.Kind, is playbook.Item) (Item, bool) {
	if _, on := r.broughtItem(m, is); on {
		return Item{}, false
	}
	it := Item{InCycle: start(r, &r.Items), Meeting: m.ID, Position: r.endOf(m.ID), Title: is.Title, Question: is.Question,
		Timebox: int64(is.Minutes), Ask: AskInform, Standing: standingWords(is.Content), Brought: k.Key}
	if it.Ask = AskInform; is.Decides() {
		it.Ask = AskDecide
	} else {
		it.Owner = m.Facilitator
	}
	r.Items.put(it)
	return it, true
}

// broughtItem returns the item of a meeting that is a standing item of the playbook.
func (r *Record) broughtItem(m Meeting, is playbook.Item) (Item, bool) {
	for _, it := range r.Agenda(m.ID) {
		if it.Brought != "" && it.Title == is.Title || it.IsStanding() && it.Standing == standingWords(is.Content) {
			return it, true
		}
	}
	return Item{}, false
}

// setKinds makes a meeting one of some kinds.
func (r *Record) setKinds(m *Meeting, keys []string) {
	first := r.Playbook().KindKeys()[:1]
	m.Kinds, m.Apart = strings.Join(keys, " "), len(keys) > 0 && !slices.Contains(keys, first[0])
	if slices.Equal(keys, first) {
		m.Kinds = ""
	}
}

// titleAndLength returns what a meeting is called by its first kind, and how long it is: a
// review as the limits say, one of several kinds as long as their items take.
func (r *Record) titleAndLength(m Meeting) (title string, minutes int64) {
	book := r.Playbook()
	keys := r.KindsOf(m)
	first, _ := book.Kind(keys[0])
	minutes = int64(first.Minutes)
	if keys[0] == book.KindKeys()[0] {
		minutes = int64(book.Limits.SlotMinutes)
	}
	if len(keys) > 1 {
		minutes = max(minutes, r.lengthFor(r.minutesOf(keys)))
	}
	return first.Title, minutes
}

// minutesOf returns how long the standing items of some kinds take.
func (r *Record) minutesOf(keys []string) (sum int64) {
	for _, key := range keys {
		k, _ := r.Playbook().Kind(key)
		for _, it := range k.Items {
			sum += int64(it.Minutes)
		}
	}
	return sum
}

// changeKinds makes a meeting one of other kinds. What the kinds that it loses brought goes,
// where nobody has answered, written or said anything about it. It returns what stays.
func (r *Record) changeKinds(m Meeting, keys []string, now Instant) (stays []Ref) {
	was := r.KindsOf(m)
	r.setKinds(&m, keys)
	r.Meetings.put(m)
	for _, about := range r.broughtBy(m, lost(was, r.KindsOf(m))) {
		remove := Remove{About: about}
		if _, err := remove.Apply(r.clone(), now); err != nil || r.hasWork(about) {
			stays = append(stays, about)
		} else if _, err := remove.Apply(r, now); err != nil {
			stays = append(stays, about)
		}
	}
	for _, g := range r.Gates.of(m.Ref()) {
		if len(r.Checks.of(Ref{kindGate, g.ID})) == 0 {
			r.Gates.remove(g.ID)
		}
	}
	r.bring(m)
	return stays
}

// sayStays says which things of a kind stay with a meeting that lost it; "" for none.
func sayStays(stays []Ref) string {
	if len(stays) == 0 {
		return ""
	}
	return fmt.Sprintf("; %s stays, since something was said or answered there", refs(stays))
}

// hasWork reports whether people put something into a thing that its kind brought: a
// decision, notes, or other words than those of the playbook.
func (r *Record) hasWork(about Ref) bool {
	it, ok := r.Items.Get(about.ID)
	if about.Kind != KindItem || !ok {
		return false
	}
	if len(r.DecisionsOn(it.ID)) > 0 || it.Notes+it.Presenter+it.Objective+r.PrivateNote(it.Meeting, it.ID).Text != "" {
		return true
	}
	k, _ := r.Playbook().Kind(it.Brought)
	return !slices.ContainsFunc(k.Items, func(is playbook.Item) bool { return is.Title == it.Title && is.Question == it.Question })
}

// lost returns what is in a list and not in another.
func lost(was, is []string) []string {
	return slices.DeleteFunc(slices.Clone(was), func(key string) bool { return slices.Contains(is, key) })
}

// broughtBy returns the items and checks of a meeting that only some kinds brought.
func (r *Record) broughtBy(m Meeting, kinds []string) []Ref {
	book := r.Playbook()
	var kept []string
	for _, key := range r.KindsOf(m) {
		k, _ := book.Kind(key)
		kept = append(kept, k.Gates...)
	}
	var list []Ref
	for _, it := range r.Agenda(m.ID) {
		if slices.Contains(kinds, it.Brought) {
			list = append(list, it.Ref())
		}
	}
	for _, c := range r.ChecksOf(m.ID) {
		g, _ := r.Gates.Get(c.Gate)
		if c.Key != "" && len(kinds) > 0 && !slices.Contains(kept, g.Key) {
			list = append(list, c.Ref())
		}
	}
	return list
}
