package model

import (
	"fmt"
	"slices"
	"strings"
)

// Reason says what sort of refusal it is, for callers that act on it.
type Reason string

// The reasons for which a command is refused.
const (
	MissingAnswer Reason = "missing"    // Refusal.Missing says what
	NotFound      Reason = "not-found"  // no such thing
	BadValue      Reason = "bad-value"  // an answer that cannot be taken
	BadOwner      Reason = "bad-owner"  // not one named person
	NotAllowed    Reason = "not-now"    // the rules forbid it in this state
	HasGaps       Reason = "gaps"       // Refusal.Gaps stand between the meeting and its close
	Moved         Reason = "moved"      // somebody changed it since it was read
	ReadOnly      Reason = "closed"     // a closed meeting said it
	NothingToUndo Reason = "no-history" // there is nothing to take back
)

// Refusal is the answer to a command that the rules do not let through. It is
// for a person: Says is one sentence that tells what to do, and the rest is
// what a form needs to mend it. Nothing was changed.
type Refusal struct {
	Reason  Reason
	About   Ref    // the thing it is about; zero for none
	Says    string // one sentence
	Who     string // who can supply what is missing
	Outcome Outcome
	Missing []Requirement
	Asks    []Requirement // all that the command asks for, with what was answered already
	Gaps    []Gap
	Yours   string // for Moved: what this change would have said
	Theirs  string // for Moved: what stands there now
}

// Error is the sentence, with both texts where somebody changed the thing
// meanwhile.
func (r *Refusal) Error() string {
	if r.Theirs == r.Yours {
		return r.Says
	}
	return strings.Join([]string{r.Says, "theirs: " + r.Theirs, "yours: " + r.Yours}, "\n")
}

func notFound(about Ref) *Refusal {
	says := "nothing is named; say what, such as D-1"
	if name := about.String(); name != "" {
		says = fmt.Sprintf("there is no %s %s", about.Kind, name)
	}
	return &Refusal{Reason: NotFound, Says: says}
}

func notLive(about Ref) *Refusal {
	return &Refusal{Reason: NotAllowed, About: about, Says: "no meeting is being held; start one first"}
}

func refuseMissing(about Ref, missing []Requirement, who string) *Refusal {
	says := "this needs " + withArticles(missing)
	if !about.IsZero() {
		says = fmt.Sprintf("%s needs %s", nameOf(about), withArticles(missing))
	}
	if who != "" {
		says += " from " + who
	}
	if len(missing) == 1 && missing[0].Because != "" {
		says += ": " + missing[0].Because
	}
	if i := slices.IndexFunc(missing, func(q Requirement) bool { return q.Says != "" }); i >= 0 {
		says = missing[i].Says
	}
	return &Refusal{Reason: MissingAnswer, About: about, Missing: missing, Who: who, Says: says}
}

func badValue(f Field, says string) *Refusal {
	return &Refusal{Reason: BadValue, Missing: []Requirement{{FieldSpec: specs[f]}}, Says: says}
}
