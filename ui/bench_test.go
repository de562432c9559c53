package ui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/ui/theme"
)

// frames are the frames that a meeting is made of, at 120×36: each way answers
// the messages that lead to one or two of them.
var frames = map[string]struct {
	keys []string // that lead to where it begins
	draw func(*driver) int
}{
	"everything new": {nil, drawAnew},
	"cursor":         {nil, answers(keyNamed("down"), keyNamed("up"))},
	"clock":          {nil, answers(tickMsg(noon))},
	"under a dialog": {[]string{"x"}, answers(tickMsg(noon))},
	"a dialog opens": {nil, answers(keyNamed("x"), keyNamed("esc"))},
	"document":       {[]string{"m"}, answers(keyNamed("down"), keyNamed("up"))},
	"room":           {[]string{"R"}, answers(tickMsg(noon))},
	"capture":        {[]string{":", "d", " ", "@", "C"}, answers(keyNamed("x"), keyNamed("backspace"))},
}

// answers answers messages with a frame each.
func answers(messages ...tea.Msg) func(*driver) int {
	return func(d *driver) int {
		for _, msg := range messages {
			d.root.Update(msg)
			_ = d.root.View().Content
		}
		return len(messages)
	}
}

// drawAnew draws a frame none of which is as it was: the theme is another.
func drawAnew(d *driver) int {
	mode := theme.Dark
	if d.root.session.Theme.Mode == theme.Dark {
		mode = theme.Light
	}
	d.in(mode)
	_ = d.root.View().Content
	return 1
}

// BenchmarkFrame returns what a frame costs. Read the lines against each other.
func BenchmarkFrame(b *testing.B) {
	for name, way := range frames {
		b.Run(name, func(b *testing.B) {
			d := driveSample(b, 120, 36)
			d.press(way.keys...)
			drawn := 0
			for b.Loop() {
				drawn += way.draw(d)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(drawn)/1000, "ms/frame")
		})
	}
}

// What has not changed is not drawn again.
func TestATickOfTheClockDrawsNoPaneAnew(t *testing.T) {
	cost := func(name string) float64 {
		d := driveSample(t, 120, 36)
		frames[name].draw(d)
		return testing.AllocsPerRun(20, func() { frames[name].draw(d) })
	}
	if tick, all := cost("clock"), cost("everything new"); tick > all/2 {
		t.Errorf("a tick allocates %.0f times, a frame that is all new %.0f times", tick, all)
	}
}

// sitAtList opens the program on a list of so many things.
func sitAtList(t testing.TB, things int) *driver {
	record := &model.Record{}
	do := func(c model.Command) {
		next, _, err := model.Do(record, c, model.At(noon))
		if err != nil {
			t.Fatal(err)
		}
		record = next
	}
	do(model.NewCycle{CycleName: "Checkout", Zone: "UTC", People: []string{"Ana Ruiz", "Ben Okafor", "Mara Ilves"}})
	do(model.PlanMeeting{Facilitator: "Ana Ruiz"})
	for i := range things {
		do(model.Raise{Kind: model.KindRisk, With: model.Values{
			model.FieldWords: model.Words(fmt.Sprintf("What may happen to parcel %d in the peak week", i)), model.FieldOwner: model.Who(model.ID(1 + i%3)),
			model.FieldMitigation: model.Words("a second sender takes over"), model.FieldImpact: model.Words("customers call to ask")}})
	}
	d := driveStore(t, nil, record, 120, 36)
	d.press("0")
	return d
}

// Only the rows in sight are drawn.
func TestALongListCostsAFrameNoMoreThanAShortOne(t *testing.T) {
	cost := func(things int) float64 {
		d := sitAtList(t, things)
		d.sees("━━ Risks ━", fmt.Sprint(things, " open"))
		return testing.AllocsPerRun(20, func() { drawAnew(d) })
	}
	if few, many := cost(50), cost(500); many > few*3/2 {
		t.Errorf("a frame of 500 things allocates %.0f times, of 50 things %.0f times", many, few)
	}
}

// BenchmarkList returns what a frame of a list of 500 things costs.
func BenchmarkList(b *testing.B) {
	for name, draw := range map[string]func(*driver) int{"everything new": drawAnew, "cursor": answers(keyNamed("down"), keyNamed("up"))} {
		b.Run(name, func(b *testing.B) {
			d := sitAtList(b, 500)
			drawn := 0
			for b.Loop() {
				drawn += draw(d)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(drawn)/1000, "ms/frame")
		})
	}
}
