package capture_test

import (
	"errors"
	"reflect"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

func TestParse(t *testing.T) {
	criteria := func(list ...model.NewCriterion) model.Value { return model.Value{Criteria: list} }
	for _, c := range []struct {
		field model.Field
		text  string
		want  model.Value
	}{
		{model.FieldWords, "  Ship it\n now ", model.Words("Ship it  now")},
		{model.FieldWhy, "first\nsecond ", model.Words("first\nsecond")},
		{model.FieldWhy, " \n ", model.Value{}},
		{model.FieldOwner, " ana ", model.Who(ana)},
		{model.FieldTo, "@ben", model.Who(ben)},
		{model.FieldDue, "fri", model.On("2026-11-27")},
		{model.FieldTimebox, "15", model.Value{Number: 15}},
		{model.FieldTimebox, "15m", model.Value{Number: 15}},
		{model.FieldTimebox, "20 min", model.Value{Number: 20}},
		{model.FieldTimebox, "1h", model.Value{Number: 60}},
		{model.FieldTimebox, "1h30", model.Value{Number: 90}},
		{model.FieldAsk, "INF", model.Words("inform")},
		{model.FieldOptions, "now\n\n later ", model.Value{Lines: []string{"now", "later"}}},
		{model.FieldCriteria, "fast | load test\n\ncalm", criteria(model.NewCriterion{Text: "fast", Check: "load test"}, model.NewCriterion{Text: "calm"})},
		{model.FieldCriteria, `a\|b | c | REQ-1`, criteria(model.NewCriterion{Text: "a|b", Check: "c", Constraint: "REQ-1"})},
		{model.FieldCond, "legal signs @ben off due:fri\n\ndocs \\@home out", model.Value{Tasks: []model.NewTask{
			{Text: "legal signs off", Owner: ben, Due: "2026-11-27"}, {Text: "docs @home out"}}}},
		{model.FieldAction, "fix: the why:now thing", model.Value{Tasks: []model.NewTask{{Text: "fix: the why:now thing"}}}},
	} {
		spec, _ := model.SpecOf(c.field)
		got, err := capture.Parse(spec, c.text, review(t))
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s of %q\n   is    %+v %v\n   wants %+v", c.field, c.text, got, err, c.want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		field model.Field
		value model.Value
		want  string
	}{
		{model.FieldOwner, model.Who(ana), "Ana Ruiz"},
		{model.FieldOwner, model.Value{}, ""},
		{model.FieldDue, model.On("2026-12-04"), "2026-12-04"},
		{model.FieldTimebox, model.Value{Number: 15}, "15"},
		{model.FieldTimebox, model.Value{}, ""},
		{model.FieldCriteria, model.Value{Criteria: []model.NewCriterion{{Text: "a|b", Check: "c"}, {Text: "d", Constraint: "e"}}}, "a\\|b | c\nd |  | e"},
		{model.FieldCond, model.Value{Tasks: []model.NewTask{{Text: "due:fri it is", Owner: ben, Due: "2026-12-04"}, {Text: "x"}}}, "\\due:fri it is @\"Ben Ode\" due:2026-12-04\nx"},
	} {
		spec, _ := model.SpecOf(c.field)
		if got := capture.Text(spec, c.value, review(t)); got != c.want {
			t.Errorf("%s of %+v\n   is    %q\n   wants %q", c.field, c.value, got, c.want)
		}
	}
}

// TestParseErrors holds the place of a mistake within the text of a value.
func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		field       model.Field
		text, place string
	}{
		{model.FieldOwner, "an", "an"},
		{model.FieldDue, "soon", "soon"},
		{model.FieldTimebox, "1441", "1441"},
		{model.FieldTimebox, "h", "h"},
		{model.FieldTimebox, "-5", "-5"},
		{model.FieldAsk, "x", "x"},
		{model.FieldCriteria, "fine\n| load test", "| load test"},
		{model.FieldCriteria, "a|b|c|d", "a|b|c|d"},
		{model.FieldCond, "legal\ndocs @nobody@home due:fri", "nobody@home"},
		{model.FieldCond, "legal\ndocs @ana @ben", "@ben"},
		{model.FieldCond, "legal due:fri due:sat", "due:sat"},
		{model.FieldCond, "legal du:fri", "du:fri"},
		{model.FieldCond, "legal\n@ana", "@ana"},
		{model.FieldCond, `legal @"Ana`, `"Ana`},
	} {
		spec, _ := model.SpecOf(c.field)
		_, err := capture.Parse(spec, c.text, review(t))
		var wrong *capture.ValueError
		if !errors.As(err, &wrong) || wrong.Says == "" || c.text[wrong.Start:wrong.End] != c.place {
			t.Errorf("%s of %q: %+v, wants it about %q", c.field, c.text, err, c.place)
		}
	}
	spec, _ := model.SpecOf(model.FieldCond)
	_, err := capture.Parse(spec, "legal @anna", review(t))
	var unknown *capture.UnknownPerson
	if !errors.As(err, &unknown) || unknown.Near != "Ana Ruiz" {
		t.Errorf("the cause is lost: %v", err)
	}
}
