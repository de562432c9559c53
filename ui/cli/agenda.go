package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
)

// agendaItemJSON is one row of an agenda as gavel agenda --json prints it.
type agendaItemJSON struct {
	thingJSON
	Item    *string `json:"item"`
	Words   string  `json:"words"`
	Owner   *string `json:"owner"`
	State   string  `json:"state"`
	Timebox int64   `json:"timebox"`
	Seconds int64   `json:"spent_seconds"`
	Carried bool    `json:"carried_over"`
	Before  *string `json:"last_answer"`
	Since   *string `json:"since_pre_read"`
}

func (p *program) agendaCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "agenda [MEETING]",
		Short: "List the agenda of a meeting, with what is carried over",
		Long: `List the agenda of a meeting in its order, with what is carried over
from an earlier meeting and has a place on it. Without MEETING: the one that is
being held, else the next. A line such as gavel do 'i D-4 10m' gives a decision or a
blocker its place, and gavel agenda propose all that is carried over.

With --people it says who must be in the room: who decides something on the table,
who raised a concern that stands, who answers a check; who should be, and who can be
excused.`,
		Example:           "gavel agenda\ngavel agenda M-2 --json\ngavel agenda --people",
		Args:              arguments(0, 1, "name one meeting"),
		ValidArgsFunction: p.completeMeeting,
	}
	var people bool
	c.Flags().BoolVar(&people, "people", false, "say who must be in the room")
	c.AddCommand(p.proposeCommand())
	c.RunE = func(c *cobra.Command, args []string) error {
		p.aboutMeeting(args)
		return p.read(c.Context(), func(r *model.Record) error {
			m, err := meeting(r, args, liveMeeting, nextMeeting)
			if err != nil {
				return err
			}
			if people {
				return p.printPeople(r, m)
			}
			return p.printAgenda(r, m)
		})
	}
	return c
}

func (p *program) printAgenda(r *model.Record, m model.Meeting) error {
	list := p.agendaList(r, m)
	if p.json {
		return p.printJSON(list)
	}
	if len(list) == 0 {
		return p.printf("nothing is on the agenda of %s", m.Ref())
	}
	rows := table{{"ID", "MIN", "OWNER", "STATE", "TITLE"}}
	for _, one := range list {
		about, _ := model.ParseRef(*one.ID)
		var said []string
		if one.Carried && r.CameBack(about, m.ID) {
			said = append([]string{"carried over"}, r.SayReturned(about, m.ID, p.instant())...)
		}
		if one.Since != nil {
			said = append(said, *one.Since)
		}
		if one.Item == nil {
			said = []string{"gets a place at the start"}
		}
		title, owner := one.Words+inBrackets(said), "-"
		if one.Owner != nil {
			owner = *one.Owner
		}
		rows = append(rows, []string{*one.ID, fmt.Sprint(one.Timebox), owner, one.State, title})
	}
	if err := rows.print(p.printed); err != nil {
		return err
	}
	if says := r.SayChanged(m.ID); says != "" && m.Status == model.Planned {
		return p.printf("changed since the pre-read: %s", says)
	}
	return nil
}

func inBrackets(said []string) string {
	if len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, ", ") + ")"
}

// agendaList returns the agenda of a meeting, with what the start will add to that of a
// planned one.
func (p *program) agendaList(r *model.Record, m model.Meeting) []agendaItemJSON {
	list, since := []agendaItemJSON{}, r.SincePreRead(m.ID)
	for _, it := range r.AgendaToBe(m, p.instant()) {
		about := it.Subject()
		one := agendaItemJSON{thingJSON: thingOf(about), Item: orNull(it.Ref().String()), Words: r.TitleOf(it), State: string(r.State(about)),
			Timebox: it.Timebox, Carried: it.IsPlace(), Since: orNull(since(about))}
		if it.ID != 0 {
			one.State, one.Seconds = string(r.ShownState(it.Ref())), int64(r.ItemTime(it.ID, p.instant()).Seconds())
		}
		if owner := r.OwnerOf(about); owner != 0 {
			one.Owner = orNull(r.NameOf(owner))
		}
		if it.IsPlace() {
			one.Before = orNull(r.LastAnswer(about, m.ID, r.Today(p.instant())))
		}
		list = append(list, one)
	}
	return list
}
