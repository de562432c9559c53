package agenda

import "testing"

// Other ways to write the kinds of documents of kinds_test.go, each of which was
// once read wrong.
func TestOtherWaysToWriteTheSameAreReadAsAPersonReadsThem(t *testing.T) {
	const head = "# Guild 2031-05-02\n\n"
	for name, tc := range map[string]struct {
		source string
		want   outcome
	}{
		// Who attends.
		"not attending":          {head + "## Present\n- Lea Novak\n- Tom Berg (on vacation)\n- Jon Ek (can't make it)\n- Ida Holm (not present)\n\n## Not attending\n- Kim Vale\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak", topics: "Paper", says: []string{"Tom Berg", "Jon Ek", "Ida Holm", "Kim Vale"}}},
		"regrets, not present":   {head + "## Regrets / Not present\n- Kim Vale\n\n## Attendees and affiliations\n- Lea Novak (Acme)\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak", says: []string{"Kim Vale"}}},
		"struck out":             {head + "## Attendees\n- Lea Novak\n- ~~Ida Holm~~\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak", says: []string{"Ida Holm"}}},
		"crosses":                {head + "## Roll Call\n- ✅ Lea Novak\n- ❌ Tom Berg\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak", says: []string{"Tom Berg"}}},
		"a form of people":       {head + "## Attendees\n- Lea Novak\n- Your Name (Company)\n- First Last, Organization\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak", says: []string{"Your Name", "First Last"}}},
		"pronouns, a profile":    {head + "## Attendees\n- Lea Novak she/her - Acme\n- Uma Rao (Initech) [LinkedIn](https://l.example/uma)\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak; Uma Rao"}},
		"a bare label":           {"# Agenda: Paper review (May 2, 2031)\n\nAttendees\n- Lea Novak\n- Tom Berg\n\nTopics\n- Paper\n- Glue\n", outcome{date: "2031-05-02", people: "Lea Novak; Tom Berg", topics: "Paper; Glue"}},
		"a label, then indented": {head + "Participants:\n\n    Lea Novak (Acme)\n    Tom Berg (Globex)\n\nAgenda:\n\n    1. Paper\n    2. Glue\n", outcome{people: "Lea Novak; Tom Berg", topics: "Paper; Glue"}},
		"roll call as an item":   {head + "## Agenda\n1. Roll call\n   - Lea Novak\n   - Tom Berg\n2. Paper\n", outcome{people: "Lea Novak; Tom Berg", topics: "Paper"}},
		"roll call, a topic":     {head + "## Agenda\n1. Roll call\n2. Paper\n", outcome{people: "-", topics: "Roll call; Paper"}},
		"facts in a quotation":   {"# Guild\n\n> Date: 2031-05-02\n> Attendees: Lea Novak, Tom Berg\n\n## Agenda\n- Paper\n", outcome{date: "2031-05-02", people: "Lea Novak; Tom Berg", topics: "Paper"}},

		"ticks under here":    {head + "| Attendee | Here? |\n|--|--|\n| Lea Novak | ✅ |\n| Tom Berg | ❌ |\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak", says: []string{"Tom Berg"}}},
		"names below a label": {head + "**Attendees:**\nLea Novak\nTom Berg (Acme)\nKim Vale - regrets\n\n**Agenda:**\n1. Paper\n", outcome{people: "Lea Novak; Tom Berg", says: []string{"Kim Vale"}}},
		"a part that unfolds": {head + "<details>\n<summary>Attendees</summary>\n\n- Lea Novak\n- Tom Berg\n\n</details>\n\n## Agenda\n- Paper\n", outcome{people: "Lea Novak; Tom Berg", topics: "Paper"}},

		// The meeting.
		"a date as a heading":     {"# Guild agenda\n\n## 2031-05-02\n\n* Paper\n* Glue\n", outcome{date: "2031-05-02", topics: "Paper; Glue", section: "-"}},
		"glued headings":          {"#Guild call 2031-05-02\n##Attendees\n- Lea Novak\n##Agenda\n- Paper\n", outcome{title: "Guild call 2031-05-02", people: "Lea Novak", topics: "Paper"}},
		"cancelled in a sentence": {head + "## Agenda\n\n**No agenda items this week; the meeting is cancelled.**\n", outcome{refused: "the meeting is cancelled"}},
		"a call on a weekday":     {head + "## Agenda\n- Paper\n- Next call Thursday\n", outcome{topics: "Paper", says: []string{"Next call Thursday"}}},
		"a title above facts":     {"Paper review\n2 May 2031\nAttendees: Lea Novak\n\n1. Paper (Lea)\n2. Glue\n", outcome{title: "Paper review", date: "2031-05-02", people: "Lea Novak", topics: "Paper (Lea); Glue"}},
		"attributes elsewhere":    {"Paper review {#paper}\n===\n\n## Agenda\n- Paper ([list]({{ site.url }}/all))\n- Glue{:.done}\n", outcome{title: "Paper review", topics: "Paper; Glue"}},
		"another title":           {"# ~~Guild 2031-05-02~~ CANCELED\n\n## Agenda\n- Paper\n", outcome{topics: "Paper"}},
		"cancelled, in capitals":  {head + "## Agenda\n\nCANCELLED - no agenda items\n", outcome{refused: "the meeting is cancelled"}},
		"cancelled at the top":    {head + "_This meeting was cancelled because of the holiday._\n\n## Agenda\n\n## Notes\n", outcome{refused: "the meeting is cancelled"}},
		"skipped":                 {head + "## Agenda\n\nMeeting skipped: no topics this week.\n", outcome{refused: "the meeting is cancelled"}},
		"HTML without a list":     {"<div>Paper (5m)<br>\nGlue (10m)</div>\n", outcome{refused: "HTML, which is not read"}},
		"another call":            {head + "## Agenda\n- Paper\n- Next sync: May 16\n- Date of the next meeting\n- Next steps\n", outcome{topics: "Paper; Next steps", says: []string{"Next sync", "Date of the next meeting"}}},
		"dates as items":          {"# Guild\n\n- May 16, 2031\n  - Paper\n  - Ink\n- May 2, 2031\n  - Glue\n", outcome{date: "2031-05-16", topics: "Paper; Ink", says: []string{"several meetings", "Glue"}}},
		"a deadline as an item":   {head + "## Agenda\n- Freeze on May 16, 2031\n  - who\n- Paper\n", outcome{topics: "Freeze on May 16, 2031; Paper"}},

		// What is a topic.
		"bold, then times":       {head + "**1. Paper** – 15 min – Lea\n\n**2. Glue** – 10 min – Tom\n", outcome{topics: "Paper (15, Lea); Glue (10, Tom)"}},
		"slashes":                {head + "## Agenda\n- Boxes / @tom / 10 minutes\n- Paper / glue\n", outcome{topics: "Boxes (10, @tom); Paper / glue"}},
		"a sentence below":       {head + "## Agenda\n- Returns (Lea)\n  Should we go to sixty days? See the\n  proposal for more.\n- Glue\n", outcome{topics: "Returns (Lea); Glue", notes: 1}},
		"nothing yet":            {head + "## Agenda\n- Paper\n- (none)\n", outcome{topics: "Paper", says: []string{"(none)"}}},
		"bold numbers alone":     {head + "## Agenda\n\n**1.** **Paper** (15 min)\n\n**2.** **Glue** (10 min, Tom)\n", outcome{topics: "Paper (15); Glue (10, Tom)"}},
		"escaped numbers":        {head + "## Agenda\n\n1\\. **Paper** (15 min)\n\n2\\. Glue\n", outcome{topics: "Paper (15); Glue"}},
		"topics called so":       {head + "## Topic: Paper\n* LN: the thick one.\n* TB: Fine.\n\n## Topic: Glue\n* TB: too slow.\n", outcome{topics: "Paper; Glue", notes: 2}},
		"items with a number":    {"**Guild**\n\n**Agenda:**\n\n**Item 1: Paper (15 min)**\n\nWhich one?\n\n**Item 2: Glue**\n", outcome{topics: "Paper (15); Glue", notes: 1}},
		"forms of topics":        {head + "## Agenda\n- Paper\n- \\<Topic\\> - \\<Name\\> (\\<time\\>)\n- _add item_\n- **Feel free to add topics!**\n", outcome{topics: "Paper", says: []string{"<Topic> - <Name>", "add item", "Feel free"}}},
		"headings and names":     {head + "## Agenda\n\n### Ink - Lea Novak (20 min)\n- Tom: who pays?\n\n### Glue (Tom)\n- dries slowly\n", outcome{topics: "Ink (20, Lea Novak); Glue (Tom)", says: []string{"“Tom” is taken for who presents"}}},
		"an @ before full names": {head + "## Agenda\n- Paper (@Lea Novak)\n- Tape @Lea Novak @Tom Berg\n", outcome{topics: "Paper (Lea Novak); Tape (Lea Novak, Tom Berg)"}},
		"a group of people":      {head + "## Agenda\n1. Paper – whole team – 5 min\n2. Ink – the group (10 min)\n3. Tape: 5 min, design team\n", outcome{topics: "Paper (5); Ink (10); Tape (5)", says: []string{"whole team", "the group", "design team"}}},
		"length in brackets":     {head + "## Agenda\n- Paper (presenter: Lea Novak; length: 10 min)\n", outcome{topics: "Paper (10, Lea Novak)"}},
		"an arrow in brackets":   {head + "## Agenda\n- Glue (thick → thin) 5m\n", outcome{topics: "Glue (thick → thin) (5)"}},
	} {
		t.Run(name, func(t *testing.T) { tc.want.check(t, tc.source) })
	}
	if plan := mustParse(t, "# Guild 2031-05-02 – CANCELED\n\n## Agenda\n- Paper\n"); plan.Doubt == "" {
		t.Error("a meeting whose title says that it is cancelled is not doubted")
	}
}
