package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gavel/model"
	"gavel/model/agenda"
	"gavel/model/capture"
	"gavel/model/document"
	"gavel/storage"
	"gavel/ui"
	"gavel/ui/plain"
)

// The exit codes.
const (
	exitDone    = 0
	exitRefused = 1
	exitFailed  = 2
	exitWritten = 3 // something was written before, and must not be written again
)

// misuse is a mistake in the command line itself.
type misuse struct {
	command *cobra.Command
	says    string
}

func (e *misuse) Error() string { return e.says }

func misused(c *cobra.Command, format string, args ...any) error {
	return &misuse{c, fmt.Sprintf(format, args...)}
}

// refusal is a thing that gavel does not do, for the sake of what is there.
type refusal struct{ says string }

func (e *refusal) Error() string { return e.says }

func refused(format string, args ...any) error { return &refusal{fmt.Sprintf(format, args...)} }

// failure is trouble with the world around.
type failure struct{ says string }

func (e *failure) Error() string { return e.says }

func failed(format string, args ...any) error { return &failure{fmt.Sprintf(format, args...)} }

// exitCode returns the exit code for what a command answered.
func (p *program) exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	if p.written != "" {
		return exitWritten
	}
	if e, ok := errors.AsType[*storage.FileError](err); ok && e.Reason == storage.Protected {
		return exitRefused
	}
	if isA[*plain.Unsaved](err) {
		return exitFailed
	}
	for _, isRefusal := range []bool{isA[*plain.Unfinished](err), isA[*plain.RefusedLines](err), isA[*model.Refusal](err), isA[*refusal](err), isA[*lineError](err), isA[*playbookTrouble](err), isNobody(err)} {
		if isRefusal {
			return exitRefused
		}
	}
	return exitFailed
}

// isA reports whether an error of a type is in the chain.
func isA[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

// report says what went wrong, for a person: a line, and on misuse how the
// command is used.
func (p *program) report(w io.Writer, err error) {
	for _, sentence := range p.sentences(err) {
		_, _ = fmt.Fprintf(w, "gavel: %s\n", model.Clean(sentence, true)) // it may name a file, and that anything
	}
	e, ok := errors.AsType[*misuse](err)
	switch {
	case !ok:
	case e.command.HasAvailableSubCommands():
		_, _ = fmt.Fprintf(w, "See what there is: %s --help\n", e.command.CommandPath())
	default:
		_, _ = fmt.Fprintf(w, "Usage: %s\nMore:  %s --help\n", e.command.UseLine(), e.command.CommandPath())
	}
}

// sentences is an error in words. Of a refused close it is one for each gap.
func (p *program) sentences(err error) []string {
	list := refusedSays(err)
	if p.written != "" {
		list = append(list, p.missingAfter(err)...)
	}
	switch e, unshown := errors.AsType[*notShown](err); {
	case len(list) > 0:
		return list
	case p.written != "":
		return []string{p.troubleAfter(err)}
	case unshown:
		return []string{"it could not be shown: " + e.Error()}
	}
	if says := p.known(err); says != "" {
		return []string{says}
	}
	if p.env("GAVEL_DEBUG") != "" {
		return []string{model.Clean(err.Error(), true)}
	}
	return []string{"something failed that should not have, and nothing was saved; set GAVEL_DEBUG=1 to see what"}
}

// refusedSays returns what was refused, in words; none where nothing was.
func refusedSays(err error) []string {
	if lines := lineErrors(err); len(lines) > 0 {
		return lines
	}
	if e, ok := errors.AsType[*model.Refusal](err); ok {
		return refusalSays(e)
	}
	if e, ok := errors.AsType[*keyTrouble](err); ok {
		return e.says
	}
	if e, ok := errors.AsType[*playbookTrouble](err); ok {
		return e.says()
	}
	return conversationSays(err)
}

// lineErrors is every line that was not done, in words.
func lineErrors(err error) (list []string) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range joined.Unwrap() {
			list = append(list, lineErrors(one)...)
		}
		return list
	}
	if e, ok := errors.AsType[*lineError](err); ok {
		list = append(list, e.says)
	}
	return list
}

// missingAfter says of what was written that it could not be shown, or not be
// copied; nothing where it was.
func (p *program) missingAfter(err error) (list []string) {
	if e, ok := errors.AsType[*notShown](err); ok {
		list = append(list, fmt.Sprintf("%s, but that could not be shown: %s; do not do it again", p.written, e.Error()))
	}
	if e, ok := errors.AsType[*notCopied](err); ok {
		for _, why := range e.whys {
			list = append(list, fmt.Sprintf("%s, but not copied: no backup could be made%s; do not do it again, copy it with: gavel backup FILE", p.written, why))
		}
	}
	return list
}

// troubleAfter is other trouble once something was written: it says what was, so
// that nobody does it again.
func (p *program) troubleAfter(err error) string {
	why := p.known(err)
	switch {
	case why != "":
	case p.env("GAVEL_DEBUG") != "":
		why = model.Clean(err.Error(), true)
	default:
		why = "something failed that should not have (set GAVEL_DEBUG=1 to see what)"
	}
	return fmt.Sprintf("%s, but then: %s; do not do again what is done", p.written, why)
}

