package session

import (
	"context"
	"strings"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
)

// historyWork returns the work that reads what happened to a thing that is looked at.
func (s *Session) historyWork() []Work {
	file := s.Store
	if file == nil {
		return nil
	}
	about, version, ok := s.History.NextRequest()
	if !ok {
		return nil
	}
	record, today := s.Record, s.Record.Today(s.Now)
	return []Work{work(func(ctx context.Context) Report {
		return historyRead{about, version, EventsOf(ctx, file, record, about, today)}
	})}
}

// EventsOf reads what happened to a thing.
func EventsOf(ctx context.Context, file Store, record *model.Record, about model.Ref, today model.Date) (events []component.Event) {
	entries, err := file.History(ctx, record, about, today)
	if err != nil {
		return []component.Event{{Says: "its history cannot be read: " + err.Error()}}
	}
	for _, e := range entries {
		events = append(events, component.Event{Says: EventLine(record, e, today), Changes: model.DescribeChanges(about, e.Fields)})
	}
	return events
}

// EventLine returns a line of the history of a thing: when, who, in which meeting, what.
func EventLine(r *model.Record, e storage.HistoryEntry, today model.Date) string {
	at := e.At.In(r.Zone())
	said := []string{model.DateOf(at).Near(today) + at.Format(" 15:04"), e.Actor}
	if e.Meeting != 0 {
		said = append(said, model.Ref{Kind: model.KindMeeting, ID: e.Meeting}.String())
	}
	return strings.Join(said, ", ") + ": " + e.Says
}

// historyRead has what happened to a thing.
type historyRead struct {
	about   model.Ref
	version string
	events  []component.Event
}

func (r historyRead) apply(s *Session) []Step {
	s.History.Set(r.about, r.version, r.events)
	return nil
}
