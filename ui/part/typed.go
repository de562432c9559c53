package part

import "gavel/model"

// Typed keeps what was typed into forms that were left, by the form's key, so
// that no esc and no slip of a finger loses it.
type Typed struct {
	forms map[string]map[model.Field]string
}

// Keep remembers the texts of a form.
func (t *Typed) Keep(form string, texts map[model.Field]string) {
	if t == nil {
		return
	}
	if t.forms == nil {
		t.forms = map[string]map[model.Field]string{}
	}
	t.forms[form] = texts
}

// Of is what was kept of a form; nil for nothing.
func (t *Typed) Of(form string) map[model.Field]string {
	if t == nil {
		return nil
	}
	return t.forms[form]
}

// Forget drops what was kept, once it is said.
func (t *Typed) Forget(form string) {
	if t != nil {
		delete(t.forms, form)
	}
}
