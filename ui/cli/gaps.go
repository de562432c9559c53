package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gavel/model"
)

// gapJSON is one gap as gavel gaps --json prints it.
type gapJSON struct {
	thingJSON
	About    *string  `json:"about"` // the same as id
	Sentence string   `json:"sentence"`
	Says     string   `json:"says"`    // the same as sentence
	Missing  []string `json:"missing"` // the fields that are missing; none where the ruling itself is
	Who      *string  `json:"who"`
}

func (p *program) gapsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "gaps [MEETING]",
		Short: "List what is open before close",
		Long: `List what is open before a meeting can close, one a line, with what is needed
of whom. Without MEETING: the one that is being held.

With --rehearse it says what would be open if the meeting began now, everybody who
is expected were there, and nothing were said, grouped by what fixes it before; without
MEETING that is about the next one.

With --check the exit code is 1 where there are any; with --rehearse, where something is
to be fixed before the meeting.`,
		Example:           "gavel gaps\ngavel gaps M-2 --json\ngavel gaps --check && gavel close",
		Args:              arguments(0, 1, "name one meeting"),
		ValidArgsFunction: p.completeMeeting,
	}
	var check, rehearse bool
	c.Flags().BoolVar(&check, "check", false, "end with exit code 1 where anything is open")
	c.Flags().BoolVar(&rehearse, "rehearse", false, "what would be open if the meeting began now")
	c.RunE = func(c *cobra.Command, args []string) error {
		p.aboutMeeting(args)
		return p.read(c.Context(), func(r *model.Record) error {
			if rehearse {
				return p.rehearse(r, args, check)
			}
			m, err := meeting(r, args, liveMeeting)
			if err != nil {
				return err
			}
			gaps := r.Gaps(m.ID, p.instant())
			if err := p.printGaps(m, gaps); err != nil {
				return err
			}
			if check && len(gaps) > 0 {
				return refused("%s: %s", m.Ref(), model.OpenBeforeClose(len(gaps)))
			}
			return nil
		})
	}
	p.addCycleFlag(c)
	return c
}

func (p *program) printGaps(m model.Meeting, gaps []model.Gap) error {
	switch {
	case p.json:
		return p.printJSON(gapList(gaps))
	case len(gaps) == 0:
		return p.printf("%s", noGaps(m))
	}
	for _, g := range gaps {
		if err := p.printf("%s", gapLine(g)); err != nil {
			return err
		}
	}
	return nil
}

// noGaps says why a meeting has no gap.
func noGaps(m model.Meeting) string {
	switch m.Status {
	case model.Live, model.Adjourned:
		return fmt.Sprintf("%s is ready to close", m.Ref())
	case model.Planned:
		return fmt.Sprintf("%s has not been started; what is open before close is counted from then on", m.Ref())
	}
	return fmt.Sprintf("%s is %s", m.Ref(), m.Status)
}

// gapLine is a gap on one line.
func gapLine(g model.Gap) string {
	return model.Clean(g.Says, false)
}

func gapList(gaps []model.Gap) []gapJSON {
	list := []gapJSON{}
	for _, g := range gaps {
		one := gapJSON{thingJSON: thingOf(g.About), Sentence: g.Says, Says: g.Says, Missing: fieldsOf(g.Missing), Who: orNull(g.Who)}
		one.About = one.ID
		list = append(list, one)
	}
	return list
}
