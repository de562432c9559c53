package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gavel/model/test/turns"
	"gavel/ui/draw/drawtest"
)

// Whatever comes in through the shell, as an argument, an input, a file, its name
// or a variable, is printed as text. What every way in is to end with says that it
// was gone to its end, and not refused at the door.
func TestWhatComesInThroughTheShellIsText(t *testing.T) {
	turns.Long(t)
	for kind, text := range drawtest.HostileTurn(2) {
		t.Run(kind, func(t *testing.T) {
			x := intruder{t: t, dir: t.TempDir(), text: text, name: "Zoe " + notOneName.Replace(text)}
			t.Chdir(x.dir)
			x.plans()
			x.meets()
			x.reads()
			x.mistakes()
		})
	}
}

// notOneName takes out of a name what makes several of it, or a doubt.
var notOneName = strings.NewReplacer(",", "", ";", "", "+", "", "/", "", "&", "", "?", "")

// intruder brings a hostile text in by every way.
type intruder struct {
	t    *testing.T
	dir  string
	text string
	name string // of a person
}

// in is a file name with the text in it, and how a command about it ends: no system
// takes one with a zero byte.
func (x intruder) in(what string) (name string, code int) {
	if strings.Contains(x.text, "\x00") {
		code = exitFailed
	}
	const most = 101 // bytes; systems take 255, with what gavel adds
	return what + " " + strings.ReplaceAll(x.text[:min(len(x.text), most)], "/", ""), code
}

// page returns how an agenda with the text in it ends: one that is no text is not read,
// and an open bracket with a number is no topic.
func (x intruder) page() (code int) {
	if !utf8.ValidString(x.text) || strings.Contains(x.text, "\x00") || x.text == drawtest.Hostile["broken sequence"] {
		return exitFailed
	}
	return exitDone
}

// run runs one command with an input, which ends with a code.
func (x intruder) run(code int, input string, args ...string) {
	x.t.Helper()
	variables := map[string]string{
		"GAVEL_DB": filepath.Join(x.dir, "review.db"), "GAVEL_USER": "Eve " + x.text, "TZ": "UTC",
		"GAVEL_KEYS": filepath.Join(x.dir, "keys"), "XDG_STATE_HOME": filepath.Join(x.dir, "state"), "HOME": x.dir,
	}
	var out, err bytes.Buffer
	p := &program{in: strings.NewReader(input), out: &out, err: &err, env: func(name string) string { return variables[name] }, now: tenOnMonday}
	if got := p.run(context.Background(), args); got != code {
		x.t.Errorf("gavel %q ended with %d, and not with %d: %s", args, got, code, err.String())
	}
	for stream, said := range map[string]string{"stdout": out.String(), "stderr": err.String()} {
		if found := drawtest.Obeyed(said); len(found) > 0 {
			x.t.Errorf("gavel %q: %s has %v:\n%q", args, stream, found, said)
		}
	}
}

func (x intruder) write(name, content string) {
	x.t.Helper()
	if err := os.WriteFile(filepath.Join(x.dir, name), []byte(content), 0o600); err != nil {
		x.t.Fatal(err)
	}
}

func (x intruder) plans() {
	x.t.Helper()
	text := x.text
	x.write("agenda.md", "# "+text+"\n\nAttendees: "+text+"\n\n- 5m "+text+" ("+text+")\n- "+text+"\n- ~~"+text+"~~\n")
	x.run(exitDone, "", "new", "cycle", "C "+text, "--people", "Ana, "+x.name)
	x.run(exitDone, "", "new", "meeting", "M "+text)
	code := x.page()
	x.run(code, "", "import", "agenda", "agenda.md", "--json")
	x.run(exitFailed, "", "import", "agenda", "agenda.md") // shown, and nobody is there to say yes
	x.run(code, "", "import", "agenda", "agenda.md", "--yes")
	x.run(exitFailed, "", "import", "agenda", "no "+text)
}

func (x intruder) meets() {
	x.t.Helper()
	text := x.text
	x.run(exitDone, "", "start", "M-1")
	x.run(exitDone, "", "present", "Ana", x.name)
	x.run(exitRefused, "", "present", "no "+text)
	x.run(exitDone, "", "do", "i "+text)
	x.run(exitDone, "", "do", "d "+text+" @ana crit:\"it holds "+strings.ReplaceAll(text, `\`, `\\`)+"\"")
	x.run(exitRefused, "", "do", "b "+text+" @"+text+" due:"+text)
	x.run(exitRefused, "", "do", text)
	x.run(exitRefused, "", "do", "approve D-1 "+text)
	x.run(exitWritten, "d "+text+"\n"+text+"\n", "do", "-") // the first line is done
	x.run(exitDone, "", "undo")
	x.run(exitDone, "", "redo")
	x.run(exitRefused, text+"\nminutes\ndecision\n"+text+"\n"+text+"\nI-1 "+text+"\nsave\n", "--plain")
}

func (x intruder) reads() {
	x.t.Helper()
	x.write("keys", "review / "+x.text+" = r\n"+x.text)
	x.run(exitDone, "", "gaps")
	x.run(exitRefused, "", "gaps", x.text)
	x.run(exitRefused, "", "close")
	x.run(exitDone, "", "meetings")
	for list, id := range map[string]string{"decisions": "D-1", "people": "P-2", "meetings": "M-1"} {
		x.run(exitDone, "", "list", list)
		x.run(exitDone, "", "list", list, "--json")
		x.run(exitDone, "", "show", id)
		x.run(exitDone, "", "show", id, "--json")
	}
	x.run(exitDone, "", "list", "items", "x"+x.text)
	x.run(exitRefused, "", "show", x.text)
	x.run(exitDone, "", "export", "minutes")
	to, code := x.in("to")
	x.run(code, "", "export", "minutes", "-o", to)
	x.run(exitFailed, "", "keys")
	x.run(exitDone, "", "doctor")
	copied, code := x.in("copy")
	x.run(code, "", "backup", copied)
	x.run(code, "", "restore", copied)
}

func (x intruder) mistakes() {
	x.t.Helper()
	for _, args := range [][]string{
		{"export", x.text},
		{"list", x.text},
		{"list", "actions", "--sort", x.text, "--db", "no/" + x.text},
		{"restore", "no " + x.text},
		{"salvage", "no/" + x.text},
		{"--db", "no/" + x.text, "meetings"},
		{x.text},
		{"--plain", x.text},
		{"--" + x.text},
		{"--theme", x.text},
	} {
		x.run(exitFailed, "", args...)
	}
}
