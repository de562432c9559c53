package ui

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares a text with a file under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	same(t, filepath.Join("testdata", name+".golden"), strings.TrimRight(got, "\n")+"\n")
}

// same compares a text with a file, or writes it there.
func same(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; make it with: go test ./ui -update", err)
	}
	if got != string(want) {
		if strings.HasSuffix(file, ".svg") { // nobody reads that
			got = ""
		}
		t.Errorf("%s differs; if it is meant to: go test ./ui -update\n%s", file, got)
	}
}

// README shows the screen as text; this holds it true.
func TestREADMEShowsTheScreenAsItIs(t *testing.T) {
	const open, end = "```text\n", "```"
	screen, err := os.ReadFile("testdata/review-100x30.golden")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(readme), open)
	shown, after, _ := strings.Cut(rest, end)
	if *update {
		if err := os.WriteFile("../README.md", []byte(before+open+string(screen)+end+after), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != string(screen) {
		t.Error("the screen in README.md is not the one that is drawn; make it so with: go test ./ui -update")
	}
}

func TestAWindowThatIsTooSmallSaysWhatIsNeeded(t *testing.T) {
	d := driveSample(t, 39, 9)
	d.sees("40×10")
	d.w, d.h = 100, 30
	d.send(resized(100, 30))
	d.sees("Agenda")
}
