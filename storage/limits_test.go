package storage_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/storage"
)

// The log does not grow without end while another window looks on.
func TestTheLogStaysSmall(t *testing.T) {
	path := reviewed(t)
	s, other := open(t, path), open(t, path)
	saves, most := turns.Of(600, 600, 10_000), int64(0)
	for n := range saves {
		do(t, s, model.Amend{About: model.Ref{Kind: model.KindItem, ID: 1}, With: notes(strings.Repeat("x", n%50+1))})
		if n%10 == 0 {
			loaded(t, other)
			most = max(most, sizeOf(t, path+"-wal"))
		}
	}
	t.Logf("in %d saves the log had %d KB at most", saves, most/1024)
	if most > 8<<20+1<<20 {
		t.Errorf("the log had %d bytes", most)
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// What this program does beside the open file does not take its
// locks away, so that somebody else's close does not take away the log.
func TestAnotherProgramsCloseTakesNoLogAway(t *testing.T) {
	program, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("SKIPPED: there is no sqlite3 to open and close the file from another program")
	}
	path := reviewed(t)
	s := open(t, path)
	do(t, s, model.AddPerson{PersonName: "Eli New"})
	if err := s.BackUp(t.Context(), filepath.Join(t.TempDir(), "copy.gavel")); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Examine(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), program, path, "SELECT count(*) FROM journal").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if sizeOf(t, path+"-wal") == 0 {
		t.Error("the log is gone")
	}
	r, _ := do(t, s, model.AddPerson{PersonName: "Fay Newer"})
	other, err := storage.Open(context.Background(), path, storage.ReadOnly())
	if err != nil {
		t.Fatal(err)
	}
	sameRecord(t, loaded(t, other), r)
	if err := other.Close(); err != nil {
		t.Error(err)
	}
}

// opensFiles lists the places that open files past SQLite, and why no lock is lost.
var opensFiles = map[string]string{
	"identity.go":    "reads the header before SQLite has the file",
	"privatecopy.go": "reads a file that SQLite cannot have in its place",
	"lockfile.go":    "opens the file beside it that keeps others out",
	"create.go":      "opens the folder",
	"place_linux.go": "reads the table of mounts",
}

// TestNobodyOpensTheFilePastSQLite holds the rule of which locks depend.
func TestNobodyOpensTheFilePastSQLite(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of, ok := call.X.(*ast.Ident); ok && of.Name == "os" && slices.Contains([]string{"Open", "OpenFile", "ReadFile", "WriteFile"}, call.Sel.Name) {
				found = append(found, name)
				if opensFiles[name] == "" {
					t.Errorf("%s uses os.%s: closing the file drops SQLite's locks on it", name, call.Sel.Name)
				}
			}
			return true
		})
	}
	for name := range opensFiles {
		if !slices.Contains(found, name) {
			t.Errorf("%s opens no file any more", name)
		}
	}
}
