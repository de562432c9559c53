package model

// This file says what a line about the end of a cycle, the next one and the schedule takes.

// FieldPlanned says what becomes of the reviews that are still planned when a cycle is closed.
const FieldPlanned Field = "planned"

// CancelPlanned is the one answer to it: the close gives them up.
const CancelPlanned = "cancel"

// CarryFields returns what is asked where an open thing is carried into the next cycle, or
// dropped with this one.
func CarryFields() []Requirement {
	return []Requirement{{FieldSpec: specs[FieldWhy], Because: "what is carried or dropped at the end of a cycle has a reason"},
		{FieldSpec: specs[FieldBy], Optional: true}}
}

// CloseCycleFields returns what a close of the cycle takes: why nothing was learned, where
// no lesson is noted, and what becomes of the reviews that are still planned.
func CloseCycleFields() []Requirement {
	return []Requirement{{FieldSpec: specs[FieldWhy], Optional: true}, {FieldSpec: specs[FieldPlanned], Optional: true}}
}

// BeginCycleFields returns what the beginning of a cycle takes: its name and its first day.
func BeginCycleFields() []Requirement {
	name := specs[FieldWords]
	name.Label, name.Prompt = "name", "What is the cycle called?"
	return []Requirement{{FieldSpec: name, Because: "a cycle has a name"}, {FieldSpec: specs[FieldStart], Optional: true}}
}

// TakeScheduleFields returns what the taking of a meeting of the schedule takes: another day.
func TakeScheduleFields() []Requirement {
	return []Requirement{{FieldSpec: specs[FieldDate], Optional: true}}
}
