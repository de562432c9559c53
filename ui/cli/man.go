package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func (p *program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Print the manual page, for man to lay out: every command with its flags and examples.",
		Example: "gavel man | man -l -\ngavel man > ~/.local/share/man/man1/gavel.1",
		Args:    arguments(0, 0, "gavel man takes no argument"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := p.noJSON(c); err != nil {
				return err
			}
			_, err := p.printed.Write([]byte(manPage(c.Root())))
			return err
		},
	}
}

// manPage returns the manual page in the language of man(7).
func manPage(root *cobra.Command) string {
	var m man
	m.line(".TH GAVEL 1 \"\" \"gavel %s\" \"User Commands\"", quoted(version()))
	m.section("NAME")
	m.text("gavel - " + strings.ToLower(root.Short[:1]) + root.Short[1:])
	m.section("SYNOPSIS")
	m.line(".B gavel")
	m.text("[COMMAND] [flags] [FILE]")
	m.section("DESCRIPTION")
	m.paragraphs(longOf(root))
	m.section("OPTIONS")
	m.terms(flagRows(root.NonInheritedFlags()))
	m.section("COMMANDS")
	m.commands(root)
	m.section("EXAMPLES")
	m.examples(root.Example)
	m.section("FILES")
	m.terms([][2]string{
		{"$XDG_DATA_HOME/gavel/gavel.db", "the data, where neither --db nor GAVEL_DB names another file; ~/.local/share without the variable"},
		{"$XDG_STATE_HOME/gavel/backups", "copies and minutes, kept by gavel itself; ~/.local/state without the variable"},
		{"$XDG_CONFIG_HOME/gavel/keys", "keys of your own; ~/.config without the variable"},
	})
	m.section("ENVIRONMENT")
	m.terms([][2]string{
		{"GAVEL_DB", "the file that the data is in"},
		{"GAVEL_USER", "the name that changes are recorded under"},
		{"GAVEL_BACKUPS", "one more folder for copies, used while it is there"},
		{"GAVEL_KEYS", "the file with keys of your own"},
		{"GAVEL_THEME", "colours of the screen: auto, light, dark or mono"},
		{"NO_COLOR", "no colours, whatever its value"},
	})
	return m.String()
}

// man is a manual page in the making.
type man struct{ strings.Builder }

func (m *man) line(format string, args ...any) {
	_, _ = fmt.Fprintf(m, format+"\n", args...) // a builder takes everything
}

func (m *man) section(title string) { m.line(".SH %s", title) }

// text writes lines that are set as they come.
func (m *man) text(text string) { m.line("%s", roff(text)) }

// paragraphs writes a text with its paragraphs; what begins with a blank is set
// line by line.
func (m *man) paragraphs(text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		if strings.HasPrefix(paragraph, " ") {
			m.examples(paragraph)
			continue
		}
		m.text(paragraph)
	}
}

// examples writes lines that are not filled.
func (m *man) examples(text string) {
	if text == "" {
		return
	}
	m.line(".PP\n.RS 4\n.nf\n%s\n.fi\n.RE", roff(text))
}

func (m *man) terms(rows [][2]string) {
	for _, row := range rows {
		m.line(".TP\n\\fB%s\\fR", roff(row[0]))
		m.text(row[1])
	}
}

// commands writes every command below another, in the order of their groups.
func (m *man) commands(c *cobra.Command) {
	for _, g := range append(c.Groups(), &cobra.Group{}) {
		for _, sub := range c.Commands() {
			switch {
			case sub.GroupID != g.ID || !sub.IsAvailableCommand():
			case sub.HasAvailableSubCommands():
				m.commands(sub)
			default:
				m.line(".SS \"%s\"", quoted(strings.TrimSuffix(sub.UseLine(), " [flags]")))
				m.paragraphs(longOf(sub))
				m.terms(flagRows(sub.NonInheritedFlags()))
				m.examples(sub.Example)
			}
		}
	}
}

// roff returns a text as it is written in roff: backslashes and dashes are said,
// and no line begins with a request.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// quoted returns a text as it stands between the quotes of a request.
func quoted(text string) string { return strings.ReplaceAll(roff(text), `"`, `\(dq`) }
