package model

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The libraries that draw on a terminal, the packages of ui that import nothing else, and
// those that only read the record.
var (
	terminal = []string{"charm.land/...", "github.com/charmbracelet/...", "github.com/NimbleMarkets/ntcharts/v2/...", "github.com/rivo/uniseg", "github.com/mattn/go-runewidth", "golang.org/x/term"}
	drawing  = slices.Concat(terminal, []string{"gavel/ui/draw", "gavel/ui/theme", "gavel/ui/field", "gavel/ui/host"})
	reading  = []string{"gavel/keymap", "gavel/model/..."}
)

// allowedImports lists what each package may import beside the standard library: imports go
// down only (README.md, architecture). A new package is added with the change that makes it.
var allowedImports = map[string][]string{
	"gavel": {"gavel/ui/cli"},

	"gavel/ui/cli":                     slices.Concat(drawing, reading, []string{"gavel/ui/...", "gavel/storage", "github.com/spf13/cobra/...", "github.com/spf13/pflag"}),
	"gavel/ui":                         slices.Concat(drawing, reading, []string{"gavel/ui/screen", "gavel/ui/pane", "gavel/ui/component", "gavel/ui/dialog", "gavel/ui/demo", "gavel/ui/session", "gavel/storage"}),
	"gavel/ui/session":                 slices.Concat(reading, []string{"gavel/ui/screen", "gavel/ui/component", "gavel/ui/dialog", "gavel/ui/host", "gavel/ui/theme", "gavel/storage"}),
	"gavel/ui/plain":                   slices.Concat(reading, []string{"gavel/ui/session", "gavel/ui/screen", "gavel/ui/pane", "gavel/ui/component", "gavel/ui/dialog", "gavel/ui/edit", "gavel/ui/theme", "gavel/storage"}),
	"gavel/ui/edit":                    {"gavel/ui/draw", "golang.org/x/term", "golang.org/x/sys/unix"},
	"gavel/ui/demo":                    {"gavel/storage", "gavel/model/..."},
	"gavel/ui/demo/demotest":           {"gavel/storage", "gavel/model/...", "gavel/ui/demo"},
	"gavel/ui/screen":                  slices.Concat(drawing, reading, []string{"gavel/ui/pane", "gavel/ui/component", "gavel/ui/dialog"}),
	"gavel/ui/dialog":                  slices.Concat(drawing, reading, []string{"gavel/ui/component", "gavel/ui/markdown", "github.com/sahilm/fuzzy"}),
	"gavel/ui/markdown":                slices.Concat(terminal, []string{"github.com/yuin/goldmark/...", "gavel/model", "gavel/ui/draw", "gavel/ui/theme"}),
	"gavel/ui/pane":                    slices.Concat(drawing, reading, []string{"gavel/ui/component"}),
	"gavel/ui/component":               slices.Concat(drawing, reading),
	"gavel/ui/component/componenttest": slices.Concat(drawing, reading, []string{"gavel/ui/component", "gavel/ui/screen", "gavel/ui/draw/drawtest"}),
	"gavel/ui/field":                   slices.Concat(terminal, []string{"gavel/model", "gavel/ui/draw", "gavel/ui/theme"}),
	"gavel/ui/draw":                    slices.Concat(terminal, []string{"gavel/ui/theme"}),
	"gavel/ui/draw/drawtest":           slices.Concat(terminal, []string{"gavel/model/test/turns", "gavel/ui/draw", "gavel/ui/theme"}),
	"gavel/ui/theme":                   terminal,
	"gavel/ui/host":                    {"gavel/model", "github.com/atotto/clipboard", "golang.org/x/sys/unix"},

	"gavel/ui/test/terminal": slices.Concat(terminal, []string{"github.com/creack/pty", "golang.org/x/sys/unix"}),
	"gavel/model/test/turns": {},

	"gavel/keymap":  {"gavel/model"},
	"gavel/storage": {"gavel/model", "modernc.org/sqlite/...", "golang.org/x/sys/..."},

	"gavel/model/spelling": {},
	"gavel/model/playbook": {"gavel/model/spelling", "github.com/pelletier/go-toml/v2/..."},
	"gavel/model":          {"gavel/model/playbook", "gavel/model/spelling", "go.mau.fi/util/confusable", "golang.org/x/text/..."},
	"gavel/model/agenda":   {"gavel/model", "github.com/yuin/goldmark/..."},
	"gavel/model/capture":  {"gavel/model", "gavel/model/spelling"},
	"gavel/model/document": {"gavel/model", "gavel/model/capture"},
	"gavel/model/roomview": {"gavel/model"},
}

func TestImportsGoDownOnly(t *testing.T) {
	for path, imports := range importsOf(t, "..") {
		allowed, known := allowedImports[path]
		if !known {
			t.Errorf("it is not said what %s may import: add it to allowedImports", path)
			continue
		}
		for _, name := range imports {
			if !slices.ContainsFunc(allowed, func(pattern string) bool { return covers(pattern, name) }) {
				t.Errorf("%s imports %s", path, name)
			}
		}
	}
}

// Test support is named after what it is for, with test behind it, or stands in a
// folder called test. Only tests and test support import it.
func TestNoPackageOfTheProductImportsTestSupport(t *testing.T) {
	support := func(path string) bool {
		return strings.Contains(path, "/test/") || strings.HasSuffix(path, "test")
	}
	found := 0
	for path, imports := range importsOf(t, "..") {
		if support(path) {
			found++
			continue
		}
		for _, name := range imports {
			if support(name) {
				t.Errorf("%s imports %s", path, name)
			}
		}
	}
	if found < 4 {
		t.Errorf("only %d packages of test support are found", found)
	}
}

// importsOf returns the packages of the module with what each imports beside the standard
// library, in files that are no tests: those import what they like.
func importsOf(t *testing.T, root string) map[string][]string {
	packages := map[string][]string{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		hidden := d != nil && d.IsDir() && file != root && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata")
		switch {
		case err != nil:
			return err
		case hidden:
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		path := strings.TrimSuffix("gavel/"+filepath.ToSlash(dir), "/.")
		packages[path] = append(packages[path], imported(parsed.Imports)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}

// imported returns what is imported beside the standard library, whose paths begin
// without a dot.
func imported(specs []*ast.ImportSpec) []string {
	var names []string
	for _, spec := range specs {
		name, _ := strconv.Unquote(spec.Path.Value)
		first, _, _ := strings.Cut(name, "/")
		if first == "gavel" || strings.Contains(first, ".") {
			names = append(names, name)
		}
	}
	return names
}

// covers reports whether a pattern such as "gavel/model/..." is for an import.
func covers(pattern, name string) bool {
	tree, ok := strings.CutSuffix(pattern, "/...")
	return pattern == name || (ok && (name == tree || strings.HasPrefix(name, tree+"/")))
}
