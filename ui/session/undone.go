package session

import "gavel/model"

// undone keeps which commands this session can take back, the last one at the end, and
// which it can make again.
type undone struct{ done, back []model.Command }

// saved takes note of what was saved.
func (u *undone) saved(j Job, done model.Done) {
	command := j.Save.Command
	switch j.Name {
	case undoName:
		command, u.done = last(u.done)
		u.back = append(u.back, command)
	case redoName:
		command, u.back = last(u.back)
		u.done = append(u.done, command)
	default:
		if command != nil && model.Undoable(command, done) {
			u.done, u.back = append(u.done, command), nil
		}
	}
}

// last returns the last of some commands, and those before it.
func last(list []model.Command) (model.Command, []model.Command) {
	n := len(list)
	if n == 0 {
		return nil, nil
	}
	return list[n-1], list[:n-1]
}

// undoesStart returns the meeting whose start would be undone next; ok is false where it is
// something else.
func (s *Session) undoesStart() (m model.Meeting, ok bool) {
	command, _ := last(s.undone.done)
	start, ok := command.(model.StartMeeting)
	if !ok {
		return m, false
	}
	m, ok = s.Record.Meetings.Get(start.Meeting)
	return m, ok && m.Status == model.Live
}
