package ui

import (
	"image/color"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/ui/theme"
)

func TestAWindowThatIsLookedAtAgainIsUpToDate(t *testing.T) {
	for name, msg := range map[string]tea.Msg{"focus": tea.FocusMsg{}, "fg": tea.ResumeMsg{}} {
		t.Run(name, func(t *testing.T) {
			d, notes := atOneTable(t)
			raise := model.Raise{Kind: model.KindBlocker, With: model.Values{model.FieldWords: model.Words("The courier is on strike")}}
			if _, _, err := notes.Do(t.Context(), raise); err != nil {
				t.Fatal(err)
			}
			d.now = d.now.Add(time.Minute)
			d.seesNot("courier")
			d.send(msg)
			d.sees("The courier is on strike", "item 5:00 left")
		})
	}
}

func TestATerminalThatTurnsLightIsFollowed(t *testing.T) {
	d := sitAtSample(t, 100, 30)
	d.root.looks.choice = "auto"
	d.send(tea.BackgroundColorMsg{Color: color.Black})
	if got := d.root.session.Theme.Mode; got != theme.Dark {
		t.Fatalf("it is %v", got)
	}
	if d.root.back() == nil {
		t.Fatal("it does not ask again")
	}
	d.send(tea.BackgroundColorMsg{Color: color.White})
	if got := d.root.session.Theme.Mode; got != theme.Light {
		t.Errorf("it stayed %v", got)
	}
}

// A terminal that never answers is believed what it says in the environment; one
// that does is believed that.
func TestTheEnvironmentIsBelievedUntilTheTerminalAnswers(t *testing.T) {
	for says, want := range map[string]theme.Mode{"dark": theme.Dark, "light": theme.Light, "": theme.Mono} {
		o := sitAtSample(t, 100, 30).root.options
		o.Theme, o.Background = "auto", says
		m := NewRoot(o, &model.Record{}, -1)
		if got := m.session.Theme.Mode; got != want {
			t.Errorf("with %q it is %v", says, got)
		}
		m.Update(tea.BackgroundColorMsg{Color: color.White})
		if got := m.session.Theme.Mode; got != theme.Light {
			t.Errorf("with %q and an answer it is %v", says, got)
		}
	}
}
