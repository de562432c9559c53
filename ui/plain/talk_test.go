package plain

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/test/turns"
	"gavel/ui/component"
)

// A number is a row of what was listed last, and never a reason or new words.
func TestANumberIsARowOfTheLastListAndNeverText(t *testing.T) {
	r, store := sample(t)
	decisions := func() (texts []string) {
		for d := range recordOf(t, store).Decisions.All() {
			texts = append(texts, recordOf(t, store).TextOf(d.Ref())+string(recordOf(t, store).State(d.Ref())))
		}
		return texts
	}
	before := decisions()
	r.tells("decisions", "reject 1", "set 99 due:fri", "reject 1-3", "reject 1 2", "resolve 6", "s/no such words/1/", "99", "#99", "d 3", "decide 99", "reject D-99", "unsaved", "reject", "blockers", "reject 1 too early")
	if got := decisions(); !slices.Equal(got, before) {
		t.Errorf("it became\n%q, want\n%q", got, before)
	}
	r.says("there is no row 99: what was listed last has rows 1 to 7", "one thing a line", "one thing a line", "there is no row 99", "3 alone says nothing", "there is no row 99")
	for _, line := range []string{"reject 1 too dear for what it brings", "reject #1 too dear", "reject 1. too dear", "reject row 1 too dear"} {
		r, store := sample(t)
		if err := r.writes("decisions", line); err != nil {
			t.Errorf("%s: %v", line, err)
		}
		u, _ := recordOf(t, store).Ruling(model.Ref{Kind: model.KindDecision, ID: 10})
		if u.Outcome != model.Rejected || !strings.HasPrefix(u.Why, "too dear") {
			t.Errorf("%s: D-10 is %+v", line, u)
		}
	}
}

func TestNoListedRowEndsInTheMiddleOfASentence(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("agenda", "decisions", "blockers", "gates", "meetings", "people"); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(r.said.String(), "\n") {
		if strings.HasSuffix(strings.TrimSpace(line), ",") {
			t.Errorf("it says %q", line)
		}
	}
}

// The lines behind a captured line of a pipe are lines, never its answers.
func TestFromAPipeACapturedLineOpensNoForm(t *testing.T) {
	r, store := sample(t)
	err := r.writes("d Ship it @ben", "approve D-11", "b The lift is broken @ben", "carry B-5", "reject D-10", "withdraw I-13", "fail C-9")
	missed, ok := errors.AsType[*RefusedLines](err)
	if !ok || len(missed.Lines) != 5 || missed.Of != 7 || missed.Lines[1] != (RefusedLine{4, "carry B-5"}) {
		t.Fatalf("it ended with %v, want five lines that were not taken", err)
	}
	r.says("needs criteria", "; add crit:…", "raised: The lift is broken", "B-5", "; add")
	record := recordOf(t, store)
	if d, _ := record.Decisions.Get(10); strings.Contains(d.FinalWording(), "lift") || record.State(d.Ref()) != model.Open {
		t.Errorf("D-10 is %+v", d)
	}
	r.Prompt = true // a person is asked for what is missing
	if err := r.writes("reject D-10", "too dear for what it brings"); err != nil {
		t.Fatal(err)
	}
	r.says("D-10: reject, reason> ", "D-10 rejected")
}

// Where the file that a line names cannot be read, the next line is no other name of one.
func TestFromAPipeAnImportAsksForNoOtherFile(t *testing.T) {
	r, _ := sample(t)
	err := r.writes("prepare", "yes", "import missing.md", "people", "status")
	missed, ok := errors.AsType[*RefusedLines](err)
	if !ok || len(missed.Lines) != 1 || missed.Lines[0].Line != "import missing.md" {
		t.Fatalf("it ended with %v", err)
	}
	r.says("missing.md", "People:", "This is prepare")
}

// What the rules refuse is counted like what is not understood, whichever way it came.
func TestWhateverIsRefusedFromAPipeIsCounted(t *testing.T) {
	turns.Long(t)
	for _, line := range []string{
		"approve D-5", "mend 99", "mend D-2", "edit D-10 nothing", "save", "show", "decide", "start", "go on", "item", "note I-13", "close C-9", "skip 99", "I-99",
		"assign D-10 @zed", "x", "s/a/b/", "undo", "move I-2 up up", "read back I-99", "close", "defer rest now",
	} {
		r, _ := sample(t)
		if err := r.writes(line, "back"); err == nil {
			t.Errorf("%q ended without a word:\n%s", line, r.said.String())
		} else if _, missed := errors.AsType[*RefusedLines](err); !missed {
			t.Errorf("%q ended with %v", line, err)
		}
	}
}

