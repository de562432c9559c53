//go:build !windows

package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/test/turns"
)

// everyCommand hands over gavel and every command below it.
func everyCommand(c *cobra.Command, f func(*cobra.Command)) {
	f(c)
	for _, sub := range c.Commands() {
		everyCommand(sub, f)
	}
}

// Help breaks between words, at every width at which its words have room.
func TestHelpBreaksNoWord(t *testing.T) {
	p := &program{env: os.Getenv}
	root := p.root()
	words := func(text string) []string { return strings.Fields(text) }
	everyCommand(root, func(c *cobra.Command) {
		if c.Hidden {
			return
		}
		whole := words(helpText(c, 10_000))
		for _, width := range []int{60, 72, 80, 100} {
			text := helpText(c, width)
			if got := words(text); strings.Join(got, " ") != strings.Join(whole, " ") {
				t.Errorf("%s at %d columns has other words", c.CommandPath(), width)
			}
			for line := range strings.SplitSeq(text, "\n") {
				if ansi.StringWidth(line) > width {
					t.Errorf("%s at %d columns: %q", c.CommandPath(), width, line)
				}
			}
		}
	})
}

// Every command that is no part of a script is in the list of gavel, or of its
// group, and in the manual page.
func TestEveryCommandIsListed(t *testing.T) {
	p := &program{env: os.Getenv}
	root := p.root()
	page := manPage(root)
	everyCommand(root, func(c *cobra.Command) {
		if c.Hidden || !c.HasParent() {
			return
		}
		if !strings.Contains(helpText(c.Parent(), 80), "\n  "+c.Name()) {
			t.Errorf("%s is not listed", c.CommandPath())
		}
		if c.Name() != "help" && !c.HasSubCommands() && !strings.Contains(page, `.SS "`+roff(c.CommandPath())) {
			t.Errorf("%s is not in the manual page", c.CommandPath())
		}
	})
}

// The manual page is laid out without complaints where there is a program for it.
func TestTheManualPageIsLaidOut(t *testing.T) {
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("SKIPPED: groff is not installed")
	}
	p := &program{env: os.Getenv}
	cmd := exec.Command(groff, "-man", "-Tutf8", "-ww", "-k", "-P-cbou")
	cmd.Stdin = strings.NewReader(manPage(p.root()))
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 || !strings.Contains(string(out), "gavel export minutes [MEETING]") {
		t.Errorf("%v: %s, %d bytes", err, complaints.String(), len(out))
	}
}

// A terminal that answers nothing is asked nothing: help and mistakes are text and
// nothing else, and nobody waits for them.
func TestHelpAndMistakesAskNothingOfTheTerminal(t *testing.T) {
	program, err := exec.LookPath("gavel")
	if err != nil {
		t.Fatal(err)
	}
	for i, kind := range []string{"xterm-256color", "dumb", "linux", ""} {
		for j, args := range []string{"--help", "help do", "do --help", "--nonsense", "do --nonsense", "do -x", "nonsense", "close", "new", "--theme pink", "--version", "gaps --json"} {
			if !turns.In(i+j, 2, 6) {
				continue
			}
			ctx, stop := context.WithTimeout(t.Context(), 3*time.Second)
			cmd := exec.CommandContext(ctx, program, strings.Fields(args)...)
			cmd.Dir = t.TempDir()
			cmd.Env = []string{"TERM=" + kind, "HOME=" + cmd.Dir, "GAVEL_DB=none.db", clockVariable + "=" + environment[clockVariable]}
			line, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 80})
			if err != nil {
				t.Fatal(err)
			}
			out, err := io.ReadAll(line)
			if err != nil && !errors.Is(err, syscall.EIO) { // Linux says so at the end
				t.Fatal(err)
			}
			_ = cmd.Wait()
			if ctx.Err() != nil || len(out) == 0 || strings.ContainsRune(string(out), '\x1b') {
				t.Errorf("TERM=%s gavel %s (too late: %v) printed %q", kind, args, ctx.Err(), out)
			}
			stop()
			_ = line.Close()
		}
	}
}

// The words of a meeting are explained in the shell, as in the help of the screen.
func TestHelpExplainsTheWordsOfAMeeting(t *testing.T) {
	text := conceptsText(80)
	for _, c := range model.Concepts() {
		if !strings.Contains(text, c.Word) {
			t.Errorf("%s is not explained:\n%s", c.Word, text)
		}
	}
}
