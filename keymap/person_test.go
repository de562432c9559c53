package keymap_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	_ "gavel/ui/screen"
)

// reads reads a person's keys, of which nothing may be wrong.
func reads(t *testing.T, text string) keymap.Map {
	t.Helper()
	m, complaints := keymap.Read(text)
	for _, c := range complaints {
		t.Errorf("%q: %v", text, c)
	}
	return m
}

func TestAPersonsKeysReplaceTheDefaults(t *testing.T) {
	m := reads(t, "\ufeff# mine\r\n\r\nreview / roll-call = f5, ctrl+t\r\neverywhere/quit=none\n")
	for key, want := range map[string]keymap.Intent{"f5": keymap.RollCall, "ctrl+t": keymap.RollCall, "r": ""} {
		if got, _ := m.Intent(key, keymap.InAgenda, keymap.InList, keymap.OnReview, keymap.Global); got != want {
			t.Errorf("%s means %q, want %q", key, got, want)
		}
	}
	if got, _ := m.Intent("q", keymap.OnReview, keymap.Global); got != "" {
		t.Errorf("q means %q", got)
	}
}

func TestKeysThatFollowEachOtherAreOne(t *testing.T) {
	m, _ := keymap.Read("review / roll-call = g r\nreview / minutes = g m, m")
	scopes := []keymap.Scope{keymap.InAgenda, keymap.InList, keymap.OnReview, keymap.Global}
	if intent, more := m.Next("g", scopes...); intent != "" || !more {
		t.Errorf("g means %q, more: %t", intent, more)
	}
	for pressed, want := range map[string]keymap.Intent{"g r": keymap.RollCall, "g m": keymap.Minutes, "m": keymap.Minutes, "g x": ""} {
		if intent, more := m.Next(pressed, scopes...); intent != want || more {
			t.Errorf("%s means %q, more: %t", pressed, intent, more)
		}
	}
	if got := m.Key(keymap.RollCall, scopes...); got != "g r" {
		t.Errorf("help says %q", got)
	}
	for _, b := range m.In(scopes...) {
		if b.Intent == keymap.Gaps && slices.Contains(b.Keys, "g") {
			t.Error("g is gaps still, and never reached")
		}
	}
}

func TestTheModifiersAreReadInAnyCase(t *testing.T) {
	m := reads(t, "review / roll-call = Alt+r, Ctrl+T, F5")
	for _, key := range []string{"alt+r", "ctrl+t", "f5"} {
		if got, _ := m.Intent(key, keymap.OnReview); got != keymap.RollCall {
			t.Errorf("%s means %q", key, got)
		}
	}
}

func TestTheCommaAndTheBlankAreKeysByTheirNames(t *testing.T) {
	m := reads(t, "room view / clock = comma, space")
	for _, key := range []string{",", "space"} {
		if got, _ := m.Intent(key, keymap.OnRoom); got != keymap.Clock {
			t.Errorf("%q means %q", key, got)
		}
	}
}

func TestALineThatCannotHoldIsLeftOutWithItsReason(t *testing.T) {
	for line, want := range map[string]string{
		"roll-call = r":                         "write PLACE / ACTION = KEY",
		"review roll-call r":                    "write PLACE / ACTION = KEY",
		"reviews / roll-call = r":               `no place called "reviews"`,
		"review / rollcall = f5":                `no action called "rollcall"`,
		"prepare / adjourn = f5":                "it is one of: review",
		"review / roll-call =":                  "a key is missing",
		"review / roll-call = r,":               "a key is missing",
		"review / roll-call = ctrl+enter":       "no key that every terminal can send",
		"review / roll-call = ctrl+1":           "no key that every terminal can send",
		"review / roll-call = super+r":          "no key that every terminal can send",
		"review / roll-call = ctrl+i":           "write tab",
		"review / roll-call = Escape":           "write esc",
		"review / roll-call = shift+r":          "write R",
		"review / roll-call = ctrl+c":           "ctrl+c leaves",
		"review / roll-call = alt+R":            "no key that every terminal can send",
		"review / roll-call = alt+[":            "no key that every terminal can send",
		"review / roll-call = alt+!":            "no key that every terminal can send",
		"review / roll-call = g, g r":           "the one begins the other",
		"review / roll-call = a b c d e":        "more than four keys in a row",
		"form / next-field = n":                 "n is text",
		"capture line / back = space":           "space is text",
		"palette / down = x y":                  "x is text",
		"review / roll-call = \u200b":           "cannot be seen",
		"text of several lines / new-line = \t": "a key is missing",
	} {
		m, complaints := keymap.Read("\n" + line)
		if len(complaints) == 0 || complaints[0].Holds || complaints[0].Line != 2 || !strings.Contains(complaints[0].Says, want) {
			t.Errorf("%q is answered by %v, want %q", line, complaints, want)
		}
		for i, b := range m.Bindings() {
			if !slices.Equal(b.Keys, keymap.Defaults()[i].Keys) {
				t.Errorf("%q changed the keys of %s to %v", line, b.Intent, b.Keys)
			}
		}
	}
}

