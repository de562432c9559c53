package capture_test

import (
	"slices"
	"strings"
	"testing"

	"gavel/model"
	"gavel/model/capture"
)

// TestComplete holds what is offered where the | is: all of it, or after a …
// what is among it.
func TestComplete(t *testing.T) {
	for _, c := range []struct{ focus, line, offers string }{
		{"I-1", "|", "…d ,b ,f ,! ,c ,a ,i ,p ,approve ,withdraw ,skip "},
		{"D-3", "|", "…approve ,defer ,set ,open "},
		{"I-1", "ap|", "approve "},
		{"I-1", "dec|", "d ,decline "},
		{"D-1", "re|", "reject ,resume ,resolve ,reopen ,retire ,released ,reach ,review ,rename ,rejoin ,rd ,rq ,rl "},
		{"I-1", "ap| D-3", "approve"},
		{"I-1", "approve |", "…D-1 ,D-2 ,D-3 ,wording:,crit:"},
		{"I-1", "approve d|", "D-1 ,D-2 ,D-3 "},
		{"I-1", "approve D3|", "D-3 "},
		{"I-1", "approve D-|2 via:x", "D-1,D-2,D-3"},
		{"I-1", "note |", "I-2 "},
		{"I-1", "clear |", "F-2 "},
		{"I-1", "f D|", "D-1 ,D-2 ,D-3 "},
		{"I-1", "d D|", "due:"},
		{"I-1", "defer D-3 |", "why:,due:,fallback:,via:"},
		{"I-1", "defer D-3 w|", "why:"},
		{"I-1", "defer D-3 late due:fri |", "fallback:,via:"},
		{"I-1", "carry B-2 |", "due:,fallback:,impact:,@,via:"},
		{"I-1", "d Ship @|", "@Ana ,@Ben ,@Cem ,@Jörg ,@Anders ,@Lea ,@Mei "},
		{"I-1", "d Ship @a|", "@Ana ,@Anders "},
		{"I-1", "d Ship @ru| it", "@Ana"},
		{"I-1", `d Ship @"ana|`, "@Ana "},
		{"I-1", "d Ship due:|", "…due:tomorrow ,due:fri ,due:eow ,due:eom ,due:+1w "},
		{"I-1", "d Ship due:t|", "due:tomorrow ,due:tue ,due:thu ,due:today "},
		{"I-1", "d Ship until:|", ""},
		{"I-1", "waive C-3 until:f|", "until:fri "},
		{"I-1", "waive C-3 second:|", "second:Ben ,second:Cem ,second:Jörg ,second:Anders ,second:Lea ,second:Mei "},
		{"I-1", "f x by:b|", "by:Ben ,by:Anders "},
		{"I-1", "escalate D-1 to:c|", "to:Cem "},
		{"I-1", "i Mails ask:|", "ask:decide ,ask:inform "},
		{"I-1", "i Mails ask:i|", "ask:inform "},
		{"D-1", "met criterion:|", "criterion:K-1 "},
		{"I-1", "dr|", "drill ,drop "},
		{"I-1", "duplicate F-3 of:|", "of:F-1 ,of:F-2 "},
		{"I-1", "move I-3 |", "up ,down "},
		{"I-1", `condition D-1 cond:"legal @b|`, "@Ben ,@Anders "},
		{"I-1", `condition D-1 cond:"legal @m| due:fri"`, "@Mei"},
		{"I-1", `condition D-1 cond:"legal due:w|"`, "due:wed "},
		{"I-1", "condition D-1 legal @b|", "@Ben ,@Anders "},
		{"I-1", "rename P-3|", "P-3 "},
		{"I-1", "rename @cem|", "@Cem "},
		{"I-1", "pause |", ""},
		{"I-1", "frob |", ""},
		{"I-1", "s/dark/|", ""},
	} {
		t.Run(c.line, func(t *testing.T) {
			cursor := strings.Index(c.line, "|")
			line := c.line[:cursor] + c.line[cursor+1:]
			var got []string
			for _, one := range capture.Complete(line, cursor, focused(t, c.focus)) {
				got = append(got, one.Text)
			}
			want, some := strings.CutPrefix(c.offers, "…")
			if !some && strings.Join(got, ",") != want {
				t.Errorf("offers %q\nwants  %q", strings.Join(got, ","), want)
			}
			for _, text := range strings.Split(want, ",") {
				if some && !slices.Contains(got, text) {
					t.Errorf("offers %q\nwants  %q among it", strings.Join(got, ","), text)
				}
			}
		})
	}
}

// TestCompletionsAreRead holds that what is offered is understood once taken.
func TestCompletionsAreRead(t *testing.T) {
	for _, line := range []string{"approve ", "resolve ", "d Ship it @", "d Ship it due:", "waive C-3 second:", "i Mails ask:", `fail C-3 action:"rerun @`} {
		ctx := review(t)
		for _, c := range capture.Complete(line, len(line), ctx) {
			if strings.HasSuffix(c.Text, ":") || c.Text == "@" {
				continue
			}
			taken := line[:c.Start] + c.Text + line[c.End:]
			if strings.Count(taken, `"`)%2 == 1 {
				taken += `"`
			}
			if r := capture.Read(taken, ctx); len(r.Problems)+len(r.Names) > 0 {
				t.Errorf("%s: %v %v", taken, r.Problems, r.Names)
			}
		}
	}
}

// TestNamesAlike holds that a name is offered whole where its first does not
// tell people apart, and so that it can stand within quotes.
func TestNamesAlike(t *testing.T) {
	ctx := review(t)
	ctx.Record, _, _ = model.Do(ctx.Record, model.AddPerson{PersonName: "Ana Berg"}, ctx.Now)
	for line, want := range map[string]string{
		"d Ship it @ana":               `@"Ana Ruiz" `,
		`fail C-3 action:"rerun @ana`:  "@ana.ruiz ",
		"escalate D-3 to:ana":          `to:"Ana Ruiz" `,
		`escalate D-3 to:"ana r`:       `to:"Ana Ruiz" `,
		"waive C-3 why:x second:ana b": "",
	} {
		list := capture.Complete(line, len(line), ctx)
		switch {
		case want == "" && len(list) == 0:
		case len(list) == 0 || list[0].Text != want:
			t.Errorf("%s offers %v", line, list)
		}
	}
}
