package model

import (
	"fmt"
	"slices"
	"strings"
)

// Link is one row that binds a thing to another: "D-4 rests on AS-2".
type Link struct {
	InCycle
	FromKind Kind     `json:"from_kind"`
	FromID   ID       `json:"from"`
	Word     LinkWord `json:"word"`
	ToKind   Kind     `json:"to_kind"`
	ToID     ID       `json:"to"`
}

// LinkWord says what binds the two ends of a link, read from the first to the second.
type LinkWord string

// The words of links.
const (
	LinkOn       LinkWord = "on"        // a risk is on a decision
	LinkCausedBy LinkWord = "caused by" // a blocker by a risk that happened
	LinkRestsOn  LinkWord = "rests on"  // a decision on an assumption
	LinkWaitsOn  LinkWord = "waits on"  // a decision on another, or on a dependency
	LinkAnswers  LinkWord = "answers"   // a decision what somebody asked for
	LinkReopens  LinkWord = "reopens"   // a decision the one in whose place it is raised
	LinkSeenIn   LinkWord = "seen in"   // a lesson in what taught it

	LinkMoves     LinkWord = "moves"      // a decision a metric that it is meant to move
	LinkReads     LinkWord = "reads"      // a checkpoint a metric
	LinkGoesTo    LinkWord = "goes to"    // a decision a release
	LinkGuardedBy LinkWord = "guarded by" // a metric by one that must not get worse for it

	LinkRemindedOf LinkWord = "reminded of" // a decision of a lesson, when it was raised

	LinkIn     LinkWord = "in"     // a state in a journey
	LinkFrom   LinkWord = "from"   // a transition from a state
	LinkInto   LinkWord = "to"     // a transition to a state
	LinkCovers LinkWord = "covers" // a decision a state

	LinkOf LinkWord = "of" // a call of a drill
)

// backward maps each relation to the name of the first end as seen from the second.
var backward = map[LinkWord]string{
	LinkOn: "has on it", LinkCausedBy: "caused", LinkRestsOn: "rests on it", LinkWaitsOn: "waits on it", LinkAnswers: "answered by", LinkReopens: "reopened by",
	LinkSeenIn: "taught", LinkRemindedOf: "used for", LinkMoves: "moved by", LinkGuardedBy: "guards", LinkReads: "read at", LinkGoesTo: "brings",
	LinkIn: "state", LinkFrom: "way out", LinkInto: "way in", LinkCovers: "covered by", LinkOf: "call",
}

// kindLink is the kind of links. They are not cited by an id.
const kindLink Kind = "link"

// Parent returns the thing that the link begins at.
func (l Link) Parent() Ref { return Ref{l.FromKind, l.FromID} }

// Target returns the thing that the link ends at.
func (l Link) Target() Ref { return Ref{l.ToKind, l.ToID} }

// References returns the thing that the link ends at.
func (l Link) References() []Ref { return []Ref{l.Target()} }

// LinksFrom returns the things to which a thing is bound by a word.
func (r *Record) LinksFrom(about Ref, word LinkWord) []Ref {
	var list []Ref
	for _, l := range r.Links.of(about) {
		if l.Word == word {
			list = append(list, l.Target())
		}
	}
	return list
}

// LinksTo returns the things that are bound to a thing by a word.
func (r *Record) LinksTo(about Ref, word LinkWord) []Ref {
	var list []Ref
	for _, l := range r.Links.to(about) {
		if l.Word == word {
			list = append(list, l.Parent())
		}
	}
	return list
}

// linked reports whether a link binds two things, in whichever direction.
func (r *Record) linked(a, b Ref) bool {
	between := func(from, to Ref) bool {
		return slices.ContainsFunc(r.Links.of(from), func(l Link) bool { return l.Target() == to })
	}
	return between(a, b) || between(b, a)
}

// bind adds a link, where there is none that says the same.
func (r *Record) bind(from Ref, word LinkWord, to Ref) {
	if !slices.Contains(r.LinksFrom(from, word), to) {
		r.Links.put(Link{InCycle: start(r, &r.Links), FromKind: from.Kind, FromID: from.ID, Word: word, ToKind: to.Kind, ToID: to.ID})
	}
}

