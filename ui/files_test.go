package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/ui/part"
)

// A path that begins at the home folder means there what it means in a shell.
func TestAFileIsFoundAndSavedFromTheHomeFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Chdir(t.TempDir())
	says, err := SaveFile(part.Save{Name: "~/agenda.md", Text: "# Returns\n"})
	if err != nil || says != "saved as "+filepath.Join(home, "agenda.md") {
		t.Errorf("it said %q, %v", says, err)
	}
	if text, err := ReadFile("~/agenda.md"); err != nil || text != "# Returns\n" {
		t.Errorf("read was %q, %v", text, err)
	}
	if _, err := ReadFile("~/other.md"); err == nil || !strings.HasPrefix(err.Error(), "~/other.md cannot be read") {
		t.Errorf("a file that is not there: %v", err)
	}
	for _, name := range []string{"~agenda.md", "~"} { // such names are nobody's home
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		if text, err := ReadFile(name); err != nil || text != name {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}
