// Package demo is the sample: a cycle of checkout and returns work with a
// review behind it, one being held and one ahead, in which everything that
// gavel knows of is to be seen. It is dated around the day on which it is made,
// says SAMPLE in its name, and is made by the same commands as any record, with
// the clock moved back, so that every rule holds in it.
//
// Two things stand between the meeting that is held and its close: a prepared
// decision that nobody has ruled on, and a blocker without its fallback.
//
// It may import the standard library, gavel/model and gavel/storage.
package demo
