package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"gavel/model"
	"gavel/model/capture"
	"gavel/model/document"
)

// The words for a meeting that stand for its id.
const (
	liveMeeting = document.LiveMeeting
	lastMeeting = document.LastMeeting
	nextMeeting = document.NextMeeting
)

// meeting finds the meeting that is meant: what was written, or the first of
// the words that stand for it where nothing was.
func meeting(r *model.Record, args []string, words ...string) (model.Meeting, error) {
	if len(args) > 0 {
		return meetingNamed(r, args[0])
	}
	var first error
	for _, word := range words {
		m, err := meetingNamed(r, word)
		if err == nil {
			return m, nil
		}
		if first == nil {
			first = err
		}
	}
	return model.Meeting{}, first
}

func meetingNamed(r *model.Record, word string) (model.Meeting, error) {
	none := func(says string) error { return &model.Refusal{Reason: model.NotFound, Says: says} }
	word = strings.TrimSpace(word)
	switch strings.ToLower(word) {
	case liveMeeting:
		if m, ok := r.Live(); ok {
			return m, nil
		}
		return model.Meeting{}, none("no meeting is being held" + ofCycle(r) + "; start one with: gavel start")
	case lastMeeting:
		if m, ok := r.Last(); ok {
			return m, nil
		}
		return model.Meeting{}, none("no meeting has been closed yet" + ofCycle(r))
	case nextMeeting:
		if m, ok := r.Next(); ok {
			return m, nil
		}
		return model.Meeting{}, none("no meeting is planned" + ofCycle(r) + "; plan one with: gavel new meeting")
	}
	ref, ok := meetingID(word)
	if m, found := r.Meetings.Get(ref.ID); ok && found {
		return m, nil
	}
	return model.Meeting{}, none(fmt.Sprintf("there is no meeting %s%s; gavel meetings lists them, and live, last and next stand for one",
		model.Quoted(word), ofCycle(r)))
}

// meetingID reads the id of a meeting, such as M-2, or its number.
func meetingID(word string) (ref model.Ref, ok bool) {
	word = strings.TrimSpace(word)
	if n, err := strconv.ParseInt(word, 10, 64); err == nil {
		return model.Ref{Kind: model.KindMeeting, ID: model.ID(n)}, n > 0
	}
	ref, ok = model.ParseRef(word)
	return ref, ok && ref.Kind == model.KindMeeting
}

// aboutMeeting notes the meeting that a command reads, where it is named by its
// id: it may be of an earlier cycle.
func (p *program) aboutMeeting(args []string) {
	if len(args) > 0 {
		if ref, ok := meetingID(args[0]); ok {
			p.about = ref
		}
	}
}

// captureContext returns what names and days are read against.
func (p *program) captureContext(r *model.Record) capture.Context {
	s := capture.Context{Record: r, Now: p.instant(), User: p.user(), CycleOf: p.cycleOf,
		GoThere: func(cycle model.ID) string { return fmt.Sprintf("gavel cycle switch %d", cycle) }}
	if me, ok := r.PersonNamed(p.user()); ok {
		s.Me = me.ID
	}
	return s
}

// splitNames is the names in texts such as "Ana Ruiz, Ben Okafor".
func splitNames(texts ...string) []string { return model.SplitNames(strings.Join(texts, "\n")) }

// isNobody reports whether an error is about a name that is not, or not only,
// somebody's.
func isNobody(err error) bool {
	return isA[*capture.UnknownPerson](err) || isA[*capture.AmbiguousPerson](err)
}

// toAdd returns how the shell adds somebody who is not known, behind the sentence that says
// so; "" for other errors.
func toAdd(err error) string {
	if isA[*capture.UnknownPerson](err) || isA[capture.UnknownName](err) {
		return ", or --add-people"
	}
	return ""
}

// strangers is the names that nobody known has. It refuses a name that could be
// several people's, and what cannot be one person's at all.
func (p *program) strangers(r *model.Record, names []string) ([]string, error) {
	var list []string
	for _, name := range names {
		_, err := capture.Person(name, p.captureContext(r))
		if unknown, ok := errors.AsType[*capture.UnknownPerson](err); ok {
			list = append(list, unknown.Name)
		} else if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// people finds everybody who is named.
func (p *program) people(r *model.Record, names []string) ([]model.ID, error) {
	list := make([]model.ID, len(names))
	for i, name := range names {
		id, err := capture.Person(name, p.captureContext(r))
		if err != nil {
			return nil, err
		}
		list[i] = id
	}
	return list, nil
}

// day reads a day as people write it; none where nothing was written.
func (p *program) day(r *model.Record, text string) (model.Date, error) {
	if text == "" {
		return "", nil
	}
	return capture.Date(text, r.Today(p.instant()), r.Calendar())
}
