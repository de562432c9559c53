package cli

import (
	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
)

// completeMeeting offers the meetings by their ids, and the words for them.
func (p *program) completeMeeting(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_ = p.read(c.Context(), func(r *model.Record) error {
		for _, m := range p.meetingList(r) {
			list = append(list, cobra.CompletionWithDesc(*m.ID, string(m.Date)+" "+m.Status+": "+m.Title))
		}
		return nil
	})
	return append(list, liveMeeting, lastMeeting, nextMeeting), cobra.ShellCompDirectiveNoFileComp
}

// completePeople offers everybody who is known.
func (p *program) completePeople(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	_ = p.read(c.Context(), func(r *model.Record) error {
		for person := range r.People.All() {
			list = append(list, person.Name)
		}
		return nil
	})
	return list, cobra.ShellCompDirectiveNoFileComp
}

// completeThing offers everything with an id.
func (p *program) completeThing(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_ = p.read(c.Context(), func(r *model.Record) error {
		for _, k := range model.Kinds() {
			for _, about := range r.AllOf(k) {
				list = append(list, cobra.CompletionWithDesc(about.String(), model.Clean(r.TextOf(about), false)))
			}
		}
		return nil
	})
	return list, cobra.ShellCompDirectiveNoFileComp
}

// completeLine offers how a line can go on, as the capture line does.
func (p *program) completeLine(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_ = p.read(c.Context(), func(r *model.Record) error {
		for _, way := range capture.Complete(typed, len(typed), p.captureContext(r)) {
			line := typed[:way.Start] + way.Text + typed[way.End:]
			list = append(list, cobra.CompletionWithDesc(line, model.Clean(way.Hint, false)))
		}
		return nil
	})
	return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
