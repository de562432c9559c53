package dialog

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/field"
)

// Form asks for the values of a command, field by field.
type Form struct {
	key     string // what its typed text is kept under
	title   string
	lead    []string  // read before the fields
	reads   model.Ref // what is read back before them: what is being decided; zero for nothing
	private bool
	edits   bool
	at      model.Field // where it was asked to begin; "" for anywhere
	about   model.Ref
	fields  []formField
	unasked map[model.Field]string // typed before, into fields that are not asked for now
	focus   int
	problem string
	needs   string // what is asked for before the form is done, said without alarm
	asked   bool   // in words: its questions were put once
	over    bool   // in words: it was refused, and no answer would help
	scroll  scroll
	whole   bool // the command takes every answer
	leads   model.Field
	offer   func(c component.Context, answer string) (model.Values, string)
	aside   string // what is said under the field that leads
	make    func(model.Values) component.Effect
}

type formField struct {
	model.Requirement
	input   *field.Field
	initial string
	offered bool // by the field that leads: what it holds is always said
}

// FormOf describes a form.
type FormOf struct {
	Key     string
	Title   string
	Lead    []string
	Reads   model.Ref // what is read back above the fields; zero for nothing
	Private bool      // what is typed here is for its writer alone
	Edits   bool      // what the fields hold was said by a person: no key replaces it
	About   model.Ref
	Fields  []model.Requirement
	Said    model.Values                        // what was said already, on another way
	Make    func(model.Values) component.Effect // what the form asks for when it is done
	Whole   bool                                // the command takes every answer: what a refusal asks for is asked here, too
	Leads   model.Field                         // the field whose answer says what others are offered; "" for none
	Offer   func(c component.Context, answer string) (offers model.Values, aside string)
	Focus   model.Field // where to begin; "" is the first that is missing
	At      model.Field // the one field that it is opened for; "" for all of them
}

// NewForm makes a form. What was typed into it before and not sent is there
// again.
func NewForm(c component.Context, of FormOf) *Form {
	f := &Form{key: of.Key, title: of.Title, lead: of.Lead, reads: of.Reads, private: of.Private, edits: of.Edits, at: of.At, about: of.About, whole: of.Whole, leads: of.Leads, offer: of.Offer, make: of.Make}
	f.unasked = maps.Clone(c.Typed.Of(of.Key))
	for _, q := range of.Fields {
		if q.LineOnly && !of.Edits && !of.Said.Has(q.Field) {
			continue
		}
		f.add(c, q)
		if f.last().input.Value() == f.last().initial && of.Said.Has(q.Field) {
			f.last().input.Set(capture.Text(q.FieldSpec, of.Said[q.Field], c.CaptureContext(of.About)))
		}
	}
	f.follow(c)
	f.begin(of.Focus)
	return f
}

func (f *Form) add(c component.Context, q model.Requirement) {
	initial := capture.Text(q.FieldSpec, q.Default, c.CaptureContext(f.about))
	text, ok := f.unasked[q.Field]
	if !ok {
		text = initial
	}
	delete(f.unasked, q.Field)
	input := inputFor(q, text)
	if text == initial && f.replaces(q.Sort) {
		input.Offer()
	}
	f.fields = append(f.fields, formField{Requirement: q, input: input, initial: initial})
}

// follow offers what goes with the answer of the field that leads. What a person typed stays.
func (f *Form) follow(c component.Context) {
	i := slices.IndexFunc(f.fields, func(x formField) bool { return x.Field == f.leads })
	if i < 0 {
		return
	}
	offers, aside := f.offer(c, f.fields[i].input.Value())
	f.aside = aside
	for n := range f.fields {
		x := &f.fields[n]
		if !offers.Has(x.Field) {
			continue
		}
		text := capture.Text(x.FieldSpec, offers[x.Field], c.CaptureContext(f.about))
		if x.offered = true; x.input.Value() == x.initial {
			x.input.Set(text)
			x.input.Offer()
		}
		x.initial = text
	}
}

// replaces reports whether the first key that is typed takes the place of what
// a field of that sort holds. Half a date or two numbers in a row mean nothing;
// words that a person wrote are added to.
func (f *Form) replaces(sort model.Sort) bool {
	return sort.Info().Whole || sort == model.SortLine && !f.edits
}

// last is the field that was added last.
func (f *Form) last() formField { return f.fields[len(f.fields)-1] }

func inputFor(q model.Requirement, text string) *field.Field {
	switch {
	case q.Sort == model.SortChoice && q.Optional && q.Default.IsZero(): // a line leaves it empty, too
		return field.FreeChoice(q.Choices, text)
	case q.Sort == model.SortChoice:
		return field.Choice(q.Choices, text)
	case q.Sort.Info().Rows:
		return field.Text(text)
	}
	return field.Line(text)
}

func (f *Form) begin(at model.Field) {
	to := slices.IndexFunc(f.fields, func(x formField) bool { return x.Field == at })
	if to < 0 {
		to = slices.IndexFunc(f.fields, formField.lacking)
	}
	f.goTo(max(to, 0))
}

func (x formField) lacking() bool { return !x.Optional && x.input.Value() == "" }

