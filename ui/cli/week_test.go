//go:build !windows

package cli

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"gavel/ui/test/terminal"
)

// weeks is one file over several weeks: each window is opened at a time of its own.
type weeks struct {
	*testing.T
	folder, gavel string
}

func newWeeks(t *testing.T) *weeks {
	t.Helper()
	terminal.SkipInShort(t)
	path, err := exec.LookPath("gavel")
	if err != nil {
		t.Fatal(err)
	}
	return &weeks{t, t.TempDir(), path}
}

func (w *weeks) command(at string, args ...string) *exec.Cmd {
	cmd := exec.Command(w.gavel, args...)
	cmd.Dir = w.folder
	cmd.Env = []string{"TERM=xterm-256color", "HOME=" + w.folder, "TMPDIR=" + w.folder, "PATH=" + os.Getenv("PATH")}
	for name, value := range environment {
		if name == clockVariable {
			value = at
		}
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	return cmd
}

// shell runs gavel without a screen, and returns what it printed.
func (w *weeks) shell(at string, args ...string) string {
	w.Helper()
	out, err := w.command(at, args...).CombinedOutput()
	if err != nil {
		w.Fatalf("gavel %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// window opens the screen at a time.
func (w *weeks) window(at string) *terminal.Terminal {
	w.Helper()
	return terminal.Start(w, 120, 36, w.command(at))
}

// sees waits for each of several texts.
func sees(x *terminal.Terminal, texts ...string) {
	for _, text := range texts {
		x.See(text)
	}
}

// said types a line of capture, and waits for what it says.
func said(x *terminal.Terminal, line, answer string) {
	x.Type(":")
	x.See("esc")
	x.Type(line + "\r")
	x.Gone("tab complete")
	x.See(answer)
}

// A week as it is lived: a meeting leaves work behind; a week later the digest names it, the
// walk goes through it, an agenda is proposed, the meeting is announced and held, and its
// minutes say what became of the work; the week after that nothing of it is left.
func TestTheWholePathFromOneWeekToTheNext(t *testing.T) {
	t.Parallel()
	w := newWeeks(t)
	const first, eve, second, third = "2026-11-23T10:00:00+01:00", "2026-11-30T09:00:00+01:00", "2026-11-30T10:00:00+01:00", "2026-12-07T09:00:00+01:00"
	w.shell(first, "new", "cycle", "Checkout", "--people", "Ana Ruiz, Ben Okafor, Mara Ilves")
	w.shell(first, "new", "meeting")
	w.shell(first, "do", `d Free returns until day 60 @ana crit:"refunded within five days"`)
	w.shell(first, "do", `b Vendor contract is not signed @ben due:26nov fallback:"ship without it" impact:"no express pay"`)
	w.shell(first, "start")

	x := w.window(first)
	sees(x, "M-1 Weekly review", "live")
	said(x, `defer D-1 no load test yet due:30nov fallback:"returns stay at day 30"`, "D-1 deferred")
	said(x, "a D-1 Ask finance for the numbers @mara due:25nov", "A-1")
	said(x, "carry B-1", "B-1 carried")
	said(x, "pass C-3 read side by side", "C-3 passed")
	x.See("ready to close")
	x.Type("x")
	x.See("Close M-1")
	x.Type("y")
	x.See("M-2 planned for Mon 30 Nov")
	x.See("Minutes of M-1")
	x.Keys("esc")
	x.See("1 Agenda")
	x.Type("q")
	x.Exit()

	x = w.window(eve)
	sees(x, "PREPARE", "M-2 Weekly review", "late", "Overdue", "A-1", "B-1", "Returning", "D-1", "To send")
	x.Type("w")
	sees(x, "1 of 5", "0 of 5 handled")
	x.Type("y") // the message to its owner
	x.See("copied")
	x.Type("l")
	sees(x, "2 of 5", "1 left for the meeting")
	x.Keys("esc")
	x.See("1 Attention")
	x.Type("P")
	sees(x, "proposed agenda", "Actions due", "D-1", "B-1")
	x.Type("\r")
	x.See("on the agenda of M-2")
	x.Type("N")
	sees(x, "Pre-read: Weekly review, Mon 30 Nov 2026", "You decide")
	x.Type("y")
	x.See("Is M-2 announced?")
	x.Type("y")
	x.See("M-2 is announced")
	said(x, "i A late thought @mara ask:inform", "A late thought")
	x.Type("q")
	x.Exit()

	x = w.window(second)
	x.See("M-2 Weekly review")
	x.Type("S")
	x.See("Start M-2")
	x.Type("y")
	sees(x, "live", "Carried over")
	said(x, "approve D-1", "D-1 approved")
	said(x, "resolve B-1 the vendor signed", "B-1 resolved")
	said(x, "done A-1 two in a hundred", "A-1 done")
	said(x, "note I-3", "I-3 noted")
	said(x, "note I-6", "I-6 noted")
	said(x, "note I-7", "I-7 noted")
	said(x, "pass C-6 read side by side", "C-6 passed")
	x.See("ready to close")
	x.Type("x")
	x.See("Close M-2")
	x.Type("y")
	x.See("M-3 planned for Mon 7 Dec")
	sees(x, "Weekly review, Mon 30 Nov 2026: 1 decided", "Free returns until day 60")
	x.Keys("esc")
	x.See("1 Agenda")
	x.Type("q")
	x.Exit()

	minutes := w.shell(second, "export", "minutes", "M-2")
	for _, told := range []string{"### Approved: Free returns until day 60 (Ana Ruiz, D-1)", "Vendor contract is not signed", "two in a hundred", "- Mon 7 Dec (M-3 Weekly review)", "A late thought"} {
		if !strings.Contains(minutes, told) {
			t.Errorf("the minutes do not say %q:\n%s", told, minutes)
		}
	}

	x = w.window(third)
	sees(x, "PREPARE", "M-3 Weekly review", "1 Attention ○1", "To send, 1", "not sent", "tab next pane")
	if screen := x.Screen(); strings.Contains(screen, "Overdue") || strings.Contains(screen, "Returning") {
		t.Errorf("what was answered a week ago needs attention:\n%s", screen)
	}
	x.Type("1+")
	x.See("Weekly review, Mon 30 Nov 2026")
	x.Type("y")
	x.See("The minutes of M-2 were sent")
	x.Type("#checkout\r")
	x.See("sent to #checkout")
	x.Type("q")
	x.Exit()
}
