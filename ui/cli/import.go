package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/agenda"
	"gavel/storage"
)

// importing is one import of an agenda: what was asked for, what was read, and
// the commands that follow from it.
type importing struct {
	*program
	file, title, date, cycleName, facilitator, zone string
	yes, struck, doubtful                           bool

	plan   agenda.Plan
	cycle  *model.NewCycle // nil where there is a cycle
	meet   model.PlanMeeting
	nobody []agenda.Unread // attendees who are not expected, as their name is refused
}

func (p *program) importCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "import",
		Short:   "Read a Markdown agenda into a planned meeting",
		Example: "gavel import agenda agenda.md",
	}
	return p.group(c, p.importAgendaCommand())
}

func (p *program) importAgendaCommand() *cobra.Command {
	i := &importing{program: p}
	c := &cobra.Command{
		Use:   "agenda FILE",
		Short: "Read a Markdown agenda into a planned meeting",
		Long: `Read a Markdown agenda into a planned meeting: tables, lists, timeboxes such as
(15m, Ana) or [10 min], attendees, links. Topics with a timebox ask for a
decision, the others inform; what is struck out is left out. Every line that was
not understood or left out is shown, with its number and why, and so is what
should be looked at: a day that has passed, a name that may be none, a text that
may be no agenda. Of a file that holds several meetings the newest is read, or
the one on the day that --date gives.

What was understood is shown first, and you are asked. --yes plans at once, and
is needed where there is no terminal to ask on, with --doubtful where the text may
be no agenda; --json alone prints what was understood and plans nothing. With - for FILE, standard input is read. Where
there is no cycle yet, one is begun under the agenda's title.`,
		Example: `gavel import agenda agenda.md
gavel import agenda agenda.md --yes --date fri
curl -s https://example.org/agenda.md | gavel import agenda - --json`,
		Args: arguments(1, 1, "name one file, or - for standard input"),
	}
	flags := c.Flags()
	flags.BoolVar(&i.yes, "yes", false, "plan the meeting without asking")
	flags.StringVar(&i.title, "title", "", "the title, in place of the agenda's")
	flags.StringVar(&i.date, "date", "", "the day, in place of the agenda's: fri, +3d, 2026-12-04")
	flags.BoolVar(&i.struck, "struck", false, "take in the topics that are struck out, too")
	flags.StringVar(&i.facilitator, "facilitator", "", "who leads it, if that is not you")
	flags.BoolVar(&i.doubtful, "doubtful", false, "with --yes, plan it even where the text may be no agenda")
	flags.StringVar(&i.cycleName, "cycle", "", "the name of the cycle, where none has begun")
	flags.StringVar(&i.zone, "zone", "", "the time zone of that cycle, such as Europe/Berlin")
	c.RunE = func(c *cobra.Command, args []string) error {
		i.file = p.pathOf(args[0])
		text, err := p.readText(i.file)
		if err != nil {
			return err
		}
		if i.plan, err = agenda.ParseDay(text, i.date); err != nil {
			return err
		}
		return i.run(c)
	}
	return c
}

// readText reads a file, or standard input for "-", as far as no agenda goes.
func (p *program) readText(path string) (string, error) {
	from := p.in
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return "", pathTrouble("read", path, err)
		}
		defer func() { _ = file.Close() }()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return "", failed("%s is a folder; name a Markdown file in it", model.Clean(path, false))
		}
		from = file
	}
	text, err := io.ReadAll(io.LimitReader(from, agenda.MaxBytes+1))
	if err != nil {
		return "", pathTrouble("read", path, err)
	}
	return string(text), nil
}

func (i *importing) run(c *cobra.Command) error {
	record, err := i.recordIfAny(c.Context())
	if err != nil {
		return err
	}
	if record, err = i.begin(c, record); err != nil {
		return err
	}
	if err := i.prepare(c, record); err != nil {
		return err
	}
	if i.json && !i.yes {
		return i.printPlan(record, "")
	}
	if i.yes && i.plan.Doubt != "" && !i.doubtful {
		return refused("nothing was planned, as %s; look at it without --yes, or pass --doubtful to plan it all the same", i.plan.Doubt)
	}
	if _, _, err := model.Do(record, i.meet, i.instant()); err != nil {
		return err
	}
	if !i.yes {
		if err := i.confirm(c, record); err != nil {
			return err
		}
	}
	return i.write(c.Context(), record)
}

