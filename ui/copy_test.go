package ui

import (
	"errors"
	"strings"
	"testing"

	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/host"
)

// clipboard is one that takes what it is given, or is broken.
type clipboard struct {
	text string
	err  error
}

// systems is the name of the clipboard of the system.
const systems = "the system's clipboard"

func (c *clipboard) put(text string) error {
	c.text = text
	return c.err
}

func (d *driver) withClipboard() *clipboard {
	c := &clipboard{}
	d.root.options.Clipboards = []host.Clipboard{{Name: systems, Put: c.put}}
	return c
}

func TestACopySaysWhichWayWorked(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.press("y")
	d.sees("I-13 copied; if it does not paste, this terminal lets no program copy")
	c := d.withClipboard()
	d.press("y")
	d.sees("I-13 copied to the system's clipboard")
	if c.text != "I-13 Refunds of split shipments" {
		t.Errorf("copied was %q", c.text)
	}
	c.err = errors.New("no display")
	d.press("y")
	d.sees("I-13 copied; if it does not paste", "clipboard did not take")
}

func (d *driver) copy(ask component.Copy) {
	d.t.Helper()
	d.drain(d.root.do(ask))
	d.stale = true
}

// In tmux its buffer takes the copy for certain; whether it comes out of the terminal,
// too, is the terminal's word.
func TestACopyInTmuxSaysHowFarItCame(t *testing.T) {
	d := driveSample(t, 160, 30)
	tmux, system := &clipboard{}, &clipboard{}
	within := host.Clipboard{Name: "tmux's buffer", Put: tmux.put, Within: true}
	d.root.options.Clipboards = []host.Clipboard{within}
	d.press("y")
	d.sees("I-13 copied to tmux's buffer; it pastes elsewhere, too, if this terminal lets programs copy")
	tmux.err = errors.New("no server")
	d.press("y")
	d.sees("I-13 copied; if it does not paste, this terminal lets no program copy; tmux's buffer did not take it")
	tmux.err = nil
	d.root.options.Clipboards = []host.Clipboard{{Name: systems, Put: system.put}, within}
	d.press("y")
	d.sees("I-13 copied to the system's clipboard and tmux's buffer")
	system.err = errors.New("no display")
	d.press("y")
	d.sees("I-13 copied to tmux's buffer; it pastes elsewhere, too, if this terminal lets programs copy; the system's clipboard did not take it")
}

// Terminals commonly pass over what is longer than 100,000 characters on its way to
// them, and say nothing of it.
func TestACopyThatIsTooLongForTerminalsSaysSo(t *testing.T) {
	const warned = "KB long, which many refuse"
	d := driveSample(t, 160, 30)
	long := component.Copy{What: "all of it", Text: strings.Repeat("x", inTerminal)}
	d.copy(long)
	d.sees("all of it copied; if it does not paste, this terminal lets no program copy")
	d.seesNot(warned)
	long.Text += "x"
	d.copy(long)
	d.sees("all of it copied; if it does not paste, this terminal lets no program copy; it is 74 " + warned)
	d.seesNot("saves it")
	d.press("m")
	d.copy(long)
	d.sees("it is 74 " + warned + ": s saves it as a file")
	d.withClipboard()
	d.copy(long)
	d.sees("all of it copied to the system's clipboard")
	d.seesNot(warned)
}

func TestAListIsCopiedLineByLine(t *testing.T) {
	d := driveSample(t, 100, 30)
	c := d.withClipboard()
	d.press("3", "Y")
	d.sees("the list blockers copied")
	for _, line := range []string{"- B-1 The second carrier sends scans a day late (Dmitri", "- B-5 The warehouse", ", no fallback)\n"} {
		if !strings.Contains(c.text, line) {
			t.Errorf("copied was %q, without %q", c.text, line)
		}
	}
	if n := strings.Count(c.text, "\n"); n != 4 {
		t.Errorf("%d lines for 4 blockers", n)
	}
}

func TestTheMinutesAreCopiedAsAWhole(t *testing.T) {
	d := driveSample(t, 100, 30)
	c := d.withClipboard()
	d.press("m", "y")
	d.sees("copied to the system's clipboard")
	if !strings.HasPrefix(c.text, "# ") || !strings.Contains(c.text, "I-13") {
		t.Errorf("copied was %.100q", c.text)
	}
}

// Whoever pastes should not have to look for what was private in it.
func TestNothingPrivateIsCopied(t *testing.T) {
	d := driveSample(t, 120, 36)
	var private []string
	for n := range d.record().Private.All() {
		private = append(private, n.Text)
	}
	c := d.withClipboard()
	d.press("p", "y")
	var all strings.Builder
	for _, pane := range []string{"", "tab"} {
		if pane != "" {
			d.press(pane)
		}
		d.press("home")
		for range 30 {
			d.press("y")
			all.WriteString(c.text)
			d.press("Y")
			all.WriteString(c.text)
			d.press("down")
		}
	}
	if len(private) == 0 || !strings.Contains(all.String(), "I-13") {
		t.Fatal("nothing was tried")
	}
	for _, text := range private {
		if strings.Contains(all.String(), model.Clean(text, true)) {
			t.Errorf("copied was %q", text)
		}
	}
}

func TestHowTheMinutesWereCopiedIsSaidWholeInASmallWindow(t *testing.T) {
	d := driveSample(t, 80, 24)
	d.press("m", "y")
	text := strings.Join(strings.Fields(d.screen()), " ")
	if want := "copied; if it does not paste, this terminal lets no program copy"; !strings.Contains(text, want) {
		t.Errorf("it does not say %q:\n%s", want, d.screen())
	}
	d.sees("y copy") // the keys stay
}