// In a form the words that help are answered, and other words of the program are asked
// back, so that nobody who is lost writes one into the minutes.
func TestAFormAnswersForHelpAndTakesNoWordOfTheProgram(t *testing.T) {
	lost := []string{
		"?", "help", "HELP", "again", "status", "agenda", "Agenda", "decisions", "gaps", "close", "quit", "undo", "next", "people", "minutes", "roll call", "defer rest",
		"decide D-10", "edit B-5", "fix 1", "approve", "approve D-10", "reject 1", "show I-13", "I-13", "prepare", "help lines", "import", "1", "#2",
	}
	for _, prompt := range []bool{true, false} {
		r, store := sample(t)
		r.Prompt = prompt
		before := recordOf(t, store).Items.Len()
		lines := slices.Concat([]string{"prepare", "yes", "agenda", "item"}, lost, []string{`"Agenda"`}, lost, []string{"Which box?", "back"})
		_ = r.writes(lines...)
		if got := recordOf(t, store).Items.Len(); got != before {
			t.Errorf("%d items, want %d", got, before)
		}
		r.says(`This is "New item on M-3"; it needs: title.`, "title: Title, in one line", "back leaves it, again puts the question again",
			`it needs: title.`, "M-3 Weekly review", `"agenda" is a word of gavel; title is asked for here. If it is the answer, write it in quotes: "agenda"`,
			"1 alone says nothing", `; question is asked for here`, "objective: What", "left; nothing was saved")
		if strings.Contains(r.said.String(), "; objective is asked for here") {
			t.Error("it took a word of the program for the question")
		}
	}
}

func TestAWordOfTheProgramInQuotesIsAnAnswer(t *testing.T) {
	r, store := sample(t)
	if err := r.writes("prepare", "yes", "item", `"Agenda"`, "", "", "", "", "", "inform", "", "# saved"); err != nil {
		t.Fatal(err)
	}
	record := recordOf(t, store)
	if it, _ := record.Items.Get(model.ID(record.Items.Len())); it.Title != "Agenda" {
		t.Errorf("it is called %q", it.Title)
	}
	for text, word := range map[string]bool{
		"Agenda for the customers": false, "open questions": false, "note to the team": false, "a label is printed by hand": false, "approve it on Friday": false,
		"3 shops join": false, "2027": false, "import taxes are unclear": false, "close the old shop": false, "M-3": true, "edit": true, "waive": true, "d": false,
	} {
		d, err := newConsole(t.Context(), r.Options)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.isWord(text); got != word {
			t.Errorf("%q is a word of the program: %t", text, got)
		}
	}
}

// Every question says where one is and what is asked, and answers the words that help.
func TestThePromptSaysWhereOneIsAndWhatIsAsked(t *testing.T) {
	r, _ := sample(t)
	r.Prompt = true
	if err := r.writes("decide D-10", "help", "again", "status", "back", "close", "roll call", "status", "back", "adjourn", "?", "no", "prepare", "yes", "M-4", "item", "back",
		"import", "help", "back"); err != nil {
		t.Fatal(err)
	}
	r.says("review M-3> ", "D-10: Chloé Martin decides, answer> ", `This is "D-10: Chloé Martin decides"; it needs: answer.`, "D-10: Chloé Martin decides, answer> ", "review M-3> ",
		"roll call, Ana Ruiz> ", `This is "roll call"`, "Adjourn M-3, yes or no> ", `This is "Adjourn M-3?"`, "Leave the shared screen, yes or no> ",
		"prepare M-3> ", "prepare M-4> ", "New item on M-4, title> ", "Import an agenda, file> ", `This is "Import an agenda"; it needs: file.`, "prepare M-4> ")
}

