package model_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// files returns the files of the repository that end so, by their path from here.
func files(t *testing.T, endings ...string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".."):
			return fs.SkipDir
		case !entry.IsDir() && slices.Contains(endings, filepath.Ext(path)):
			list = append(list, path)
		}
		return nil
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("%d files: %v", len(list), err)
	}
	return list
}

func mustReadFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// cites is a document in capitals and a place in it: a section by its number, or a letter with one.
var cites = regexp.MustCompile(`\b([A-Z]{4,}),? (?:section \d|[A-Z]\d|\d+[a-z]\b)`)

func TestNoCommentCitesADocumentThatIsNotHere(t *testing.T) {
	for _, path := range files(t, ".go", ".sql", ".md") {
		for _, found := range cites.FindAllStringSubmatch(mustReadFile(t, path), -1) {
			if _, err := os.Stat("../" + found[1] + ".md"); err != nil {
				t.Errorf("%s cites %q: say the rule itself, or bring the document in", path, found[0])
			}
		}
	}
}

// path is a file of the repository as a document names it. NAME stands for any.
var path = regexp.MustCompile(`[A-Za-z0-9_./-]+\.(?:go|md|sql|svg|golden)\b`)

func TestTheDocumentsNameFilesThatAreThere(t *testing.T) {
	names := 0
	for _, document := range files(t, ".md") {
		for _, name := range path.FindAllString(mustReadFile(t, document), -1) {
			if strings.Contains(name, "NAME") || !strings.Contains(name, "/") && !strings.HasSuffix(name, ".go") {
				continue
			}
			names++
			beside, _ := filepath.Glob(filepath.Join(filepath.Dir(document), name))
			fromTop, _ := filepath.Glob(filepath.Join("..", name))
			if len(beside)+len(fromTop) == 0 && name != "doc.go" {
				t.Errorf("%s names %s, and there is no such file", document, name)
			}
		}
	}
	if names < 20 {
		t.Errorf("only %d files are named: the test holds nothing", names)
	}
}

// run is the packages and the pattern of go test as a document names them.
var run = regexp.MustCompile("((?:\\./[a-z/]+ )+)-run (?:'([^'`]+)'|([^ `]+))")

func TestTheDocumentsNameTestsThatAreThere(t *testing.T) {
	named := regexp.MustCompile(`(?m)^func (Test\w+)`)
	patterns := 0
	for _, document := range files(t, ".md") {
		for _, found := range run.FindAllStringSubmatch(mustReadFile(t, document), -1) {
			pattern := regexp.MustCompile(strings.ReplaceAll(found[2]+found[3], `\|`, "|")) // of a table
			patterns++
			for _, folder := range strings.Fields(found[1]) {
				tests, _ := filepath.Glob(filepath.Join("..", folder, "*_test.go"))
				if !slices.ContainsFunc(tests, func(file string) bool {
					return slices.ContainsFunc(named.FindAllStringSubmatch(mustReadFile(t, file), -1), func(name []string) bool { return pattern.MatchString(name[1]) })
				}) {
					t.Errorf("%s shows something by %s, and no test in %s is called so", document, pattern, folder)
				}
			}
		}
	}
	if patterns < 20 {
		t.Errorf("only %d tests are named: the test holds nothing", patterns)
	}
}
