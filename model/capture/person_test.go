package capture_test

import (
	"errors"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

func TestPerson(t *testing.T) {
	ctx := review(t)
	for _, c := range []struct {
		name string
		want model.ID
	}{
		{"Ana Ruiz", ana}, {"ana ruiz", ana}, {"ana", ana}, {"ana r", ana}, {"ana.r", ana}, {"AnaR", ana}, {"a r", ana}, {"ar", ana}, {"ruiz", ana},
		{"@ana", ana}, {"@@ ana", ana}, {"P-1", ana}, {"b", ben}, {"BEN", ben}, {"bo", ben}, {"ode", ben},
		{"jorg", jorg}, {"JÖRG", jorg}, {"jo\u0308rg", jorg}, {"weiss", jorg}, {"weiß", jorg}, {"cem o", cem}, {"onal", cem},
		{"ander", anders}, {"lea", lea}, {"ohara", lea}, {"o’hara smith", lea}, {"los", lea}, {"smith", lea}, {"lea s", lea},
		{"mei", mei}, {"ml", mei},
	} {
		if got, err := capture.Person(c.name, ctx); got != c.want || err != nil {
			t.Errorf("%q is %s %v, wants %s", c.name, ctx.Record.NameOf(got), err, ctx.Record.NameOf(c.want))
		}
	}
}

func TestMe(t *testing.T) {
	ctx := review(t)
	var ambiguous *capture.AmbiguousPerson
	if _, err := capture.Person("me", ctx); !errors.As(err, &ambiguous) || len(ambiguous.Among) != 2 {
		t.Errorf("me, with Mei in the room: %v", err)
	}
	ctx.Me = mei
	if got, err := capture.Person("me", ctx); got != mei || err != nil {
		t.Errorf("me, said by Mei: %d %v", got, err)
	}
	ctx.Me = 0
	if got, err := capture.Person("me", ctx); got != mei || err != nil {
		t.Errorf("me, at nobody's keyboard: %d %v", got, err)
	}
}

func TestNobody(t *testing.T) {
	ctx := review(t)
	for name, says := range map[string]string{
		"an":       `"an" could be Ana Ruiz or Anders Berg; write more of the name, such as @"Ana Ruiz"`,
		"Bne":      `"Bne" is nobody known here; did you mean Ben Ode? To add them: p Bne`,
		"ana ruis": "did you mean Ana Ruiz?",
		"Xaver":    `"Xaver" is nobody known here. To add them`,
		"tbd":      "names no one person; say who",
		"ana, ben": "is more than one person",
		"":         "write a name",
		"P-99":     "there is no person P-99",
	} {
		_, err := capture.Person(name, ctx)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v\n   wants %s", name, err, says)
		}
	}
}

// The hint for a name that is not known adds that person, and nobody called "me".
func TestMeIsNoName(t *testing.T) {
	ctx := review(t)
	ctx.Me = 0
	ctx.Record = after(t, ctx, model.RenamePerson{Person: mei, PersonName: "Fei Lin"}) // nobody begins with "me"
	for user, says := range map[string]string{"Lea Novak": `"Lea Novak" is not known here yet; add yourself first: p Lea Novak`, "": "write the name in place of me", "team": "write the name in place of me"} {
		ctx.User = user
		reading := capture.Read("d Ship it @me", ctx)
		if len(reading.Names) > 0 || reading.Err() == nil || !strings.Contains(reading.Err().Error(), says) {
			t.Errorf("%q: %v, names %v", user, reading.Err(), reading.Names)
		}
	}
	for _, line := range []string{"p me", "p i", "p T B D", "p the-team", "p Ana，Ben", "p Ana und Ben", "p nobody yet", "p vacant"} {
		if reading := capture.Read(line, ctx); reading.Err() == nil {
			t.Errorf("%q makes somebody", line)
		}
	}
}

// A name that looks like somebody else's is asked about, and taken once it is said
// that it is another.
func TestALookalikeIsAskedAbout(t *testing.T) {
	ctx := review(t)
	ctx.Record = after(t, ctx, model.AddPerson{PersonName: "Bernd Lang"})
	reading := capture.Read("p Bemd Lang", ctx)
	if err := reading.Err(); err == nil || !strings.Contains(err.Error(), "p Bemd Lang unlike:P-") {
		t.Fatalf("it says %v", err)
	}
	bernd, _ := ctx.Record.PersonNamed("Bernd Lang")
	want := model.AddPerson{PersonName: "Bemd Lang", Apart: bernd.ID}
	if reading := capture.Read("p Bemd Lang unlike:bernd", ctx); reading.Command != model.Command(want) || reading.Err() != nil {
		t.Errorf("it reads as %+v: %v", reading.Command, reading.Err())
	}
}

func after(t *testing.T, ctx capture.Context, c model.Command) *model.Record {
	t.Helper()
	next, _, err := model.Do(ctx.Record, c, ctx.Now)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestAccents(t *testing.T) {
	ctx := review(t)
	for typed, name := range map[string]string{
		"lukasz zak": "Łukasz Żak", "cagri ismet": "Çağrı İsmet", "soren aeroe": "Søren Ærøe", "nguyen van": "Nguyễn Văn",
		"francois": "François Œuvray", "thorn ho": "Þórn Hø", "jan krizek": "Ján Křížek", "gyorgy": "György Őri",
		"ilze k": "Ilze Ķēniņa", "wynn y": "Ŵynn Ŷ", "日本": "日本 太郎", "andrei s": "Andrei Ștefănescu", "hassan d": "Ħassan Đuric",
	} {
		next, done, err := model.Do(ctx.Record, model.AddPerson{PersonName: name}, ctx.Now)
		if err != nil {
			t.Fatal(err)
		}
		ctx.Record = next
		if got, err := capture.Person(typed, ctx); got != done.About.ID || err != nil {
			t.Errorf("%q is no %s: %v", typed, name, err)
		}
	}
}

// Who takes notes is not who leads the meeting, and a concern is cleared by
// whoever raised it.
func TestFeedbackIsByWhoeverWritesIt(t *testing.T) {
	ctx := review(t)
	ctx.Me = mei
	raise, ok := capture.Read("! D-3 no way back", ctx).Command.(model.Raise)
	if !ok || raise.With[model.FieldBy].Person != mei {
		t.Errorf("the concern is %+v", raise)
	}
	raise, _ = capture.Read("! D-3 no way back @ana", ctx).Command.(model.Raise)
	if by := ctx.Record.NameOf(raise.With[model.FieldBy].Person); by != "Ana Ruiz" {
		t.Errorf("the concern is by %s", by)
	}
}
