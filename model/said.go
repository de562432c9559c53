package model

// Said holds all that a meeting said, table by table: the meeting, its agenda,
// attendance, clocks and gates, its table, every ruling that was given in it or is
// in force on its table, and the minutes. After the close none of it changes; what it is
// about lives on.
func (r *Record) Said(meeting ID) []Change {
	var said []Change
	inForce := map[ID]bool{}
	for e := range r.Entries.All() {
		if e.Meeting == meeting {
			inForce[e.Ruling] = true
		}
	}
	for _, t := range r.Tables() {
		for row := range t.rows() {
			says := r.meetingOf(row) == meeting
			if ruling, ok := row.(Ruling); ok {
				says = ruling.Meeting == meeting || inForce[ruling.ID]
			}
			if says {
				said = append(said, Change{Table: t.Name, ID: row.row().ID, After: row})
			}
		}
	}
	return said
}
