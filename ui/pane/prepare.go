package pane

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/draw"
)

// NewMeetings is every meeting of the cycle, newest first. The one whose plan
// is shown is marked.
func NewMeetings() *Pane {
	return &Pane{Scope: keymap.InMeetings, title: "Meetings", rows: meetingRows, Actions: meetingActions(),
		empty: func(c component.Context) []string {
			return []string{fmt.Sprintf("No meeting is planned. %s plans one; %s reads an agenda in.",
				key(c, keymap.NewMeeting, keymap.OnPrepare), key(c, keymap.ImportAgenda, keymap.OnPrepare))}
		}}
}

// meetingActions are the keys that the pane has for what the screen does: what can
// be asked for on prepare can be asked for from either pane.
func meetingActions() component.Actions {
	return component.Actions{{Name: keymap.Plan, Keys: []string{"enter"}, Label: "its agenda", Help: "go to the agenda of the meeting", Screen: true}}
}

func meetingRows(c component.Context) []Row {
	meetings := c.Record.Meetings.Where(func(model.Meeting) bool { return true })
	slices.SortStableFunc(meetings, func(a, b model.Meeting) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.ID, a.ID))
	})
	var rows []Row
	for _, m := range meetings {
		rows = append(rows, Row{
			About: m.Ref(), State: string(m.Status), Mark: m.ID == c.Meeting.ID,
			Text: m.Date.Near(c.Today()) + " " + m.Title, // one review is told from another by its day
		})
	}
	return rows
}

// NewPlan returns what is planned of the meeting on screen: its agenda with the
// decisions under their items, what is carried over to it, who is expected, and its
// gate: that comes last, so that what is selected first is something a person made.
func NewPlan() *Pane {
	return &Pane{Scope: keymap.InPlan, title: "Plan", rows: planRows, begins: isMade,
		note: func([]Row) string { return "" }, // things of several kinds are no number
		empty: func(c component.Context) []string {
			return []string{fmt.Sprintf("No meeting is planned. %s plans one.", key(c, keymap.NewMeeting, keymap.OnPrepare))}
		}}
}

// isMade reports whether a thing of the plan is something that a person put there: neither
// the one at the keyboard, nor a check that every review has.
func isMade(c component.Context, about model.Ref) bool {
	return about.Kind != model.KindCheck && about != model.Ref{Kind: model.KindPerson, ID: c.Me}
}

func planRows(c component.Context) []Row {
	if c.Meeting.ID == 0 {
		return nil
	}
	return slices.Concat(
		headed("Agenda", fmt.Sprintf("empty: %s adds an item", key(c, keymap.NewItem, keymap.OnPrepare)), plannedItems(c)),
		headed("Carried over, no place yet", "", returningRows(c)),
		headed(changedTitle(c), "", changedRows(c)),
		headed("Must be there, not expected", "", missedRows(c)),
		headed(peopleTitle(c), fmt.Sprintf("nobody: %s says who", key(c, keymap.RollCall, keymap.OnPrepare)), peopleRows(c)),
		headed("Gate", fmt.Sprintf("no check: %s adds one", key(c, keymap.NewCheck, keymap.OnPrepare)), plannedChecks(c)),
	)
}

// NewPeople returns who is in the room of the meeting on screen, or expected there.
func NewPeople() *Pane {
	return &Pane{title: "People",
		rows: func(c component.Context) []Row {
			return append(headed("Must be there, not expected", "", missedRows(c)), headed(peopleTitle(c), "", peopleRows(c))...)
		},
		empty: func(c component.Context) []string { return []string{"Nobody is expected."} }}
}

func peopleTitle(c component.Context) string {
	if c.Meeting.Status == model.Planned {
		return "Expected"
	}
	return "In the room"
}

// headed is rows under a heading. With none, the heading says what to press; a
// part that needs nothing is left out.
func headed(title, empty string, rows []Row) []Row {
	switch {
	case len(rows) > 0:
		return append([]Row{{Head: true, Text: title}}, rows...)
	case empty != "":
		return []Row{{Head: true, Text: title + ", " + empty}}
	}
	return nil
}

