package component_test

import (
	"testing"

	"gavel/model"
	"gavel/ui/component"
)

// What fails a check is mended where its line says: in the form of the thing itself, or in a line
// about another.
func TestWhatFailsACheckIsMendedWhereItsLineSays(t *testing.T) {
	d := model.Ref{Kind: model.KindDecision, ID: 1}
	for line, want := range map[string]component.Effect{
		"set D-1 crit:":  component.Edit{About: d, Field: model.FieldCheck},
		"set K-1 check:": component.Capture{Text: "set K-1 check:"},
		"cp orders due:": component.Capture{Text: "cp orders due:"},
		"":               component.Edit{About: d, Field: model.FieldCheck},
	} {
		if got := component.Mend(model.Fault{About: d, Fields: []model.Field{model.FieldCheck}, Act: model.Act{Label: "mend it", Line: line}}); got != want {
			t.Errorf("%q leads to %#v, want %#v", line, got, want)
		}
	}
}
