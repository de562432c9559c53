package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/ui/draw/drawtest"
)

// Whatever comes in through the shell, as an argument, an input, a file, its name
// or a variable, is printed as text.
func TestWhatComesInThroughTheShellIsText(t *testing.T) {
	t.Setenv(clockVariable, environment[clockVariable])
	for kind, text := range drawtest.Hostile {
		t.Run(kind, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			agenda := filepath.Join(dir, "agenda.md")
			page := "# " + text + "\n\nAttendees: " + text + "\n\n- 5m " + text + " (" + text + ")\n- " + text + "\n- ~~" + text + "~~\n"
			if err := os.WriteFile(agenda, []byte(page), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile("keys", []byte("review / "+text+" = r\n"+text), 0o600); err != nil {
				t.Fatal(err)
			}
			run := func(input string, args ...string) {
				t.Helper()
				variables := map[string]string{
					"GAVEL_DB": filepath.Join(dir, "review.db"), "GAVEL_USER": "Eve " + text, "TZ": "UTC",
					"GAVEL_KEYS": filepath.Join(dir, "keys"), "XDG_STATE_HOME": filepath.Join(dir, "state"), "HOME": dir,
				}
				var out, err bytes.Buffer
				p := &program{in: strings.NewReader(input), out: &out, err: &err, env: func(name string) string { return variables[name] }, now: fixedClock}
				p.run(context.Background(), args)
				for stream, said := range map[string]string{"stdout": out.String(), "stderr": err.String()} {
					if found := drawtest.Obeyed(said); len(found) > 0 {
						t.Errorf("gavel %q: %s has %v:\n%q", args, stream, found, said)
					}
				}
			}
			for _, args := range [][]string{
				{"new", "cycle", "C " + text, "--people", "Ana, " + text},
				{"new", "meeting", "M " + text},
				{"import", "agenda", agenda, "--dry-run"},
				{"import", "agenda", agenda},
				{"import", "agenda", "no " + text},
				{"start"},
				{"present", "Ana", text},
				{"do", "i " + text},
				{"do", "d " + text + " @ana crit:\"" + text + "\""},
				{"do", "b " + text + " @" + text + " due:" + text},
				{"do", text},
				{"do", "approve D-1 " + text},
				{"undo"},
				{"redo"},
				{"gaps"},
				{"gaps", text},
				{"close"},
				{"meetings"},
				{"export", "minutes"},
				{"export", "minutes", "-o", "to " + strings.ReplaceAll(text, "/", "")},
				{"export", text},
				{"keys"},
				{"doctor"},
				{"backup", "copy " + strings.ReplaceAll(text, "/", "")},
				{"restore", "no " + text},
				{"salvage", "no/" + text},
				{"--db", "no/" + text, "meetings"},
				{text},
				{"--" + text},
				{"--theme", text},
			} {
				run("", args...)
			}
			run("d "+text+"\n"+text+"\n", "do", "-")
			run(text+"\nminutes\ndecision\n"+text+"\n"+text+"\nI-1 "+text+"\nsave\n", "--plain")
		})
	}
}
