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
// Terminal takes every character for one cell wide (v0.47.0 to v0.48.0). So it is told
// that rows have no end, and what it writes is laid out anew with the widths of
// gavel/ui/draw: the cursor stands where the next character will, in wide text, too.
//
// It may import golang.org/x/term, golang.org/x/sys and gavel/ui/draw.
package edit
