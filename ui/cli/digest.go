package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
)

// digestJSON is the digest as gavel digest --json prints it.
type digestJSON struct {
	Sentence  string           `json:"sentence"`
	Meeting   *string          `json:"meeting"`
	By        string           `json:"by"`
	After     string           `json:"after"`
	Agenda    int64            `json:"agenda_minutes"`
	Minutes   int64            `json:"meeting_minutes"`
	Yield     *int             `json:"yield_percent"`
	LastFive  *int             `json:"yield_last_five"`
	Attention []digestLineJSON `json:"attention"`
}

// digestLineJSON is one thing that needs attention.
type digestLineJSON struct {
	thingJSON
	Section  string   `json:"section"`
	Words    string   `json:"words"`
	State    string   `json:"state"`
	Owner    *string  `json:"owner"`
	Due      *string  `json:"due"`
	Late     bool     `json:"late"`
	Times    int      `json:"times"`
	Waits    []string `json:"waits"`
	Findings []string `json:"findings"`
	Acts     []string `json:"acts"`
}

func (p *program) digestCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "digest",
		Short: "Say what needs attention before the next review",
		Long: `Say what needs attention before the next review: answers that are past their clock,
what is overdue, approvals whose conditions are not met, what returns, what is
undecided, unowned or incomplete, what is stale, and what is due soon. Each thing
stands once, in the first section that fits. It is for whoever prepares the
meeting, and on no screen that the room sees.

With --check the exit code is 1 where something cannot wait: an answer past its
clock, something overdue, or an approval whose conditions are late.`,
		Example: "gavel digest\ngavel digest --owner ana\ngavel digest --check || gavel",
		Args:    arguments(0, 0, "gavel digest takes no argument"),
	}
	var check bool
	var owner string
	c.Flags().BoolVar(&check, "check", false, "end with exit code 1 where something cannot wait")
	c.Flags().StringVar(&owner, "owner", "", "only what one person decides")
	p.completeFlag(c, "owner", p.completePeople)
	p.addCycleFlag(c)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return p.read(c.Context(), func(r *model.Record) error {
			d := r.Digest(p.instant())
			if c.Flags().Changed("owner") {
				who, err := capture.Person(owner, p.captureContext(r))
				if err != nil {
					return err
				}
				d = d.Of(who)
			}
			if err := p.printDigest(r, d); err != nil {
				return err
			}
			if check && d.Presses() {
				return refused("something cannot wait for the next review")
			}
			return nil
		})
	}
	return c
}

// planningCommand is the command that plans a meeting.
const planningCommand = "gavel new meeting"

func (p *program) printDigest(r *model.Record, d model.Digest) error {
	if p.json {
		return p.printJSON(digestAsJSON(r, d))
	}
	for _, line := range digestLines(r, d) {
		if err := p.printf("%s", line); err != nil {
			return err
		}
	}
	return nil
}

// digestLines returns the digest as text: what it amounts to, and the sections.
func digestLines(r *model.Record, d model.Digest) []string {
	const separator = " · "
	var lines []string
	if says := d.NoMeeting(planningCommand); says != "" {
		lines = append(lines, says)
	}
	if says := strings.Join(d.Summary(), separator); says != "" {
		lines = append(lines, says)
	}
	if len(d.Lines) == 0 {
		return append(lines, d.Nothing())
	}
	section := model.Section(0)
	for _, l := range d.Lines {
		if l.Section != section {
			section = l.Section
			lines = append(lines, "", fmt.Sprintf("%s (%d)", section, len(d.In(section))))
		}
		lines = append(lines, "  "+model.Clean(r.DigestText(l, separator), false))
	}
	return lines
}

func digestAsJSON(r *model.Record, d model.Digest) digestJSON {
	printed := digestJSON{
		Sentence: strings.Join(d.Summary(), " · "), By: string(d.At.By), After: string(d.At.After),
		Agenda: d.Agenda, Minutes: d.At.Next.Minutes, Attention: []digestLineJSON{},
	}
	if d.At.Next.ID != 0 {
		printed.Meeting = orNull(d.At.Next.Ref().String())
	}
	if d.Yield.Of > 0 {
		last, few := d.Yield.Percent(), d.LastFive.Percent()
		printed.Yield, printed.LastFive = &last, &few
	}
	for _, l := range d.Lines {
		line := digestLineJSON{
			thingJSON: thingOf(l.About), Section: l.Section.String(), Words: l.Title, State: string(l.State), Due: orNull(string(l.Due)),
			Late: l.Late, Times: l.Times, Waits: []string{}, Findings: []string{}, Acts: []string{},
		}
		if l.Owner != 0 {
			line.Owner = orNull(r.NameOf(l.Owner))
		}
		for _, waits := range l.WhatWaits() {
			line.Waits = append(line.Waits, waits.String())
		}
		for _, f := range l.Findings {
			if f.Says != "" {
				line.Findings = append(line.Findings, f.Says)
			}
		}
		for _, act := range l.Findings[0].Acts {
			line.Acts = append(line.Acts, act.Label)
		}
		printed.Attention = append(printed.Attention, line)
	}
	return printed
}