func plannedItems(c component.Context) []Row {
	var rows []Row
	since := c.Record.SincePreRead(c.Meeting.ID)
	for _, it := range c.Record.Agenda(c.Meeting.ID) {
		row := itemRow(c, it, since)
		row.State = plannedState(c, c.Record.OwnerOf(row.About), string(c.Record.ShownState(it.Ref())))
		if it.Ask == model.AskInform {
			row.Note = strings.Join(noted("inform", row.Note), between(c))
		}
		rows = append(rows, row)
		for _, d := range c.Record.DecisionsOn(it.ID) {
			owner := c.Record.Decider(d)
			rows = append(rows, Row{
				About: d.Ref(), State: plannedState(c, owner, stateHere(c, d.Ref())),
				Text: oneLine(d.FinalWording()), Who: shortName(c.Record, owner), Under: true,
			})
		}
	}
	return underCarriedOver(c, c.Record.Agenda(c.Meeting.ID), rows)
}

// plannedState returns how a thing stands. Before the start everything is open, and
// only what nobody owns yet stands out.
func plannedState(c component.Context, owner model.ID, state string) string {
	switch {
	case c.Meeting.Status != model.Planned:
		return state
	case owner == 0:
		return noOwner
	}
	return ""
}

func plannedChecks(c component.Context) []Row {
	var rows []Row
	for _, check := range c.Record.ChecksOf(c.Meeting.ID) {
		who := shortName(c.Record, check.Owner)
		if check.Computed != "" {
			who = "auto"
		}
		rows = append(rows, Row{About: check.Ref(), State: plannedState(c, check.Owner, stateHere(c, check.Ref())), Text: check.Text, Who: who})
	}
	return rows
}

func returningRows(c component.Context) []Row {
	if c.Meeting.Status != model.Planned {
		return nil // they are on its table
	}
	var rows []Row
	for _, about := range c.Record.Unplaced(c.Meeting, c.Now) {
		rows = append(rows, Row{
			About: about, State: string(c.Record.State(about)), Text: oneLine(c.Record.TextOf(about)),
			Who: shortName(c.Record, c.Record.OwnerOf(about)),
		})
	}
	return rows
}

// changedTitle is the heading of what changed since the pre-read, with when that was given
// out.
func changedTitle(c component.Context) string {
	return "Changed since the pre-read of " + c.Record.SayAnnounced(c.Meeting.ID, c.Today())
}

// changedRows returns what of a planned meeting is not as its pre-read says. What is no
// longer on its agenda stands with the meeting: the thing may be gone.
func changedRows(c component.Context) []Row {
	if c.Meeting.Status != model.Planned {
		return nil // the minutes say it, and the agenda
	}
	var rows []Row
	for _, d := range c.Record.ChangedSinceAnnounced(c.Meeting.ID) {
		about, _ := model.ParseRef(d.About)
		row := Row{About: about, Text: d.Short()}
		switch title := oneLine(c.Record.TextOf(about)); {
		case about.Kind == model.KindMeeting || title == "":
		case d.How == model.DiffNew:
			row.Text += " " + title
		default:
			row.Text += ": " + title
		}
		if d.How == model.DiffGone {
			row.About, row.Text = c.Meeting.Ref(), d.Says
		}
		rows = append(rows, row)
	}
	return rows
}

// peopleRows returns who is expected, with for what they are needed; once the meeting was
// started, who was there and who was not.
func peopleRows(c component.Context) []Row {
	if c.Meeting.Status == model.Planned {
		return neededRows(c, true)
	}
	var rows []Row
	for _, a := range c.Record.Attendance(c.Meeting.ID) {
		state := string(a.Presence)
		about := model.Ref{Kind: model.KindPerson, ID: a.Person}
		rows = append(rows, Row{About: about, State: state, Text: c.Record.NameOf(a.Person), Note: c.Record.SayMovements(a)})
	}
	return rows
}

// missedRows returns who must be at a planned meeting, or should be, and is not expected.
func missedRows(c component.Context) []Row {
	if c.Meeting.Status != model.Planned {
		return nil
	}
	return neededRows(c, false)
}

// neededRows returns the people of a meeting who are expected, or who are missed, with for
// what they are needed, in a column behind their names.
func neededRows(c component.Context, expected bool) []Row {
	var rows []Row
	widest := 0
	for _, a := range c.Record.MustBeThere(c.Meeting.ID, c.Now) {
		if a.Expected != expected {
			continue
		}
		row := Row{About: model.Ref{Kind: model.KindPerson, ID: a.Person}, Text: c.Record.NameOf(a.Person), Note: a.SayNeed()}
		if !expected {
			row.State = missing
		}
		widest = max(widest, draw.Width(row.Text))
		rows = append(rows, row)
	}
	for i := range rows {
		rows[i].Least = min(widest, widestName)
	}
	return rows
}

// widestName is as wide as the column of names gets; what is behind a longer one moves on.
const widestName = 20
