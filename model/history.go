package model

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// FieldChange is one field before and after a line of the journal, in words.
type FieldChange struct {
	Of       Ref // the thing itself, or a part of it such as a criterion
	Field    Field
	Label    string
	From, To string
}

// History picks out of the journal what happened to one thing: to the thing itself, to
// its parts, the rulings on it, and what was raised on it or came to its end. It reads
// the lines oldest first.
type History struct {
	record  *Record
	about   Ref
	today   Date
	tables  map[string]Table
	names   *Record       // knows people, and nothing else of today
	parts   map[Ref]bool  // of the thing, as far as something hangs on them or they are gone
	rulings map[ID]Ruling // on the thing, as far as the lines were read
}

// HistoryOf begins the history of a thing. Its days are written as of today.
func (r *Record) HistoryOf(about Ref, today Date) *History {
	h := &History{record: r, about: about, today: today, tables: map[string]Table{}, names: &Record{People: r.People, Cycles: r.Cycles}, parts: map[Ref]bool{}}
	for _, t := range r.Tables() {
		if slices.Contains(untold, t.Name) {
			continue
		}
		h.tables[t.Name] = t.Table
		for row := range t.rows() {
			parent := row.Parent()
			if of, ok := r.rowOf(parent).(anyRow); ok && parent != about && isPart(parent.Kind) && h.belongs(parent, of) {
				h.parts[parent] = true
			}
		}
	}
	h.Restart()
	return h
}

// Restart begins again at the first line of the journal. What was found out about rows
// that are gone is kept.
func (h *History) Restart() { h.rulings = map[ID]Ruling{} }

// Refs returns the thing and those of its parts on which something can hang. They
// become more while lines are read that tell of parts which are gone.
func (h *History) Refs() []Ref { return append(slices.Collect(maps.Keys(h.parts)), h.about) }

// Read reads what the next line of the journal changed. ok is false where it does not
// concern the thing.
func (h *History) Read(images []Image) (changes []FieldChange, ok bool) {
	var ruled []FieldChange
	for _, image := range images {
		t, told := h.tables[image.Table]
		if !told {
			continue
		}
		before, after := rowIn(t, image.Before), rowIn(t, image.After)
		some := after
		if some == nil {
			some = before
		}
		if some == nil {
			continue
		}
		found, concerns := h.read(image, some)
		if ok = ok || concerns; image.Table == string(kindRuling) || image.Table == string(kindStep) {
			ruled = append(ruled, found...)
		} else {
			changes = append(changes, found...)
		}
	}
	changes = append(changes, h.optionsChanged(images)...)
	for _, c := range ruled { // what a thing came to say by its ruling is told once
		if !slices.ContainsFunc(changes, func(o FieldChange) bool { return o.Of == c.Of && o.Field == c.Field && o.To == c.To }) {
			changes = append(changes, c)
		}
	}
	return changes, ok
}

// optionsChanged returns how a line changed the options of a decision, which are written
// anew whenever one of them changes.
func (h *History) optionsChanged(images []Image) []FieldChange {
	var sides [2][]Option
	for _, image := range images {
		if Kind(image.Table) != kindOption {
			continue
		}
		for i, side := range []json.RawMessage{image.Before, image.After} {
			if o, ok := rowIn(h.tables[image.Table], side).(*Option); ok && o.Parent() == h.about {
				sides[i] = append(sides[i], *o)
			}
		}
	}
	var texts [2]string
	for i, list := range sides {
		slices.SortFunc(list, func(a, b Option) int { return cmp.Compare(a.Position, b.Position) })
		var lines []string
		for _, o := range list {
			lines = append(lines, o.Text)
		}
		texts[i] = strings.Join(lines, "; ")
	}
	return changed(nil, h.about, specs[FieldOptions], texts[0], texts[1])
}

