package capture

import (
	"strings"

	"gavel/model"
)

// readSetMeeting reads "set M-5 date:fri" and "set M-5 at:10:00": what changes of a meeting.
func (r *reader) readSetMeeting(about model.Ref) {
	r.out.Kind, r.out.About = about.Kind, about
	r.gather(acceptedFields{what: "set " + about.String(), bare: model.FieldWords, takes: model.MeetingFields()})
	v := r.out.With
	if len(v) == 0 {
		r.hint("say what changes: title, %s", r.want.tokens())
		return
	}
	m, _ := r.Record.Meetings.Get(about.ID)
	c := model.AmendMeeting{Meeting: about.ID, Title: v[model.FieldWords].Text, Date: v[model.FieldDate].Date,
		StartTime: v[model.FieldAt].Text, Minutes: v[model.FieldMinutes].Number, Kinds: v[model.FieldKind].Text, Seen: m.Version}
	at, said := v[model.FieldAt]
	c.AnyTime = said && at.IsZero()
	if leads := v[model.FieldFacilitator].Person; leads != 0 {
		c.Facilitator = r.Record.NameOf(leads)
	}
	r.out.Command = c
}

// readAnnounce reads "announce M-4": its pre-read was given out.
func (r *reader) readAnnounce() {
	if about, ok := r.onlyTarget(); ok {
		r.alone()
		r.out.Command = model.Announce{Meeting: about.ID}
	}
}

// readSent reads `sent M-3 "#checkout"`: where the minutes were sent.
func (r *reader) readSent() {
	about, ok := r.onlyTarget()
	if !ok {
		return
	}
	r.want = acceptedFields{what: r.verb.word}
	if len(r.parts) == 0 {
		r.hint(`say where to: sent %s "#checkout"`, about)
		return
	}
	text := strings.Trim(r.line[r.parts[0].start:r.parts[len(r.parts)-1].end], `"`)
	r.out.Command = model.MarkSent{Meeting: about.ID, To: text}
}
