package component

import "gavel/model"

// History keeps what happened to one thing, and which thing its file is to be asked about.
// The nil History knows nothing and asks nothing.
type History struct {
	wanted, asked, told event
	events              []Event
	read                int // how often something was read
}

// event is a thing as it stood at a version.
type event struct {
	about   model.Ref
	version string
}

// Event is one change of a thing: when, who and what, and the fields that it changed.
type Event struct {
	Says    string
	Changes []string
}

// Request has the file asked what happened to a thing, as it stands at a version.
func (h *History) Request(about model.Ref, version string) {
	if at := (event{about, version}); h != nil && h.told != at && h.asked != at {
		h.wanted = at
	}
}

// Of returns what happened to a thing, oldest first; ok is false while it was not read.
func (h *History) Of(about model.Ref) (events []Event, ok bool) {
	if h == nil || h.told.about != about {
		return nil, false
	}
	return h.events, true
}

// Read returns how often a history was read: what was drawn before shows an older one.
func (h *History) Read() int {
	if h == nil {
		return 0
	}
	return h.read
}

// NextRequest returns the thing whose history is to be read; ok is false for none, and
// while another is being read. It is handed out once.
func (h *History) NextRequest() (about model.Ref, version string, ok bool) {
	if h.wanted.about.IsZero() || !h.asked.about.IsZero() {
		return model.Ref{}, "", false
	}
	h.asked, h.wanted = h.wanted, event{}
	return h.asked.about, h.asked.version, true
}

// Set takes in what happened to the thing that was asked about.
func (h *History) Set(about model.Ref, version string, events []Event) {
	h.told, h.asked, h.events = event{about, version}, event{}, events
	h.read++
}
