package agenda_test

import (
	"testing"

	"gavel/model"
	"gavel/model/agenda"
)

func TestCommandPutsTimeboxedTopicsUpToDecide(t *testing.T) {
	plan, err := agenda.Parse("# Review 2026-12-04\n\nAttendees: Ana Ruiz, Ben Okafor\n\n## Agenda\n\n- Checkout latency (15m, Ana Ruiz)\n- Announcements\n- ~~Old news (5m)~~\n")
	if err != nil {
		t.Fatal(err)
	}
	c := plan.Command(&model.Record{}, "2026-11-23")
	if len(c.Agenda) != 2 {
		t.Fatalf("%d items, want the two that are not struck out: %v", len(c.Agenda), c.Agenda)
	}
	latency, news := c.Agenda[0], c.Agenda[1]
	if latency[model.FieldAsk].Text != model.AskDecide || latency[model.FieldTimebox].Number != 15 || latency[model.FieldPresenter].Text != "Ana Ruiz" {
		t.Errorf("the timeboxed topic is %v", latency)
	}
	if news[model.FieldAsk].Text != model.AskInform || news.Has(model.FieldTimebox) {
		t.Errorf("the topic without a timebox is %v", news)
	}
	if c.Date != "2026-12-04" || len(c.Expected) != 2 || c.Minutes != 15 {
		t.Errorf("date %s, expected %v, %d minutes", c.Date, c.Expected, c.Minutes)
	}
	if late := plan.Command(&model.Record{}, "2026-12-05"); late.Date != "" {
		t.Errorf("a date that has passed is planned: %s", late.Date)
	}
}

func TestCommandKeepsLinksAndSubPointsAsNotes(t *testing.T) {
	topic := agenda.Topic{Title: "Refunds", Minutes: 5, Notes: []string{"by parcel?"}, Links: []agenda.Link{
		{Text: "slides [v2]", URL: "https://example.org/a (1)"}, {URL: "https://example.org/b"}}}
	c := agenda.Plan{Topics: []agenda.Topic{topic}}.Command(&model.Record{}, "2026-11-23")
	want := "- by parcel?\n- [slides (v2)](https://example.org/a%20%281%29)\n- [https://example.org/b](https://example.org/b)"
	if got := c.Agenda[0][model.FieldNotes].Text; got != want {
		t.Errorf("the notes are\n%s\nwant\n%s", got, want)
	}
}

func TestPeopleLeavesOutWhatIsNotOnePerson(t *testing.T) {
	expected, unread := agenda.Plan{Attendees: []string{"Ana Ruiz", "Payments team"}}.People(&model.Record{})
	if len(expected) != 1 || len(unread) != 1 || unread[0].Why == "" {
		t.Errorf("expected %v, not understood %v", expected, unread)
	}
}

func TestCommandPlansNoMeetingOfMoreThanADay(t *testing.T) {
	plan := agenda.Plan{Topics: []agenda.Topic{{Title: "a", Minutes: 1000}, {Title: "b", Minutes: 1000}}}
	if c := plan.Command(&model.Record{}, "2026-11-23"); c.Minutes != 24*60 {
		t.Errorf("the meeting takes %d minutes", c.Minutes)
	}
}
