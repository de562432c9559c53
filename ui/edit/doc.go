// Package edit reads lines from a terminal that can be edited before enter: the arrow
// keys, home and end, history, completion, and the control keys of readline, as
// golang.org/x/term's Terminal has them.
//
// The terminal is set so that keys come one by one, it is asked to mark what is pasted,
// and nothing else is changed about it: ctrl+c and ctrl+z are signals as ever, and what is printed is printed as ever.
// However the program ends, Close puts it back as it was. Where the system is none of
// those it knows, Open returns ErrNotHere: the console of Windows edits lines by
// itself.
//
// Terminal takes every character for one cell wide (v0.47.0 to v0.48.0): in a line with
// wide ones the cursor is shown beside its place once it is moved. The line that is read
// is right.
//
// It may import golang.org/x/term and golang.org/x/sys.
package edit
