package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// risksDocument is the entry of the risk summary in the table of documents.
func risksDocument() Document {
	return Document{
		Name: "risks", Label: "risk summary", Help: "what customers may notice: what is happening now, and what may",
		Long:  "What is in the way and what broke comes first, then the risks above the agreed level and the\nothers. What customers notice is the subject of each line.",
		About: ofCycle(), Forms: []Form{Markdown},
		write: func(s Source) (Page, error) {
			said := gatherRisks(s.Record, s.Now)
			return Page{Name: "risk summary", Title: "Risk summary", File: string(said.Today) + "-risks.md", Text: writeRisks(said)}, nil
		},
	}
}

// mostIssues is how many entries a risk summary has, so that it stays on one page.
const mostIssues = 12

// riskSummary holds what customers may notice.
type riskSummary struct {
	Today            model.Date
	Level            string // the agreed one
	Now, Above, Rest []openIssue
	Unstated         []openIssue // what nobody said the impact of
	Unnoticed        []openIssue // of which customers notice nothing
}

// openIssue is a blocker, a risk, or an assumption or a dependency that broke.
type openIssue struct {
	namedThing
	Owner      string
	Due        model.Date
	Impact     string
	Level      string // of a risk, "high"
	Mitigation string
	Fallback   string
	Goes       []string // the requests and releases of the decisions that it touches
}

func gatherRisks(r *model.Record, now model.Instant) riskSummary {
	said := riskSummary{Today: r.Today(now), Level: r.RiskLevel()}
	add := func(to *[]openIssue, about model.Ref) {
		issue := issueOf(r, about)
		switch {
		case issue.Impact == "":
			to = &said.Unstated
		case model.SaysNothing(issue.Impact):
			to, issue.Impact = &said.Unnoticed, ""
		}
		*to = append(*to, issue)
	}
	for b := range r.Blockers.All() {
		if r.Open(b) {
			add(&said.Now, b.Ref())
		}
	}
	for _, kind := range []model.Kind{model.KindDependency, model.KindAssumption} {
		for _, about := range r.AllOf(kind) {
			if r.State(about) == model.Broken {
				add(&said.Now, about)
			}
		}
	}
	for _, about := range r.AllOf(model.KindRisk) {
		k, _ := r.Risk(about)
		switch state := r.State(about); {
		case model.KindRisk.IsFinal(state):
		case r.IsAboveLevel(k):
			add(&said.Above, about)
		default:
			add(&said.Rest, about)
		}
	}
	for _, list := range [][]openIssue{said.Now, said.Above, said.Rest, said.Unstated, said.Unnoticed} {
		slices.SortStableFunc(list, func(a, b openIssue) int {
			return cmp.Or(cmp.Compare(boolToInt(a.Due == ""), boolToInt(b.Due == "")), cmp.Compare(a.Due, b.Due))
		})
	}
	return said
}

func issueOf(r *model.Record, about model.Ref) openIssue {
	text := func(f model.Field) string { return r.ShownValue(about, f).Text }
	issue := openIssue{
		namedThing: namedThing{about, r.TextOf(about)}, Owner: r.NameOf(r.OwnerOf(about)), Due: r.ShownValue(about, model.FieldDue).Date,
		Impact: text(model.FieldImpact), Mitigation: text(model.FieldMitigation), Fallback: text(model.FieldFallback),
	}
	if k, ok := r.Risk(about); ok {
		issue.Level = k.Level()
	}
	for _, word := range []model.LinkWord{model.LinkOn, model.LinkRestsOn, model.LinkWaitsOn} {
		for _, on := range slices.Concat(r.LinksFrom(about, word), r.LinksTo(about, word)) {
			for _, f := range []model.Field{model.FieldRequest, model.FieldRelease} {
				if goes := r.ShownValue(on, f).Text; on.Kind == model.KindDecision && goes != "" && !slices.Contains(issue.Goes, goes) {
					issue.Goes = append(issue.Goes, goes)
				}
			}
		}
	}
	return issue
}

func writeRisks(said riskSummary) string {
	w := &writer{calendar: calendar{today: said.Today}}
	w.block("# What customers may notice, " + said.Today.Long() + ": " + joined(", ", some(len(said.Now), "happening now"), fmt.Sprintf("%d above the agreed level", len(said.Above))))
	all := len(said.Now) + len(said.Above) + len(said.Rest) + len(said.Unstated) + len(said.Unnoticed)
	if all == 0 {
		w.block("Nothing is in the way, and no risk is open.")
	}
	left := mostIssues
	for _, part := range []struct {
		title  string
		issues []openIssue
	}{
		{"Happening now", said.Now},
		{"Above the agreed level, " + said.Level, said.Above},
		{"At the agreed level or below", said.Rest},
		{"Impact not stated", said.Unstated},
		{"Customers notice nothing", said.Unnoticed},
	} {
		shown := part.issues[:min(left, len(part.issues))]
		left -= len(shown)
		entries := make([]string, len(shown))
		for i, issue := range shown {
			entries[i] = w.issueEntry(issue)
		}
		w.entries(part.title, entries)
	}
	if all > mostIssues {
		w.block(fmt.Sprintf("%d more are in the registers.", all-mostIssues))
	}
	return w.b.String()
}

// issueEntry begins with what customers notice, where somebody said so.
func (w *writer) issueEntry(issue openIssue) string {
	due := ""
	if issue.Due != "" {
		due = w.day(issue.Due)
	}
	entry := "**" + sentence(cmp.Or(issue.Impact, issue.Words)) + "**"
	if issue.Impact != "" {
		entry += ". " + inline(issue.Words)
	}
	entry += inBrackets(joined(", ", issue.Ref.String(), cmp.Or(person(issue.Owner), "no owner yet"), due, issue.Level))
	return entry + labelled(". ", joined(". ",
		labelled("Mitigation: ", sentence(issue.Mitigation)),
		"Fallback: "+cmp.Or(sentence(issue.Fallback), "none yet"),
		labelled("Goes to ", strings.Join(inlined(issue.Goes), ", ")))) + "."
}
