package model

// StillToDecide returns who has yet to answer what is put up under an item in a meeting: the
// deciders of its decisions, each once, else the owner of what it is about. ok is false where
// everything is answered.
func (r *Record) StillToDecide(meeting ID, it Item) (who []ID, ok bool) {
	asked := r.decisionsUnder(it)
	if len(asked) == 0 {
		asked = []Ref{r.Subject(it.Ref())}
	}
	seen := map[ID]bool{}
	for _, about := range asked {
		if _, answered := r.InForce(meeting, about); answered {
			continue
		}
		if owner := r.OwnerOf(about); !seen[owner] {
			seen[owner] = true
			who = append(who, owner)
		}
	}
	return who, len(who) > 0
}