func TestAgainSaysOnceMoreWhatWasSaidLast(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("people", "again", "Again"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(r.said.String(), "In the room\n1. P-1 Ana Ruiz"); got != 3 {
		t.Errorf("it was said %d times:\n%s", got, r.said.String())
	}
	r.Prompt = true
	if err := r.writes("reject D-10", "too dear for what it brings", "again"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(r.said.String(), "reason: In a sentence"); got != 1 {
		t.Errorf("the question was said %d times:\n%s", got, r.said.String())
	}
	if got := strings.Count(r.said.String(), "D-10 rejected"); got != 2 {
		t.Errorf("the answer was said %d times:\n%s", got, r.said.String())
	}
}

// What is advised exists where it is said: the words of this conversation, and no key.
func TestNothingIsSaidOfKeysAndCursors(t *testing.T) {
	turns.Long(t)
	keys := regexp.MustCompile(`(?i)\bpress\b|\bkey\b|\bkeys\b|\bcursor\b|\bselect(ed)?\b|\barrows?\b|\bctrl\b|\besc\b|\bpane\b| --[a-z]`)
	for _, shown := range []component.Screen{component.Welcome, component.Review, component.Prepare} {
		r, _ := sample(t)
		if shown == component.Welcome {
			r, _ = empty(t, 0)
		}
		r.Say, r.SampleSays = "", ""
		r.Prompt = true
		var lines []string
		for i, word := range wordsOn(t, shown) {
			for j, about := range []string{"", " D-10", " C-9", " 99"} {
				if !turns.In(i+j, 2, 12) {
					continue
				}
				if shown == component.Prepare {
					lines = append(lines, "prepare", "yes")
				}
				if word != "sample" {
					lines = append(lines, word+about, component.Back, component.Back, component.Back)
				}
			}
		}
		if err := r.writes(append(lines, "d Ship it @nobody", "frobnicate")...); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(r.said.String()) {
			if found := keys.FindString(strings.ReplaceAll(line, "key:", "")); found != "" { // the key of a metric is no key to press
				t.Errorf("it says %q: %s", found, line)
			}
		}
	}
}

// A word that belongs to another screen is said with the word that leads there.
func TestAWordOfAnotherScreenSaysHowToGoThere(t *testing.T) {
	r, _ := sample(t)
	r.tells("item I-13", "expected", "remove I-13", "prepare", "yes", "adjourn", "M-4", "gaps now", "defer rest")
	r.says(`"expected" belongs to prepare, and this is the review of M-3; write prepare to go there`,
		`"remove" belongs to prepare, and this is the review of M-3; write prepare to go there`,
		`"adjourn" belongs to review, and this is prepare of M-3; write review to go there`)
}

// Help lists what does something now, and nothing else.
func TestHelpListsWhatHolds(t *testing.T) {
	closing := []string{"gaps", "fix 1", "approve", "fix B-5", "carry", "", "By hand", "", "close", "close"}
	for name, x := range map[string]struct {
		before, lists, lacks []string
	}{
		"live":             {nil, []string{"close: ", "next: ", "fix: ", "decide: ", "adjourn: "}, []string{"back: ", "save: ", "start: ", "addendum: "}},
		"closed":           {closing, []string{"minutes: ", "prepare: ", "agenda: ", "save: "}, []string{"close: ", "next: ", "fix: ", "decide: ", "adjourn: ", "roll call: ", "Any other line", "still open: "}},
		"adjourned":        {[]string{"adjourn", "yes"}, []string{"start: ", "prepare: ", "decide: "}, []string{"close: ", "adjourn: ", "next: ", "defer what is left: "}},
		"prepare, planned": {[]string{"prepare", "yes", "M-4"}, []string{"item: ", "review: ", "cancel: "}, []string{"start: ", "addendum: ", "close: ", "next: "}},
		"prepare, closed":  {[]string{"prepare", "yes", "M-1"}, []string{"addendum: ", "meeting: "}, []string{"item: ", "start: ", "cancel: ", "edit: "}},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := sample(t)
			if err := r.writes(append(x.before, "# help", "help")...); err != nil {
				t.Fatal(err)
			}
			_, help, _ := strings.Cut(r.said.String(), "Words of ")
			for _, word := range x.lists {
				if !strings.Contains(help, "\n"+word) {
					t.Errorf("it does not list %q:\n%s", word, help)
				}
			}
			for _, word := range x.lacks {
				if strings.Contains(help, "\n"+word) {
					t.Errorf("it lists %q:\n%s", word, help)
				}
			}
		})
	}
	r, _ := empty(t, 0)
	if err := r.writes("help"); err != nil {
		t.Fatal(err)
	}
	if _, help, _ := strings.Cut(r.said.String(), "Words of "); strings.Contains(help, "agenda: ") || strings.Contains(help, "undo: ") || !strings.Contains(help, "\nstart: ") {
		t.Errorf("of an empty file it lists:\n%s", help)
	}
}

