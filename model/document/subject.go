package document

import (
	"cmp"

	"gavel/model"
	"gavel/model/capture"
)

// Subject says what a document is about: of which kind it is, and how it is named where
// the document is asked for. The zero Subject is the whole cycle, which is not named.
type Subject struct {
	Kind     model.Kind
	Argument string   // how it stands in the usage of a command
	Sample   string   // one as it is typed
	Calls    []string // what stands behind the name of the document in examples of the shell
	Unnamed  []string // the meetings that are taken where none is named, the first that there is
	Ask      string   // what is said where it is not named

	find     func(name string, ctx capture.Context) (model.ID, error) // nil where only an id names one
	selected func(Selection) model.ID
}

// Selection is what a person has before them where a document is asked for.
type Selection struct {
	Record  *model.Record
	Thing   model.Ref // what is selected
	Meeting model.ID  // the meeting on screen
	Me      model.ID  // the person at the keyboard
}

// ofMeeting returns the subject of a document about one meeting. The words say which
// is taken where none is named, the first that there is.
func ofMeeting(unnamed ...string) Subject {
	return Subject{
		Kind: model.KindMeeting, Argument: "[MEETING]", Sample: "M-1", Unnamed: unnamed,
		Calls:    []string{"", "next -o FILE.md", "M-2 -o ~/FILE/", "last --cycle 1"},
		Ask:      "say of which meeting, by its id",
		selected: func(at Selection) model.ID { return at.Meeting },
	}
}

// ofPerson returns the subject of a document about one person.
func ofPerson() Subject {
	return Subject{
		Kind: model.KindPerson, Argument: "NAME", Sample: "ana",
		Calls: []string{"ana", `"Ana Ruiz" -o ana.md`},
		Ask:   "say whose",
		find:  capture.Person,
		selected: func(at Selection) model.ID {
			return cmp.Or(at.Record.OwnerOf(at.Record.Subject(at.Thing)), at.Me)
		},
	}
}

// ofCycle returns the subject of a document about the whole cycle.
func ofCycle() Subject { return Subject{Calls: []string{"", "-o FILE.md"}} }

// Find returns the thing of the kind that has a name or an id. It refuses, as BadValue,
// where there is none.
func (s Subject) Find(name string, ctx capture.Context) (model.ID, error) {
	ref, ok := ctx.Record.Named(name)
	switch {
	case ok && ref.Kind == s.Kind && ctx.Record.Exists(ref):
		return ref.ID, nil
	case s.find != nil && name != "":
		return s.find(name, ctx)
	}
	return 0, &model.Refusal{Reason: model.BadValue, Says: s.Ask}
}

// Selected returns what the document is about where it is asked for by a key: what is
// selected, where that is of the kind; else the meeting on screen, or the person who owns
// what is selected, else the one at the keyboard. It is 0 where there is none.
func (s Subject) Selected(at Selection) model.ID {
	switch {
	case s.Kind == "":
		return 0
	case at.Thing.Kind == s.Kind:
		return at.Thing.ID
	}
	return s.selected(at)
}
