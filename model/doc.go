// Package model holds the rules of gavel: what a review meeting has to dispose
// of, who may rule on it, what a ruling needs, and when a meeting may close.
//
// It is pure. It does no I/O, reads no clock and knows no terminal; it imports
// the standard library only, and nothing of gavel. Time is handed in.
//
// The way in is Do: it takes a Record and a Command and answers with the next
// Record, or with a *Refusal that says what is missing and who can supply it.
// Nothing else changes a record.
package model
