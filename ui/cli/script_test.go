package cli

import (
	"context"
	"database/sql"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // the plain SQL of the scripts

	"gavel/model/test/turns"
)

var update = flag.Bool("update", false, "write what is printed into the scripts")

// clockVariable sets the clock of the program under test; the program itself
// knows of no such thing.
const clockVariable = "CLOCK"

// Many of these tests wait for a program in a terminal most of their time: four at once
// keep two processors busy, unless -parallel says otherwise.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", "4"); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"gavel": func() {
		p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: fixedClock}
		os.Exit(p.run(context.Background(), os.Args[1:]))
	}})
}

// fixedClock returns the time that a script says.
func fixedClock() time.Time { return mustParse(os.Getenv(clockVariable)) }

// tenOnMonday returns the time that scripts begin with.
func tenOnMonday() time.Time { return mustParse(environment[clockVariable]) }

func mustParse(text string) time.Time {
	now, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return now
}

// environment holds the variables that the program runs with: Ana at ten on a Monday, in Berlin.
var environment = map[string]string{
	"GAVEL_USER":  "Ana Ruiz",
	"GAVEL_DB":    "review.db",
	"TZ":          "Europe/Berlin",
	clockVariable: "2026-11-23T10:00:00+01:00",
}

// scripts returns the scripts to run: all, or in a short run the few that go through a
// meeting, its files and its refusals.
func scripts(t *testing.T) []string {
	t.Helper()
	pattern := "*.txtar"
	if turns.Few() {
		pattern = "[cf]*.txtar"
	}
	files, err := filepath.Glob(filepath.Join("testdata", "script", pattern))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d scripts: %v", len(files), err)
	}
	return files
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Files:               scripts(t),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			for name, value := range environment {
				e.Setenv(name, value)
			}
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, "config"))
			e.Setenv("XDG_STATE_HOME", filepath.Join(e.WorkDir, "state"))
			return nil
		},
		// [permissions] holds where the system keeps us out of what we may not write.
		Condition: func(cond string) (bool, error) {
			return cond == "permissions" && os.Geteuid() > 0, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"sql": runSQL},
	})
}

// runSQL is the script command "sql FILE STATEMENT".
func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql FILE STATEMENT")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(err)
	ts.Check(db.Close())
}
