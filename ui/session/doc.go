// Package session is one person's work on one file, the same on the screen and in lines:
// the record, the screens and the dialogs over them, what is to be saved, what is being
// typed, and what other windows have changed. It knows no keys, draws nothing, prints
// nothing, and has no loop of its own.
//
// The way of one change:
//  1. A component answers an intent with an effect (component.Effect), which its presenter hands to Do.
//  2. Do does what it can at once and answers with steps; what is to be saved is queued.
//  3. Ready hands out the work that can be started now, one save at most.
//  4. The presenter runs it, beside the screen or before the next line, and hands its
//     report to Take, which has the new record, or why not.
//  5. The steps that Take answers with are shown; Ready has the next work.
//
// It may import gavel/model and the packages under it, gavel/keymap, gavel/storage, and
// of ui: component, dialog, screen, host, theme.
package session
