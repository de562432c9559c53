package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gavel/keymap"
)

// keyJSON is one binding as gavel keys --json prints it.
type keyJSON struct {
	Scope  string   `json:"scope"`
	Keys   []string `json:"keys"`
	Intent string   `json:"intent"`
	Label  string   `json:"label"`
	Help   string   `json:"help"`
}

func (p *program) keysCommand() *cobra.Command {
	var markdown, template bool
	c := &cobra.Command{
		Use:   "keys",
		Short: "List every key of the screen",
		Long: `List every key in force on the screen, by the place in which it holds.

Keys of your own are in the file that the variable GAVEL_KEYS names, else in
gavel/keys in your configuration folder ($XDG_CONFIG_HOME, or ~/.config). A line of
it says all keys of an action in a place:

  review / roll-call = r, space r
  everywhere / undo  = ctrl+u
  review / adjourn   = none

Keys that follow each other are parted by blanks. What you say wins over what gavel
comes with; a line that cannot hold is left out, and said here with its reason.
gavel keys --template prints a file with every place and action in it.`,
		Example: "gavel keys\ngavel keys --markdown\ngavel keys --template > ~/.config/gavel/keys",
		Args:    arguments(0, 0, "gavel keys takes no argument"),
	}
	c.Flags().BoolVar(&markdown, "markdown", false, "print Markdown tables")
	c.Flags().BoolVar(&template, "template", false, "print a file of keys to begin with")
	c.RunE = func(c *cobra.Command, _ []string) error {
		switch {
		case p.json && markdown, p.json && template, markdown && template:
			return misused(c, "choose one of --json, --markdown and --template")
		case template:
			_, err := fmt.Fprint(p.printed, keymap.Template())
			return err
		}
		keys, trouble := p.keysInForce()
		print := p.keysText
		switch {
		case p.json:
			print = func(bindings []keymap.Binding) error { return p.printJSON(keyList(bindings)) }
		case markdown:
			print = p.keysMarkdown
		}
		if err := print(keys.Bindings()); err != nil {
			return err
		}
		switch {
		case trouble == nil:
			return nil
		case trouble.leftOut:
			return trouble
		}
		p.report(p.err, trouble) // they hold, and their person should know what else they do
		return nil
	}
	return c
}

func keyList(bindings []keymap.Binding) []keyJSON {
	list := []keyJSON{}
	for _, b := range bindings {
		list = append(list, keyJSON{string(b.Scope), append([]string{}, b.Keys...), string(b.Intent), b.Label, b.Help})
	}
	return list
}

// scopes is the bindings by the place where they hold, in the order of the
// table.
func scopes(bindings []keymap.Binding) (order []keymap.Scope, in map[keymap.Scope][]keymap.Binding) {
	in = map[keymap.Scope][]keymap.Binding{}
	for _, b := range bindings {
		if in[b.Scope] == nil {
			order = append(order, b.Scope)
		}
		in[b.Scope] = append(in[b.Scope], b)
	}
	return order, in
}

func (p *program) keysText(bindings []keymap.Binding) error {
	var rows table
	order, in := scopes(bindings)
	for i, scope := range order {
		if i > 0 {
			rows = append(rows, nil)
		}
		rows = append(rows, []string{strings.ToUpper(string(scope))})
		for _, b := range in[scope] {
			rows = append(rows, []string{"  " + readable(b, ", "), b.Label, b.Help})
		}
	}
	return rows.print(p.printed)
}

func (p *program) keysMarkdown(bindings []keymap.Binding) error {
	var text strings.Builder
	order, in := scopes(bindings)
	for _, scope := range order {
		fmt.Fprintf(&text, "### %s\n\n| key | does |\n| --- | --- |\n", scope)
		for _, b := range in[scope] {
			fmt.Fprintf(&text, "| `%s` | %s: %s |\n", readable(b, "` `"), b.Label, strings.ReplaceAll(b.Help, "|", `\|`))
		}
		text.WriteByte('\n')
	}
	_, err := fmt.Fprint(p.printed, strings.TrimRight(text.String(), "\n")+"\n")
	return err
}

// readable is the keys of a binding as people read them.
func readable(b keymap.Binding, between string) string {
	if len(b.Keys) == 0 {
		return keymap.None
	}
	names := make([]string, len(b.Keys))
	for i, key := range b.Keys {
		names[i] = keymap.Readable(key)
	}
	return strings.Join(names, between)
}
