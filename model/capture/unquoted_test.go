package capture_test

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// TestATextWithoutQuotesRunsToTheNextToken holds that no word of a value ends in the title
// because its quotes were left out, whichever the values and wherever they stand.
func TestATextWithoutQuotesRunsToTheNextToken(t *testing.T) {
	for _, u := range []understood{
		{"I-1", "b Payment sandbox is down @ben due:friday fallback:test on staging impact:none yet", "blocker on I-1, and carried: Payment sandbox is down · owner Ben Ode · due Fri 27 Nov · fallback test on staging · customer impact none yet"},
		{"I-1", "b fallback:call the bank @ben Vendor down", "blocker on I-1: Vendor down · fallback call the bank · owner Ben Ode ~due ~impact"},
		{"I-1", `d Ship it crit:p95 is below 300 ms check:the load test opt:ship now opt:wait a week rec:ship now`, "decision on I-1: Ship it · criteria p95 is below 300 ms (the load test) · options 1 ship now  2 wait a week · recommendation ship now · owner Ana Ruiz (offered)"},
		{"I-1", `d Ship it fallback:keep "dark" off @ana`, `decision on I-1: Ship it · fallback keep "dark" off · owner Ana Ruiz ~crit`},
		{"I-1", `d Ship it fallback:see https://x.y and ask to: all of them @ana`, `decision on I-1: Ship it · fallback see https://x.y and ask to: all of them · owner Ana Ruiz ~crit`},
		{"I-1", `d Ship it fallback:ask \@ben @ana`, `decision on I-1: Ship it · fallback ask @ben · owner Ana Ruiz ~crit`},
		{"", "defer D-3 no load test yet fallback:stays as it is due:fri", "defer D-3 Refund by mail · reason no load test yet · fallback stays as it is · due Fri 27 Nov"},
		{"", "fail C-3 not seen action:Run it again @ben due:fri", "fail C-3 What customers are told still matches what ships · action not seen; Run it again (Ben Ode Fri 27 Nov)"},
		{"", "met D-1 criterion:K-1 p95 was 210 ms artefact:build 7 of monday", "met D-1 Ship dark mode · criterion K-1 · artefact build 7 of monday"},
		{"", "set cycle off:24 dec, 28 dec to 29 dec", "set · days off Thu 24 Dec; Mon 28 Dec; Tue 29 Dec"},
	} {
		u.check(t)
	}
}

// TestAPersonOrADayOfSeveralWordsIsReadWhole holds that a whole name and a day in words need
// no quotes, and that words which only follow a name or a day stay in the title.
func TestAPersonOrADayOfSeveralWordsIsReadWhole(t *testing.T) {
	for _, u := range []understood{
		{"I-1", "b API is down @Ben Ode due:4 dec", "blocker on I-1: API is down · owner Ben Ode · due Fri 4 Dec ~fallback ~impact"},
		{"I-1", "f Too bright by:cem önal", "feedback on I-1: Too bright · said by Cem Önal"},
		{"I-1", "i Mails time:15 min @Ben Ode", "agenda item of M-1: Mails · timebox 15 min · owner Ben Ode · ask decide (offered)"},
		{"I-1", "d Ship it @ana on 4 phones due:fri 4 of them", "decision on I-1: Ship it on 4 phones 4 of them · owner Ana Ruiz · due Fri 27 Nov ~crit"},
		{"", `fail C-3 not seen action:"Run it again @Ben Ode due:4 dec"`, "fail C-3 What customers are told still matches what ships · action not seen; Run it again (Ben Ode Fri 4 Dec)"},
	} {
		u.check(t)
	}
}

// TestATitleThatWentIntoAValueIsAskedFor holds that a title behind a value without quotes is
// missed, and that the sentence says where it went and names the quotes.
func TestATitleThatWentIntoAValueIsAskedFor(t *testing.T) {
	r := capture.Read("d crit:fast Ship dark mode @ana", focused(t, "I-1"))
	if r.Command != nil || !strings.Contains(r.Err().Error(), "title") || !strings.Contains(r.Err().Error(), `crit:"…" in quotes`) {
		t.Errorf("%v, and %T", r.Err(), r.Command)
	}
}

// TestATokenCanBeginInAValueWithoutQuotes holds that the word at the cursor is offered the
// tokens that it begins, as behind the title.
func TestATokenCanBeginInAValueWithoutQuotes(t *testing.T) {
	line := "b API is down fallback:call the bank im"
	for _, c := range capture.Complete(line, len(line), focused(t, "I-1")) {
		if spec, _ := model.SpecOf(model.FieldImpact); c.Text == spec.Token() && line[c.Start:c.End] == "im" {
			return
		}
	}
	t.Error("impact: is not offered")
}
