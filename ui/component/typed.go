package component

import "gavel/model"

// Typed keeps what was typed into forms that were left, by the form's key, so
// that no esc and no slip of a finger loses it.
type Typed struct {
	forms map[string]map[model.Field]string
	older map[string][]map[model.Field]string // of windows that ended, under what is in forms
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

// Of returns what was kept of a form; nil for nothing.
func (t *Typed) Of(form string) map[model.Field]string {
	if t == nil {
		return nil
	}
	return t.forms[form]
}

// Forget drops what was kept, once it is said. What was typed into the same
// form in another window that ended comes to light then.
func (t *Typed) Forget(form string) {
	if t == nil {
		return
	}
	delete(t.forms, form)
	if older := t.older[form]; len(older) > 0 {
		t.forms[form] = older[len(older)-1]
		t.older[form] = older[:len(older)-1]
	}
}

// Recover takes in what was typed before this window was there, the oldest
// first: a newer one lies over it.
func (t *Typed) Recover(form string, texts map[model.Field]string) {
	if before, ok := t.forms[form]; ok {
		if t.older == nil {
			t.older = map[string][]map[model.Field]string{}
		}
		t.older[form] = append(t.older[form], before)
	}
	t.Keep(form, texts)
}

// Forms is all that is kept, by the form's key; without what is empty.
func (t *Typed) Forms() map[string]map[model.Field]string {
	kept := map[string]map[model.Field]string{}
	for form, texts := range t.forms {
		if len(texts) > 0 {
			kept[form] = texts
		}
	}
	return kept
}
