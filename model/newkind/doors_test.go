package newkind_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gavel/keymap"
	"gavel/model"
	"gavel/storage"
	"gavel/ui/cli"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/theme"
)

// shell is gavel's command line with a file of its own.
type shell struct {
	t      *testing.T
	folder string
}

// held is a shell with a meeting that is held, and HZ-1 on its item.
func held(t *testing.T) shell {
	t.Helper()
	x := shell{t, t.TempDir()}
	x.does("", "new", "cycle", "Checkout", "--people", "Ana Ruiz, Ben Ode")
	x.does("", "new", "meeting", "Weekly")
	x.does("", "start")
	x.does("", "do", "i Dark mode @ana")
	x.does("", "do", `hz I-1 The vendor may stop @ana remedy:"a second vendor" due:fri`)
	return x
}

// runs runs one command, and returns its exit code and what it printed.
func (x shell) runs(in string, args ...string) (code int, said string) {
	variables := map[string]string{"GAVEL_DB": filepath.Join(x.folder, "review.db"), "GAVEL_USER": "Ana Ruiz", "TZ": "UTC",
		"XDG_STATE_HOME": x.folder, "XDG_CONFIG_HOME": x.folder, "HOME": x.folder}
	var out bytes.Buffer
	clock := func() time.Time { return now.In(time.UTC) }
	world := cli.World{In: strings.NewReader(in), Out: &out, Err: &out, Env: func(name string) string { return variables[name] }, Now: clock}
	return cli.Run(x.t.Context(), world, args), out.String()
}

func (x shell) does(in string, args ...string) string {
	x.t.Helper()
	code, said := x.runs(in, args...)
	if code != 0 {
		x.t.Fatalf("gavel %q ended with %d: %s", args, code, said)
	}
	return said
}

func (x shell) says(said string, texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		if !strings.Contains(said, text) {
			x.t.Errorf("it does not say %q:\n%s", text, said)
		}
	}
}

func TestTheShellListsIt(t *testing.T) {
	x := held(t)
	x.does("", "do", "hz I-1 The courier strikes @ben")
	x.says(x.does("", "list", "hazards"), "HZ-1  Ana Ruiz  I-1  open   The vendor may stop", "HZ-2  Ben Ode   I-1  open   The courier strikes")
	if said := x.does("", "list", "hazard", "--owner", "ben", "--state", "open", "--on", "I-1", "--meeting", "live"); strings.Contains(said, "HZ-1") || !strings.Contains(said, "HZ-2") {
		t.Errorf("of Ben's are\n%s", said)
	}
	if said := x.does("", "list", "hazards", "--due-before", "+9d", "second vendor"); strings.Contains(said, "HZ-2") || !strings.Contains(said, "HZ-1") {
		t.Errorf("with a day are\n%s", said)
	}
	x.says(x.does("", "list", "hazards", "--overdue"), "none of the hazards is like this")
	x.says(x.does("", "help", "list"), "hazards")
	x.says(x.does("", "help", "list", "hazards"), "--owner", "--due-before", "--overdue", "--state", "shrugged")
	code, said := x.runs("", "list", "unicorns")
	if code == 0 || !strings.Contains(said, "hazards") {
		t.Errorf("of an unknown kind it says %d %s", code, said)
	}
}

func TestTheShellShowsItWithItsHistory(t *testing.T) {
	x := held(t)
	x.does("", "do", `set HZ-1 @ben remedy:"three vendors"`)
	x.says(x.does("", "show", "HZ-1"), "HZ-1 The vendor may stop", "a hazard, open", "three vendors", "Fri 27 Nov",
		"owner: Ben Ode (was Ana Ruiz)", "remedy: three vendors (was a second vendor)", "Ana Ruiz", "M-1")
	x.does("", "undo")
	x.says(x.does("", "show", "hz-1"), "owner: Ana Ruiz (was Ben Ode)")
	x.says(x.does("", "show", "I-1"), "HZ-1  hazard")
}