func TestHelpInAnEmptyFileNamesNoListOfACycle(t *testing.T) {
	r, _ := empty(t, 0)
	if err := r.writes("help"); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"agenda", "decisions", "blockers", "gates", "actions", "digest", "walk", "rehearse", "meetings", "plan", "people"} {
		if strings.Contains(r.said.String(), "\n"+word+": ") {
			t.Errorf("it lists %q:\n%s", word, r.said.String())
		}
	}
}

// Help with a word behind it says what that word does, and takes nothing for a line.
func TestHelpOnAWordSaysWhatItDoes(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("help approve", "help withdraw", "help clock", "help lines"); err != nil {
		t.Fatal(err)
	}
	r.says("approve, of a decision: approve it, word for word", "such as: approve D-1",
		"withdraw, of a decision: take it off unanswered, with a reason", "withdraw, of an item: take it off, with a reason",
		"clock: pause the item's clock, or let it run", "drop takes a criterion")
}

// Where nothing is being discussed, what puts something there is said by its word.
func TestWithoutAnItemBeforeTheRoomTheWordThatOpensOneIsSaid(t *testing.T) {
	r, _ := empty(t, 0)
	if err := r.writes("start", "Checkout redesign", "Ben Okafor", "", "start", "i Labels ask:inform", "status"); err != nil {
		t.Fatal(err)
	}
	r.says("Expected: 2, all taken as present: Ana Ruiz, Ben Okafor.", "Agenda: nothing yet.", "is live", "Nothing is being discussed: item puts one on the agenda", "Nothing is being discussed: open I-1 opens the next item")
}

// What is listed by a sign on the screen is said by a word.
func TestAConcernIsCalledOne(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("! D-10 There is no way back @ben", "f D-10 Well said @ana", "gates", "gate"); err != nil {
		t.Fatal(err)
	}
	r.says("concern on D-10: ", "feedback on D-10: Well said", "concern on D-10: ")
	if regexp.MustCompile(`F-\d+ !`).MatchString(r.said.String()) {
		t.Errorf("it says a sign:\n%s", r.said.String())
	}
}

// After each act one short line says what comes next; after a close the minutes are not
// read out.
func TestAfterEachActOneLineSaysWhatComesNext(t *testing.T) {
	r, _ := sample(t)
	if err := r.writes("b The lift is broken @ben", "carry B-6 due:fri fallback:stairs impact:\"people walk\"", "approve D-10 crit:x", "gaps", "fix B-5", "carry", "", "By hand", "", "close", "close"); err != nil {
		t.Fatal(err)
	}
	r.says("raised: The lift is broken", "\nNext: decide D-10; 3 open before close\n", "D-10 approved", "\nNext: fix B-5; ", "B-5 carried", "Next: close closes M-3; nothing is open",
		"is closed\nNext: minutes reads what M-3 said, save writes it to a file, prepare plans the next\n")
	if lines := strings.Count(r.said.String(), "\n"); lines > 70 || strings.Contains(r.said.String(), "## Decided") {
		t.Errorf("it read out %d lines:\n%s", lines, r.said.String())
	}
	for line := range strings.Lines(r.said.String()) {
		if strings.HasPrefix(line, "Next: ") && len(line) > 100 {
			t.Errorf("that is not short: %s", line)
		}
	}
	r, _ = empty(t, 0)
	if err := r.writes("start", "Checkout redesign", "Ben Okafor", "", "item", "Labels", "", "", "", "", "", "inform", "", "start"); err != nil {
		t.Fatal(err)
	}
	r.says("begun", "Next: item puts something on the agenda of M-1", "is on the agenda\nNext: item adds to M-1, start begins it", "is live", "\nNext: decide I-1; 2 open before close")
}

// A form of many fields asks what matters first; the rest is asked for by name, or after
// "more".
func TestALongFormAsksTheRestOnDemand(t *testing.T) {
	asked := make([]string, 6)
	for name, more := range map[string][]string{"": {""}, "by hand": {"wishes", "fallback", "by hand", ""}, "by mail": append([]string{"more", "", "by mail"}, make([]string, 20)...)} {
		r, store := sample(t)
		_ = r.writes(slices.Concat([]string{"edit D-10"}, asked, more, []string{"status"})...)
		if d, _ := recordOf(t, store).Decisions.Get(10); d.Fallback != name {
			t.Errorf("the fallback is %q, want %q:\n%s", d.Fallback, name, r.said.String())
		}
		r.says("more: needs, fallback, due", "One of them by its name, or more for each; an empty line ends.")
	}
}