// LinksAt accesses the things to which rows of a kind are bound by a word or, backward,
// those that are bound to them. It refuses what is not there, what is of no kind that
// fits, and the row itself.
func LinksAt[T row](kind Kind, word LinkWord, isBackward bool, of ...Kind) Access[T] {
	links := func(r *Record, about Ref) []Link {
		rows := r.Links.of(about)
		if isBackward {
			rows = r.Links.to(about)
		}
		return slices.DeleteFunc(rows, func(l Link) bool { return l.Word != word })
	}
	other := func(l Link) Ref {
		if isBackward {
			return l.Parent()
		}
		return l.Target()
	}
	return Access[T]{
		Get: func(r *Record, row *T) Value {
			var v Value
			for _, l := range links(r, Ref{kind, (*row).row().ID}) {
				v.Lines = append(v.Lines, other(l).String())
			}
			return v
		},
		Set: func(r *Record, row *T, v Value, _ Instant) error {
			about := Ref{kind, (*row).row().ID}
			ends, err := r.thingsNamed(about, v, of)
			if err != nil {
				return err
			}
			for _, l := range links(r, about) {
				if !slices.Contains(ends, other(l)) {
					r.Links.remove(l.ID)
				}
			}
			for _, end := range ends {
				if err := r.refuseOver(end, word, about); err != nil {
					return err
				}
				if isBackward {
					r.bind(end, word, about)
				} else {
					r.bind(about, word, end)
				}
			}
			return nil
		},
	}
}

// ofThePast lists the words that bind things to what happened, which may be over.
var ofThePast = []LinkWord{LinkSeenIn, LinkRemindedOf, LinkCausedBy, LinkAnswers}

// refuseOver refuses to bind a thing anew to one that is not there any more.
func (r *Record) refuseOver(end Ref, word LinkWord, about Ref) error {
	state := r.State(end)
	if !slices.Contains([]Outcome{Dropped, Retired, Withdrawn}, state) || slices.Contains(ofThePast, word) || r.linked(end, about) {
		return nil
	}
	says := fmt.Sprintf("%s (%s) is %s; name another", end, r.TextOf(end), state)
	if end.Kind.Info().Register {
		says += fmt.Sprintf(", or reopen it first, with a reason: reopen %s", end)
	}
	return badValue(FieldOn, says)
}

// thingsNamed returns the things that a value names by their ids, each once.
func (r *Record) thingsNamed(about Ref, v Value, of []Kind) ([]Ref, error) {
	var list []Ref
	for _, line := range v.Lines {
		ref, ok := r.Named(line)
		switch {
		case !ok:
			return nil, badValue(FieldOn, fmt.Sprintf("%s is no id; write one such as %s", Quoted(line), sampleID(of)))
		case !slices.Contains(of, ref.Kind):
			return nil, badValue(FieldOn, fmt.Sprintf("%s is %s; name %s", ref, ref.Kind.Info().Article, orList(someOf(of))))
		case ref == about:
			return nil, badValue(FieldOn, fmt.Sprintf("%s cannot be bound to itself", ref))
		case !r.Exists(ref):
			return nil, notFound(ref)
		}
		if !slices.Contains(list, ref) {
			list = append(list, ref)
		}
	}
	return list, nil
}

func sampleID(of []Kind) string { return Ref{of[0], 1}.String() }

// someOf returns kinds with their articles.
func someOf(of []Kind) []string {
	words := make([]string, len(of))
	for i, k := range of {
		words[i] = k.Info().Article
	}
	return words
}

// dropLooseLinks takes away the links of which one end is gone.
func (r *Record) dropLooseLinks() {
	loose := r.Links.Where(func(l Link) bool { return !r.Exists(l.Parent()) || !r.Exists(l.Target()) })
	for _, l := range loose {
		r.Links.remove(l.ID)
	}
}

// isBetween reports whether a rune stands between ids in a text.
func isBetween(r rune) bool { return r == ' ' || r == ',' || r == ';' }

// links appends what a thing is bound to, both ways, as far as its fields do not say it.
func (d *details) links(r *Record, about Ref, today Date) {
	add := func(label string, end Ref) {
		says := func(line Detail) bool {
			return (line.Label == label || line.Label == string(end.Kind)) && slices.Contains(strings.FieldsFunc(line.Text, isBetween), end.String())
		}
		if !slices.ContainsFunc(*d, says) {
			d.add(label, fmt.Sprintf("%s %s (%s)", end, r.TextOf(end), r.SayState(end, today)))
		}
	}
	for _, l := range r.Links.of(about) {
		add(string(l.Word), l.Target())
	}
	for _, l := range r.Links.to(about) {
		add(backward[l.Word], l.Parent())
	}
}