func (h *History) read(image Image, row anyRow) (changes []FieldChange, concerns bool) {
	ref := Ref{Kind(image.Table), image.ID}
	d := definition(ref.Kind)
	switch {
	case h.belongs(ref, row):
		switch ref.Kind {
		case kindRuling:
			return h.ruled(image), true
		case kindStep:
			return h.stepped(image), true
		case kindLink:
			return h.bound(image), true
		}
		if ref != h.about && nothing(image.After) {
			h.parts[ref] = true // what hung on it hangs on nothing that is there
		}
		if d != nil {
			changes = d.diff(h.names, ref, image, h.today)
		}
		return changes, true
	case ref.Kind == kindLink:
		link, ok := row.(*Link)
		return h.bound(image), ok && link.Target() == h.about
	case ref.Kind == kindStep: // what hangs on the thing came to its end, or did not after all
		step, ok := row.(*Step)
		of, _ := h.record.rowOf(row.Parent()).(anyRow)
		return nil, ok && step.What == StepState && of != nil && h.record.citedParent(of.Parent()) == h.about
	case d != nil && h.record.citedParent(row.Parent()) == h.about:
		child := d.diff(h.names, ref, image, h.today)
		ended := slices.ContainsFunc(child, func(c FieldChange) bool { return c.Field == columnState })
		return nil, ended || nothing(image.Before) || nothing(image.After)
	}
	return nil, false
}

// belongs reports whether a row is the thing itself or a part of it: a row without an id
// of its own that hangs on it, or one of a kind whose rows are parts.
func (h *History) belongs(ref Ref, row anyRow) bool {
	const deepest = 10
	for range deepest {
		switch {
		case ref == h.about || h.parts[ref]:
			return true
		case !isPart(ref.Kind) || row == nil:
			return false
		}
		ref = row.Parent()
		row, _ = h.record.rowOf(ref).(anyRow)
	}
	return false
}

// isPart reports whether a row of a kind is only a part of what it is on.
func isPart(k Kind) bool {
	d := definition(k)
	return k != "" && (d == nil || d.Info().Part)
}

// ruled reads a ruling on the thing that was given, or taken back.
func (h *History) ruled(image Image) []FieldChange {
	from := h.state()
	var u Ruling
	if nothing(image.After) || json.Unmarshal(image.After, &u) != nil {
		delete(h.rulings, image.ID)
	} else {
		h.rulings[image.ID] = u
	}
	changes := changed(nil, h.about, FieldSpec{Field: columnState, Label: columnState}, string(from), string(h.state()))
	if nothing(image.Before) {
		add := func(f Field, text string) { changes = changed(changes, h.about, specs[f], "", text) }
		add(FieldWhy, u.Why)
		add(FieldHow, u.How)
		add(FieldDue, u.Due.Near(h.today))
		add(FieldUntil, u.Until.Near(h.today))
		add(FieldSecond, h.names.whoSays(u.Second))
		add(FieldTo, h.names.whoSays(u.EscalatedTo))
		add(FieldVia, u.Via)
	}
	return changes
}

// stepped reads a step of the thing that was taken, or taken back.
func (h *History) stepped(image Image) []FieldChange {
	var sides [2]Step
	for i, side := range []json.RawMessage{image.Before, image.After} {
		if s, ok := rowIn(h.tables[string(kindStep)], side).(*Step); ok {
			sides[i] = *s
		}
	}
	s, from, to := sides[1], sides[1].From, sides[1].To
	if nothing(image.After) { // taken back
		s, from, to = sides[0], sides[0].To, sides[0].From
	}
	spec := specs[s.What]
	if s.What == StepState {
		spec = FieldSpec{Field: columnState, Label: columnState}
	}
	changes := changed(nil, h.about, spec, h.sideOf(s, from), h.sideOf(s, to))
	if nothing(image.Before) {
		changes = changed(changes, h.about, specs[FieldWhy], "", s.Why)
		changes = changed(changes, h.about, specs[FieldVia], "", s.Via)
	}
	return changes
}

