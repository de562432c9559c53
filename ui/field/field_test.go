package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/ui/theme"
)

func drawn(f *Field) string {
	rows, _, _ := f.Draw(40, true, theme.New(theme.Mono, false))
	return strings.Join(rows, "\n")
}

func TestAPasteThatFindsNoRoomSaysSo(t *testing.T) {
	f := Line("")
	f.Focus()
	f.Type(tea.PasteMsg{Content: strings.Repeat("a", lineLimit)})
	if got := drawn(f); strings.Contains(got, "no room") {
		t.Errorf("it fits, and says\n%s", got)
	}
	f.Type(tea.PasteMsg{Content: "seven m"})
	if got := drawn(f); !strings.Contains(got, "7 characters") {
		t.Errorf("it says\n%s", got)
	}
	f.Type(tea.KeyPressMsg{Code: tea.KeyLeft})
	if got := drawn(f); strings.Contains(got, "no room") {
		t.Errorf("it still says\n%s", got)
	}
}

func TestALongTextShowsThatThereIsMore(t *testing.T) {
	f := Line("")
	f.Focus()
	f.Set(strings.Repeat("two parcels ", 3))
	if got := drawn(f); strings.ContainsAny(got, "▲▼") {
		t.Errorf("all of it is there:\n%s", got)
	}
	f.Set(strings.Repeat("two parcels ", 60) + "end")
	if got := drawn(f); !strings.Contains(got, "▲") || strings.Contains(got, "▼") {
		t.Errorf("at its end:\n%s", got)
	}
	for range 60 {
		f.Move(-1)
		f.Type(tea.KeyPressMsg{Code: tea.KeyUp})
	}
	f.Type(tea.KeyPressMsg{Code: tea.KeyHome, Mod: tea.ModCtrl})
	if got := drawn(f); strings.Contains(got, "▲") || !strings.Contains(got, "▼") {
		t.Errorf("at its beginning:\n%s", got)
	}
}
