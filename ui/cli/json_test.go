package cli

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gavel/model"
	"gavel/model/test/turns"
)

// pageKeys returns the keys of each object that JSON.md describes, in the order of
// their letters.
func pageKeys(t *testing.T) map[string][]string {
	t.Helper()
	page, err := os.ReadFile("JSON.md")
	if err != nil {
		t.Fatal(err)
	}
	objects := map[string][]string{}
	row := regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|")
	parts := strings.Split(string(page), "<!-- keys: ")
	for _, part := range parts[1:] {
		name, rest, _ := strings.Cut(part, " -->")
		rest, _, _ = strings.Cut(rest, "\n\n")
		for _, found := range row.FindAllStringSubmatch(rest, -1) {
			objects[name] = append(objects[name], found[1])
		}
		slices.Sort(objects[name])
	}
	return objects
}

// Each command prints with --json the keys that the page says, one document, with
// days and instants as ISO has them; a refusal has its own keys whichever command
// it is of.
func TestJSONIsWhatThePageSays(t *testing.T) {
	turns.Long(t)
	page := pageKeys(t)
	h := newHome(t)
	t.Chdir(h.dir)
	h.write("agenda.md", "# Later review\n\nAttendees: Ana Ruiz\n\n## Part\n\n- Labels (15m, Ana Ruiz)\n  - [x](https://example.org)\n- News\n")
	seen := map[string]bool{}
	for _, c := range []struct {
		object string
		code   int
		args   string
	}{
		{"answer", exitDone, `new cycle Returns --people|Ana Ruiz, Ben Okafor`},
		{"answer", exitDone, `new meeting`},
		{"refusal", exitRefused, `close`},
		{"refusal", exitRefused, `gaps`},
		{"rehearsal", exitDone, `gaps --rehearse`},
		{"answer", exitDone, `start`},
		{"refusal", exitRefused, `start`},
		{"answer", exitDone, `present Ana --absent Ben`},
		{"refusal", exitRefused, `present Nobody`},
		{"digest", exitDone, `digest`},
		{"refusal", exitRefused, `digest --owner nobody`},
		{"do", exitDone, `do|b Late scans @ana`},
		{"do", exitDone, `do|b Late vans @ana|--dry-run`},
		{"do", exitRefused, `do|approve D-77`},
		{"do", exitRefused, `do|b Late @nobody`},
		{"list", exitDone, `list blockers`},
		{"list", exitDone, `list people`},
		{"refusal", exitFailed, `list unicorns`},
		{"refusal", exitRefused, `list blockers --owner nobody`},
		{"show", exitDone, `show B-1`},
		{"refusal", exitRefused, `show B-99`},
		{"refusal", exitRefused, `show nothing`},
		{"gaps", exitDone, `gaps`},
		{"do", exitDone, `do|i B-1 5m`},
		{"agenda", exitDone, `agenda`},
		{"digest", exitDone, `digest --check`},
		{"do", exitDone, `do|d Free returns in January`},
		{"walk", exitDone, `walk`},
		{"rehearsal", exitDone, `gaps --rehearse`},
		{"rehearsal", exitRefused, `gaps M-1 --rehearse --check`},
		{"gaps", exitRefused, `gaps --check`},
		{"refusal", exitRefused, `close`},
		{"do", exitDone, `do|reject D-1 @ana not this year`},
		{"answer", exitDone, `undo`},
		{"answer", exitDone, `redo`},
		{"refusal", exitRefused, `redo`},
		{"answer", exitDone, `adjourn`},
		{"refusal", exitRefused, `adjourn`},
		{"refusal", exitRefused, `defer-rest --why x`},
		{"refusal", exitRefused, `addendum M-1 x`},
		{"refusal", exitRefused, `cancel M-9`},
		{"answer", exitDone, `new meeting Next`},
		{"answer", exitDone, `cancel M-2`},
		{"import", exitDone, `import agenda agenda.md`},
		{"import", exitDone, `import agenda agenda.md --yes`},
		{"refusal", exitFailed, `import agenda none.md`},
		{"meetings", exitDone, `meetings`},
		{"cycles", exitDone, `cycles`},
		{"refusal", exitRefused, `meetings --cycle 7`},
		{"refusal", exitFailed, `cycles --db none.db`},
		{"refusal", exitFailed, `meetings --db none.db`},
		{"refusal", exitFailed, `meetings --nonsense`},
		{"refusal", exitFailed, `nonsense`},
		{"export", exitDone, `export minutes`},
		{"export", exitDone, `export preread`},
		{"export", exitDone, `export blockers`},
		{"export", exitDone, `export person ana`},
		{"export", exitDone, `export minutes --short chat`},
		{"refusal", exitRefused, `export person nobody`},
		{"refusal", exitFailed, `export minutes --short fax`},
		{"export", exitDone, `export minutes -o minutes.md`},
		{"refusal", exitRefused, `export minutes -o minutes.md`},
		{"refusal", exitFailed, `verify none.md`},
		{"answer", exitDone, `start M-1`},
		{"do", exitDone, `do|pass C-3 evidence:"read the mails"`},
		{"do", exitDone, `do|resolve B-1 the van came`},
		{"answer", exitDone, `close`},
		{"export", exitDone, `export minutes M-1 -o kept.md`},
		{"verify", exitDone, `verify kept.md`},
		{"doctor", exitDone, `doctor`},
		{"backup", exitDone, `backup`},
		{"answer", exitDone, `backup copy.gavel`},
		{"restore", exitDone, `restore copy.gavel`},
		{"salvage", exitDone, `salvage saved.gavel`},
		{"playbook", exitDone, `playbook`},
		{"schedule", exitDone, `schedule`},
		{"refusal", exitRefused, `schedule take party`},
		{"answer", exitDone, `schedule drop kickoff`},
		{"refusal", exitRefused, `playbook check agenda.md`},
		{"refusal", exitFailed, `playbook use none.toml`},
		{"keys", exitDone, `keys`},
		{"version", exitDone, `version`},
		{"refusal", exitFailed, `man`},
		{"refusal", exitFailed, `room`},
	} {
		args := strings.Fields(c.args)
		if command, rest, ok := strings.Cut(c.args, "|"); ok {
			args = append(strings.Fields(command), strings.Split(rest, "|")...)
		}
		code, out, says := h.run(t.Context(), append(args, "--json")...)
		if code != c.code {
			t.Errorf("%s ended with %d, not %d: %s", c.args, code, c.code, says)
		}
		if code != exitDone && says == "" {
			t.Errorf("%s says nothing to a person", c.args)
		}
		var printed any
		decoder := json.NewDecoder(strings.NewReader(out))
		if err := decoder.Decode(&printed); err != nil || decoder.More() {
			t.Errorf("%s printed no one document: %v\n%s", c.args, err, out)
			continue
		}
		objects := []any{printed}
		if list, isList := printed.([]any); isList {
			objects = list
		}
		for _, one := range objects {
			checkObject(t, c.args, one, page[c.object])
			seen[c.object] = true
			checkInner(t, c.args, one, page, seen)
		}
	}
	for name := range page {
		if !seen[name] && name != "fields" { // another test looks at those

			t.Errorf("nothing printed what the page calls %s", name)
		}
	}
}

