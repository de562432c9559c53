package playbook_test

import (
	"strings"
	"testing"

	"gavel/model/playbook"
)

func checkFrom(lesson, text string) playbook.Standard {
	return playbook.Standard{Gate: "launch", Check: playbook.Check{Text: text, Owner: "lead:support", Lesson: lesson}}
}

func itemFrom(lesson, title string) playbook.Standard {
	return playbook.Standard{Kind: "retro", Item: playbook.Item{Title: title, Minutes: 5, Lesson: lesson}}
}

// written writes standards into a playbook, and reads what was written.
func written(t *testing.T, text string, standards ...playbook.Standard) (string, playbook.Playbook) {
	t.Helper()
	text, left, err := playbook.With(text, standards)
	if err != nil || len(left) > 0 {
		t.Fatalf("left are %v, and %v in:\n%s", left, err, text)
	}
	p, err := playbook.Parse(text)
	if err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	return text, p
}

func TestAStandardIsTheLastCheckOfItsGate(t *testing.T) {
	text, p := written(t, playbook.Text(), checkFrom("LS-3", `Support has read the "sorry" mails`))
	g, _ := p.Gate("launch")
	last := g.Checks[len(g.Checks)-1]
	if last.Key != "support-has-read-the-sorry-mails" || last.Text != `Support has read the "sorry" mails` || last.Owner != "lead:support" || last.Lesson != "LS-3" {
		t.Errorf("the last check is %+v", last)
	}
	if !strings.Contains(text, "# from LS-3\n[[gate.check]]\n") {
		t.Errorf("the file does not say from which lesson it is:\n%s", text)
	}
}

func TestAStandardIsTheLastItemOfItsKind(t *testing.T) {
	_, p := written(t, playbook.Text(), itemFrom("LS-4", "What support heard"))
	k, _ := p.Kind("retro")
	if last := k.Items[len(k.Items)-1]; last.Title != "What support heard" || last.Minutes != 5 || last.Lesson != "LS-4" {
		t.Errorf("the last item is %+v", last)
	}
}

func TestWritingAStandardLeavesTheRestOfTheFileAsItIs(t *testing.T) {
	text, _ := written(t, playbook.Text(), checkFrom("LS-3", "Support has read the mails"), itemFrom("LS-4", "What support heard"))
	rest := text
	for _, line := range strings.Split(playbook.Text(), "\n") {
		_, after, ok := strings.Cut(rest, line)
		if !ok {
			t.Fatalf("the line %q is gone, or elsewhere", line)
		}
		rest = after
	}
}

func TestAStandardIsNotWrittenTwice(t *testing.T) {
	standards := []playbook.Standard{checkFrom("LS-3", "Support has read the mails"), itemFrom("LS-4", "What support heard")}
	once, _ := written(t, playbook.Text(), standards...)
	if twice, _ := written(t, once, standards...); twice != once {
		t.Errorf("written again it is:\n%s", twice)
	}
}

func TestAStandardThatWasRewordedInTheFileIsNotWrittenAgain(t *testing.T) {
	s := checkFrom("LS-3", "Support has read the mails")
	once, _ := written(t, playbook.Text(), s)
	mended := strings.Replace(once, `"Support has read the mails"`, `"Support has read each mail"`, 1)
	if twice, _ := written(t, mended, s); twice != mended {
		t.Errorf("written again it is:\n%s", twice)
	}
}

func TestAStandingItemThatWasRewordedInTheFileIsNotWrittenAgain(t *testing.T) {
	s := itemFrom("LS-4", "What support heard")
	once, _ := written(t, playbook.Text(), s)
	mended := strings.Replace(once, `"What support heard"`, `"What customers told support"`, 1)
	if twice, _ := written(t, mended, s); twice != mended {
		t.Errorf("written again it is:\n%s", twice)
	}
}

func TestAStandardWhoseLessonWordsItAnewIsNotWrittenAgain(t *testing.T) {
	for _, s := range []playbook.Standard{checkFrom("LS-3", "Support has read the mails"), itemFrom("LS-4", "What support heard")} {
		s.Words = "Ask support"
		once, _ := written(t, playbook.Text(), s)
		s.Check.Text, s.Item.Title = "Support has read each mail", "What support was told"
		if twice, _ := written(t, once, s); twice != once {
			t.Errorf("written again it is:\n%s", twice)
		}
	}
}

