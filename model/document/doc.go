// Package document writes what leaves the room, from a record: minutes now,
// summaries and the log later. Documents are plain GitHub-flavoured Markdown
// and deterministic: the same record gives the same bytes, and no clock is
// read.
//
// Each document is made in two steps. Gathering (gather*.go) picks from the
// record what the document says, as plain data in the words that people used.
// Writing (write*.go) lays it out; nobody's text reaches the page but through
// escape.go. A team's own template can take the place of the second step.
//
// It is pure, as model is: it imports the standard library and gavel/model.
package document
