package ui

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/document"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/draw"
	"gavel/ui/draw/drawtest"
	"gavel/ui/session"
	"gavel/ui/theme"
)

// Text from anywhere reaches the terminal as text: pasted into any field, read
// from an agenda, put into the file by another program, said by another window, or
// as the name of who sits here. The oracle is drawtest.Obeyed, and the first test
// is its control: without anybody cleaning, it finds every one of them.

func TestAHarnessThatMissesAHostileTextProvesNothing(t *testing.T) {
	if n := len(drawtest.Hostile); n != 38 {
		t.Errorf("there are %d kinds, not 38", n)
	}
	for kind, text := range drawtest.Hostile {
		if len(drawtest.Obeyed("before "+text+" after")) == 0 {
			t.Errorf("%s is not found", kind)
		}
	}
	// Drawing alone is no protection: what cleans is the way into the record.
	through, own := 0, ownStyles(t)
	for _, text := range drawtest.Hostile {
		if rows := draw.Box(draw.Frame{}, []string{text}, 40, 5, theme.New(theme.Mono, false)); len(drawtest.Obeyed(strings.Join(rows, "\n"), own...)) > 0 {
			through++
		}
	}
	if through == 0 {
		t.Error("a frame stops everything; then nothing below tests anything")
	}
	t.Logf("%d of %d come through a frame that is given them as they are", through, len(drawtest.Hostile))
}

// ownStyles are the styles that the program itself draws with, in all states. They
// are looked for once.
func ownStyles(t testing.TB) []string {
	t.Helper()
	drawn.Lock()
	defer drawn.Unlock()
	if drawn.styles != nil {
		return drawn.styles
	}
	var all []string
	for _, get := range states {
		d := driveSample(t, 100, 30)
		get(d)
		all = append(all, drawtest.Styles(d.root.View().Content)...)
	}
	slices.Sort(all)
	drawn.styles = slices.Compact(all)
	return drawn.styles
}

var drawn struct {
	sync.Mutex
	styles []string
}

// harmless fails if anything that the window shows, as it was drawn last, or says to
// the terminal is more than text.
func (d *driver) harmless(kind string, styles []string) {
	d.t.Helper()
	v := d.drawn()
	for what, text := range map[string]string{"screen": v.Content, "title": v.WindowTitle, "farewell": d.root.leave} {
		if found := drawtest.Obeyed(text, styles...); len(found) > 0 {
			d.t.Errorf("%s: the %s has %v:\n%q", kind, what, found, text)
		}
	}
}

func TestWhatIsPastedAnywhereIsText(t *testing.T) {
	turns.Long(t)
	styles := ownStyles(t)
	fields := map[string]func(d *driver){
		"palette":        func(d *driver) { d.press("ctrl+p") },
		"help":           func(d *driver) { d.press("?") },
		"capture line":   func(d *driver) { d.press(":"); d.write("b ") },
		"feedback":       func(d *driver) { d.press("!") },
		"a person":       func(d *driver) { d.press("r", "+") },
		"public notes":   func(d *driver) { d.press("n") },
		"an edit":        func(d *driver) { d.press("e") },
		"a reason":       func(d *driver) { d.press("2", "home", "enter", "d") },
		"a private note": func(d *driver) { d.press("p", "y", "n") },
		"a meeting":      func(d *driver) { d.press("p", "y", "M") },
		"a path":         func(d *driver) { d.press("p", "y", "I") },
		"an agenda": func(d *driver) {
			d.press("p", "y", "I")
			d.send(pasted("# Agenda\n\n- 5m one\n- 5m two (Ana)\n"))
			d.press("esc")
		},
		"a new cycle": nil,
	}
	for i, field := range slices.Sorted(maps.Keys(fields)) {
		get := fields[field]
		t.Run(field, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for kind, text := range drawtest.HostileTurn(i) {
				d := drive(t, nil, 100, 30)
				if get != nil {
					d = driveSample(t, 100, 30)
					get(d)
				} else {
					d.press("s")
				}
				d.send(tea.PasteMsg{Content: text})
				d.harmless(kind+", pasted", styles)
				d.send(tea.PasteMsg{Content: "# " + text + "\n\n- 5m " + text + " (" + text + ")\n- " + text + "\n"})
				d.harmless(kind+", pasted as a page", styles)
				for range 4 { // refused, or recorded; both say something
					d.press("enter")
					d.harmless(kind+", entered", styles)
				}
			}
		})
	}
}

// What another program wrote into the file, past every rule, is text on every
// screen, in every dialog and in every document.
func TestWhatIsInTheFileIsText(t *testing.T) {
	turns.Long(t)
	styles := ownStyles(t)
	for k, kind := range slices.Sorted(maps.Keys(drawtest.Hostile)) {
		if !turns.In(k, 1, 13) {
			continue
		}
		text, path := drawtest.Hostile[kind], copySample(t)
		if changed := drawtest.Vandalise(t, path, text); changed < 30 {
			t.Fatalf("only %d columns took %s", changed, kind)
		}
		s, err := storage.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		r := recordIn(t, s)
		for i, state := range slices.Sorted(maps.Keys(states)) {
			if !turns.In(i+k, 9, 9) {
				continue
			}
			d := driveStore(t, s, r, 100, 30)
			states[state](d)
			d.harmless(kind+" in the file, "+state, styles)
		}
		for _, d := range document.All() {
			for _, about := range r.AllOf(cmp.Or(d.About.Kind, model.KindMeeting)) {
				for _, form := range d.Forms {
					page, err := d.Write(document.Source{Record: r, About: about.ID, Form: form, Now: model.At(noon)})
					if _, refused := errors.AsType[*model.Refusal](err); err != nil && !refused {
						t.Fatal(err)
					}
					if found := drawtest.Obeyed(page.Text); len(found) > 0 {
						t.Errorf("%s: %s of %s has %v", kind, d.Name, about, found)
					}
				}
			}
		}
		_ = s.Close()
	}
}

func TestWhatAnotherWindowSaysAndWhoSitsHereIsText(t *testing.T) {
	styles := ownStyles(t)
	for kind, text := range drawtest.HostileTurn(0) {
		s := openSample(t, storage.Actor("Eve "+text))
		d := drive(t, s, 100, 30)
		d.root.options.User = "Eve " + text
		d.press("r")
		d.harmless(kind+" sits here", styles)
		d.press("esc")
		// Another window of the same store: what it did comes as news.
		m, _ := d.record().Live()
		if _, _, err := s.Do(t.Context(), model.AdjournMeeting{Meeting: m.ID}); err != nil {
			t.Fatal(err)
		}
		d.look()
		d.harmless(kind+" as news", styles)
		d.send(session.DraftsLeft{{Place: session.PlaceLine, Text: "b " + text}})
		d.press("p", "y", ":")
		d.harmless(kind+" as a draft", styles)
	}
}
