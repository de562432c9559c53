package agenda

import "strings"

// Brackets that nothing else tells to hold a name do where others do: in that many
// lines of a list, or of the whole agenda.
const (
	sureInList   = 3
	sureInAgenda = 5
)

// readEntries takes the items of lists below a heading apart, and counts those
// whose brackets may name somebody in full.
func (r *reader) readEntries(s *section) {
	var read func([]*point)
	read = func(points []*point) {
		for _, p := range points {
			p.entry = r.people.entryOf(p.phrase)
			if strings.Contains(p.entry.guess, " ") {
				r.guesses++
			}
			read(p.children)
		}
	}
	for _, b := range s.blocks {
		read(b.points)
	}
	for _, c := range s.children {
		r.readEntries(c)
	}
}

// decideGuess decides whether brackets name who presents, by how many points of
// their list have some that may: a team that writes presenters so does it in most
// lines. One word says little where the agenda names who attends.
func (r *reader) decideGuess(e *entry, guessed, points int) {
	several := strings.Contains(e.guess, " ")
	sure := guessed >= sureInList || r.guesses >= sureInAgenda
	most := sure || 2*guessed > points || !several && 2*guessed == points
	inFront := e.guess != "" && strings.HasPrefix(e.from.text, e.guess)
	switch {
	case e.guess == "" || e.presenter != "":
	case inFront, most && (several || len(r.people) == 0):
		r.accept(e, sure || guessed == points && points > 1)
	case several || len(r.people) == 0:
		e.doubt = "“" + strings.Trim(e.guess, "()[] ") + "” may be who presents; it was left in the title"
	}
}

// accept takes brackets for who presents, and says so where that is not sure.
func (r *reader) accept(e *entry, sure bool) {
	if !sure {
		e.doubt = "“" + strings.Trim(e.guess, "()[] ") + "” is taken for who presents"
	}
	e.trust(r.people)
}