// checkInner checks the objects in the lists of an object.
func checkInner(t *testing.T, of string, one any, page map[string][]string, seen map[string]bool) {
	t.Helper()
	for inner, name := range map[string]string{"topics": "topic", "gaps": "gaps", "attention": "attention", "cards": "card", "rehearsed": "rehearsed",
		"details": "detail", "refers_to": "thing", "referred_by": "thing", "history": "event", "changes": "change"} {
		object, _ := one.(map[string]any)
		list, _ := object[inner].([]any)
		for _, one := range list {
			checkObject(t, of+": "+inner, one, page[name])
			checkInner(t, of+": "+inner, one, page, seen)
			seen[name] = true
		}
	}
}

// The page names every field of every kind.
func TestThePageNamesEveryField(t *testing.T) {
	named := pageKeys(t)["fields"]
	var there []string
	for _, k := range model.Kinds() {
		for _, f := range k.ShownFields() {
			if there = append(there, string(f.Field)); !slices.Contains(named, string(f.Field)) {
				t.Errorf("the page says nothing of the field %s of %s", f.Field, k)
			}
		}
	}
	for _, name := range named {
		if !slices.Contains(there, name) {
			t.Errorf("no kind has the field %s", name)
		}
	}
}

func checkObject(t *testing.T, of string, one any, want []string) {
	t.Helper()
	object, ok := one.(map[string]any)
	if !ok {
		t.Errorf("%s: no object: %v", of, one)
		return
	}
	if got := slices.Sorted(maps.Keys(object)); !slices.Equal(got, want) {
		t.Errorf("%s printed the keys %v, and the page says %v", of, got, want)
	}
	for key, value := range object {
		text, isText := value.(string)
		var err error
		switch {
		case isText && text == "" && key != "title":
			err = fmt.Errorf("it is empty, and not null")
		case isText && key == "date":
			_, err = time.Parse(time.DateOnly, text)
		case isText && key == "at":
			_, err = time.Parse(time.RFC3339, text)
		}
		if err != nil {
			t.Errorf("%s: %s: %v", of, key, err)
		}
	}
}
