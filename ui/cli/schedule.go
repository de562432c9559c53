package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
)

// scheduleJSON is one line of the schedule as gavel schedule --json prints it.
type scheduleJSON struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Date    string   `json:"date"`
	Due     string   `json:"due"`
	State   string   `json:"state"`
	Meeting *string  `json:"meeting"`
	Joins   bool     `json:"joins"`
	Also    []string `json:"also"`
}

func (p *program) scheduleCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "schedule",
		Short: "List the meetings that the playbook proposes, on days counted from the dates of the cycle",
		Long: `List the meetings that the playbook proposes: kickoff, entry, midpoint audit, launch and
so on, on days that are counted from the start of the cycle and its two dates. A kind
joins the review that is near. Each line is taken, taken on another day, or dropped; when
a date of the cycle moves, what depends on it is proposed again.`,
		Example: "gavel schedule\ngavel schedule take\ngavel schedule take entry --on fri\ngavel schedule drop drill",
		Args:    arguments(0, 0, "gavel schedule takes no argument; say take or drop"),
	}
	c.RunE = func(c *cobra.Command, _ []string) error { return p.read(c.Context(), p.printSchedule) }
	c.AddCommand(p.scheduleTakeCommand(), p.scheduleDropCommand())
	return c
}

func (p *program) printSchedule(r *model.Record) error {
	lines, missing := r.Schedule(p.instant())
	if p.json {
		list := []scheduleJSON{}
		for _, l := range lines {
			one := scheduleJSON{Name: l.Name(), Title: l.Title, Date: string(l.Day), Due: string(l.Due), State: l.State, Joins: l.Joins, Also: append([]string{}, l.Also...)}
			if l.Meeting != 0 {
				one.Meeting = orNull(model.Ref{Kind: model.KindMeeting, ID: l.Meeting}.String())
			}
			list = append(list, one)
		}
		return p.printJSON(list)
	}
	today := r.Today(p.instant())
	rows := table{{"MEETING", "DAY", "STATE", "TITLE"}}
	for _, l := range lines {
		rows = append(rows, []string{l.Name(), l.Day.Near(today), l.State, strings.Join(append([]string{l.Title}, r.SayScheduleLine(l, today)...), "; ")})
	}
	if len(lines) > 0 {
		if err := rows.print(p.printed); err != nil {
			return err
		}
	}
	for _, says := range missing {
		if err := p.printf("%s", says); err != nil {
			return err
		}
	}
	if len(lines)+len(missing) == 0 {
		return p.printf("the playbook proposes no meeting from today on")
	}
	return nil
}

func (p *program) scheduleTakeCommand() *cobra.Command {
	var on string
	c := &cobra.Command{
		Use:   "take [MEETING ...]",
		Short: "Plan what the schedule proposes",
		Long: `Plan what the schedule proposes: all of it, or the meetings that are named. --on gives
one of them another day. One that was taken before moves to the day it has now.`,
		Example: "gavel schedule take\ngavel schedule take entry launch\ngavel schedule take midpoint --on 2026-12-03",
		Args:    arguments(0, -1, ""),
	}
	c.Flags().StringVar(&on, "on", "", "another day for the one that is named: fri, +3d, 2026-12-04")
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.do(c.Context(), func(r *model.Record) (model.Command, error) {
			day, err := p.day(r, on)
			if err != nil {
				return nil, misused(c, "--on: %s", err)
			}
			me, _ := r.PersonNamed(p.user())
			return model.TakeSchedule{Lines: args, On: day, Leads: me.ID}, nil
		})
	}
	return c
}

func (p *program) scheduleDropCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "drop MEETING ...",
		Short:   "Say that what the schedule proposes is not held",
		Long:    fmt.Sprintf("Say that meetings of the schedule are not held. They are listed as %s, and can be taken again.", model.ScheduleDropped),
		Example: "gavel schedule drop drill",
		Args:    arguments(1, -1, "name a meeting of the schedule, such as drill"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.do(c.Context(), func(*model.Record) (model.Command, error) { return model.DropSchedule{Lines: args}, nil })
		},
	}
}