func TestTwoLinesThatWantOneKeyAreAConflict(t *testing.T) {
	m, complaints := keymap.Read("review / roll-call = f5\nreview / minutes = f5\nreview / roll-call = f6")
	if len(complaints) != 2 || complaints[0].Line != 2 || !strings.Contains(complaints[0].Says, "f5 means roll-call since line 1") ||
		complaints[1].Line != 3 || !strings.Contains(complaints[1].Says, "on line 1 already") {
		t.Fatalf("it says %v", complaints)
	}
	if got, _ := m.Intent("m", keymap.OnReview); got != keymap.Minutes {
		t.Errorf("m means %q", got)
	}
}

func TestADefaultYieldsAndAnActionWithoutAKeyIsTold(t *testing.T) {
	m, complaints := keymap.Read("review / roll-call = m, z")
	if got, _ := m.Intent("m", keymap.OnReview); got != keymap.RollCall {
		t.Errorf("m means %q", got)
	}
	var says []string
	for _, c := range complaints {
		says = append(says, c.Says)
		if !c.Holds {
			t.Errorf("%v does not hold", c)
		}
	}
	all := strings.Join(says, "\n")
	for _, want := range []string{"no key is left for minutes in review, adjourn in review; give it one"} {
		if !strings.Contains(all, want) {
			t.Errorf("it says %q, not %q", all, want)
		}
	}
}

// A person's key wins from wherever it was said: what gavel comes with yields
// further in, too. A field in which letters are text keeps its letters.
func TestAPersonsKeyWinsOverDefaultsFurtherIn(t *testing.T) {
	m, complaints := keymap.Read("everywhere / undo = s, ctrl+u\nlist / up = w")
	for _, scopes := range [][]keymap.Scope{{keymap.InAgenda, keymap.InList, keymap.OnReview, keymap.Global}, {keymap.InMeetings, keymap.InList, keymap.OnPrepare, keymap.Global}, {keymap.OnWelcome, keymap.InList, keymap.Global}} {
		if got, _ := m.Intent("s", scopes...); got != keymap.Undo {
			t.Errorf("s means %q in %v", got, scopes)
		}
	}
	if got, _ := m.Intent("w", keymap.RulingOn(model.KindCheck), keymap.InList, keymap.InDialog); got != keymap.Up {
		t.Errorf("w means %q in a list of verdicts", got)
	}
	if got, _ := m.Intent("u", keymap.InAgenda, keymap.InList, keymap.OnReview, keymap.Global); got != "" {
		t.Errorf("u means %q still", got)
	}
	if len(complaints) != 3 || !strings.Contains(complaints[2].Says, "w is walk in prepare") || !complaints[0].Holds || !strings.Contains(complaints[0].Says, "no key is left for skip in agenda pane, sort in registers, new-cycle in welcome; give it one") ||
		!strings.Contains(complaints[1].Says, "waive in ruling on a check") {
		t.Errorf("it says %v", complaints)
	}
}