// sentence is an error in one sentence.
func (p *program) sentence(err error) string {
	if e, ok := errors.AsType[*lineError](err); ok {
		return e.plain
	}
	if e, ok := errors.AsType[*model.Refusal](err); ok {
		return model.Clean(e.Says, true)
	}
	return strings.Join(p.sentences(err), "; ")
}

// known is an error that is written for a person; "" for any other.
func (p *program) known(err error) string {
	for _, known := range []bool{
		isA[*misuse](err), isA[*refusal](err), isA[*failure](err), isNobody(err),
		isA[*storage.FileError](err), isA[*agenda.NotAnAgenda](err),
		isA[*ui.CrashError](err), isA[*storage.ChainError](err), isA[*storage.RowError](err), isA[*storage.SealError](err),
	} {
		if known {
			return strings.TrimSpace(err.Error()) + toAdd(err)
		}
	}
	return ""
}

// conversationSays returns how a conversation in lines ended badly: in the middle of
// a form, with lines that were not taken, or with something that is not in the
// record.
func conversationSays(err error) []string {
	var list []string
	if e, ok := errors.AsType[*plain.Unfinished](err); ok {
		list = append(list, e.Error())
	}
	if e, ok := errors.AsType[*plain.RefusedLines](err); ok {
		list = append(list, strings.Split(e.Error(), "\n")...)
	}
	if e, ok := errors.AsType[*plain.Unreadable](err); ok {
		list = append(list, e.Error())
	}
	if e, ok := errors.AsType[*plain.Unsaved](err); ok {
		list = append(list, strings.Split(e.Error(), "\n")...)
	}
	return list
}

func refusalSays(e *model.Refusal) []string {
	switch {
	case e.Theirs == "" && e.Yours == "" && len(e.Gaps) == 0:
		return []string{model.Clean(e.Says, true)}
	case len(e.Gaps) == 0:
		return []string{model.Clean(e.Error(), true)}
	}
	list := make([]string, len(e.Gaps))
	for i, g := range e.Gaps {
		list[i] = fmt.Sprintf("%s cannot close: %s", e.About, gapLine(g))
	}
	return list
}

// flagMistake turns the mistakes that the flags report into sentences.
func flagMistake(c *cobra.Command, err error) error {
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return misused(c, "%q is no value for --%s: %s", e.GetValue(), e.GetFlag().Name, e.GetFlag().Usage)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return misused(c, "--%s needs a value: %s", e.GetFlag().Name, e.GetFlag().Usage)
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok && e.GetSpecifiedShortnames() != "" {
		written := "-" + e.GetSpecifiedShortnames()
		return misused(c, "%q is taken for flags, as it begins with -; where it is a text, write -- before it: %s -- %s",
			written, c.CommandPath(), inShellQuotes(written))
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok && strings.ContainsAny(e.GetSpecifiedName(), " \t") {
		return misused(c, "%q is taken for a flag, as it begins with --; where it is a text, write -- before it", "--"+e.GetSpecifiedName())
	}
	return misused(c, "%s", err)
}

// inShellQuotes returns a text as one word of a shell.
func inShellQuotes(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// asksJSON reports whether --json is among the arguments.
func asksJSON(args []string) bool {
	for _, arg := range args {
		switch arg {
		case "--":
			return false
		case "--json", "--json=true":
			return true
		}
	}
	return false
}

// noSuchCommand refuses what follows gavel and is no command.
func (p *program) noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if instead := otherCommand(c, args[0]); instead != "" {
		return misused(c, "there is no command %q; did you mean %s?", args[0], instead)
	}
	return misused(c, "there is no command %q", args[0])
}

// otherCommand returns what somebody may mean who wrote a word that is no command: one
// that is written nearly so, a document, or a verb of a captured line; "" for nothing.
func otherCommand(c *cobra.Command, word string) string {
	c.SuggestionsMinimumDistance = max(1, len(word)/3) // a slip of the finger, not another word
	if near := c.SuggestionsFor(word); len(near) > 0 {
		return near[0]
	}
	if c.HasParent() {
		return ""
	}
	if d, ok := document.Named(word); ok {
		return c.CommandPath() + " export " + d.Name
	}
	if verbs := capture.VerbsNear(word); len(verbs) > 0 {
		return fmt.Sprintf("%s do %q", c.CommandPath(), verbs[0]+" …")
	}
	return ""
}

// group is a command that only holds others.
func (p *program) group(c *cobra.Command, commands ...*cobra.Command) *cobra.Command {
	c.Args = p.noSuchCommand
	c.RunE = func(c *cobra.Command, _ []string) error {
		var names []string
		for _, sub := range commands {
			names = append(names, sub.CommandPath())
		}
		return misused(c, "say which: %s", strings.Join(names, ", or "))
	}
	c.AddCommand(commands...)
	return c
}

// arguments takes between least and most arguments, and else says what is
// asked for. A most below 0 takes any number.
func arguments(least, most int, asks string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return misused(c, "%s", asks)
		case most >= 0 && len(args) > most:
			return misused(c, "%q is one argument too many; %s", args[most], asks)
		}
		return nil
	}
}

// pathTrouble is why a file cannot be read or written, without the system's
// own words.
func pathTrouble(doing, path string, err error) error {
	why := cmp.Or(storage.WhyPath(err), "see that the folder is there and that you may use it")
	return failed("cannot %s %s: %s", doing, model.Clean(path, false), why)
}
