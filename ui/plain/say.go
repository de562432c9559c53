package plain

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"gavel/model"
	"gavel/ui/pane"
)

// printf prints a sentence, or several lines. Whatever people wrote is made safe
// to print; the white space that a line begins with stays.
func (d *console) printf(format string, args ...any) {
	for line := range strings.SplitSeq(strings.TrimRight(fmt.Sprintf(format, args...), "\n"), "\n") {
		text := strings.TrimLeft(line, " ")
		said := line[:len(line)-len(text)] + model.Clean(text, false) + "\n"
		d.said = append(d.said, said)
		d.write(said)
	}
}

// write is the one place where something is printed.
func (d *console) write(text string) {
	if line, ended := strings.CutSuffix(text, "\n"); ended && d.options.Fold != nil {
		text = d.options.Fold(line) + "\n"
	}
	_, _ = io.WriteString(d.options.Out, text)
}

// Say says texts, one after the other.
func (d *console) Say(texts ...string) {
	for _, text := range texts {
		d.printf("%s", text)
	}
}

// Refuse says why an answer was not taken, or why nothing is done.
func (d *console) Refuse(why string) { d.refuse("%s", why) }

// Piped reports whether nobody sits in front of it.
func (d *console) Piped() bool { return !d.options.Prompt }

// List prints lines with a number each, which means the thing until the next list.
func (d *console) List(heading string, about []model.Ref, lines []string) {
	d.listed = about
	d.Number(heading, lines)
}

// Number prints lines with a number each, under a heading.
func (d *console) Number(heading string, lines []string) {
	d.printf("%s", heading)
	for i, line := range lines {
		d.printf("%d. %s", i+1, line)
	}
}

// rows prints the rows of a pane. Their numbers mean them until the next list;
// mark says what a marked row is.
func (d *console) rows(p *pane.Pane, mark string) {
	rows, empty := p.Rows(d.context())
	if len(rows) == 0 {
		d.listed = nil
		d.printf("%s: %s", p.Title(), strings.Join(empty, " "))
		return
	}
	d.printf("%s:", p.Title())
	d.listed = nil
	for _, row := range rows {
		if row.Head {
			d.printf("%s", row.Text)
			continue
		}
		d.listed = append(d.listed, row.About)
		d.printf("%d. %s", len(d.listed), d.describeRow(row, mark))
	}
}

// describeRow is a row as it is read aloud: the thing, whose it is, how it stands.
func (d *console) describeRow(row pane.Row, mark string) string {
	text := fmt.Sprintf("%s %s", row.About, row.Text)
	if f, ok := d.session.Record.Feedbacks.Get(row.About.ID); ok && row.About.Kind == model.KindFeedback {
		kind := "feedback"
		if f.Concern {
			kind = "concern"
		}
		text = fmt.Sprintf("%s %s %s", row.About, kind, strings.TrimPrefix(row.Text, "! "))
	}
	if tail := row.Tail(); tail != "" {
		text += fmt.Sprintf(" (%s)", tail)
	}
	if row.State != "" {
		_, word, _ := d.session.Theme.Status(row.State)
		text += " " + cmp.Or(row.Word, word)
	}
	if row.Mark && mark != "" {
		text += ", " + mark
	}
	return text
}
