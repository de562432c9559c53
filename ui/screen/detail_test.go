package screen_test

import (
	"strings"
	"testing"

	"gavel/model"
	"gavel/ui/component/componenttest"
	"gavel/ui/screen"
)

// What is discussed shows what is to be decided first, with the options under one another
// and the recommended one named in the column of the labels.
func TestTheDetailOfAnItemBeginsWithWhatIsToBeDecided(t *testing.T) {
	d := componenttest.Live(t)
	d.Do(model.Amend{About: decision(1), With: model.Values{
		model.FieldOptions:   model.Value{Lines: []string{"to everybody", "to one region"}},
		model.FieldRecommend: model.Words("to one region"),
	}})
	d.Do(model.OpenItem{Item: 1})
	s := screen.NewReview()
	s.Update(d.Context)
	text := see(t, d, s, 120, 36)
	says(t, text, "I-1 Free returns until 60 days ─", "─ now discussing ─", "Options       1  to everybody", "recommended   2  to one region")
	_, detail, _ := strings.Cut(text, "now discussing")
	if first := strings.Split(detail, "\n")[1]; !strings.Contains(first, "Decision      D-1 Ship free returns") {
		t.Errorf("it begins with %q", first)
	}
}

func TestAWideWindowSaysWhatWasDoneSoFar(t *testing.T) {
	d := componenttest.Live(t)
	s := screen.NewReview()
	s.Update(d.Context)
	says(t, see(t, d, s, 200, 60), "So far in this meeting", "4 here", "Ana Ruiz")
	d.Do(model.GiveRuling{About: decision(1), Outcome: model.Rejected, With: model.Values{model.FieldWhy: model.Words("too dear")}})
	s.Update(d.Context)
	says(t, see(t, d, s, 200, 60), "1 decided     D-1 rejected")
}

func decision(id model.ID) model.Ref { return model.Ref{Kind: model.KindDecision, ID: id} }
