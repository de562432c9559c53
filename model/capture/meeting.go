package capture

import (
	"strings"

	"gavel/model"
)

// announce reads "announce M-4": its pre-read was given out.
func (r *reader) announce() {
	if about, ok := r.aim(); ok {
		r.alone()
		r.out.Command = model.Announce{Meeting: about.ID}
	}
}

// sent reads `sent M-3 "#checkout"`: where the minutes were sent.
func (r *reader) sent() {
	about, ok := r.aim()
	if !ok {
		return
	}
	r.want = want{what: r.verb.word}
	if len(r.parts) == 0 {
		r.hint(`say where to: sent %s "#checkout"`, about)
		return
	}
	text := strings.Trim(r.line[r.parts[0].start:r.parts[len(r.parts)-1].end], `"`)
	r.out.Command = model.MarkSent{Meeting: about.ID, To: text}
}
