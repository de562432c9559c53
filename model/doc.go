// Package model holds the rules of gavel: what a review meeting has to dispose
// of, who may rule on it, what a ruling needs, and when a meeting may close.
//
// It is pure. It does no I/O, reads no clock and knows no terminal; it imports
// the standard library only, and nothing of gavel. Time is handed in.
//
// The way in is Do: it takes a Record and a Command and answers with the next
// Record, or with a *Refusal that says what is missing and who can supply it.
// Nothing else changes a record. README.md has the rules as a table, and how the
// package is built.
//
// The product's own words, in code, schema, help and documents alike:
//
//   - cycle: the stretch of work under review; a record is about one.
//   - meeting: one review of a cycle: planned, live and adjourned by turns, then
//     closed, or cancelled while nobody has ruled in it.
//   - agenda item: one thing that a meeting disposes of; it asks to decide or informs.
//   - table: what a meeting has to dispose of; entry: one row of it.
//   - decision: what one named owner answers.
//   - ruling: the act of answering: about what, with which outcome, by whom, when, in
//     which meeting or between meetings, and how the answer came. On screen it is an
//     owner decision.
//   - in force: said of the ruling that disposes of an entry at its meeting.
//   - outcome: how a thing was ruled, in one word, such as approved or carried.
//   - criterion: what must be true for a decision to be approved; evidence: what was
//     seen, held against one criterion.
//   - feedback (Feedback): what a person says on a thing; its owner disposes of it.
//   - concern: feedback that blocks an approval until it is cleared or overridden.
//   - blocker: something in the way, with owner, due date, fallback and customer impact.
//   - gate: a named list of checks; check: one line of it, ruled by its owner or
//     computed from the record; waiver: the ruling that lets one through until a day.
//   - action: a follow-up with an owner and a day; condition: an action that a
//     conditional approval waits for.
//   - gap: one thing that stands between a meeting and its close.
//   - kind: what a thing is, such as a decision or a blocker.
//   - requirement: one thing that a command asks for, as data.
//   - record: everything that is known of a cycle, in memory; command: one change that a
//     person asks for; journal: every change ever made, line by line.
//   - seal: the hash of what a meeting said, set when it closes.
//   - minutes: what a meeting said, as a document; addendum: what corrects them later.
package model
