package session

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/component"
)

// This file keeps what is being typed in the file, so that no kill and no crash
// loses more than the last moment of it, and brings it back where it was typed.

// The places where something is typed: the capture line, lines that were left
// for another one, and forms by their key.
const (
	PlaceLine  = "line"
	PlaceApart = "apart" // the line of prepare
	placeForm  = "form:"
	placeWaits = "waits:" // before the place of what was sent and is not saved yet, and its name
)

// Drafts knows what of the typed is in the file.
type Drafts struct {
	Kept    map[string]storage.Draft // by place, as the file has it
	under   []storage.Draft          // in the file too, but nowhere to be seen yet
	writing bool                     // it is about to be written, or being written
	begun   bool                     // it is being written
	Leaving bool                     // nothing is read back any more
}

// TypedNow returns all that is typed and not said, by place.
func (s *Session) TypedNow() map[string]string {
	s.keepOpenDialogs()
	now := map[string]string{}
	if s.Texts != nil {
		maps.Copy(now, s.Texts())
	}
	if about := s.ReadBack(); !about.IsZero() && !s.Drafts.Leaving {
		now[storage.PlaceReadBack] = about.String()
	}
	for form, texts := range s.Typed.Forms() {
		now[placeForm+form] = textOf(texts)
	}
	for _, j := range s.Waiting() {
		switch {
		case j.form.key != "" && len(j.form.texts) > 0:
			now[j.place()] = textOf(j.form.texts)
		case j.Text != "":
			now[j.place()] = j.Text
		}
	}
	return now
}

// keepOpenDialogs has the dialogs that are open remember what was typed into them.
func (s *Session) keepOpenDialogs() {
	for _, d := range s.Dialogs {
		if form, ok := d.(interface{ Keep(component.Context) }); ok {
			form.Keep(s.Context())
		}
	}
}

// textOf returns what was typed into a form, as the file keeps it.
func textOf(texts map[model.Field]string) string {
	text, err := json.Marshal(texts)
	if err != nil { // texts by name: it always can
		return ""
	}
	return string(text)
}

// move keeps what was typed at one place at another.
func (k *Drafts) move(from, to string) {
	if draft, ok := k.Kept[from]; ok {
		k.Kept[to] = draft
		delete(k.Kept, from)
	}
}

// keepsDrafts reports whether the file takes what is typed.
func (s *Session) keepsDrafts() bool {
	return s.Store != nil && !s.Sample && s.Store.Writable() == nil
}

// Typing reports whether something was typed that is to be written down, if that is not
// under way: then KeepDrafts is to be called.
func (s *Session) Typing() bool {
	if s.Drafts.writing || !s.keepsDrafts() {
		return false
	}
	keep, drop, _ := s.DraftsToKeep()
	s.Drafts.writing = len(keep)+len(drop) > 0
	return s.Drafts.writing
}

// DraftsToKeep compares what is typed with what the file has of it.
func (s *Session) DraftsToKeep() (keep []storage.Draft, drop []string, after map[string]storage.Draft) {
	after = map[string]storage.Draft{}
	now := s.TypedNow()
	for _, place := range slices.Sorted(maps.Keys(now)) {
		draft, ok := s.Drafts.Kept[place]
		if !ok {
			draft = s.Drafts.draftFor(now[place])
		}
		if draft.Text != now[place] {
			draft.Place, draft.Text, draft.At = place, now[place], s.Now
			keep = append(keep, draft)
		}
		after[place] = draft
	}
	for place, draft := range s.Drafts.Kept {
		if _, ok := now[place]; !ok {
			drop = append(drop, draft.UID)
		}
	}
	return keep, drop, after
}

// draftFor returns a draft that the file has of a text already, or a new one.
func (k *Drafts) draftFor(text string) storage.Draft {
	for _, d := range k.under {
		if d.Text == text {
			return d
		}
	}
	return storage.Draft{UID: rand.Text()}
}

// KeepDrafts writes down what is typed. While something cannot be saved,
// nothing is taken away: what it says is only in memory.
func (s *Session) KeepDrafts() {
	keep, drop, after := s.DraftsToKeep()
	if s.trouble != nil {
		drop = nil
	}
	if s.Store == nil || len(keep)+len(drop) == 0 {
		s.Drafts.writing = false
		return
	}
	s.Drafts.begun = true
	file := s.Store
	s.works = append(s.works, work(func(ctx context.Context) Report {
		return draftsKept{after, file.KeepDrafts(ctx, keep, drop)}
	}))
}

