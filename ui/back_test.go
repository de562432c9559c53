package ui

import (
	"image/color"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

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
			d.sees("The courier is on strike", "5:00 left of 10")
		})
	}
}

func TestATerminalThatTurnsLightIsFollowed(t *testing.T) {
	d := driveSample(t, 100, 30)
	d.root.looks.choice = "auto"
	d.send(tea.BackgroundColorMsg{Color: color.Black})
	if got := d.root.session.Theme.Mode; got != theme.Dark {
		t.Fatalf("it is %v", got)
	}
	if d.root.resume() == nil {
		t.Fatal("it does not ask again")
	}
	d.send(tea.BackgroundColorMsg{Color: color.White})
	if got := d.root.session.Theme.Mode; got != theme.Light {
		t.Errorf("it stayed %v", got)
	}
}

// A terminal that does not tell its background has colours all the same, where it
// says that it has them.
func TestATerminalThatDoesNotAnswerHasItsColours(t *testing.T) {
	for profile, want := range map[colorprofile.Profile]theme.Mode{
		colorprofile.TrueColor: theme.Sixteen, colorprofile.ANSI256: theme.Sixteen, colorprofile.ANSI: theme.Sixteen,
		colorprofile.ASCII: theme.Mono, colorprofile.NoTTY: theme.Mono,
	} {
		d := driveSample(t, 100, 30)
		d.root.looks.choice = "auto"
		d.send(tea.ColorProfileMsg{Profile: profile})
		if got := d.root.session.Theme.Mode; got != want {
			t.Errorf("with %v it is %v", profile, got)
		}
		if !strings.Contains(d.root.View().Content, "\x1b[33m") && want == theme.Sixteen {
			t.Errorf("with %v nothing open has a colour", profile)
		}
		d.send(tea.BackgroundColorMsg{Color: color.White})
		if got := d.root.session.Theme.Mode; want == theme.Sixteen && (got == theme.Sixteen || got == theme.Mono) {
			t.Errorf("with %v and an answer it stays %v", profile, got)
		}
	}
}

// A terminal that never answers is believed what it says in the environment; one
// that does is believed that.
func TestTheEnvironmentIsBelievedUntilTheTerminalAnswers(t *testing.T) {
	for says, want := range map[string]theme.Mode{"dark": theme.Dark, "light": theme.Light, "": theme.Mono} {
		o := driveSample(t, 100, 30).root.options
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

// A terminal that has 256 colours gets those among them that look the same everywhere, and
// not the nearest to others.
func TestATerminalWith256ColoursGetsTokensOfItsOwn(t *testing.T) {
	for asked, want := range map[string]theme.Mode{"dark": theme.Dark256, "light": theme.Light256} {
		l := looks{choice: asked, profile: colorprofile.ANSI256}
		if got := l.mode(); got != want {
			t.Errorf("%s is shown as %v", asked, got)
		}
	}
}
