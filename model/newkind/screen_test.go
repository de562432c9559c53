package newkind_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/keymap"
	"gavel/ui/component"
	"gavel/ui/screen"
	"gavel/ui/theme"
)

// lists is the screen with the lists, at that of the made-up kind.
func lists(t *testing.T) (*screen.Registers, component.Context) {
	t.Helper()
	s := said(t, raised(t), "hz I-1 The courier strikes @ben")
	m, _ := s.Record.Live()
	c := component.Context{Record: s.Record, Meeting: m, Now: now, Theme: theme.New(theme.Mono, false), Keys: keymap.Default()}
	lists := screen.NewRegisters(false)
	lists.List(kindHazard)
	lists.Update(c)
	return lists, c
}

func drawn(s *screen.Registers, c component.Context) string {
	return strings.Join(s.Draw(c, 120, 34).Rows, "\n")
}

func TestTheScreenListsIt(t *testing.T) {
	s, c := lists(t)
	for _, text := range []string{"Hazards", "Owner", "HZ-1", "The vendor may stop", "Ben", "HZ-2", "2 open", "a second vendor"} {
		if !strings.Contains(drawn(s, c), text) {
			t.Errorf("the screen does not say %q:\n%s", text, drawn(s, c))
		}
	}
}

func TestTheScreenFiltersSortsAndOpensIt(t *testing.T) {
	s, c := lists(t)
	does := func(name keymap.Intent) component.Effect {
		return s.Handle(c, component.Intent{Name: name, About: s.Selected()})
	}
	does(keymap.Filter)
	for _, r := range "owner:ben" {
		s.Type(c, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	does(keymap.Accept)
	if got := s.Selected().String(); got != "HZ-2" || strings.Contains(drawn(s, c), "HZ-1") {
		t.Errorf("of Ben's is selected %s:\n%s", got, drawn(s, c))
	}
	does(keymap.Back)
	does(keymap.SortBy)
	does(keymap.Reverse)
	does(keymap.First)
	if got := s.Selected().String(); got != "HZ-2" {
		t.Errorf("the last of the ids is %s", got)
	}
	does(keymap.Open)
	for _, text := range []string{"a hazard", "shrug", "Linked", "I-1"} {
		if !strings.Contains(drawn(s, c), text) {
			t.Errorf("in full it does not say %q:\n%s", text, drawn(s, c))
		}
	}
}

func TestTheScreenAsksForWhatIsDoneToIt(t *testing.T) {
	s, c := lists(t)
	does := func(name keymap.Intent) component.Effect {
		return s.Handle(c, component.Intent{Name: name, About: s.Selected()})
	}
	about := s.Selected()
	for name, want := range map[keymap.Intent]component.Effect{
		keymap.NewThing: component.Capture{Text: "hz "}, keymap.Rule: component.OpenRuling{About: about}, keymap.Edit: component.Edit{About: about},
	} {
		if got := does(name); got != want {
			t.Errorf("%s asks for %#v", name, got)
		}
	}
	if copied, ok := does(keymap.CopyList).(component.Copy); !ok || !strings.Contains(copied.Text, "| HZ-1 | The vendor may stop | Ana Ruiz | I-1 | open") {
		t.Errorf("copied is %#v", does(keymap.CopyList))
	}
}