// KeepingDrafts reports whether what is typed is being written. Until its report was taken
// in, nobody knows which drafts the file has.
func (s *Session) KeepingDrafts() bool { return s.Drafts.begun }

// draftsKept says what is in the file now.
type draftsKept struct {
	kept map[string]storage.Draft
	err  error
}

// apply takes in what the file has now. Trouble is not told: the next save will tell it,
// and it is what counts.
func (r draftsKept) apply(s *Session) []Step {
	s.Drafts.writing, s.Drafts.begun = false, false
	if r.err != nil {
		return nil
	}
	s.Drafts.Kept = r.kept
	return []Step{DraftsKept{}}
}

// LastDrafts returns the work that writes down what is typed when its person leaves; ok is
// false where there is nothing to write.
func (s *Session) LastDrafts() (w Work, ok bool) {
	s.Drafts.Leaving = true
	keep, drop, after := s.DraftsToKeep()
	if len(keep)+len(drop) == 0 || s.Store == nil || s.Store.Writable() != nil {
		return Work{}, false
	}
	file := s.Store
	return work(func(ctx context.Context) Report {
		return draftsKept{after, file.KeepDrafts(ctx, keep, drop)} // nobody is left to tell
	}), true
}

// draftOf returns the draft that a job makes good; without a UID for none.
func (s *Session) draftOf(j Job) storage.Draft {
	place := j.place()
	if form, ok := j.From.(interface{ Key() string }); ok && !j.Held {
		place = placeForm + form.Key()
	}
	draft := s.Drafts.Kept[place]
	draft.Place = place
	return draft
}

// forgetDraft forgets the draft that went with a save.
func (s *Session) forgetDraft(j Job) {
	if kept := s.Drafts.Kept[j.draft.Place]; kept.UID == j.draft.UID {
		delete(s.Drafts.Kept, j.draft.Place)
	}
}

// RecoverDrafts returns the work that looks for what was being typed when gavel last
// ended; ok is false where there is nowhere to look.
func (s *Session) RecoverDrafts() (w Work, ok bool) {
	if !s.keepsDrafts() {
		return Work{}, false
	}
	file := s.Store
	return work(func(ctx context.Context) Report {
		left, err := file.RecoverDrafts(ctx)
		if err != nil {
			return DraftsLeft(nil) // it is still in the file: the next start finds it
		}
		return DraftsLeft(left)
	}), true
}

// DraftsLeft holds the texts that were being typed in windows that have ended.
type DraftsLeft []storage.Draft

// apply brings back what was typed into forms; what was typed into lines is the
// presenter's, who says Adopt then.
func (r DraftsLeft) apply(s *Session) []Step {
	if len(r) == 0 {
		return nil
	}
	s.Drafts.Kept = map[string]storage.Draft{}
	back := Recovered{left: r}
	for _, d := range r {
		if place, sent := strings.CutPrefix(d.Place, placeWaits); sent {
			_, d.Place, _ = strings.Cut(place, " ")
		}
		form, isForm := strings.CutPrefix(d.Place, placeForm)
		if !isForm {
			back.Lines = append(back.Lines, d)
			continue
		}
		texts := map[model.Field]string{}
		if json.Unmarshal([]byte(d.Text), &texts) == nil {
			s.Typed.Recover(form, texts)
			back.Forms = true
		}
	}
	return []Step{back}
}

// Adopt finds the recovered texts among what is typed now, so that each goes
// from the file when it is said.
func (s *Session) Adopt(r Recovered) {
	now, left := s.TypedNow(), r.left
	for _, place := range slices.Sorted(maps.Keys(now)) {
		i := slices.IndexFunc(left, func(d storage.Draft) bool { return d.Text == now[place] })
		if i >= 0 {
			s.Drafts.Kept[place] = left[i]
			left = slices.Delete(slices.Clone(left), i, i+1)
		}
	}
	s.Drafts.under = left // under a newer text of the same form, until that is said
}
