package model

// This file says where in the journal something happened. Every change is one
// line of the journal, and the lines are numbered in the order in which they
// were written, whatever the clocks of the machines said. What belongs to a
// meeting is decided by these numbers and never by times.
//
// The numbers are columns of their rows, but no part of the journal or of a
// seal: they follow from the journal, and who reads it computes them again.

// Head returns the number of the journal's last line as this record knows it.
func (r *Record) Head() int64 { return r.head }

// SetHead tells a record that was loaded the number of the journal's last line.
func (r *Record) SetHead(line int64) { r.head = line }

// placed is a row that keeps the numbers of lines.
type placed interface {
	// at returns the row with its numbers, after a line has made it of earlier,
	// which is nil for a row that was not there.
	at(line int64, earlier any) anyRow
}

// AtLine returns a row with its line numbers, as line made it of the row that was
// there before; earlier is nil for none. A row that keeps none is returned as it is.
func AtLine(line int64, earlier, row any) any {
	if p, ok := row.(placed); ok {
		return p.at(line, earlier)
	}
	return row
}

// since returns the line at which a value came to be what it is: the earlier one
// as long as it stays, and 0 for no value.
func since[T comparable](line, earlierLine int64, earlier, value T) int64 {
	var none T
	switch value {
	case none:
		return 0
	case earlier:
		return earlierLine
	}
	return line
}

func (m Meeting) at(line int64, earlier any) anyRow {
	was, _ := earlier.(Meeting)
	m.StartedLine = since(line, was.StartedLine, was.StartedAt, m.StartedAt)
	m.ClosedLine = since(line, was.ClosedLine, was.ClosedAt, m.ClosedAt)
	return m
}

func (a Action) at(line int64, earlier any) anyRow {
	was, there := earlier.(Action)
	a.RaisedLine = was.RaisedLine
	if !there {
		a.RaisedLine = line
	}
	a.DoneLine = since(line, was.DoneLine, was.DoneAt, a.DoneAt)
	return a
}

func (b Blocker) at(line int64, earlier any) anyRow {
	was, _ := earlier.(Blocker)
	b.ChangedLine = was.ChangedLine
	if was.Version = b.Version; was != b { // a ruling alone gives it a version
		b.ChangedLine = line
	}
	return b
}

// at keeps the last of the lines about feedback that follow one another from the
// one that raised it.
func (f Feedback) at(line int64, earlier any) anyRow {
	was, there := earlier.(Feedback)
	f.Line = was.Line
	if !there || was.Line == line-1 {
		f.Line = line
	}
	return f
}

func (u Ruling) at(line int64, earlier any) anyRow {
	was, there := earlier.(Ruling)
	u.Line = was.Line
	if !there {
		u.Line = line
	}
	return u
}

// place gives every row that was changed since earlier its line numbers.
func (r *Record) place(earlier *Record) {
	for _, change := range r.Changes(earlier) {
		if p, ok := change.After.(placed); ok {
			r.table(change.Table).set(p.at(r.head, change.Before))
		}
	}
}
