package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
)

// sheetJSON is everything about one thing as gavel show --json prints it.
type sheetJSON struct {
	itemJSON
	Is         string        `json:"is"`
	Details    []detailJSON  `json:"details"`
	RefersTo   []relatedJSON `json:"refers_to"`
	ReferredBy []relatedJSON `json:"referred_by"`
	History    []eventJSON   `json:"history"`
}

type detailJSON struct {
	Label string  `json:"label"`
	Text  string  `json:"text"`
	State *string `json:"state"`
}

// relatedJSON is a thing that another one names.
type relatedJSON struct {
	thingJSON
	Words *string `json:"words"`
	State *string `json:"state"`
}

// eventJSON is one change in the history of a thing.
type eventJSON struct {
	Line     int64        `json:"line"`
	At       string       `json:"at"`
	Who      *string      `json:"who"`
	Meeting  *string      `json:"meeting"`
	Command  string       `json:"command"`
	Sentence string       `json:"sentence"`
	Changes  []changeJSON `json:"changes"`
}

type changeJSON struct {
	Of    string  `json:"of"`
	Field string  `json:"field"`
	Label string  `json:"label"`
	From  *string `json:"from"`
	To    *string `json:"to"`
}

func (p *program) showCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "show ID",
		Short: "Tell all of one thing, with its history",
		Long: `Tell all that is known of one thing: what it says, what it names, what names it,
and everything that happened to it, with who did it, when, and in which meeting.
It may be of an earlier cycle.`,
		Example:           "gavel show D-3\ngavel show A-1 --json",
		Args:              arguments(1, 1, "name one thing by its id, such as D-3"),
		ValidArgsFunction: p.completeThing,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		about, isID := model.ParseRef(args[0])
		p.about = about
		return p.readStore(c.Context(), func(store *storage.Store, r *model.Record) error {
			about, ok := about, isID
			if !ok {
				about, ok = r.Named(args[0])
			}
			if !ok {
				return &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("%s is no id; write one such as D-3, as gavel list prints them", model.Quoted(args[0]))}
			}
			return p.showThing(c.Context(), store, r, about)
		})
	}
	return c
}

// showThing prints all of one thing, with its history.
func (p *program) showThing(ctx context.Context, store *storage.Store, r *model.Record, about model.Ref) error {
	today := r.Today(p.instant())
	sheet, ok := r.Sheet(about, r.AtHand().ID, today)
	if !ok {
		return &model.Refusal{Reason: model.NotFound, About: about, Says: fmt.Sprintf("there is no %s; gavel list %s lists what there is", about, about.Kind.Info().Plural)}
	}
	history, err := store.History(ctx, r, about, today)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(sheetOf(r, sheet, history, today))
	}
	return p.printSheet(r, sheet, history)
}

// printSheet prints all of one thing for a person.
func (p *program) printSheet(r *model.Record, sheet model.Sheet, history []storage.HistoryEntry) error {
	head := sheet.Is
	if sheet.State != "" {
		head += ", " + sheet.Stands
	}
	today := r.Today(p.instant())
	errs := []error{p.printf("%s %s", sheet.About, sheet.Words), p.printf("%s", head)}
	var rows table
	for _, d := range sheet.Lines() {
		text := d.Text
		if d.State != "" {
			text += ", " + string(d.State)
		}
		rows = append(rows, []string{d.Label, text})
	}
	errs = append(errs, p.block("what it says", rows))
	if drawing := r.Drawing(sheet.About); !drawing.IsEmpty() {
		errs = append(errs, p.printf("\n%s", strings.ToLower(component.TreeTitle(sheet.About))))
		for _, row := range component.TreeRows(drawing, treeWidth, p.ascii) {
			errs = append(errs, p.printf("  %s", row))
		}
	}
	errs = append(errs, p.block("names", related(r, sheet.RefersTo, today)), p.block("is named by", related(r, sheet.ReferredBy, today)))
	rows = nil
	for _, e := range history {
		meeting := model.Ref{Kind: model.KindMeeting, ID: e.Meeting}.String()
		rows = append(rows, []string{e.At.In(r.Zone()).Format("2006-01-02 15:04"), e.Actor, meeting, e.Says})
		for _, line := range model.DescribeChanges(sheet.About, e.Fields) {
			rows = append(rows, []string{"", "", "", line})
		}
	}
	return errors.Join(append(errs, p.block("history", rows))...)
}

// treeWidth is how many columns a tree takes where its lines go to whoever reads them.
const treeWidth = 100

// block prints rows under a heading, with a free line before; nothing for no rows.
func (p *program) block(heading string, rows table) error {
	if len(rows) == 0 {
		return nil
	}
	return errors.Join(p.printf("\n%s", heading), rows.print(p.printed))
}

// related returns things as rows: their id, what they are, how they stand, their words.
func related(r *model.Record, refs []model.Ref, today model.Date) (rows table) {
	for _, ref := range refs {
		stands := stateOf(r, ref, today)
		if stands != "" {
			stands = r.SayState(ref, today)
		}
		rows = append(rows, []string{ref.String(), string(ref.Kind), stands, r.TextOf(ref)})
	}
	return rows
}

// stateOf returns how a thing stands; "" for a kind whose things are only there.
func stateOf(r *model.Record, ref model.Ref, today model.Date) string {
	if len(ref.Kind.States()) == 0 {
		return ""
	}
	return string(r.StateOn(ref, today))
}

func sheetOf(r *model.Record, sheet model.Sheet, history []storage.HistoryEntry, today model.Date) sheetJSON {
	printed := sheetJSON{itemJSON: itemOf(r, sheet), Is: sheet.Is, Details: []detailJSON{}, History: []eventJSON{},
		RefersTo: relatedOf(r, sheet.RefersTo, today), ReferredBy: relatedOf(r, sheet.ReferredBy, today)}
	for _, d := range sheet.Details {
		printed.Details = append(printed.Details, detailJSON{d.Label, d.Text, orNull(string(d.State))})
	}
	for _, e := range history {
		event := eventJSON{Line: e.ID, At: e.At.In(r.Zone()).Format(time.RFC3339), Who: orNull(e.Actor),
			Meeting: orNull(model.Ref{Kind: model.KindMeeting, ID: e.Meeting}.String()), Command: e.Command, Sentence: e.Says, Changes: []changeJSON{}}
		for _, f := range e.Fields {
			event.Changes = append(event.Changes, changeJSON{f.Of.String(), string(f.Field), f.Label, orNull(f.From), orNull(f.To)})
		}
		printed.History = append(printed.History, event)
	}
	return printed
}

func relatedOf(r *model.Record, refs []model.Ref, today model.Date) []relatedJSON {
	list := []relatedJSON{}
	for _, ref := range refs {
		list = append(list, relatedJSON{thingOf(ref), orNull(r.TextOf(ref)), orNull(stateOf(r, ref, today))})
	}
	return list
}
