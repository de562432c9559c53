package document

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gavel/model"
)

// week is a cycle in which every document has all of its parts: two reviews were held, and
// a third is planned.
func week(m *fixture) *story {
	s := tell(m)
	s.at(24, "11:00")
	third := s.plan("Weekly review", 30)
	gift := s.item(third, "Gift wrap", "Ana Ruiz", 10, say(model.FieldQuestion, "Do we offer gift wrap in December?"),
		say(model.FieldNotes, "Three shops asked for it.\nThe warehouse can pack 200 a day."))
	wrap := s.raise(model.KindDecision, gift, "Offer gift wrap for 2.90", say(model.FieldFallback, "No gift wrap this year"),
		model.Values{model.FieldOptions: {Lines: []string{"2.90 for each parcel", "free from 50"}}}, say(model.FieldRecommend, "free from 50"),
		criteria(model.NewCriterion{Text: "The warehouse packs 200 a day", Check: "trial on Friday"}))
	s.raise(model.KindDecision, gift, "Print a card with it")
	s.concern(wrap, "The warehouse has no room for it", "Jonas Weber")
	paper := s.raise(model.KindBlocker, gift, "The paper is not delivered", s.by(model.FieldOwner, "Ben Okafor"), due(24))
	s.item(third, "Support signals", "Jonas Weber", 5, say(model.FieldAsk, model.AskInform))
	s.item(third, "Returns in December", "Mara Ilves", 5)
	s.raise(model.KindScope, third, "Gift cards in the shop", s.by(model.FieldBy, "Jonas Weber"), say(model.FieldWhy, "the partner asks for it"))
	s.raise(model.KindScope, s.pickup, "again", say(model.FieldScope, model.ScopeReopen), s.by(model.FieldBy, "Mara Ilves"), say(model.FieldNew, "the partner closes half of its shops"),
		say(model.FieldTradeoff, "refunds stay by transfer"), say(model.FieldConfidence, "3"))
	s.journey(wrap)
	s.drill(paper)
	s.do(model.SetCycle{With: say(model.FieldFilter, "Does it lower the calls to support?")})
	calls := s.raise(model.KindMetric, model.Ref{}, "Support contacts", s.by(model.FieldOwner, "Jonas Weber"), say(model.FieldUnit, "per 100 orders"),
		say(model.FieldBase, "6.4"), say(model.FieldTarget, "5"), model.Values{model.FieldUntil: model.On(date(44))})
	s.raise(model.KindReading, calls, "5.9")
	s.raise(model.KindMetric, model.Ref{}, "Refunds within three days", say(model.FieldBetter, model.BetterUp))
	s.do(model.Amend{About: wrap, With: model.Values{model.FieldMoves: {Lines: []string{calls.String()}}}})
	s.at(26, "17:00")
	s.second = third
	return s
}

// journey writes down a journey with a loop, a state that a decision covers, and one that
// leads nowhere; and what the decision waits on.
func (s *story) journey(covers model.Ref) {
	s.t.Helper()
	things := func(f model.Field, about model.Ref) model.Values {
		return model.Values{f: {Lines: []string{about.String()}}}
	}
	j := s.raise(model.KindJourney, model.Ref{}, "A gift is sent", s.by(model.FieldOwner, "Mara Ilves"), say(model.FieldRevenue, model.Yes))
	pick := s.raise(model.KindState, j, "A card is picked", say(model.FieldExpect, "three cards are shown"))
	out := s.raise(model.KindState, j, "The cards are sold out", say(model.FieldState, model.StateException))
	bought := s.raise(model.KindState, j, "It is ordered", say(model.FieldFinal, model.Yes))
	for _, way := range [][2]model.Ref{{pick, out}, {pick, pick}, {pick, bought}} {
		with := maps.Clone(things(model.FieldFrom, way[0]))
		maps.Copy(with, things(model.FieldInto, way[1]))
		if way[1] != pick {
			maps.Copy(with, say(model.FieldWhen, "on "+way[1].String()))
		} else {
			maps.Copy(with, say(model.FieldWhen, "another one"))
		}
		s.do(model.Raise{Kind: model.KindTransition, With: with})
	}
	s.do(model.MoveArtefact{Text: "prototype v14"})
	s.do(model.GiveRuling{About: pick, Outcome: model.Verified, With: say(model.FieldHow, "three were shown")})
	s.do(model.Amend{About: covers, With: things(model.FieldCovers, out)})
	s.raise(model.KindDependency, model.Ref{}, "The paper is bought", things(model.FieldBlocks, covers))
}

