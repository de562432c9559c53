package cli

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// The scripts that shells load. Those that cobra brings put the words of the line
// together again and have the shell evaluate them, and with them what somebody in
// the record is called; these hand the words over as they are.
var (
	//go:embed completion/bash.sh
	bashScript string
	//go:embed completion/zsh.zsh
	zshScript string
	//go:embed completion/fish.fish
	fishScript string
)

func (p *program) completionCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "completion",
		Short:   "Print a script that completes gavel's commands in a shell",
		Example: "gavel completion bash",
	}
	script := func(shell, text, long, example string) *cobra.Command {
		return &cobra.Command{
			Use: shell, Short: "Print the script for " + shell, Long: long, Example: example,
			Args: arguments(0, 0, "gavel completion "+shell+" takes no argument"),
			RunE: func(c *cobra.Command, _ []string) error {
				if err := p.noJSON(c); err != nil {
					return err
				}
				_, err := io.WriteString(p.printed, text)
				return err
			},
		}
	}
	return p.group(c,
		script("bash", bashScript, "Print the script with which bash completes commands, flags, ids and names.",
			"source <(gavel completion bash)\ngavel completion bash > ~/.local/share/bash-completion/completions/gavel"),
		script("zsh", zshScript, "Print the script with which zsh completes commands, flags, ids and names. compinit comes before it.",
			"source <(gavel completion zsh)\ngavel completion zsh > \"${fpath[1]}/_gavel\""),
		script("fish", fishScript, "Print the script with which fish completes commands, flags, ids and names.",
			"gavel completion fish | source\ngavel completion fish > ~/.config/fish/completions/gavel.fish"))
}

// completeLineCommand answers the script of bash, which hands over the line, the
// part of it that is replaced, and how it was asked.
func (p *program) completeLineCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "__complete-line LINE REPLACED TYPE",
		Hidden: true,
		Args:   arguments(3, 3, "this is for the script of gavel completion bash"),
		RunE: func(_ *cobra.Command, args []string) error {
			words, last := shellWords(args[0])
			kept, ok := strings.CutSuffix(last.raw, args[1])
			if !ok || last.active {
				return p.printCompletions(nil, cobra.ShellCompDirectiveNoFileComp)
			}
			list, directive := p.completions(append(words, last.text))
			var lines []string
			for _, one := range list {
				text := last.raw + last.quote(strings.TrimPrefix(one.value, last.text))
				if text, ok = strings.CutPrefix(text, kept); ok {
					lines = append(lines, text+one.aside(len(list), args[2]))
				}
			}
			return p.printCompletions(lines, directive)
		},
	}
}

// completeWordsCommand answers the scripts of zsh and fish, which hand over the
// words, the last one as it is written. They quote what they get.
func (p *program) completeWordsCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "__complete-words SHELL WORD...",
		Hidden: true,
		Args:   arguments(2, -1, "this is for the scripts of gavel completion"),
		RunE: func(_ *cobra.Command, args []string) error {
			shell, words := args[0], args[1:]
			var last shellWord
			for i, word := range words {
				if last = readWord(word, shell == "fish"); shell == "zsh" || i == len(words)-1 { // fish takes the quotes off the others
					words[i] = last.text
				}
			}
			if last.active {
				return p.printCompletions(nil, cobra.ShellCompDirectiveNoFileComp)
			}
			list, directive := p.completions(words)
			var lines []string
			for _, one := range list {
				lines = append(lines, strings.TrimSuffix(one.value+"\t"+one.means, "\t"))
			}
			return p.printCompletions(lines, directive)
		},
	}
}

// printCompletions prints what a script reads: words on how to complete, and then a
// completion a line.
func (p *program) printCompletions(lines []string, directive cobra.ShellCompDirective) error {
	var how []string
	if directive&cobra.ShellCompDirectiveNoSpace != 0 {
		how = append(how, "nospace")
	}
	if directive&cobra.ShellCompDirectiveNoFileComp == 0 {
		how = append(how, "files")
	}
	_, err := fmt.Fprintln(p.printed, strings.Join(append([]string{strings.Join(how, " ")}, lines...), "\n"))
	return err
}

// completion is one way in which the last word can go on: the whole word.
type completion struct{ value, means string }

// aside returns what the completion means, for a list of several that bash shows
// and inserts nothing of: at tab, and where it lists them (COMP_TYPE, bash(1)).
func (c completion) aside(of int, kind string) string {
	if of < 2 || c.means == "" || !slices.Contains([]string{"9", "33", "63", "64"}, kind) {
		return ""
	}
	return "  (" + c.means + ")"
}

// completions returns how the last of the words can go on, as cobra has it.
func (p *program) completions(words []string) ([]completion, cobra.ShellCompDirective) {
	var out bytes.Buffer
	root := p.root()
	root.SetArgs(append([]string{cobra.ShellCompRequestCmd}, words...))
	root.SetOut(&out)
	root.SetErr(io.Discard)
	if err := root.Execute(); err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
	end := len(lines) - 1
	directive, err := strconv.Atoi(strings.TrimPrefix(lines[end], ":"))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	typed, prefix := words[len(words)-1], ""
	if name, _, ok := strings.Cut(typed, "="); ok && strings.HasPrefix(name, "-") {
		prefix = name + "=" // cobra completes what stands behind it
	}
	var list []completion
	for _, line := range lines[:end] {
		value, means, _ := strings.Cut(line, "\t")
		if value = prefix + value; strings.HasPrefix(value, typed) && !strings.HasPrefix(line, "_activeHelp_") {
			list = append(list, completion{value, means})
		}
	}
	return list, cobra.ShellCompDirective(directive)
}
