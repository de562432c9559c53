package screen

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// weekActions are about the weeks between reviews: what is announced and sent, when reviews
// are held, who leaves, and what is moved to another meeting.
func (s *Prepare) weekActions() component.Actions {
	return component.Actions{
		{Name: keymap.ToMeeting, Keys: []string{">"}, Label: "to another meeting", Help: "move the item to the agenda of another meeting, with all that is on it",
			On: keymap.OnThing, Not: component.Not(noMeeting, notMoved), Do: askMove},
		{Name: keymap.Announce, Keys: []string{"N"}, Label: "announce", Help: "copy the pre-read, and say that it is on its way; what changes from then on is told", InLines: "read the pre-read, and say that it is on its way", On: keymap.OnAny, Not: component.Not(noMeeting, notAnnounced),
			Do: func(c component.Context, _ component.Intent) component.Effect { return dialog.Announce(c, c.Meeting) }},
		{Name: keymap.MinutesSent, Keys: []string{"t"}, Label: "sent", Help: "say where the minutes were sent", On: keymap.OnAny, Not: noneToSend,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.SentForm(c, toSend(c))}
			}},
		{Name: keymap.Series, Keys: []string{"E"}, Label: "series", Help: "say when reviews are held, who leads them and whether the close of one plans the next, and which days are working days", On: keymap.OnAny, Not: unrecorded,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.SeriesForm(c)}
			}},
		{Name: keymap.FrameCycle, Keys: []string{"F"}, Label: "cycle", Help: "say what the cycle is for, what customers are promised, its dates, and who answers for what", On: keymap.OnAny, Not: unrecorded,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.CycleForm(c)}
			}},
		{Name: keymap.LeftForGood, Keys: []string{"L"}, Label: "left", Help: "say that somebody left for good, and who takes over what is theirs", On: keymap.OnAny, Not: nobodyKnown,
			Do: func(c component.Context, i component.Intent) component.Effect {
				person := model.ID(0)
				if i.About.Kind == model.KindPerson {
					person = i.About.ID
				}
				return component.Open{Dialog: dialog.LeftForm(c, person)}
			}},
		{Name: keymap.HereAgain, Keys: []string{"H"}, Label: "here again", Help: "say that somebody who left for good is here again", On: keymap.OnAny, Not: nobodyLeft,
			Do: func(c component.Context, _ component.Intent) component.Effect {
				return component.Open{Dialog: dialog.RejoinForm(c)}
			}},
	}
}

// askMove moves the selected item: at once where there is one other meeting, else after
// asking which.
func askMove(c component.Context, i component.Intent) component.Effect {
	it, _ := c.Record.Items.Get(itemOf(c, i.About))
	if others := c.Record.MovesTo(it); len(others) == 1 {
		return component.Do{Command: model.MoveToMeeting{Item: it.ID, Meeting: others[0].ID}}
	}
	return component.Open{Dialog: dialog.MoveForm(c, it)}
}

// notMoved says why what is selected cannot go to another meeting.
func notMoved(c component.Context, i component.Intent) string {
	if i.About.IsZero() {
		return ""
	}
	it, ok := c.Record.Items.Get(itemOf(c, i.About))
	if !ok {
		return "only items of the agenda are moved to another meeting"
	}
	if err := c.Record.MayMoveAway(it, c.Now); err != nil {
		return err.Error()
	}
	if len(c.Record.MovesTo(it)) == 0 {
		return fmt.Sprintf("no other meeting is planned; %s plans one", c.Keys.Key(keymap.NewMeeting, keymap.OnPrepare))
	}
	return ""
}

func notAnnounced(c component.Context, _ component.Intent) string {
	return refused(c, model.Announce{Meeting: c.Meeting.ID})
}

// toSend returns the meeting whose minutes are sent: the one on screen where it is closed,
// else the one that was closed last.
func toSend(c component.Context) model.Meeting {
	if c.Meeting.Status == model.Closed {
		return c.Meeting
	}
	last, _ := c.Record.Last()
	return last
}

func noneToSend(c component.Context, _ component.Intent) string {
	if toSend(c).ID == 0 {
		return "there are minutes to send once a meeting is closed"
	}
	return ""
}

func nobodyKnown(c component.Context, _ component.Intent) string {
	if len(c.Record.CurrentPeople(0)) == 0 {
		return "nobody is known yet"
	}
	return ""
}

func nobodyLeft(c component.Context, _ component.Intent) string {
	if len(c.Record.PeopleWhoLeft()) == 0 {
		return "nobody left for good"
	}
	return ""
}