func TestAKeyThatMeansSomethingElseFurtherOutOrInIsTold(t *testing.T) {
	_, complaints := keymap.Read("agenda pane / skip = u")
	if len(complaints) != 1 || !complaints[0].Holds || !strings.Contains(complaints[0].Says, "u is undo in everywhere") {
		t.Errorf("it says %v", complaints)
	}
	m, complaints := keymap.Read("everywhere / undo = f5\nagenda pane / skip = f5")
	if len(complaints) != 2 || !complaints[0].Holds || !strings.Contains(complaints[0].Says, "it does not hold everywhere: f5 is skip in agenda pane") ||
		!strings.Contains(complaints[1].Says, "it stands before another: f5 is undo in everywhere") {
		t.Errorf("it says %v", complaints)
	}
	if got, _ := m.Intent("f5", keymap.InAgenda, keymap.InList, keymap.OnReview, keymap.Global); got != keymap.Skip {
		t.Errorf("f5 means %q", got)
	}
}

// What the template says is what holds by itself: taking all of it in changes
// nothing and conflicts with nothing.
func TestTheTemplateIsTheDefaultTable(t *testing.T) {
	var lines []string
	for line := range strings.SplitSeq(keymap.Template(), "\n") {
		if rest, ok := strings.CutPrefix(line, "#"); ok && !strings.HasPrefix(rest, " ") {
			lines = append(lines, rest)
		}
	}
	if len(lines) != len(keymap.Defaults()) {
		t.Fatalf("%d lines for %d actions", len(lines), len(keymap.Defaults()))
	}
	m, complaints := keymap.Read(strings.Join(lines, "\n"))
	for _, c := range complaints {
		if !c.Holds {
			t.Errorf("%s: %v", c.Text, c)
		}
	}
	for i, b := range m.Bindings() {
		want := slices.DeleteFunc(slices.Clone(keymap.Defaults()[i].Keys), func(key string) bool { return key == "ctrl+c" })
		if !slices.Equal(b.Keys, want) {
			t.Errorf("%s in %s has the keys %v, want %v", b.Intent, b.Scope, b.Keys, want)
		}
	}
}

// A line names an action by its place and its word: no two may share both.
func TestNoActionIsTwiceInOnePlace(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range keymap.Default().Bindings() {
		name := string(b.Scope) + "/" + string(b.Intent)
		if seen[name] {
			t.Errorf("%s is there twice", name)
		}
		seen[name] = true
		if !slices.ContainsFunc(keymap.Stacks(), func(s []keymap.Scope) bool { return slices.Contains(s, b.Scope) }) {
			t.Errorf("%s is asked nowhere", b.Scope)
		}
	}
}

// A name that was ever written in a person's keys means its action for good:
func TestAnActionThatIsCalledOtherwiseTodayKeepsAPersonsKeys(t *testing.T) {
	m, complaints := keymap.Read("room view / open-item = n\nagenda pane / open-item = o")
	for _, c := range complaints {
		if !c.Holds {
			t.Error(c)
		}
	}
	if got, _ := m.Intent("n", keymap.OnRoom, keymap.InList, keymap.Global); got != keymap.NextItem {
		t.Errorf("in the room n means %q", got)
	}
	for scope, want := range map[keymap.Scope]keymap.Intent{keymap.InAgenda: keymap.OpenItem, keymap.InBlockers: keymap.NextItem} {
		if got, _ := m.Intent("o", scope, keymap.InList, keymap.OnReview, keymap.Global); got != want {
			t.Errorf("in the %s o means %q, want %q", scope, got, want)
		}
	}
}

// testdata/names.txt grows and never shrinks.
func TestEveryNameThatWasReleasedIsStillRead(t *testing.T) {
	names, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	for place := range strings.Lines(string(names)) {
		place = strings.TrimSpace(place)
		if m, complaints := keymap.Read(place + " = f9"); slices.ContainsFunc(complaints, func(c keymap.Complaint) bool { return !c.Holds }) {
			t.Errorf("%s is not read any more: %v", place, complaints)
		} else if n := bound(m, "f9"); n != 1 {
			t.Errorf("%s gives f9 to %d actions", place, n)
		}
	}
}

// bound returns how many actions a key means.
func bound(m keymap.Map, key string) int {
	n := 0
	for _, b := range m.Bindings() {
		if slices.Contains(b.Keys, key) {
			n++
		}
	}
	return n
}