// Its steps are in the file and in its history, and outlive the meeting.
func TestTheShellTakesItFromStateToState(t *testing.T) {
	x := held(t)
	x.does("", "do", "shrug HZ-1 it never happened")
	x.says(x.does("", "show", "HZ-1"), "a hazard, shrugged", "state: shrugged (was open)", "reason: it never happened")
	x.says(x.does("", "list", "hazards", "--state", "shrugged"), "HZ-1")
	x.does("", "undo")
	x.says(x.does("", "show", "HZ-1"), "a hazard, open")
	x.says(x.does("", "doctor"), "sound")
}

func TestItIsPrintedAsJSON(t *testing.T) {
	x := held(t)
	var sheet struct {
		ID, Kind, State, On, Meeting string
		Fields                       map[string]any
		History                      []struct{ Sentence string }
	}
	if err := json.Unmarshal([]byte(x.does("", "show", "HZ-1", "--json")), &sheet); err != nil {
		t.Fatal(err)
	}
	if sheet.ID != "HZ-1" || sheet.Kind != "hazard" || sheet.State != "open" || sheet.On != "I-1" || sheet.Meeting != "M-1" || len(sheet.History) != 1 {
		t.Errorf("it is %+v", sheet)
	}
	for field, want := range map[string]any{"words": "The vendor may stop", "owner": "Ana Ruiz", "due": "2026-11-27", "remedy": "a second vendor"} {
		if sheet.Fields[field] != want {
			t.Errorf("%s is %v, want %v", field, sheet.Fields[field], want)
		}
	}
	x.says(x.does("", "list", "hazards", "--json"), `"remedy": "a second vendor"`)
}

// What is saved is what is read, and doctor, a copy and the close find nothing amiss.
func TestItIsInTheFile(t *testing.T) {
	x := held(t)
	x.says(x.does("", "doctor"), "sound")
	x.does("", "do", "pass C-3 seen on the page")
	x.does("", "do", "set I-1 ask:inform why:\"nothing to decide\"")
	x.does("", "do", "note I-1")
	x.does("", "close")
	x.does("", "backup", filepath.Join(x.folder, "copy.gavel"))
	x.does("", "restore", filepath.Join(x.folder, "copy.gavel"))
	x.says(x.does("", "show", "HZ-1"), "a second vendor")
	s, err := storage.Open(t.Context(), filepath.Join(x.folder, "review.db"), storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r, err := s.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := r.TextOf(hz1); got != "The vendor may stop" || r.OwnerOf(hz1) != 1 {
		t.Errorf("the file has %q of %d", got, r.OwnerOf(hz1))
	}
	if err := s.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestTheLinesListAndShowIt(t *testing.T) {
	x := held(t)
	said := x.does("hz I-1 The courier strikes @ben\nlist open hazards\nshow 1\nedit 1 remedy\na third vendor\nshow HZ-1\n", "--plain")
	x.says(said, "HZ-2 raised: The courier strikes", "1. HZ-1 The vendor may stop (owner Ana Ruiz, on I-1, open)",
		"2. HZ-2 The courier strikes", "remedy: a second vendor", "What happened to it:", "HZ-1 updated; remedy: a third vendor (was a second vendor)")
}

// The form that the screen adds it with asks for its fields, and the one that it is
// changed with says what they are; the palette and a captured line open both.
func TestTheScreenHasItsForms(t *testing.T) {
	s := raised(t)
	m, _ := s.Record.Live()
	c := component.Context{Record: s.Record, Now: now, Meeting: m, Theme: theme.New(theme.Mono, true), Keys: keymap.Default(), User: "Ana Ruiz", Me: 1}
	for name, form := range map[string]*dialog.Form{"add": dialog.AddForm(c, kindHazard, item), "edit": dialog.EditForm(c, hz1, model.FieldWords)} {
		text := strings.Join(form.Draw(c, 100, 30).Rows, "\n")
		for _, want := range []string{"Owner", "Due", "Remedy"} {
			if !strings.Contains(text, want) {
				t.Errorf("the form to %s it asks for no %s:\n%s", name, want, text)
			}
		}
		if name == "edit" && !strings.Contains(text, "a second vendor") {
			t.Errorf("the form does not say what is there:\n%s", text)
		}
	}
	if text := strings.Join(dialog.Read(c, hz1), "\n"); !strings.Contains(text, "remedy: a second vendor") || !strings.Contains(text, "owner: Ana Ruiz") {
		t.Errorf("its details are\n%s", text)
	}
}
