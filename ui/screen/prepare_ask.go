package screen

import (
	"fmt"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/dialog"
	"gavel/ui/part"
)

// ask is what an intent asks for that is the same from every pane of prepare.
func (s *Prepare) ask(c part.Context, intent part.Intent) part.Ask {
	switch intent.Name {
	case keymap.NewMeeting:
		return part.Open{Dialog: dialog.NewMeetingForm(c)}
	case keymap.NewPerson:
		return part.Open{Dialog: dialog.PersonForm(c)}
	case keymap.ImportAgenda:
		return part.Open{Dialog: dialog.NewImport(c)}
	case keymap.Capture:
		return part.Capture{}
	case keymap.Review:
		if _, live := c.Record.Live(); !live {
			return part.Say{Text: fmt.Sprintf("no meeting is being held; %s starts one", c.Keys.Key(keymap.Start, keymap.OnPrepare))}
		}
		return part.Show{Screen: part.Review}
	}
	if c.Meeting.ID == 0 {
		return part.Say{Text: fmt.Sprintf("no meeting is planned; %s plans one", c.Keys.Key(keymap.NewMeeting, keymap.OnPrepare))}
	}
	if ask := s.askOfMeeting(c, intent); ask != nil {
		return ask
	}
	return s.askOfSelected(c, intent)
}

// askOfMeeting is what is asked of the meeting whose plan is shown.
func (s *Prepare) askOfMeeting(c part.Context, intent part.Intent) part.Ask {
	m := c.Meeting
	switch intent.Name {
	case keymap.Start:
		if m.Status == model.Live {
			return part.Show{Screen: part.Review}
		}
		start := part.Do{Command: model.StartMeeting{Meeting: m.ID}, Then: part.Show{Screen: part.Review}}
		if m.Status == model.Planned && m.Date > c.Today() {
			return part.Open{Dialog: dialog.NewConfirm(fmt.Sprintf("Start %s today?", m.Ref()),
				fmt.Sprintf("It is planned for %s. Starting it now holds it today.", m.Date.Near(c.Today())), start)}
		}
		return start
	case keymap.NewItem:
		return part.Add{Kind: model.KindItem, On: m.Ref()}
	case keymap.NewDecision:
		if item := itemOf(c, intent.About); item != 0 {
			return part.Add{Kind: model.KindDecision, On: model.Ref{Kind: model.KindItem, ID: item}}
		}
		return part.Add{Kind: model.KindDecision, On: m.Ref()} // it brings its own item
	case keymap.NewCheck:
		return part.Add{Kind: model.KindCheck, On: m.Ref()}
	case keymap.RollCall:
		return part.Open{Dialog: dialog.NewRollCall(c)}
	case keymap.PrivateNotes:
		return part.Open{Dialog: dialog.PrivateNoteForm(c, m.ID, itemOf(c, intent.About))}
	case keymap.CancelMeeting:
		return askCancel(c, m)
	case keymap.Minutes:
		return dialog.OpenMinutes(c, m)
	case keymap.Addendum:
		if m.Status != model.Closed {
			return part.Say{Text: fmt.Sprintf("%s is %s; only a closed meeting takes an addendum", m.Ref(), m.Status)}
		}
		return part.Open{Dialog: dialog.AddendumForm(c, m)}
	}
	return nil
}

// itemOf returns the planned item that a thing is, or is a decision on; 0 for any
// other thing.
func itemOf(c part.Context, about model.Ref) model.ID {
	switch about.Kind {
	case model.KindItem:
		return about.ID
	case model.KindDecision:
		d, _ := c.Record.Decisions.Get(about.ID)
		if it, _ := c.Record.Items.Get(d.Item); it.Meeting == c.Meeting.ID {
			return it.ID
		}
	}
	return 0
}

func askCancel(c part.Context, m model.Meeting) part.Ask {
	return part.Open{Dialog: dialog.NewConfirm(
		fmt.Sprintf("Cancel %s?", m.Ref()),
		fmt.Sprintf("%q on %s is given up, until undo takes that back. What is open on it comes back to a later meeting.", m.Title, m.Date.Near(c.Today())),
		part.Do{Command: model.CancelMeeting{Meeting: m.ID}})}
}

// askOfSelected is what is asked of the thing that the intent is about.
func (s *Prepare) askOfSelected(c part.Context, intent part.Intent) part.Ask {
	about := intent.About
	switch intent.Name {
	case keymap.Edit:
		return editSelected(c, about)
	case keymap.Remove:
		return removeSelected(c, about)
	case keymap.MoveUp, keymap.MoveDown:
		by := 1
		if intent.Name == keymap.MoveUp {
			by = -1
		}
		if item := itemOf(c, about); item != 0 {
			return part.Do{Command: model.MoveItem{Item: item, By: by}}
		}
		return part.Say{Text: "only items of the agenda have an order"}
	}
	return nil
}

func editSelected(c part.Context, about model.Ref) part.Ask {
	switch about.Kind {
	case "":
		return part.Say{Text: "nothing is selected"}
	case model.KindMeeting:
		return part.Open{Dialog: dialog.EditMeetingForm(c, c.Meeting)}
	case model.KindPerson:
		return part.Open{Dialog: dialog.RenameForm(c, about.ID)}
	}
	return part.Edit{About: about}
}

// removeSelected takes a thing off the plan: a meeting is cancelled, a person
// no longer expected.
func removeSelected(c part.Context, about model.Ref) part.Ask {
	switch about.Kind {
	case "":
		return part.Say{Text: "nothing is selected"}
	case model.KindMeeting:
		return askCancel(c, c.Meeting)
	case model.KindPerson:
		return part.Do{Command: model.TakeOff{Meeting: c.Meeting.ID, Person: about.ID}}
	}
	return part.Do{Command: model.Remove{About: about}}
}
