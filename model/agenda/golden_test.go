package agenda

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the fixtures are read as")

// Every agenda in testdata stands next to the plan it is read as.
func TestFixturesAreReadAsRecorded(t *testing.T) {
	sources, err := filepath.Glob("testdata/*.md")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, path := range sources {
		t.Run(filepath.Base(path), func(t *testing.T) {
			plan := mustParse(t, read(t, path))
			got, err := json.MarshalIndent(plan, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			golden := strings.TrimSuffix(path, ".md") + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := read(t, golden); string(got) != want {
				t.Errorf("%s is read differently than in %s:\n%s", path, golden, got)
			}
		})
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func mustParse(t *testing.T, source string) Plan {
	t.Helper()
	plan, err := Parse(source)
	if err != nil {
		t.Fatalf("Parse: %v\n%s", err, source)
	}
	return plan
}
