// Package dialog has all that opens over a screen: forms, the read-back before a
// ruling, the close, the roll call, documents, the palette, help. A dialog
// answers with what it asks for; root does it.
//
// Forms are drawn from the requirements that the model asks with: the field of
// a form, the token in the capture line and the line in a refusal are the same
// data.
//
// It may import bubbletea for its messages, bubbles to scroll, fuzzy for the palette, gavel/model
// and the packages under it, gavel/keymap, and of ui: component, field, draw, markdown, theme.
package dialog
