package document

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gavel/model"
)

// lintRules leaves aside the length of lines: a paragraph is one.
const lintRules = `{"config":{"MD013":false},"noBanner":true,"noProgress":true}`

// The documents of a week with everything in it are clean Markdown. markdownlint-cli2 judges
// them where it is installed.
func TestTheDocumentsOfAWeekPassALinter(t *testing.T) {
	linter, err := exec.LookPath("markdownlint-cli2")
	if err != nil {
		t.Skip("SKIPPED: no markdownlint-cli2 here (npm install -g markdownlint-cli2)")
	}
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(".markdownlint-cli2.jsonc", lintRules)
	s := week(newFixture(t))
	for name, page := range s.pages(s.second) {
		if page.Form == Markdown {
			write(name+".md", page.Text)
		}
	}
	write("minutes-closed.md", s.minutes(model.Ref{Kind: model.KindMeeting, ID: 2}))
	cmd := exec.Command(linter, "*.md")
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
