package capture

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// HelpRow is one thing that can be written: a kind, a verb or a token.
type HelpRow struct {
	Group   string // HelpKinds, HelpVerbs or HelpTokens
	Write   string // how it is written: "d", "defer", "due:"
	Says    string // what it is, and what it takes or asks for
	Example string // a whole line
}

// The groups of help.
const (
	HelpKinds  = "kinds"
	HelpVerbs  = "verbs"
	HelpTokens = "tokens"
)

// Help is everything that a line can be made of, from what the model says that
// things take and rulings ask for.
func Help() []HelpRow {
	return slices.Concat(helpKinds(), helpRulings(), helpDeeds(), helpTokens())
}

func helpKinds() []HelpRow {
	var rows []HelpRow
	for _, v := range letters() {
		row := HelpRow{Group: HelpKinds, Write: v.letter, Says: v.word + ": " + v.says, Example: v.letter + " " + v.example}
		if v.makes != "" {
			accepted := acceptedFieldsOf(v.word, v.makes, fieldsOf(v.makes))
			row.Says = v.word + ": words " + accepted.tokens()
			row.Example = lineOf(v, sampleRest(accepted, gapsOfSample(v)))
		}
		rows = append(rows, row)
	}
	return rows
}

func helpRulings() []HelpRow {
	var rows []HelpRow
	for _, v := range rulings() {
		for _, k := range v.kinds {
			o, _ := outcomeCalled(v.word, model.Outcomes(k))
			asked := requirementsOf(k, o.Outcome)
			says := []string{k.Info().Article}
			if o.Concern {
				says[0] = "a concern"
			}
			for _, q := range asked {
				if text := helpAsk(q, mainField(k, o.Outcome)); text != "" {
					says = append(says, text)
				}
			}
			rows = append(rows, HelpRow{Group: HelpVerbs, Write: v.word, Says: strings.Join(says, ", "),
				Example: strings.TrimSpace(v.word + " " + sampleID(k, v.word) + " " + sampleAnswers(asked, mainField(k, o.Outcome)))})
		}
	}
	return rows
}

// helpAsk is one thing that a ruling asks for; "" for what goes without saying.
func helpAsk(q model.Requirement, main model.Field) string {
	switch {
	case q.Field == model.FieldOwner:
		return ""
	case q.Field == main && q.Optional:
		return q.Label + " (the words, may be left out)"
	case q.Field == main:
		return q.Label + " (the words)"
	case q.Optional:
		return q.Token() + " (may be left out)"
	case q.Field == model.FieldWording, !q.Default.IsZero():
		return q.Token() + " (offered)"
	}
	return q.Token()
}

func helpDeeds() []HelpRow {
	var rows []HelpRow
	for _, v := range actionVerbs() {
		id := ""
		if len(v.kinds) > 0 {
			id = sampleID(v.kinds[0], v.word)
		}
		rows = append(rows, HelpRow{Group: HelpVerbs, Write: v.word, Says: v.says,
			Example: strings.Join(strings.Fields(v.word+" "+id+" "+v.example), " ")})
	}
	return append(rows, HelpRow{Group: HelpVerbs, Write: "s/old/new/", Says: "corrects the words of the thing captured last; g at the end: everywhere",
		Example: "s/dark/light/"})
}

// helpTokens is every token with a line that takes it.
func helpTokens() []HelpRow {
	var rows []HelpRow
	for _, f := range allFields() {
		spec, _ := model.SpecOf(f)
		if spec.Token() == "" {
			continue
		}
		says := spec.Prompt
		if len(spec.Choices) > 0 {
			says += " (" + joinOr(spec.Choices) + ")"
		}
		if spec.Sort == model.SortDate {
			says += " (" + datesTaken + ")"
		}
		rows = append(rows, HelpRow{Group: HelpTokens, Write: spec.Token(), Says: says, Example: tokenExample(spec)})
	}
	return rows
}

// tokenExample is the first line of help that can take a token.
func tokenExample(spec model.FieldSpec) string {
	for _, v := range letters() {
		if v.makes == "" {
			continue
		}
		if own, ok := acceptedFieldsOf("", v.makes, fieldsOf(v.makes)).spec(spec.Field); ok && spec.Field != model.FieldCheck {
			return lineOf(v, sampleToken(own))
		}
	}
	for _, v := range rulings() {
		for _, k := range v.kinds {
			o, _ := outcomeCalled(v.word, model.Outcomes(k))
			asked := append(requirementsOf(k, o.Outcome), always()...)
			if hasRequirement(asked, spec.Field) {
				return strings.TrimSpace(fmt.Sprintf("%s %s %s", v.word, sampleID(k, v.word), sampleToken(spec)))
			}
		}
	}
	switch spec.Field {
	case model.FieldNew:
		return `reopen D-1 new:"the bank changed its fees" tradeoff:"gift wrap waits" confidence:3`
	case model.FieldFollows:
		return `promise slipped "refund mails were late" follows:A-1`
	case model.FieldZone:
		return "set cycle zone:Europe/Berlin"
	case model.FieldWorkdays:
		return "set cycle workdays:mon-thu"
	case model.FieldOff:
		return `set cycle off:"24 dec, 28 dec to 31 dec"`
	case model.FieldSeries:
		return "set cycle series:off"
	case model.FieldWeekday:
		return "set cycle weekday:thu"
	case model.FieldEvery:
		return "set cycle every:2w"
	case model.FieldAt:
		return "set cycle at:10:00"
	case model.FieldMinutes:
		return "set cycle length:60"
	case model.FieldFacilitator:
		return "set cycle facilitator:ana"
	case model.FieldRisk:
		return "set cycle risk:medium"
	case model.FieldApprover:
		return "set cycle approver:ana"
	case model.FieldSprints:
		return "set cycle sprints:2"
	case model.FieldSprintDays:
		return "set cycle sprintdays:14"
	case model.FieldFreeze:
		return `set cycle freeze:"23 nov to 1 dec peak sales"`
	case model.FieldPlanned:
		return `cycle close planned:cancel why:"a week long, nothing new"`
	case model.FieldFunctions:
		return `set cycle functions:"delivery @ben" functions:"support @ana"`
	case model.FieldLead:
		return `set cycle lead:"delivery @ben"`
	case model.FieldPath:
		return "set cycle escalation:ben,ana"
	case model.FieldFunction:
		return "set P-1 function:delivery"
	case model.FieldDate:
		return "set M-1 date:fri"
	case model.FieldApart:
		return "rename P-4 Tom Weiß unlike:ana"
	case model.FieldLaunch:
		return "set K-1 launch:yes"
	case model.FieldCheck:
		return lineOf(letters()[0], sampleToken(optional(model.FieldCriteria).FieldSpec)+" "+sampleToken(spec))
	}
	if hasRequirement(model.CycleFields(), spec.Field) {
		return "set cycle " + sampleToken(spec)
	}
	on := model.KindCriterion
	if spec.Field == model.FieldCriterion {
		on = model.KindDecision
	}
	return fmt.Sprintf("met %s p95 was 210 ms %s", sampleID(on, "met"), sampleToken(spec))
}
