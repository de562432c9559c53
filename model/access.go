package model

import "fmt"

// Access reads a field from a row and writes it. A field without Set is
// computed.
type Access[T any] struct {
	Get func(r *Record, row *T) Value
	Set func(r *Record, row *T, v Value, now Instant) error
}

// TextAt accesses a text of the row: the pointer serves for reading and for
// writing.
func TextAt[T any](at func(*T) *string) Access[T] {
	return Access[T]{
		Get: func(_ *Record, row *T) Value { return Words(*at(row)) },
		Set: func(_ *Record, row *T, v Value, _ Instant) error { *at(row) = v.Text; return nil },
	}
}

// DateAt accesses a day of the row.
func DateAt[T any](at func(*T) *Date) Access[T] {
	return Access[T]{
		Get: func(_ *Record, row *T) Value { return On(*at(row)) },
		Set: func(_ *Record, row *T, v Value, _ Instant) error { *at(row) = v.Date; return nil },
	}
}

// DayAheadAt accesses a day of the row that lies ahead, and refuses to set one that has
// passed; rule says what the day is for: "a decision is due today or later".
func DayAheadAt[T any](f Field, rule string, at func(*T) *Date) Access[T] {
	access := DateAt(at)
	access.Set = func(r *Record, row *T, v Value, now Instant) error {
		if today := r.Today(now); v.Date != "" && v.Date != *at(row) && v.Date < today {
			return badValue(f, fmt.Sprintf("%s has passed; %s", v.Date.Near(today), rule))
		}
		*at(row) = v.Date
		return nil
	}
	return access
}

// DayPassedAt accesses a day of the row that has come, and refuses to set one that lies ahead;
// rule says what the day is for: "a baseline is of a day that has come".
func DayPassedAt[T any](f Field, rule string, at func(*T) *Date) Access[T] {
	access := DateAt(at)
	access.Set = func(r *Record, row *T, v Value, now Instant) error {
		if today := r.Today(now); v.Date > today && v.Date != *at(row) {
			return badValue(f, fmt.Sprintf("%s is ahead; %s", v.Date.Near(today), rule))
		}
		*at(row) = v.Date
		return nil
	}
	return access
}

// PersonAt accesses a person whom the row names, and refuses one whom nobody
// knows.
func PersonAt[T any](at func(*T) *ID) Access[T] {
	return Access[T]{
		Get: func(_ *Record, row *T) Value { return Who(*at(row)) },
		Set: func(r *Record, row *T, v Value, _ Instant) error {
			if v.Person != 0 {
				if err := r.requirePerson(v.Person); err != nil {
					return err
				}
			}
			*at(row) = v.Person
			return nil
		},
	}
}

// OwnerAt accesses a person who owns the row, and refuses a new one whom nobody knows or
// who left for good.
func OwnerAt[T any](at func(*T) *ID) Access[T] {
	access := PersonAt(at)
	set := access.Set
	access.Set = func(r *Record, row *T, v Value, now Instant) error {
		if v.Person != 0 && v.Person != *at(row) {
			if err := r.requireActive(v.Person); err != nil {
				return err
			}
		}
		return set(r, row, v, now)
	}
	return access
}

// YesNoAt accesses what is yes or no of the row.
func YesNoAt[T any](at func(*T) *bool) Access[T] {
	return Access[T]{
		Get: func(_ *Record, row *T) Value {
			if *at(row) {
				return Words(Yes)
			}
			return Words(No)
		},
		Set: func(_ *Record, row *T, v Value, _ Instant) error { *at(row) = v.Text == Yes; return nil },
	}
}

// NotStored is the access of a field that is asked for and used when the row is
// raised, but is not a part of the row.
func NotStored[T any]() Access[T] {
	return Access[T]{Set: func(*Record, *T, Value, Instant) error { return nil }}
}
