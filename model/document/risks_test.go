package document

import (
	"fmt"
	"strings"
	"testing"

	"gavel/model"
)

// risky is a week with a risk above the agreed level, one below it, an assumption that broke
// and a blocker that says what customers notice.
func risky(t *testing.T) *story {
	t.Helper()
	s := week(newFixture(t))
	raise := func(kind model.Kind, words string, pairs ...any) model.Ref {
		t.Helper()
		with := model.Values{model.FieldWords: model.Words(words)}
		for i := 0; i < len(pairs); i += 2 {
			with[pairs[i].(model.Field)] = model.Words(pairs[i+1].(string))
		}
		return s.do(model.Raise{Kind: kind, With: with})
	}
	raise(model.KindRisk, "Refund mails late on Black Friday", model.FieldLikelihood, "high", model.FieldSeverity, "high",
		model.FieldImpact, "Parcels seem to stand still", model.FieldMitigation, "a second sender", model.FieldFallback, "a banner")
	raise(model.KindRisk, "Labels run out", model.FieldImpact, "None can be printed")
	raise(model.KindRisk, "The printer is old")
	broken := raise(model.KindAssumption, "Scans arrive the same day")
	s.do(model.GiveRuling{About: broken, Outcome: model.Broken, With: model.Values{model.FieldWhy: model.Words("a day late")}})
	return s
}

func TestARiskSummarySaysWhatCustomersNoticeBeforeAllElse(t *testing.T) {
	s := risky(t)
	text := writeRisks(gatherRisks(s.r, model.At(s.now)))
	_, above, _ := strings.Cut(text, "## Above the agreed level, medium\n")
	above, rest, _ := strings.Cut(above, "## At the agreed level or below\n")
	rest, unstated, _ := strings.Cut(rest, "## Impact not stated\n")
	for part, wants := range map[string][]string{
		above:    {"**Parcels seem to stand still**. Refund mails late on Black Friday (RK-1, no owner yet, high). Mitigation: a second sender. Fallback: a banner."},
		rest:     {"**None can be printed**. Labels run out (RK-2, no owner yet, medium). Fallback: none yet."},
		unstated: {"**The printer is old** (RK-3, no owner yet, medium)", "**Scans arrive the same day** (AS-1, no owner yet)"},
	} {
		for _, want := range wants {
			if !strings.Contains(part, want) {
				t.Errorf("%q is not in\n%s", want, part)
			}
		}
	}
	if !strings.HasPrefix(text, "# What customers may notice, ") || !strings.Contains(text, "1 above the agreed level") {
		t.Errorf("it begins %s", strings.SplitN(text, "\n", 2)[0])
	}
}

// A risk that ended is no issue.
func TestARiskSummaryHasWhatIsOpen(t *testing.T) {
	s := risky(t)
	s.do(model.GiveRuling{About: model.Ref{Kind: model.KindRisk, ID: 2}, Outcome: model.ClosedOut, With: model.Values{model.FieldWhy: model.Words("printed")}})
	if text := writeRisks(gatherRisks(s.r, model.At(s.now))); strings.Contains(text, "RK-2") {
		t.Errorf("it tells of what ended:\n%s", text)
	}
}

func TestARiskSummaryStaysOnOnePage(t *testing.T) {
	said := riskSummary{Today: "2026-11-26", Level: "medium"}
	for i := range 30 {
		said.Rest = append(said.Rest, openIssue{namedThing: namedThing{model.Ref{Kind: model.KindRisk, ID: model.ID(i + 1)}, "late"}, Impact: fmt.Sprint("impact ", i)})
	}
	text := writeRisks(said)
	if n := strings.Count(text, "**impact"); n != mostIssues || !strings.Contains(text, "18 more are in the registers.") {
		t.Errorf("it has %d entries:\n%s", n, text)
	}
}

// The full stop at the end of what customers notice is no part of the emphasis.
func TestTheFullStopOfAnImpactIsTakenAwayBeforeItIsEscaped(t *testing.T) {
	for text, want := range map[string]string{"1.": "1", "1. ": "1", "late.": "late", "a*b.": `a\*b`} {
		if got := sentence(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