func (f *Form) goTo(i int) {
	if len(f.fields) == 0 {
		return
	}
	f.fields[f.focus].input.Blur()
	f.focus = (i + len(f.fields)) % len(f.fields)
	f.fields[f.focus].input.Focus()
}

func (f *Form) input() *field.Field { return f.fields[f.focus].input }

// The stacks of a form, by the sort of field that the cursor is in.
var (
	formStack   = keymap.NewStack(keymap.InForm)
	choiceStack = keymap.NewStack(keymap.InChoice, keymap.InForm)
	textStack   = keymap.NewStack(keymap.InText, keymap.InForm)
)

// Scopes are those of a form, and of the sort of field that the cursor is in.
func (f *Form) Scopes() []keymap.Scope {
	switch {
	case f.input().IsChoice():
		return choiceStack
	case f.input().IsText():
		return textStack
	}
	return formStack
}

// Handle answers an intent.
func (f *Form) Handle(c component.Context, intent component.Intent) component.Effect {
	f.scroll.toCursor()
	switch intent.Name {
	case keymap.Back:
		f.Keep(c)
		return component.Close{}
	case keymap.NextField:
		f.goTo(f.focus + 1)
	case keymap.PrevField:
		f.goTo(f.focus - 1)
	case keymap.Down:
		if !f.input().Move(1) {
			f.goTo(f.focus + 1)
		}
	case keymap.Up:
		if !f.input().Move(-1) {
			f.goTo(f.focus - 1)
		}
	case keymap.NextChoice:
		f.input().Turn(1)
		f.follow(c)
	case keymap.PrevChoice:
		f.input().Turn(-1)
		f.follow(c)
	case keymap.NewLine:
		f.input().NewLine()
	case keymap.Accept:
		return f.done(c)
	}
	return nil
}

// Type hands a key to the field that the cursor is in.
func (f *Form) Type(c component.Context, msg tea.Msg) (component.Effect, tea.Cmd) {
	f.problem, f.needs = "", ""
	f.scroll.toCursor()
	cmd := f.input().Type(msg)
	if f.fields[f.focus].Field == f.leads {
		f.follow(c)
	}
	return nil, cmd
}

// Private reports whether what is typed here is for its writer alone.
func (f *Form) Private() bool { return f.private }

// Key returns what the form's typed text is kept under.
func (f *Form) Key() string { return f.key }

// Keep remembers what was typed, so that leaving the form, or the end of the
// program, loses nothing.
func (f *Form) Keep(c component.Context) {
	texts := map[model.Field]string{}
	maps.Copy(texts, f.unasked)
	for _, x := range f.fields {
		if text := x.input.Value(); text != x.initial {
			texts[x.Field] = text
		}
	}
	c.Typed.Keep(f.key, texts)
}

// done reads the fields. A mistake, or something missing, takes the cursor
// there; the whole goes to root.
func (f *Form) done(c component.Context) component.Effect {
	values, at, err := f.values(c)
	if err != nil {
		f.problem = err.Error()
		f.goTo(at)
		if nobody, ok := errors.AsType[*capture.UnknownPerson](err); ok {
			return component.Open{Dialog: NewStranger(nobody.Name, nobody.Near)}
		}
		return nil
	}
	if i := slices.IndexFunc(f.fields, formField.lacking); i >= 0 {
		f.needs = fmt.Sprintf("Then the %s, and it is done.", f.fields[i].Label)
		if n := f.lacks(); n > 1 {
			more := fmt.Sprintf("%d more fields need", n-1)
			if n == 2 {
				more = "1 more field needs"
			}
			f.needs = fmt.Sprintf("Then the %s; %s an answer.", f.fields[i].Label, more)
		}
		f.goTo(i)
		return nil
	}
	f.Keep(c) // until root says that it is done: a refusal must lose nothing
	return f.make(values)
}

// lacks returns how many fields still need an answer.
func (f *Form) lacks() int {
	n := 0
	for _, x := range f.fields {
		if x.lacking() {
			n++
		}
	}
	return n
}

// values reads every field that says something else than at the beginning, or
// that is asked for.
func (f *Form) values(c component.Context) (model.Values, int, error) {
	values := model.Values{}
	for i, x := range f.fields {
		text := x.input.Value()
		if text == x.initial && x.Optional && !x.offered || x.lacking() {
			continue
		}
		value, err := capture.Parse(x.FieldSpec, text, c.CaptureContext(f.about))
		if err != nil {
			return nil, i, err
		}
		values[x.Field] = value
	}
	return values, 0, nil
}

// Done tells the form that what it asked for is done.
func (f *Form) Done(c component.Context) { c.Typed.Forget(f.key) }

// Refused shows why, and goes to what is missing. What the form did not ask for it asks for
// now, where the command takes it.
func (f *Form) Refused(c component.Context, refusal *model.Refusal) {
	f.problem, f.over = refusal.Error(), true
	for _, q := range refusal.Missing {
		has := slices.ContainsFunc(f.fields, func(x formField) bool { return x.Field == q.Field })
		if !has && f.whole {
			f.add(c, q)
		}
		if f.over && (has || f.whole) {
			f.begin(q.Field)
			f.over = false
		}
	}
}
