package model

import (
	"fmt"
	"strconv"
	"strings"
)

// ID numbers a row within its table. Numbers start at 1 and are never used
// twice; 0 means none.
type ID int64

// Kind is the name of a kind of things that have ids.
type Kind string

// The kinds of things people cite aloud.
const (
	KindItem      Kind = "item"
	KindDecision  Kind = "decision"
	KindBlocker   Kind = "blocker"
	KindCheck     Kind = "check"
	KindFeedback  Kind = "feedback"
	KindAction    Kind = "action"
	KindCriterion Kind = "criterion"
	KindMeeting   Kind = "meeting"
	KindPerson    Kind = "person"
	KindEvidence  Kind = "evidence"
)

// Ref names one thing, whatever its kind. The zero Ref names nothing.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

// String is the id as people cite it, such as "D-12"; "" for the zero Ref.
func (ref Ref) String() string {
	if ref.ID == 0 {
		return ""
	}
	return fmt.Sprintf("%s-%d", ref.Kind.Info().Prefix, ref.ID)
}

// IsZero reports whether the Ref names nothing.
func (ref Ref) IsZero() bool { return ref.ID == 0 }

// ParseRef reads an id as people write it: "D-12", also "d12" and "d-12", with
// blanks around it or without. A prefix of two letters has its hyphen always: "rk3" is a
// word. ok is false where the text is no id.
func ParseRef(text string) (ref Ref, ok bool) {
	text = strings.TrimSpace(text)
	for _, k := range registry() {
		prefix := k.Info().Prefix
		if len(text) <= len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
			continue
		}
		digits, dashed := strings.CutPrefix(text[len(prefix):], "-")
		number, err := strconv.ParseUint(digits, 10, 63)
		if err == nil && (dashed || len(prefix) == 1) && number > 0 {
			return Ref{k.Info().Kind, ID(number)}, true
		}
	}
	return Ref{}, false
}
