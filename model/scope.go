package model

// Scope says which rows of a table the record of one cycle holds. It follows from
// what the rows begin with: InCycle for those that belong to one cycle, Row for
// those that belong to none.
type Scope int

// The scopes.
const (
	InOneCycle  Scope = iota // the rows that belong to the cycle
	InNoCycle                // all rows: they belong to no cycle, such as people
	TheCycleRow              // the row of the cycle itself
)

func (InCycle) inCycle() {}

// scopeOf returns the scope of the rows of a type.
func scopeOf[T row]() Scope {
	var row T
	switch any(row).(type) {
	case interface{ inCycle() }:
		return InOneCycle
	case Cycle:
		return TheCycleRow
	}
	return InNoCycle
}

// Series says that the rows of a kind form time series, such as the readings of a
// metric: each row is of one thing and of one day. It names the two columns that say so.
//
// A row belongs to the cycle in which it was recorded, and a record holds only the
// rows of its own cycle. This is what undo and every other command can change, so the
// rows of earlier cycles are never missed there, and their number makes no command
// slower. A whole series is read from the file.
type Series struct {
	Parent string // the column of the thing, which is of the one kind in KindSpec.Parents
	Day    string // the column of the day, which every row has
}

// IsZero reports whether the rows form no series.
func (s Series) IsZero() bool { return s == Series{} }

// Scope returns which rows of the table the record of one cycle holds.
func (t *Rows[T]) Scope() Scope { return scopeOf[T]() }
