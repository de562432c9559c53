// Package session is what the screen and the conversation in lines share: the file and
// what is known of it, and the sentences that both say of it.
//
// It may import gavel/model and the packages under it, gavel/keymap, gavel/storage, and
// of ui: part, dialog, screen, host, theme.
package session
