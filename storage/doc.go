// Package storage keeps a record in one SQLite file. It loads the record,
// applies a command in one transaction together with its line in the journal,
// and takes commands back. It decides nothing: the rules are package model's,
// and the triggers of the schema hold them a second time, against whoever
// writes to the file.
//
// It may import the standard library, modernc.org/sqlite and gavel/model.
//
// README.md has its promises and how each is held, the way of one change file by
// file, and what a step of schema/ may do.
package storage
