package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gavel/model"
)

// The width of help where the output is no terminal, and the most that is easy
// to read.
const (
	helpWidth     = 80
	mostHelpWidth = 100
)

// help prints the help of a command. Nothing is asked of the terminal, and
// nothing but text is printed: not every terminal answers, and not every one
// shows colours.
func (p *program) help(c *cobra.Command, _ []string) {
	_, _ = io.WriteString(c.OutOrStdout(), helpText(c, p.helpColumns())) // the output remembers its trouble
}

// helpColumns returns how wide help may be.
func (p *program) helpColumns() int {
	if f, ok := p.out.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return min(w, mostHelpWidth)
		}
	}
	return helpWidth
}

// helpCommand is gavel help, which names a command that is not there.
func (p *program) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say what a command does, and how it is used",
		Long: "Say what a command does, and how it is used: the same as gavel COMMAND --help.\ngavel help " + conceptsTopic +
			" says what the words mean: cycle, decision owner, concern, gate, carried over.",
		Example: "gavel help\ngavel help export minutes\ngavel help " + conceptsTopic,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == conceptsTopic {
				_, err := io.WriteString(c.OutOrStdout(), conceptsText(p.helpColumns()))
				return err
			}
			at := root
			for i, word := range args {
				next, _, err := at.Find([]string{word})
				if err != nil || next == at {
					return p.noSuchCommand(at, args[i:])
				}
				at = next
			}
			p.help(at, nil)
			return nil
		},
	}
}

// conceptsTopic is the word behind help for what the words of a meeting mean.
const conceptsTopic = "concepts"

// conceptsText explains the words of a meeting in lines of at most width columns.
func conceptsText(width int) string {
	var rows [][2]string
	for _, c := range model.Concepts() {
		rows = append(rows, [2]string{c.Word, c.Says})
	}
	return "CONCEPTS\n" + terms(rows, width)
}

// helpText returns the help of a command in lines of at most width columns, as
// far as words allow.
func helpText(c *cobra.Command, width int) string {
	var b strings.Builder
	b.WriteString(reflow(longOf(c), width))
	fmt.Fprintf(&b, "\n\nUSAGE\n%s\n", fold(usage(c), "  ", "      ", width))
	if c.Example != "" {
		b.WriteString("\nEXAMPLES\n")
		for line := range strings.SplitSeq(c.Example, "\n") {
			b.WriteString(fold(line, "  ", "      ", width) + "\n")
		}
	}
	for _, g := range groupsOf(c) {
		b.WriteString("\n" + strings.ToUpper(g.title) + "\n")
		b.WriteString(terms(g.rows, width))
	}
	return b.String()
}

// longOf returns the text of a command's help.
func longOf(c *cobra.Command) string {
	if c.Long != "" {
		return c.Long
	}
	return c.Short
}

// usage returns how a command is written.
func usage(c *cobra.Command) string {
	if c.HasAvailableSubCommands() && c.HasParent() {
		return c.CommandPath() + " COMMAND [flags]"
	}
	line := c.UseLine()
	if !strings.HasSuffix(line, "[flags]") {
		line += " [flags]"
	}
	return line
}

// helpGroup is a list in help: commands or flags.
type helpGroup struct {
	title string
	rows  [][2]string
}

// groupsOf returns the lists in a command's help.
func groupsOf(c *cobra.Command) []helpGroup {
	var list []helpGroup
	add := func(title string, rows [][2]string) {
		if len(rows) > 0 {
			list = append(list, helpGroup{title, rows})
		}
	}
	for _, g := range append(c.Groups(), &cobra.Group{Title: "more"}) {
		add(g.Title, commandRows(c, g.ID))
	}
	add("flags", flagRows(c.NonInheritedFlags()))
	add("flags of every command", flagRows(c.InheritedFlags()))
	return list
}

func commandRows(c *cobra.Command, group string) (rows [][2]string) {
	for _, sub := range c.Commands() {
		if sub.GroupID == group && (sub.IsAvailableCommand() || sub.Name() == "help") {
			rows = append(rows, [2]string{sub.Use, sub.Short})
		}
	}
	return rows
}

func flagRows(flags *pflag.FlagSet) (rows [][2]string) {
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			rows = append(rows, [2]string{flagName(f), f.Usage})
		}
	})
	return rows
}

// flagName returns a flag as it is written, with the kind of value that it takes.
func flagName(f *pflag.Flag) string {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	switch f.Value.Type() {
	case "bool":
		return name
	case "int":
		return name + " NUMBER"
	}
	return name + " TEXT"
}

// terms lays out what is named and what it means, in two columns.
func terms(rows [][2]string, width int) string {
	const least, most = 12, 26
	column := least
	for _, row := range rows {
		if w := ansi.StringWidth(row[0]); w <= most {
			column = max(column, w)
		}
	}
	var b strings.Builder
	indent := strings.Repeat(" ", column+4)
	for _, row := range rows {
		first := "  " + row[0]
		if w := ansi.StringWidth(first); w+2 <= len(indent) {
			first += indent[w:]
		} else {
			b.WriteString(first + "\n")
			first = indent
		}
		b.WriteString(fold(row[1], first, indent, width) + "\n")
	}
	return b.String()
}

// reflow breaks paragraphs anew. Lines that begin with a blank keep to themselves.
func reflow(text string, width int) string {
	var lines []string
	paragraph := ""
	flush := func() {
		if paragraph != "" {
			lines = append(lines, fold(paragraph, "", "", width))
		}
		paragraph = ""
	}
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case line == "":
			flush()
			lines = append(lines, "")
		case line[0] == ' ':
			flush()
			lines = append(lines, fold(strings.TrimSpace(line), "  ", "      ", width))
		default:
			paragraph = strings.TrimSpace(paragraph + " " + line)
		}
	}
	flush()
	return strings.Join(lines, "\n")
}

// fold breaks a text between words, so that no line is wider than width where its
// words allow it. Blanks within a line are kept.
func fold(text, first, rest string, width int) string {
	var b strings.Builder
	b.WriteString(first)
	at, fresh := ansi.StringWidth(first), true
	for _, word := range strings.SplitAfter(text, " ") {
		bare := strings.TrimRight(word, " ")
		if !fresh && at+ansi.StringWidth(bare) > width {
			b.WriteString("\n" + rest)
			at = ansi.StringWidth(rest)
		}
		b.WriteString(word)
		at, fresh = at+ansi.StringWidth(word), false
	}
	lines := strings.Split(b.String(), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
