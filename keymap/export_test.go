package keymap

// Defaults is the table of all places.
var Defaults = defaults

// InAnew is In without what was made before.
func (m Map) InAnew(scopes []Scope) []Binding { return m.in(scopes) }