// Ids begin anew in another file: there LS-3 is another lesson.
func TestAStandardIsWrittenBesideOneFromTheSameIdOfAnotherFile(t *testing.T) {
	for _, standards := range [][2]playbook.Standard{
		{checkFrom("LS-3", "Support has read the mails"), checkFrom("LS-3", "Finance knows the day")},
		{itemFrom("LS-3", "What support heard"), itemFrom("LS-3", "What finance says")},
	} {
		once, _ := written(t, playbook.Text(), standards[0])
		if twice, _ := written(t, once, standards[1]); twice == once {
			t.Errorf("%+v is left out", standards[1])
		}
	}
}

func TestTwoStandingItemsOfAKindHaveAKeyEach(t *testing.T) {
	mistakes := mistakesIn(t, with(t, `title = "What the numbers say"`, "key = \"a\"\ntitle = \"x\"\nminutes = 5\n[[kind.item]]\nkey = \"a\"\ntitle = \"What the numbers say\""))
	if len(mistakes) != 1 || !strings.Contains(mistakes[0].Says, `the item "a" stands in line`) {
		t.Errorf("it says %v", mistakes)
	}
}

func TestTwoStandardsThatBeginAlikeHaveAKeyEach(t *testing.T) {
	same := "Support has read the mails that customers get "
	_, p := written(t, playbook.Text(), checkFrom("LS-1", same+"first"), checkFrom("LS-2", same+"last"))
	g, _ := p.Gate("launch")
	n := len(g.Checks)
	if a, b := g.Checks[n-2].Key, g.Checks[n-1].Key; a != "support-has-read-the-mails-that" || b != "support-has-read-the-mails-that-ls-2" {
		t.Errorf("the keys are %q and %q", a, b)
	}
}

func TestAStandardInLettersThatNoKeyTakesHasTheKeyOfItsLesson(t *testing.T) {
	_, p := written(t, playbook.Text(), checkFrom("LS-9", "Поддержка прочла письма"))
	g, _ := p.Gate("launch")
	if key := g.Checks[len(g.Checks)-1].Key; key != "ls-9" {
		t.Errorf("the key is %q", key)
	}
}

func TestAStandardIsWrittenIntoListsInBrackets(t *testing.T) {
	const begin = "version = 1\nname = \"Team\"\n"
	for _, text := range []string{
		begin + "kind = [{ key = \"retro\", title = \"Retro\", minutes = 30 }]\ngate = [ { key = \"launch\", title = \"Launch\", check = [ { key = \"a\", text = \"A\" } ] } ]\n",
		begin + "[[kind]]\nkey = \"retro\"\ntitle = \"Retro\"\nminutes = 30\nitem = []\n[[gate]]\nkey = \"launch\"\ntitle = \"Launch\"\ncheck = [\n  { key = \"a\", text = \"A\" },\n]\n",
		begin + "[[kind]]\nkey = \"retro\"\ntitle = \"Retro\"\nminutes = 30\n[[gate]]\nkey = \"launch\"\ntitle = \"Launch\"\n[[gate.check]]\nkey = \"a\"\ntext = \"A\"",
	} {
		_, p := written(t, text, checkFrom("LS-3", "B"), itemFrom("LS-4", "C"))
		g, _ := p.Gate("launch")
		k, _ := p.Kind("retro")
		if len(g.Checks) != 2 || len(k.Items) != 1 {
			t.Errorf("%d checks and %d items from:\n%s", len(g.Checks), len(k.Items), text)
		}
	}
}

func TestAStandardWhoseGateIsGoneIsLeftOut(t *testing.T) {
	s := checkFrom("LS-3", "B")
	s.Gate = "bygone"
	text, left, err := playbook.With(playbook.Text(), []playbook.Standard{s})
	if err != nil || text != playbook.Text() || len(left) != 1 {
		t.Errorf("left are %v, and %v", left, err)
	}
}
