package capture

import "gavel/model"

// Try is why the line cannot be done as it stands, with what only doing it
// shows: Err, or the *model.Refusal of its command. Nothing is changed. It
// costs as much as the command itself; Read, which is for every key, does
// without.
func Try(r Reading, s Scene) error {
	if err := r.Err(); err != nil {
		return err
	}
	_, _, err := model.Do(s.settled().Record, r.Command, s.Now)
	return err
}
