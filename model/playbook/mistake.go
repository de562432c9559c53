package playbook

import (
	"cmp"
	"fmt"
	"slices"
)

// Mistake is one thing that is wrong with a file.
type Mistake struct {
	Line   int // from 1
	Column int // from 1, in characters
	Says   string
}

// String says where it is, what is wrong, and what to do.
func (m Mistake) String() string {
	return fmt.Sprintf("line %d, column %d: %s", m.Line, m.Column, m.Says)
}

// Mistakes is everything that is wrong with a file, from its top to its end.
type Mistakes []Mistake

// Error says how many there are, and the first.
func (m Mistakes) Error() string {
	if len(m) == 1 {
		return m[0].String()
	}
	return fmt.Sprintf("%d mistakes, the first in %s", len(m), m[0])
}

func (m Mistakes) sorted() Mistakes {
	slices.SortStableFunc(m, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Says, b.Says))
	})
	return slices.Compact(m)
}