// printPlan prints what was understood, with what should be looked at, and the
// meeting that was planned from it.
func (i *importing) printPlan(r *model.Record, meeting string) error {
	plan := i.plan
	plan.Unsure = append([]agenda.Unread{}, plan.Doubts(r.Today(i.instant()))...)
	return i.printJSON(planOf(plan, meeting))
}

// recordIfAny is the record to plan in; an empty one where there is no file
// yet, and where nothing is going to be planned.
func (i *importing) recordIfAny(ctx context.Context) (*model.Record, error) {
	record := &model.Record{}
	if i.json && !i.yes {
		return record, nil
	}
	err := i.read(ctx, func(r *model.Record) error { record = r; return nil })
	if trouble, ok := errors.AsType[*storage.FileError](err); ok && trouble.Reason == storage.NotFound {
		err = nil
	}
	return record, err
}

// begin answers with the record as it is once there is a cycle.
func (i *importing) begin(c *cobra.Command, r *model.Record) (*model.Record, error) {
	if _, begun := r.Cycle(); begun {
		return r, nil
	}
	zone, err := i.program.zone(c, i.zone)
	if err != nil {
		return nil, err
	}
	cycle := i.plan.Cycle(r, zone)
	if i.cycleName != "" {
		cycle.CycleName = i.cycleName
	}
	i.cycle = &cycle
	next, _, err := model.Do(r, cycle, i.instant())
	return next, err
}

// prepare mends the plan as the flags say, and makes the command of it.
func (i *importing) prepare(c *cobra.Command, r *model.Record) error {
	if i.title != "" {
		i.plan.Title = i.title
	}
	for n := range i.plan.Topics {
		i.plan.Topics[n].Struck = i.plan.Topics[n].Struck && !i.struck
	}
	i.meet = i.plan.Command(r, r.Today(i.instant()))
	_, i.nobody = i.plan.People(r)
	if i.date != "" {
		day, err := i.day(r, i.date)
		if err != nil {
			return misused(c, "--date: %s", err)
		}
		i.plan.Date, i.meet.Date = string(day), day // a day that was asked for is not passed over
	}
	if next, ok := r.Next(); ok && r.TakesAgenda(next) {
		i.meet.Into = next.ID
	}
	if i.json && !i.yes { // nothing is planned
		return nil
	}
	var err error
	i.meet.Facilitator, err = i.leader(c, r, i.facilitator, i.meet.Expected)
	return err
}

// confirm shows what was understood and asks whether to plan it.
func (i *importing) confirm(c *cobra.Command, r *model.Record) error {
	if err := i.preview(r.Today(i.instant())); err != nil {
		return err
	}
	if i.file == "-" || !isTerminal(i.in) || !isTerminal(i.out) {
		return misused(c, "nothing was planned, as there is no terminal to ask on; pass --yes to plan it")
	}
	if _, err := fmt.Fprint(i.printed, "\nPlan this meeting? [y/N] "); err != nil {
		return err
	}
	answer, _ := bufio.NewReader(i.in).ReadString('\n')
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	}
	return refused("nothing was planned")
}

// write plans the meeting, in a new file if need be.
func (i *importing) write(ctx context.Context, record *model.Record) error {
	var options []storage.Option
	if i.cycle != nil {
		options = append(options, storage.Create())
	}
	return i.change(ctx, func(store *storage.Store, _ *model.Record) error {
		if i.cycle != nil {
			_, done, err := i.save(ctx, store, *i.cycle)
			if err != nil {
				return err
			}
			if err := i.note(done.Says); err != nil {
				return err
			}
		}
		_, done, err := i.save(ctx, store, i.meet)
		switch {
		case err != nil:
			return err
		case i.json:
			return i.printPlan(record, done.About.String())
		case i.yes:
			i.warn(record.Today(i.instant()))
		}
		return i.printf("%s", done.Says)
	}, options...)
}

// note says something, unless JSON is printed in the end.
func (i *importing) note(says string) error {
	if i.json {
		return nil
	}
	return i.printf("%s", says)
}
