//go:build !windows

package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model/test/turns"
	"gavel/ui/test/terminal"
)

// shells are the shells that gavel has a completion for, how each is started
// without anybody's own settings, and how it loads the script. As it comes, zsh
// itself expands the word at the cursor before it asks any completion, whatever
// the command (expand-or-complete, zshzle(1)); here it only completes.
var shells = map[string]struct {
	args []string
	load string
}{
	"bash": {[]string{"--norc", "--noprofile", "-i"}, "source <(gavel completion bash)"},
	"zsh":  {[]string{"-f", "-i"}, "autoload -Uz compinit; compinit -u -D; unsetopt beep; bindkey '^I' complete-word; source <(gavel completion zsh)"},
	"fish": {[]string{"--no-config", "-i"}, "gavel completion fish | source"},
}

// shell is a real shell in a terminal, in a folder with data.
type shellUnderTest struct {
	*terminal.Terminal
	t      *testing.T
	folder string
	number int
}

// inShell starts a shell with gavel's completion loaded.
func inShell(t *testing.T, name string) *shellUnderTest {
	t.Helper()
	terminal.SkipInShort(t)
	program, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("SKIPPED: %s is not installed", name)
	}
	folder := t.TempDir()
	cmd := exec.Command(program, shells[name].args...)
	cmd.Dir = folder
	cmd.Env = []string{"TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=" + folder, "PATH=" + os.Getenv("PATH"), "PS1=> ", "HISTFILE=", "XDG_STATE_HOME=" + filepath.Join(folder, "state")}
	for variable, value := range environment {
		cmd.Env = append(cmd.Env, variable+"="+value)
	}
	x := &shellUnderTest{Terminal: terminal.Start(t, 120, 50, cmd), t: t, folder: folder}
	x.says("gavel new cycle Returns --people 'Ana Ruiz, Ben Okafor'; gavel new meeting; gavel start >started")
	x.says(shells[name].load)
	return x
}

// says has the shell run a command, and waits until it is done.
func (x *shellUnderTest) says(command string) {
	x.t.Helper()
	x.number++
	done := fmt.Sprintf("done-%d.", x.number)
	x.Type(command + fmt.Sprintf("; echo done-''%d.\r", x.number))
	x.See(done)
}

// leaves takes the line away that was typed.
func (x *shellUnderTest) leaves() {
	x.t.Helper()
	x.Keys("ctrl+e", "ctrl+u")
	x.says("clear")
}

// harmed reports whether something was run that makes a file.
func (x *shellUnderTest) harmed() bool {
	found, err := filepath.Glob(filepath.Join(x.folder, "harm*"))
	if err != nil {
		x.t.Fatal(err)
	}
	return len(found) > 0
}

// Nothing that stands in the record or on the line is evaluated when tab is
// pressed, whatever it is called and wherever it stands, nor when what tab has put
// into the line is run.
func TestCompletionEvaluatesNothing(t *testing.T) {
	t.Parallel()
	for name := range shells {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := inShell(t, name)
			for i, called := range []string{"$(touch harm1)", "`touch harm2`", "(touch harm3)", "$(touch harm4) it's \\ \"x\"", "x!touch harm5", "[touch harm6]* ~"} {
				text := strings.ReplaceAll(called, "'", `'\''`)
				if name == "fish" {
					text = strings.ReplaceAll(strings.ReplaceAll(called, `\`, `\\`), "'", `\'`)
				}
				x.says("gavel do 'd " + text + "' >>did")
				x.says("gavel new meeting '" + text + fmt.Sprint(i) + "' >>did")
				x.says("gavel do 'p Zoe" + string(rune('a'+i)) + " " + text + "' >>did")
			}
			for i, line := range []string{
				"gavel present '$(touch harm)' ", "gavel present \"$(touch harm)\" ", "gavel present $(touch harm) ", "gavel present (touch harm) ",
				"gavel present `touch harm` ", "gavel start ", "gavel present ", "gavel present Zoe", "gavel present 'Zoe", "gavel present \"Zoe",
				"gavel do 'approve ", "gavel do 'd x @", "gavel do \"d x @Zoe", "gavel do 'd $(touch harm) @", "gavel do \"`touch harm` ", "gavel --db '$(touch harm)' start ",
				"gavel --db=$(touch harm) start ", "gavel export minutes -o $(touch harm)", "gavel start M-1; touch \\harm", "gavel do $(touch harm", "gavel do 'a' ;touch ",
			} {
				if strings.Contains(line, ";") || !turns.In(i, 3, 3) {
					continue // nothing of gavel's
				}
				x.Type(line + "\t\t\t")
				x.leaves()
				if x.harmed() {
					t.Fatalf("%q, and tab, ran something", line)
				}
			}
			for i := range 6 {
				x.Type("gavel present Zoe" + string(rune('a'+i)) + "\t")
				x.says(">>ran 2>>ran")
				x.Type("gavel present 'Zoe" + string(rune('a'+i)) + "\t")
				x.leaves()
				if x.harmed() {
					t.Fatalf("what tab put into the line of person %d ran something", i)
				}
			}
			ran, err := os.ReadFile(filepath.Join(x.folder, "ran"))
			if err != nil || strings.Count(string(ran), "present") < 6 {
				t.Errorf("what tab put into the line did not name the people: %s, %v", ran, err)
			}
		})
	}
}

// Commands, flags, ids, people and files are completed.
func TestCompletionCompletes(t *testing.T) {
	t.Parallel()
	for name := range shells {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := inShell(t, name)
			x.says("gavel do 'd Ship it @ben' >>did; echo x >agenda-of-returns.md")
			for line, want := range map[string]string{
				"gavel exp\tmin\t":          "gavel export minutes",
				"gavel defer\t--wh\t":       "gavel defer-rest --why",
				"gavel present Be\t":        `gavel present Ben\ Okafor`,
				"gavel present 'Be\t":       `gavel present 'Ben Okafor`,
				"gavel present \"Be\t":      `gavel present "Ben Okafor`,
				"gavel dig\t--own\tBe\t":    `gavel digest --owner Ben\ Okafor`,
				"gavel gaps --jso\tM-\t":    "gavel gaps --json M-1",
				"gavel do 'approve D\t":     "gavel do 'approve D-1",
				"gavel import agenda ag\t":  "gavel import agenda agenda-of-returns.md",
				"gavel meetings --db rev\t": "gavel meetings --db review.db",
				"gavel meetings --db=rev\t": "gavel meetings --db=review.db",
			} {
				x.says("clear")
				x.Type(line)
				x.See(want)
				x.leaves()
			}
		})
	}
}
