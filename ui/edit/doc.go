// Package edit reads lines from a terminal that can be edited before enter: the arrow
// keys, home and end, history, completion, and the control keys of readline, as
// golang.org/x/term's Terminal has them.
//
// The terminal is set so that keys come one by one, and nothing else is changed about
// it: ctrl+c and ctrl+z are signals as ever, and what is printed is printed as ever.
// However the program ends, Close puts it back as it was. Where the system is none of
// those it knows, Open returns ErrNotHere: the console of Windows edits lines by
// itself.
//
// It may import golang.org/x/term and golang.org/x/sys.
package edit
