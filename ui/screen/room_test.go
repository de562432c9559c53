package screen_test

import (
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/ui/component"
	"gavel/ui/component/componenttest"
	"gavel/ui/screen"
)

// TestTheRoomViewFitsAndSaysHowItsMeetingStands draws it before, in and after a
// meeting, in every size, and finds nothing private in it.
func TestTheRoomViewFitsAndSaysHowItsMeetingStands(t *testing.T) {
	empty := componenttest.Empty(t)
	planned, live, without, over := componenttest.Planned(t), componenttest.Live(t), componenttest.Live(t), componenttest.Live(t)
	live.Do(model.OpenItem{Item: 1})
	over.Do(model.GiveRuling{About: model.Ref{Kind: model.KindItem, ID: 3}, Outcome: model.Noted})
	over.Do(model.AdjournMeeting{Meeting: over.Meeting.ID})
	for _, c := range []struct {
		d    *componenttest.Desk
		says []string
	}{
		{empty, []string{"No meeting is being held."}},
		{planned, []string{"is planned for Mon 23 Nov", "planned"}},
		{live, []string{"Free returns until 60 days", "Ben Okafor decides", "D-1", "left", "open before close"}},
		{without, []string{"live", "open before close"}},
		{over, []string{"This review is adjourned.", "I-3 noted by Ana Ruiz"}},
	} {
		for _, size := range append(componenttest.Sizes, [2]int{200, 60}, [2]int{40, 10}) {
			s := screen.NewRoom(true)
			text := see(t, c.d, s, size[0], size[1])
			if strings.Contains(text, "Ben will not") {
				t.Errorf("at %v it tells a private note:\n%s", size, text)
			}
			if first, _, _ := strings.Cut(text, "\n"); !strings.Contains(first, "SHARED") {
				t.Errorf("at %v it begins with %q", size, first)
			}
			if size[1] >= 20 {
				says(t, strings.Join(strings.Fields(strings.ReplaceAll(text, "┃", "")), " "), c.says...)
			}
		}
	}
}

func TestAWindowThatFollowsAsksForNoChange(t *testing.T) {
	d := componenttest.Live(t)
	d.Do(model.OpenItem{Item: 1})
	s := screen.NewRoom(true)
	s.Update(d.Context)
	for _, b := range keymap.Default().Bindings() {
		switch ask := s.Handle(d.Context, component.Named(b.Intent)).(type) {
		case nil, component.Help, component.Quit, component.Suspend, component.SwitchMouse:
		default:
			t.Errorf("%s asks for %#v", b.Intent, ask)
		}
	}
}

func TestEveryKeyOfTheRoomViewDoesSomething(t *testing.T) {
	for name, d := range map[string]*componenttest.Desk{"live": componenttest.Live(t), "planned": componenttest.Planned(t)} {
		s := screen.NewRoom(false)
		s.Update(d.Context)
		for _, b := range d.Keys.In(keymap.OnRoom) {
			if ask := s.Handle(d.Context, component.Intent{Name: b.Intent, About: s.Selected()}); ask == nil {
				t.Errorf("while it is %s, %s does nothing", name, b.Intent)
			}
		}
	}
	d := componenttest.Live(t)
	d.Do(model.OpenItem{Item: 1})
	s := screen.NewRoom(false)
	s.Update(d.Context)
	if ask := s.Handle(d.Context, component.Intent{Name: keymap.Rule, About: s.Selected()}); ask != (component.OpenRuling{About: model.Ref{Kind: model.KindDecision, ID: 1}}) {
		t.Errorf("enter asks for %#v, not for the open decision", ask)
	}
	if ask := s.Handle(d.Context, component.Named(keymap.NextItem)); ask != (component.Do{Command: model.OpenItem{Item: 2}}) {
		t.Errorf("the next item is %#v", ask)
	}
}

func TestTheRoomSaysThatWhoDecidesHasLeft(t *testing.T) {
	d := componenttest.Live(t)
	d.Now += 20 * 60_000
	d.Do(model.Leave{People: []model.ID{2}})
	text := componenttest.Text(t, screen.NewRoom(true).Draw(d.Context, 100, 30), 100, 30)
	for _, want := range []string{"Ben Okafor decides, and left 10:20", "· Ben Okafor left 10:20"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

func TestTheRoomSaysWhoAnswersAnEscalationAndWhen(t *testing.T) {
	d := componenttest.Live(t)
	d.Do(model.GiveRuling{About: model.Ref{Kind: model.KindDecision, ID: 1}, Outcome: model.Escalated, With: model.Values{
		model.FieldTo: model.Who(3), model.FieldFallback: model.Words("as today")}})
	text := componenttest.Text(t, screen.NewRoom(true).Draw(d.Context, 120, 36), 120, 36)
	if n := strings.Count(text, "escalated to Mara Ilves, due Wed 25 Nov 10:00"); n != 2 {
		t.Errorf("it says it %d times, of what is being discussed and of what was decided:\n%s", n, text)
	}
}