// bound reads a link of the thing that was made or taken away.
func (h *History) bound(image Image) []FieldChange {
	var sides [2]string
	label := ""
	for i, side := range []json.RawMessage{image.Before, image.After} {
		l, ok := rowIn(h.tables[string(kindLink)], side).(*Link)
		switch {
		case !ok:
		case l.Parent() == h.about:
			label, sides[i] = string(l.Word), l.Target().String()
		default:
			label, sides[i] = backward[l.Word], l.Parent().String()
		}
	}
	return changed(nil, h.about, FieldSpec{Field: Field(label), Label: label}, sides[0], sides[1])
}

// sideOf returns one side of a step in words.
func (h *History) sideOf(s Step, side string) string {
	switch s.What {
	case FieldOwner:
		return h.names.whoSays(s.Person(side))
	case FieldDue, FieldDelivery, FieldCustomer:
		return Date(side).Near(h.today)
	}
	return side
}

// changed appends a field where it differs. Its texts come from the journal as it is in
// the file; they are made safe to draw.
func changed(list []FieldChange, of Ref, spec FieldSpec, from, to string) []FieldChange {
	if from = Clean(from, true); from == Clean(to, true) {
		return list
	}
	return append(list, FieldChange{of, spec.Field, spec.Label, from, Clean(to, true)})
}

// state returns the outcome of the newest ruling that has been read.
func (h *History) state() Outcome {
	if len(h.rulings) == 0 {
		return Open
	}
	return h.rulings[slices.Max(slices.Collect(maps.Keys(h.rulings)))].Outcome
}

// rowIn returns the row that an image shows; nil for none.
func rowIn(t Table, image json.RawMessage) anyRow {
	if nothing(image) {
		return nil
	}
	row := t.New()
	if json.Unmarshal(image, row) != nil {
		return nil
	}
	return row.(anyRow)
}

// diff returns the fields in which two images of a row differ. A row that was added has
// nothing before; its words are in the sentence of the line.
func (k *KindOf[T]) diff(names *Record, about Ref, image Image, today Date) []FieldChange {
	sides := [2]T{}
	there := [2]bool{}
	for i, side := range []json.RawMessage{image.Before, image.After} {
		there[i] = !nothing(side) && json.Unmarshal(side, &sides[i]) == nil
	}
	text := func(i int, f KindField[T]) string {
		if !there[i] {
			return ""
		}
		return names.show(f.spec(), f.Get(names, &sides[i]), today)
	}
	var changes []FieldChange
	for _, f := range k.Fields {
		if f.Get == nil {
			continue
		}
		changes = changed(changes, about, f.spec(), text(0, f), text(1, f))
	}
	stands := k.State
	if k.BySteps {
		stands = k.begins
	}
	if there[0] && there[1] && stands != nil {
		changes = changed(changes, about, FieldSpec{Field: columnState, Label: columnState}, string(stands(names, sides[0])), string(stands(names, sides[1])))
	}
	return changes
}

// String returns the change as people read it: "owner: Ben Ode (was Ana Ruiz)".
func (c FieldChange) String() string {
	switch {
	case c.From == "":
		return c.Label + ": " + c.To
	case c.To == "":
		return c.Label + ": nothing (was " + c.From + ")"
	}
	return c.Label + ": " + c.To + " (was " + c.From + ")"
}

// DescribeChanges returns the changes of a line as people read them under its sentence, which says
// the words of what is new and where it went.
func DescribeChanges(about Ref, changes []FieldChange) []string {
	var lines []string
	for _, c := range changes {
		if c.From == "" && (c.Field == FieldWords || c.Field == FieldOn || c.Field == fieldMeeting) {
			continue
		}
		line := Clean(c.String(), false)
		if c.Of != about {
			line = c.Of.String() + " " + line
		}
		lines = append(lines, line)
	}
	return lines
}
