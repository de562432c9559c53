// Package plain is gavel without a screen: a conversation in lines. It reads
// lines and prints lines, one after the other; nothing is painted over, no clock
// ticks, and what it prints holds no escape sequence. An Editor that it is given
// moves the cursor within the line that is being written, and nowhere else.
//
// It shows the same session as the screen does (ui/session): the same screens, panes
// and dialogs answer the same intents with the same effects. Here an intent is asked
// for by its words, a dialog puts itself in words (component.Dialog's Converse), and each
// change is one line. It decides nothing, and answers nothing for anybody: where the
// input ends in the middle of a form, nothing of the form is saved, and what was
// answered is offered the next time.
//
// At a terminal the line that is written can be edited before enter: arrow keys,
// history (up, down), completion (tab), ctrl+a, e, k, u, w; ctrl+d on an empty line
// leaves, ctrl+z goes to the shell. Where TERM is dumb the cursor is never moved.
//
// In a form an empty answer keeps what is offered, "back" leaves, and "help", "again"
// and "status" are answered there; another word of the program is asked back, and in
// quotes it is the answer. From a pipe a captured line stands whole: one that lacks
// something opens no form, and the lines behind it are lines; so do pasted lines. Changes of other windows
// are printed before the next prompt. Left with something that the file would not take,
// it lists that and ends with 2.
//
// It may import gavel/model and the rooms under it, gavel/keymap, gavel/storage,
// and of ui: session, component, pane, dialog, edit, screen, theme.
package plain