// drill calls the escalation path with a blocker: one is reached, one is not, and one is still to
// be called.
func (s *story) drill(with model.Ref) {
	s.t.Helper()
	drill := s.do(model.Raise{Kind: model.KindDrill, On: with, With: model.Values{}})
	calls := s.r.CallsOf(drill)
	for i, c := range calls[:min(2, len(calls))] {
		v := model.Values{model.FieldHow: model.Words("by phone")}
		outcome := model.NotReached
		if i == 0 {
			outcome = model.Reached
			v[model.FieldWould], v[model.FieldDue] = model.Words("asks the printer"), model.On(date(27))
		} else {
			v[model.FieldAction] = model.Value{Tasks: []model.NewTask{{Text: "Get a second number", Owner: s.who("Ana Ruiz"), Due: date(28)}}}
		}
		s.do(model.GiveRuling{About: c.Ref(), Outcome: outcome, With: v})
	}
}

// pages writes every document of a week in every form, by its name and its form.
func (s *story) pages(meeting model.Ref) map[string]Page {
	s.t.Helper()
	pages := map[string]Page{}
	for _, d := range All() {
		for _, form := range d.Forms {
			about := map[model.Kind]model.ID{model.KindMeeting: meeting.ID, model.KindPerson: s.who("Ben Okafor")}[d.About.Kind]
			page, err := d.Write(Source{Record: s.r, About: about, Form: form, Now: model.At(s.now)})
			var refusal *model.Refusal
			if errors.As(err, &refusal) {
				continue
			}
			if err != nil {
				s.t.Fatal(err)
			}
			pages[d.Name+"-"+string(form)] = page
		}
		beside, err := d.WriteBeside(Source{Record: s.r, Now: model.At(s.now)})
		if err != nil {
			s.t.Fatal(err)
		}
		for _, page := range beside {
			pages[strings.ToLower(d.Name+"-"+page.About.String())] = page
		}
	}
	return pages
}

// The documents are read as they stand here: each is looked at when it changes.
func TestTheDocumentsOfAWeek(t *testing.T) {
	s := week(newFixture(t))
	for name, page := range s.pages(s.second) {
		if strings.HasPrefix(name, "minutes") {
			continue // they have goldens of their own
		}
		golden(t, strings.Replace(name, "-markdown", "", 1)+".md", page.Text)
	}
}

// Each entry of the table says all that its readers need, and no two have one name.
func TestEveryDocumentOfTheTableIsWhole(t *testing.T) {
	names := map[string]bool{}
	for _, d := range All() {
		if d.Name == "" || d.Label == "" || d.Help == "" || d.Long == "" || d.write == nil || len(d.Forms) == 0 || d.Forms[0] != Markdown {
			t.Errorf("%+v is not whole", d)
		}
		if names[d.Name] || d.Name != strings.ToLower(d.Name) || strings.ContainsAny(d.Name, " /.") {
			t.Errorf("%q is no name of its own", d.Name)
		}
		names[d.Name] = true
		if found, ok := Named(strings.ToUpper(d.Name)); !ok || found.Name != d.Name {
			t.Errorf("%s is not found by its name", d.Name)
		}
		if d.About.Kind == model.KindMeeting && len(d.About.Unnamed) == 0 {
			t.Errorf("%s is of no meeting where none is named", d.Name)
		}
	}
}

func TestADocumentOfWhatIsNotThereAndInAFormItHasNotIsRefused(t *testing.T) {
	r := newFixture(t).r
	for _, d := range All() {
		if _, err := d.Write(Source{Record: r, About: 1, Form: "fax"}); err == nil || !strings.Contains(err.Error(), "fax") {
			t.Errorf("%s as a fax: %v", d.Name, err)
		}
		var refusal *model.Refusal
		if _, err := d.Write(Source{Record: r, About: 99}); d.About.Kind != "" && (!errors.As(err, &refusal) || refusal.Reason != model.NotFound) {
			t.Errorf("%s of what is not there: %v", d.Name, err)
		}
	}
}

// A document says for itself that its file is not what was saved, in every form.
func TestEveryDocumentOfADamagedFileSaysSo(t *testing.T) {
	s := week(newFixture(t))
	for _, d := range All() {
		for _, form := range d.Forms {
			about := map[model.Kind]model.ID{model.KindMeeting: s.second.ID, model.KindPerson: 1}[d.About.Kind]
			page, err := d.Write(Source{Record: s.r, About: about, Form: form, Now: model.At(s.now), Doubt: "line 7 differs"})
			if err != nil {
				continue
			}
			if !strings.Contains(page.Text, "NOT VERIFIED") || !strings.Contains(page.Text, "line 7 differs") || !strings.Contains(page.Title, "NOT VERIFIED") {
				t.Errorf("%s, %s does not say it:\n%s", d.Name, form, page.Text)
			}
		}
	}
}

