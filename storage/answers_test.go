package storage_test

import (
	"gavel/model"
)

// answers gives every requirement a value that it takes. Whoever is named is
// Cleo, who owns nothing and is on every escalation path.
func answers(asked []model.Requirement, text string) model.Values {
	later := model.DateOf(begin).AddDays(7)
	v := make(model.Values)
	for _, q := range asked {
		switch q.Sort {
		case model.SortLine, model.SortText:
			v[q.Field] = model.Words(string(q.Field) + " of " + text)
		case model.SortPerson:
			v[q.Field] = model.Who(cleo)
		case model.SortDate:
			v[q.Field] = model.On(later)
		case model.SortMinutes:
			v[q.Field] = model.Value{Number: 5}
		case model.SortChoice:
			v[q.Field] = model.Words(q.Choices[0])
		case model.SortLines:
			v[q.Field] = model.Value{Lines: []string{"one", "two"}}
		case model.SortCriteria:
			v[q.Field] = model.Value{Criteria: []model.NewCriterion{{Text: "it works", Constraint: "C-1"}}}
		case model.SortTasks:
			v[q.Field] = model.Value{Tasks: []model.NewTask{{Text: "do it", Owner: bo, Due: later}}}
		}
	}
	return v
}
