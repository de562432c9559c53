package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"gavel/model/agenda"
	"gavel/model/test/turns"
)

// A text that is too long is refused as a whole: no part of it becomes a meeting.
func TestAnAgendaThatIsTooLongIsNotCutShort(t *testing.T) {
	turns.Long(t)
	h := newHome(t)
	path := filepath.Join(h.dir, "agenda.md")
	topic := "- Labels (15m)\n\n"
	h.write(path, topic+strings.Repeat("x", agenda.MaxBytes-len(topic)))
	h.must("import", "agenda", path, "--json")
	h.write(path, topic+strings.Repeat("x", agenda.MaxBytes-len(topic)+1))
	code, out, says := h.run(t.Context(), "import", "agenda", path, "--yes")
	if code != exitFailed || out != "" || !strings.Contains(says, "larger than 1 MiB") {
		t.Errorf("it ended with %d and said %q, %q", code, out, says)
	}
}

// A text that may be no agenda is not planned unseen, however many lines it has.
func TestATextThatMayBeNoAgendaIsNotPlannedUnseen(t *testing.T) {
	h := newHome(t)
	path := filepath.Join(h.dir, "list.md")
	h.write(path, "# Things\n\n"+strings.Repeat("- one of them\n", 30))
	code, out, says := h.run(t.Context(), "import", "agenda", path, "--yes")
	if code != exitRefused || out != "" || !strings.Contains(says, "nothing was planned, as this may be no agenda") {
		t.Errorf("it ended with %d and said %q, %q", code, out, says)
	}
	if out := h.must("import", "agenda", path, "--yes", "--doubtful"); !strings.Contains(out, "planned") {
		t.Errorf("asked for all the same, it says %q", out)
	}
}

// What --yes plans without a look is said all the same: the day that has passed,
// the meeting that was picked, and every line that was left out.
func TestAnImportUnseenSaysWhatItDoesNotTake(t *testing.T) {
	h := newHome(t)
	path := filepath.Join(h.dir, "agenda.md")
	h.write(path, "# Guild\n\n## 2020-05-09\n\n- Labels (15m)\n\n## 2020-05-02\n\n- Glue (15m)\n")
	code, _, says := h.run(t.Context(), "import", "agenda", path, "--yes")
	for _, part := range []string{"2020-05-09", "this day has passed", "holds several meetings, and the newest one is read", "another meeting than the one that is read"} {
		if code != 0 || !strings.Contains(says, part) {
			t.Errorf("it ended with %d, and does not say %q:\n%s", code, part, says)
		}
	}
}

// Of several meetings the one on the day that is asked for is read.
func TestAnImportReadsTheMeetingOfTheDay(t *testing.T) {
	h := newHome(t)
	path := filepath.Join(h.dir, "agenda.md")
	h.write(path, "# Guild\n\n## 2090-05-09\n\n- Labels (15m)\n\n## 2090-05-02\n\n- Glue (15m)\n")
	out := h.must("import", "agenda", path, "--json", "--date", "2090-05-02")
	if !strings.Contains(out, `"title": "Glue"`) || strings.Contains(out, `"title": "Labels"`) || !strings.Contains(out, "the one that was asked for") {
		t.Errorf("it reads\n%s", out)
	}
}

// A name that cannot be told apart from another is not expected, and said; the rest
// of the agenda is planned.
func TestALookalikeInAnAgendaIsLeftOutAndSaid(t *testing.T) {
	h := newHome(t)
	path := filepath.Join(h.dir, "agenda.md")
	const cyrillic = "\u0410na Ruiz"
	h.write(path, "# Guild 2090-05-09\n\nAttendees: Ana Ruiz, "+cyrillic+", Ben Okafor, PM\n\n## Agenda\n\n- Labels (15m)\n")
	code, out, says := h.run(t.Context(), "import", "agenda", path, "--yes", "--facilitator", "Ana Ruiz")
	if code != 0 || !strings.Contains(out, "planned") {
		t.Fatalf("it ended with %d and said %q, %q", code, out, says)
	}
	for _, part := range []string{"attendee " + cyrillic + ": ", "is written with letters of another script", "attendee PM: "} {
		if !strings.Contains(says, part) {
			t.Errorf("it does not say %q:\n%s", part, says)
		}
	}
	if people := h.must("export", "minutes"); !strings.Contains(people, "Ben Okafor") || strings.Contains(people, cyrillic) {
		t.Errorf("the people are\n%s", people)
	}
}

// Nor is a first name that several people have, nor one that looks like somebody's
// who is known.
func TestANameThatTheRecordCannotTakeUpIsLeftOutAndSaid(t *testing.T) {
	h := newHome(t)
	path := filepath.Join(h.dir, "agenda.md")
	h.write(path, "# Guild 2090-05-09\n\nAttendees: Ana Ruiz, Ana Novak\n\n## Agenda\n\n- Labels (15m)\n")
	h.must("import", "agenda", path, "--yes", "--facilitator", "Ana Ruiz")
	h.write(path, "# Guild 2090-05-16\n\nAttendees: Ana, Ben Okafor\n\n## Agenda\n\n- Glue (15m)\n")
	code, out, says := h.run(t.Context(), "import", "agenda", path, "--yes", "--facilitator", "Ana Ruiz")
	if code != 0 || !strings.Contains(says, "attendee Ana: ") || !strings.Contains(says, "write the whole name") {
		t.Errorf("it ended with %d and said %q, %q", code, out, says)
	}
}
