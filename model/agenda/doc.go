// Package agenda reads the text of a Markdown agenda into a [Plan]: the topics
// with their timeboxes and presenters, who is expected, the title and the date.
// It only reads; nothing here knows how a meeting is kept, so that a preview can
// be shown before anything is recorded. Nothing is dropped without a line: what
// is not in the plan is in one of its lists, [Plan.Unread] (not understood),
// [Plan.Left] (left out on purpose) or [Plan.Unsure] (read, but to be looked at).
//
// The package is pure: no files, no clock, no terminal. It may import the
// standard library, goldmark and gavel/model.
//
// # The passes
//
//	source.go    text → lines: front matter, comments, code, attributes taken out
//	nesting.go   lists indented so that every renderer agrees about their levels
//	markup.go    lines → goldmark's tree; phrase.go: a line, and what its markup says
//	blocks.go    the tree → blocks of text, lists, tables; table.go
//	outline.go   blocks → sections, and what each is by its heading
//	meetings.go  of several meetings in one document, the one to read
//	division.go  which section is the agenda, and which names the meeting; date.go
//	attendees.go who is expected, who is absent; people.go: what is a name
//	reader.go    sections → topics, with topics.go and list.go below a heading
//	entry.go     one line → title, timebox, presenter, links, remarks: brackets in
//	             details.go, the rest in beside.go, the words left in title.go
//	guess.go     whether brackets that may be a name are one
//	remains.go   what no pass has taken, a line for each run of it
//	doubt.go     whether the text is an agenda at all
//
// Which words tell what a heading, a label or the head of a column is about stands
// in words.txt (terms.go, labels.go); times.go reads lengths and times of day.
//
// # The grammar
//
// A document is a title, facts about the meeting, lists of people and an agenda,
// in any order. A heading, a line that is bold as a whole, "Label:" in front of a
// list, or the bare name of a kind there ("Attendees") begins a section; a section
// is what the words of its heading say, if all of them belong to one kind:
//
//	agenda     "Agenda", "Proposed agenda items"; else "Topics", "Discussion
//	           points"; else "Agenda for …"; else the whole document is one
//	attendees  "Present", "Roll call", or a heading that begins or ends with
//	           "attendance", "attendees", "participants", over a list of names
//	absent     "Regrets", "Apologies", "Not attending"
//	aside      "Logistics", "Links", "Next meeting": never topics
//	result     "Action items": topics below an agenda only
//
// The title is the front matter's, the first heading's, or that of a heading with
// a date. The date must be clear: the year first, or the month as a word. It is
// looked for in the front matter, the title, a line or heading with the label
// "Date", and a heading that is a date. Two headings, or items of a list with
// topics below them, or more that are dates, and not days in a row, hold a meeting
// each. A fact is "Label: value", also as a row
// of a table with two columns.
//
// A person is a line or a part of a list of names; what stands behind the name,
// in brackets, after a comma, a dash or "//", is not part of it. Whoever is said
// to be absent, is struck out, or is not ticked where others are, is not expected.
//
// A topic is an item of a list, a row of a table with a column for topics, a line
// of text with a time, or a heading that has a number ("2.", "Topic:"), a timebox
// or a presenter and notes below it, or what people said. An item is no topic but the name of a
// group where the items below it have timeboxes or presenters, or where it says
// nothing but "Proposals", "Discussion topics". All else below a topic is a note
// on it; "Owner: Ana" and "Time: 10m" there belong to the topic.
//
//	topic     = [clock] [timebox] [presenter] title { annotation } [remark]
//	annotation = "(" part { "," part } ")" | "[" … "]" | " — " part | ", " part
//	part      = timebox | clock | presenter | link | remark
//	timebox   = "15m" | "1h30" | "10–15 min" (the longer) | "5m + 5m" (the sum) | …
//	clock     = "10:00" | "10:00–10:15" | "2:00 – 2:30 pm"
//	presenter = name | "@" name | "by " name | label ":" name | "[" name "]" in front
//
// A name is somebody the document lists, an account, or whoever a label or the
// place beside a timebox says to present. Any other capitalized words in brackets
// are a name if most items of the list have such; otherwise they stay in the
// title, and the plan says so. "All" and "the team" present nothing. What is
// struck out is done; a few words struck out within a line are an edit. An address
// stays in the title in a short form, unless the title is complete without it.
package agenda