// Whatever people write, every document has the parts, tables and rows that it has when
// everybody writes "x".
func TestNoTextBreaksTheStructureOfAnyDocument(t *testing.T) {
	written := func(words string) map[string]Page {
		m := newFixture(t)
		m.words = func(string) string { return words }
		s := week(m)
		return s.pages(s.second)
	}
	want := written("x")
	rapid.Check(t, func(rt *rapid.T) {
		words := spoken(rt)
		for name, page := range written(words) {
			if page.Form != Markdown {
				continue
			}
			if got, plain := structure(page.Text), structure(want[name].Text); !maps.Equal(got, plain) {
				rt.Fatalf("%s of %q: got %v, want %v\n%s", name, words, got, plain, page.Text)
			}
			if call := callIn(page.Text); call != "" {
				rt.Fatalf("%s of %q calls %q\n%s", name, words, call, page.Text)
			}
		}
	})
}

// No document tells a private note, nor prints what a terminal acts on.
func TestEveryDocumentKeepsPrivateNotesPrivateAndIsHarmlessToATerminal(t *testing.T) {
	m := newFixture(t)
	m.words = func(text string) string {
		if strings.Contains(text, secret) {
			return text
		}
		return text + "\x1b[2J\x1b]0;x\a\u202eabc\u200b" + strings.Repeat("長い", 200)
	}
	s := week(m)
	for _, meeting := range []model.Ref{s.first, s.second} {
		for name, page := range s.pages(meeting) {
			if strings.Contains(page.Text, secret) {
				t.Errorf("%s tells a private note", name)
			}
			if i := strings.IndexFunc(page.Text+page.Title+page.File, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == 0x202e }); i >= 0 {
				t.Errorf("%s holds a control character", name)
			}
			if len(page.File) > 120 || strings.ContainsAny(page.File, "/\\ ") {
				t.Errorf("%s would be saved as %q", name, page.File)
			}
		}
	}
}

// The same record gives the same bytes.
func TestEveryDocumentIsTheSameForTheSameRecord(t *testing.T) {
	one, two := week(newFixture(t)), week(newFixture(t))
	again := two.pages(two.second)
	for name, page := range one.pages(one.second) {
		if page != again[name] {
			t.Errorf("%s differs", name)
		}
	}
}

// A document that has nothing to say says so in a sentence.
func TestADocumentOfAnEmptyCycleSaysSo(t *testing.T) {
	m := newFixture(t)
	s := &story{fixture: m, second: m.plan("Weekly review", 16)}
	for name, page := range s.pages(s.second) {
		if page.Form == Markdown && !strings.HasPrefix(page.Text, "# ") || len(strings.Fields(page.Text)) < 5 {
			t.Errorf("%s says %q", name, page.Text)
		}
	}
	if said := s.pages(s.second)["person-markdown"].Text; said != "# Ben Okafor, Mon 16 Nov 2026: nothing open\n" {
		t.Errorf("of somebody without anything: %s", said)
	}
}

// What is not as the pre-read had said stands in the pre-read that is written now, and, of
// what had changed by the start, in the minutes.
func TestThePreReadAndTheMinutesSayWhatChangedSinceItWasAnnounced(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 17)
	m.item(meeting, "Guest checkout", "Ana Ruiz", 10)
	m.do(model.Announce{Meeting: meeting.ID})
	added := m.item(meeting, "Gift wrap", "Ana Ruiz", 10)
	s := &story{fixture: m, second: meeting}
	expect(t, s.pages(meeting)["preread-markdown"].Text, "## Changed since the pre-read that was announced", "Gift wrap: new ("+added.String()+")")
	m.at(17, "10:00")
	m.do(model.StartMeeting{Meeting: meeting.ID})
	expect(t, m.minutes(meeting), "### Changed since the pre-read", "Gift wrap: new ("+added.String()+")")
}

// The pre-read says how a journey stands that is gone through, and the minutes what was seen of
// it in the meeting.
func TestThePreReadAndTheMinutesTellOfAWalkthrough(t *testing.T) {
	m := newFixture(t)
	meeting := m.plan("Weekly review", 17)
	s := &story{fixture: m, second: meeting}
	journey := m.raise(model.KindJourney, model.Ref{}, "Guest checkout", m.by(model.FieldOwner, "Ana Ruiz"), say(model.FieldRevenue, model.Yes))
	declined := m.raise(model.KindState, journey, "Card declined", say(model.FieldState, model.StateException), say(model.FieldFinal, model.Yes))
	m.do(model.PutOnAgenda{About: journey, Meeting: meeting.ID})
	expect(t, s.pages(meeting)["preread-markdown"].Text, "**Journey:** high revenue, risk medium, 0 of 1 states verified, 1 to fix", "**To fix:** no recovery from "+declined.String())
	m.at(17, "10:00")
	m.do(model.StartMeeting{Meeting: meeting.ID})
	seen := say(model.FieldHow, "the basket was kept")
	maps.Copy(seen, say(model.FieldArtefact, "prototype v14"))
	m.do(model.GiveRuling{About: declined, Outcome: model.Verified, With: seen})
	expect(t, m.minutes(meeting), declined.String()+" Card declined verified: the basket was kept")
}
