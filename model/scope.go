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

// Scope returns which rows of the table the record of one cycle holds.
func (t *Rows[T]) Scope() Scope { return scopeOf[T]() }
