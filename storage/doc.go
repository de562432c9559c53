// Package storage keeps a record in one SQLite file. It loads the record,
// applies a command in one transaction together with its line in the journal,
// and takes commands back. It decides nothing: the rules are package model's,
// and the triggers of the schema hold them a second time, against whoever
// writes to the file.
//
// It may import the standard library, modernc.org/sqlite and gavel/model.
//
// The way of a change through its files: store.go, do.go, load.go, columns.go,
// write.go, journal.go, chain.go; undo.go takes one back. The way of a file into
// use: open.go, identity.go, create.go, migrate.go, connection.go, reader.go,
// writer.go. What can go wrong: errors.go. To add a table: its struct in package
// model, and its columns, locks included, in the next step of schema/.
package storage
