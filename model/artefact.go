package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Artefact is one version of what decisions are made on, such as a prototype. Rows are
// appended: the newest of a name is the present version.
type Artefact struct {
	InCycle
	Name      string  `json:"name"`
	AtVersion string  `json:"at_version"`
	At        Instant `json:"at"`
}

const artefactTable = "artefact"

// Parent returns nothing.
func (Artefact) Parent() Ref { return Ref{} }

// PresentArtefact returns the newest version of an artefact.
func (r *Record) PresentArtefact(name string) (last Artefact, ok bool) {
	for a := range r.Artefacts.All() {
		if a.Name == name {
			last, ok = a, true
		}
	}
	return last, ok
}

// artefactNamed returns the newest version of an artefact, whatever the case of its name.
func (r *Record) artefactNamed(name string) (Artefact, bool) {
	for a := range r.Artefacts.All() {
		if strings.EqualFold(a.Name, name) {
			return r.PresentArtefact(a.Name)
		}
	}
	return Artefact{}, false
}

// splitArtefact returns the name and the version that a text says of an artefact:
// "checkout-prototype v14" is at v14. The version is "" where the last word has no digit.
func splitArtefact(text string) (name, version string) {
	text = strings.TrimSpace(text)
	i := strings.LastIndexByte(text, ' ')
	if i < 0 || !strings.ContainsFunc(text[i:], unicode.IsDigit) {
		return text, ""
	}
	return strings.TrimSpace(text[:i]), text[i+1:]
}

// MoveArtefact says at which version an artefact is now.
type MoveArtefact struct {
	Text string // "checkout-prototype v15"
}

// Name is "artefact".
func (MoveArtefact) Name() string { return "artefact" }

// Apply refuses a text without a version, and the version at which the artefact is.
func (c MoveArtefact) Apply(r *Record, now Instant) (Done, error) {
	text, err := bounded("the artefact", c.Text, false)
	if err != nil {
		return Done{}, err
	}
	name, version := splitArtefact(text)
	if version == "" {
		return Done{}, &Refusal{Reason: BadValue, Says: "say which artefact is at which version now: artefact checkout-prototype v15"}
	}
	last, known := r.artefactNamed(name)
	if known && last.AtVersion == version {
		return Done{}, &Refusal{Reason: NotAllowed, Says: fmt.Sprintf("%s is at %s already", last.Name, version)}
	}
	if known {
		name = last.Name
	}
	r.writeArtefact(name, version, now)
	done := Done{Says: fmt.Sprintf("%s is at %s now", name, version)}
	if states := r.verifyAgain(name, version, now); len(states) > 0 {
		done.About = states[0]
		done.Says += fmt.Sprintf("; %s to be verified again", isOrAre(states))
	}
	if moved := r.approvedOnAnother(name); len(moved) > 0 {
		done.About = moved[0]
		done.Says += fmt.Sprintf("; %s to be confirmed, or reopened", isOrAre(moved))
	}
	return done, nil
}

func isOrAre(list []Ref) string {
	if len(list) == 1 {
		return refs(list) + " is"
	}
	return refs(list) + " are"
}

func (r *Record) writeArtefact(name, version string, now Instant) {
	r.Artefacts.put(Artefact{InCycle: start(r, &r.Artefacts), Name: name, AtVersion: version, At: now})
}

// approvedOnAnother returns the approved decisions that were made on another version of an
// artefact than the present one.
func (r *Record) approvedOnAnother(name string) []Ref {
	var list []Ref
	for d := range r.Decisions.All() {
		if d.Artefact == name && slices.ContainsFunc(r.Doubts(d), func(doubt Doubt) bool { return doubt.moved }) {
			list = append(list, d.Ref())
		}
	}
	return list
}

// moved returns a doubt where the artefact of a decision is at another version than
// the decision was made on.
func (r *Record) moved(d Decision) []Doubt {
	last, ok := r.PresentArtefact(d.Artefact)
	if !ok || d.ArtefactVersion == "" || last.AtVersion == d.ArtefactVersion {
		return nil
	}
	return []Doubt{{Says: fmt.Sprintf("made on %s %s, which is at %s now", d.Artefact, d.ArtefactVersion, last.AtVersion), moved: true}}
}

// artefactOf returns the artefact that a decision is made on, with its version.
func artefactOf(_ *Record, d *Decision) Value {
	return Words(strings.TrimSpace(d.Artefact + " " + d.ArtefactVersion))
}

// setArtefact sets the artefact that a decision is made on. A name that nobody said before
// is at that version from now on.
func setArtefact(r *Record, d *Decision, v Value, now Instant) error {
	name, version := splitArtefact(v.Text)
	last, known := r.artefactNamed(name)
	if known {
		name = last.Name
	} else if version != "" {
		r.writeArtefact(name, version, now)
	}
	d.Artefact, d.ArtefactVersion = name, version
	return nil
}

// stillRightAt brings a decision that is confirmed to the present version of its artefact.
func (r *Record) stillRightAt(d *Decision) {
	if last, ok := r.PresentArtefact(d.Artefact); ok && d.ArtefactVersion != "" {
		d.ArtefactVersion = last.AtVersion
	}
}
