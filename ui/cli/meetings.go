package cli

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"gavel/model"
)

// meetingJSON is one meeting as gavel meetings --json prints it.
type meetingJSON struct {
	thingJSON
	Title       string     `json:"title"`
	Date        model.Date `json:"date"`
	Minutes     int64      `json:"minutes"`
	Status      string     `json:"status"`
	Facilitator *string    `json:"facilitator"`
	Items       int        `json:"items"`
	Gaps        int        `json:"gaps"`
}

func (p *program) meetingsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "meetings",
		Short:   "List the meetings of the cycle",
		Long:    "List the meetings of the newest cycle, earliest first, with how much is open before close on those that are being held.",
		Example: "gavel meetings\ngavel meetings --json\ngavel meetings --cycle 1",
		Args:    arguments(0, 0, "gavel meetings takes no argument"),
	}
	p.addCycleFlag(c)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.read(c.Context(), func(r *model.Record) error {
			list := p.meetingList(r)
			if p.json {
				return p.printJSON(list)
			}
			if len(list) == 0 {
				return p.printf("no meeting is planned%s; plan one with: gavel new meeting", ofCycle(r))
			}
			rows := table{{"ID", "DATE", "MIN", "STATUS", "ITEMS", "OPEN", "TITLE"}}
			for _, m := range list {
				rows = append(rows, []string{*m.ID, string(m.Date), strconv.FormatInt(m.Minutes, 10), m.Status,
					strconv.Itoa(m.Items), gapCount(m), m.Title})
			}
			return rows.print(p.printed)
		})
	}
	return c
}

// gapCount returns how many gaps a meeting has that is being held; nothing is in
// the way of a close before the start, or after it.
func gapCount(m meetingJSON) string {
	if m.Status != string(model.Live) && m.Status != string(model.Adjourned) {
		return "-"
	}
	return strconv.Itoa(m.Gaps)
}

func (p *program) meetingList(r *model.Record) []meetingJSON {
	list := []meetingJSON{}
	for m := range r.Meetings.All() {
		one := meetingJSON{thingJSON: thingOf(m.Ref()), Title: m.Title, Date: m.Date, Minutes: m.Minutes,
			Status: string(m.Status), Items: len(r.Agenda(m.ID)), Gaps: len(r.Gaps(m.ID, p.instant()))}
		if m.Facilitator != 0 {
			one.Facilitator = orNull(r.NameOf(m.Facilitator))
		}
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(a, b meetingJSON) int { return cmp.Compare(a.Date, b.Date) })
	return list
}
