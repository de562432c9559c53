package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model/agenda"
	"gavel/ui/component"
)

// A path that begins at the home folder means there what it means in a shell.
func TestAFileIsFoundAndSavedFromTheHomeFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Chdir(t.TempDir())
	says, err := SaveFile(component.Save{Name: "~/agenda.md", Text: "# Returns\n"})
	if err != nil || says != "saved as "+filepath.Join(home, "agenda.md") {
		t.Errorf("it said %q, %v", says, err)
	}
	if text, err := ReadFile("~/agenda.md"); err != nil || text != "# Returns\n" {
		t.Errorf("read was %q, %v", text, err)
	}
	if _, err := ReadFile("~/other.md"); err == nil || !strings.HasPrefix(err.Error(), "~/other.md cannot be read") {
		t.Errorf("a file that is not there: %v", err)
	}
	for _, name := range []string{"~agenda.md", "~no-body"} { // such names are nobody's home
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		if text, err := ReadFile(name); err != nil || text != name {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}

// The longest agenda that is understood is the longest file that is read.
func TestAFileIsReadAsFarAsAnAgendaGoes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "agenda.md")
	for size, want := range map[int]string{agenda.MaxBytes: "", agenda.MaxBytes + 1: "larger than 1 MiB"} {
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := ReadFile(path)
		if (err == nil) != (want == "") || (err != nil && !strings.Contains(err.Error(), want)) || (err == nil && len(text) != size) {
			t.Errorf("of %d bytes %d were read: %v", size, len(text), err)
		}
	}
}

// A draft is saved over the draft before it, and no other file is written over, whatever it
// is called or begins with.
func TestOnlyADraftIsSavedOverADraft(t *testing.T) {
	t.Chdir(t.TempDir())
	const draft, final = "m-1-minutes-DRAFT.md", "m-1-minutes.md"
	for name, text := range map[string]string{draft: "# DRAFT: first\n", final: "# DRAFT: mine\n", "own-DRAFT.md": "# Mine\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	says, err := SaveFile(component.Save{Name: draft, Text: "# DRAFT: second\n"})
	if text, _ := os.ReadFile(draft); err != nil || string(text) != "# DRAFT: second\n" || !strings.Contains(says, "in place of the draft") {
		t.Errorf("the draft says %q; %s, %v", text, says, err)
	}
	for _, name := range []string{final, "own-DRAFT.md"} {
		before, _ := os.ReadFile(name)
		_, err := SaveFile(component.Save{Name: name, Text: "# DRAFT: second\n"})
		if after, _ := os.ReadFile(name); err == nil || !strings.HasPrefix(err.Error(), "move "+name+" away first") || string(after) != string(before) {
			t.Errorf("%s: %v; it says %q", name, err, after)
		}
	}
}
