package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gavel/model/test/turns"
	"gavel/ui/draw/drawtest"
	"gavel/ui/theme"
)

// This file holds what the screens look like: as text in every size that is
// claimed, and as pictures in every look. All are made anew by
//
//	go test ./ui -update
//
// from the views that the program hands to the terminal.

// in puts the window under a theme.
func (d *driver) in(mode theme.Mode) *driver {
	d.root.session.Theme = theme.New(mode, false)
	return d
}

// shown are the screens that have goldens, with the keys that lead there.
var shown = map[string][]string{
	"review":       nil,
	"capture-line": {":", "b"},
	"read-back":    {"2", "home", "enter"},
	"form":         {"3", "home", "e"},
	"close":        {"x"},
	"roll-call":    {"r"},
	"help":         {"?"},
	"palette":      {"ctrl+p"},
	"minutes":      {"m"},
	"room":         {"R"},
	"prepare":      {"p", "y"},
	"registers":    {"0"},
	"detail":       {"0", "enter"},
	"filter":       {"0", "/", "o", "p"},
	"proposal":     {"p", "y", "3", "up", "P"},
	"walk":         {"p", "y", "w"},
	"waits":        {"0", "w"},
	"cycle":        {"9"},
	"walkthrough":  {":", "o", "p", "e", "n", "space", "J", "N", "-", "1", "enter", "]", "]"},
	"room-step":    {":", "o", "p", "e", "n", "space", "J", "N", "-", "1", "enter", "]", "]", "R"},
	"rehearsal":    {":", "a", "w", "a", "y", "space", "@", "c", "h", "l", "o", "enter", "esc", "p", "y", "g"},
}

func TestEveryScreenAtEverySizeItClaims(t *testing.T) {
	for name, keys := range shown {
		for _, size := range sizes() {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				d := driveSample(t, size[0], size[1])
				for _, key := range keys { // drawn after each: a list scrolls no further than it must
					d.press(key)
					d.drawn()
				}
				golden(t, fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), d.screen())
			})
		}
	}
}

// looksOf are the looks that pictures are made in, with the paper under them.
var looksOf = map[string]struct {
	theme.Mode
	drawtest.Paper
}{
	"dark":    {theme.Dark, drawtest.DarkPaper},
	"light":   {theme.Light, drawtest.LightPaper},
	"dark16":  {theme.SixteenDark, drawtest.DarkPaper},
	"light16": {theme.SixteenLight, drawtest.LightPaper},
	"mono":    {theme.Mono, drawtest.DarkPaper},
	"unasked": {theme.Sixteen, drawtest.LightPaper},
}

func TestThePicturesAreWhatIsDrawn(t *testing.T) {
	drawn := 0
	picture := func(name string, size [2]int, look string) {
		if drawn++; !turns.In(drawn, 1, 4) {
			return
		}
		file := fmt.Sprintf("%s-%dx%d-%s", name, size[0], size[1], look)
		t.Run(file, func(t *testing.T) {
			d := driveSample(t, size[0], size[1]).in(looksOf[look].Mode)
			d.press(shown[name]...)
			v := d.root.View()
			var cursor *[2]int
			if v.Cursor != nil {
				cursor = &[2]int{v.Cursor.X, v.Cursor.Y}
			}
			same(t, filepath.Join("testdata", "pictures", file+".svg"), drawtest.Picture(v.Content, size[0], size[1], cursor, looksOf[look].Paper))
		})
	}
	for look := range looksOf {
		for _, size := range sizes() {
			picture("review", size, look)
			if look == "dark" || look == "light" {
				picture("registers", size, look)
				picture("waits", size, look)
				picture("cycle", size, look)
				picture("walkthrough", size, look)
				picture("room-step", size, look)
			}
		}
		picture("registers", [2]int{100, 30}, look)
		picture("room", [2]int{100, 30}, look)
		picture("prepare", [2]int{100, 30}, look)
		picture("proposal", [2]int{100, 30}, look)
		picture("read-back", [2]int{100, 30}, look)
		picture("close", [2]int{100, 30}, look)
	}
}

// README shows pictures that are there, and nothing else.
func TestREADMEShowsPicturesThatAreThere(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, rest := range strings.Split(string(readme), "](ui/testdata/")[1:] {
		file, _, _ := strings.Cut(rest, ")")
		if _, err := os.Stat(filepath.Join("testdata", file)); err != nil {
			t.Error(err)
		}
		n++
	}
	if n < 4 {
		t.Errorf("README shows %d pictures", n)
	}
}
