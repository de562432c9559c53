package cli

import (
	"fmt"
	"strings"

	"gavel/model"
)

// attendeeJSON is one person as gavel agenda --people --json prints them.
type attendeeJSON struct {
	thingJSON
	Name     string   `json:"name"`
	Need     string   `json:"need"`
	For      []string `json:"for"`
	Expected bool     `json:"expected"`
	Acts     []string `json:"acts"` // lines that get an answer of theirs before
}

// printPeople says who must be in the room of a meeting, who should be, and who can be excused.
func (p *program) printPeople(r *model.Record, m model.Meeting) error {
	people := r.MustBeThere(m.ID, p.instant())
	if p.json {
		return p.printJSON(attendeesAsJSON(r, people))
	}
	if len(people) == 0 {
		return p.printf("nobody is needed at %s", m.Ref())
	}
	rows := table{{"NAME", "", "NEED"}}
	var missed []model.Attendee
	for _, a := range people {
		if a.Missed(m) != "" {
			missed = append(missed, a)
		}
		rows = append(rows, []string{r.NameOf(a.Person), a.Missed(m), a.SayNeed()})
	}
	if err := rows.print(p.printed); err != nil {
		return err
	}
	for _, says := range r.SayFunctionsMissing(m.ID) {
		if err := p.printf("%s", says); err != nil {
			return err
		}
	}
	for _, a := range missed {
		says := fmt.Sprintf("gavel present %q expects %s", r.NameOf(a.Person), r.NameOf(a.Person))
		if m.Status != model.Planned {
			says = fmt.Sprintf("gavel do 'came @%s' says that %s is in the room", strings.ToLower(strings.Fields(r.NameOf(a.Person))[0]), r.NameOf(a.Person))
		}
		for _, act := range a.Acts {
			says += fmt.Sprintf("; or %s: gavel do '%smail'", act.Label, act.Line)
		}
		if err := p.printf("%s", says); err != nil {
			return err
		}
	}
	return nil
}

func attendeesAsJSON(r *model.Record, people []model.Attendee) []attendeeJSON {
	list := []attendeeJSON{}
	for _, a := range people {
		one := attendeeJSON{thingJSON: thingOf(model.Ref{Kind: model.KindPerson, ID: a.Person}), Name: r.NameOf(a.Person), Need: string(a.Need), For: []string{}, Expected: a.Expected, Acts: []string{}}
		for _, about := range a.For {
			one.For = append(one.For, about.String())
		}
		for _, act := range a.Acts {
			one.Acts = append(one.Acts, act.Line)
		}
		list = append(list, one)
	}
	return list
}
