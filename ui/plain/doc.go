// Package plain is gavel without a screen: a conversation in lines. It reads
// lines and prints lines, one after the other; nothing is painted over, no clock
// ticks, and what it prints holds no escape sequence. An Editor that it is given
// moves the cursor within the line that is being written, and nowhere else.
//
// It is a second root beside the one of package ui: the same screens, panes and
// dialogs answer the same intents with the same asks. Here an intent is asked
// for by its words, a dialog is put as plain questions, and each change is one
// line. It decides nothing, and answers nothing for anybody: where the input
// ends in the middle of a form, nothing of the form is saved.
//
// It may import gavel/model and the rooms under it, gavel/keymap, gavel/storage,
// and of ui: session, part, pane, dialog, edit, screen, theme.
package plain
