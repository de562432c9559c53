package plain

import (
	"fmt"
	"strings"
)

// refuse says why a line did nothing, and notes it.
func (d *console) refuse(format string, args ...any) {
	d.printf(format, args...)
	d.noteRefusal()
}

// noteRefusal notes that the line did nothing, for whoever sent it through a pipe: nobody has
// read what was said of it.
func (d *console) noteRefusal() {
	if !d.options.Prompt && (len(d.missed) == 0 || d.missed[len(d.missed)-1].Number != d.number) {
		d.missed = append(d.missed, RefusedLine{Number: d.number, Line: d.current})
	}
}

// RefusedLine is a line of a pipe that was refused or not understood.
type RefusedLine struct {
	Number int // of the line in the input
	Line   string
}

// RefusedLines is the lines of a pipe that were refused or not understood: nothing was done
// by them.
type RefusedLines struct {
	Lines []RefusedLine
	Of    int // how many lines there were
}

// Error lists them, one a line, and counts them.
func (e *RefusedLines) Error() string {
	says := make([]string, 0, len(e.Lines)+1)
	for _, m := range e.Lines {
		line := m.Line
		if line == "" {
			line = "an empty line"
		}
		says = append(says, fmt.Sprintf("line %d was not taken, and did nothing: %s", m.Number, line))
	}
	verb := "were"
	if len(e.Lines) == 1 {
		verb = "was"
	}
	return strings.Join(append(says, fmt.Sprintf("%d of %d lines %s not taken", len(e.Lines), e.Of, verb)), "\n")
}
