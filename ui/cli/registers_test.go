package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gavel/keymap"
	"gavel/model"
	"gavel/model/capture"
	"gavel/model/test/turns"
	"gavel/storage"
	"gavel/ui/component"
	"gavel/ui/dialog"
	"gavel/ui/theme"
)

// registerLines is a line of each register as a person writes it, with what becomes of
// it. The kinds themselves come from the registry.
var registerLines = map[model.Kind]struct {
	before  []string       // lines that it needs
	line    string         // raises the first
	fields  map[string]any // as a program reads them
	found   []string       // filters of the list that find it
	missed  []string       // filters that do not
	set     string         // a line that changes it
	changed string         // what its history says of that
	step    string         // a line that takes it on
	state   string         // where to
}{
	model.KindRisk: {
		line: `rk Refund mails late on Black Friday @chloe likelihood:high mitigation:"second sender" fallback:"banner" impact:"customers call" on:D-1`,
		fields: map[string]any{"words": "Refund mails late on Black Friday", "owner": "Chloe Park", "likelihood": "high", "severity": "medium", "level": "high",
			"mitigation": "second sender", "fallback": "banner", "impact": "customers call", "on": []any{"D-1"}},
		found: []string{"--level=high", "--likelihood=high", "--on=D-1", "--review-after=today"}, missed: []string{"--level=low", "--severity=low", "--on=I-1"},
		set: `set RK-1 severity:low trigger:"over 40 mails an hour"`, changed: "severity: low (was medium)",
		step: `mitigate RK-1 a second sender is set up likelihood:low`, state: "mitigated",
	},
	model.KindAssumption: {
		line:   `as Carrier scans arrive the same day @dmitri on:D-1 check:"scans of one week"`,
		fields: map[string]any{"words": "Carrier scans arrive the same day", "owner": "Dmitri Weiss", "on": []any{"D-1"}, "check": "scans of one week", "reviewed": "2026-11-23"},
		found:  []string{"--state=likely", "--on=D-1", "--owner=dmitri"}, missed: []string{"--state=broken", "--owner=ana"},
		set: `set AS-1 constraint:"one scan a parcel" on:""`, changed: "constraint: one scan a parcel",
		step: `review AS-1 broken the second carrier scans a day late`, state: "broken",
	},
	model.KindDependency: {
		line: `dp Refund events reach the support console gives:delivery gets:support @ben due:4dec blocks:D-1`,
		fields: map[string]any{"words": "Refund events reach the support console", "owner": "Ben Okafor", "gives": "delivery", "gets": "support", "critical": true,
			"due": "2026-12-04", "blocks": []any{"D-1"}, "path": "delivery → support"},
		found: []string{"--critical=yes", "--on=D-1", "--blocks=D-1", "--due-after=today"}, missed: []string{"--critical=no", "--state=met", "--overdue"},
		set: `set DP-1 critical:no due:+9d`, changed: "critical: no (was yes)",
		step: `agree DP-1 due:+3d`, state: "agreed",
	},
	model.KindScope: {
		line: `sc Gift wrap before Christmas @chloe by:hana why:"a campaign" tradeoff:"split refunds move a sprint" confidence:3`,
		fields: map[string]any{"words": "Gift wrap before Christmas", "owner": "Chloe Park", "change": "add", "by": "Hana Sato", "why": "a campaign",
			"tradeoff": "split refunds move a sprint", "confidence": 3, "decision": []any{"D-2"}},
		found: []string{"--change=add", "--by=hana", "--decision=D-2"}, missed: []string{"--change=drop", "--state=accepted"},
		set: `set SC-1 confidence:2`, changed: "confidence: 2 (was 3)",
		step: `reject D-2 why:"no room"`, state: "declined",
	},
	model.KindMetric: {
		line: `mt Handoff defect rate @ben key:handoff-defects unit:"%" better:down base:5,0 since:5oct target:3 until:14dec tag:support every:2w`,
		fields: map[string]any{"words": "Handoff defect rate", "owner": "Ben Okafor", "key": "handoff-defects", "unit": "%", "better": "down",
			"base": 5, "since": "2026-10-05", "target": 3, "until": "2026-12-14", "tag": "support", "every": "14"},
		found: []string{"--better=down", "--owner=ben", "--until-after=today", "--state=active"}, missed: []string{"--better=up", "--state=retired", "--on=I-1"},
		set: `set handoff-defects target:2.5 moved:D-1`, changed: "target: 2.5 (was 3)",
		step: `retire handoff-defects nobody reads it`, state: "retired",
	},
	model.KindCheckpoint: {
		before: []string{`mt Refund time @goran unit:days base:3 since:5oct target:2 until:14dec`, `rd refund-time 2,4`},
		line:   `cp refund-time due:+1d on:D-1`,
		fields: map[string]any{"words": "Refund time", "owner": "Goran Ilic", "metric": []any{"MT-1"}, "due": "2026-11-24", "on": []any{"D-1"}, "expect": "2 days", "reading": 2.4},
		found:  []string{"--on=D-1", "--metric=refund-time", "--owner=goran", "--due-after=today"}, missed: []string{"--state=met", "--overdue"},
		set: `set CP-1 due:+2d why:"the tracker is down"`, changed: "due: Wed 25 Nov",
		step: `miss CP-1 action:"Ask the carrier @dmitri due:fri"`, state: "missed",
	},
	model.KindRequest: {
		line:   `rq Free returns in January asked:growth kind:campaign wanted:15jan`,
		fields: map[string]any{"words": "Free returns in January", "asked": "growth", "kind": "campaign", "received": "2026-11-23", "wanted": "2027-01-15"},
		found:  []string{"--kind=campaign", "--state=open", "--wanted-after=today"}, missed: []string{"--kind=legal", "--state=answered", "--on=D-1"},
		set: `set RQ-1 asked:"growth, Lena" link:"https://example.org/88"`, changed: "asked by: growth, Lena (was growth)",
		step: `withdraw RQ-1 they plan without it`, state: "withdrawn",
	},
	model.KindRelease: {
		line:   `rl Checkout 14 @ben due:15dec`,
		fields: map[string]any{"words": "Checkout 14", "owner": "Ben Okafor", "due": "2026-12-15"},
		found:  []string{"--owner=ben", "--state=planned", "--due-after=today"}, missed: []string{"--state=released", "--overdue", "--on=D-1"},
		set: `set RL-1 due:16dec`, changed: "due: Wed 16 Dec",
		step: `released RL-1 today`, state: "released",
	},
	model.KindJourney: {
		line:   `jn Guest checkout @ana risk:high revenue:yes`,
		fields: map[string]any{"words": "Guest checkout", "owner": "Ana Ruiz", "risk": "high", "revenue": true},
		found:  []string{"--risk=high", "--revenue=yes", "--state=open", "--owner=ana"}, missed: []string{"--risk=low", "--state=dropped", "--on=D-1"},
		set: `set JN-1 risk:low`, changed: "risk: low (was high)",
		step: `drop JN-1 it is not built`, state: "dropped",
	},
	model.KindState: {
		before: []string{`jn Guest checkout @ana`},
		line:   `js Card declined on:JN-1 state:exception expect:"basket kept, other ways offered"`,
		fields: map[string]any{"words": "Card declined", "owner": "Ana Ruiz", "on": []any{"JN-1"}, "kind": "exception", "role": "customer", "final": false,
			"expect": "basket kept, other ways offered"},
		found: []string{"--kind=exception", "--on=JN-1", "--final=no", `--kind=exception,baseline`}, missed: []string{"--kind=recovery", "--state=verified", "--on=D-1"},
		set: `set JS-1 final:yes state:recovery`, changed: "kind of state: recovery (was exception)",
		step: `verify JS-1 "the basket was kept" artefact:"prototype v14"`, state: "verified",
	},
	model.KindTransition: {
		before: []string{`jn Guest checkout @ana`, `js Pay`, `js Card declined`},
		line:   `jt JS-1 JS-2 when:"the bank refuses"`,
		fields: map[string]any{"words": "Pay → Card declined", "from": []any{"JS-1"}, "into": []any{"JS-2"}, "when": "the bank refuses", "role": "customer"},
		found:  []string{"--on=JS-1", "--on=JS-2", "--from=JS-1", "--into=JS-2", "--state=active"}, missed: []string{"--into=JS-1", "--state=dropped", "--on=D-1"},
		set: `set JT-1 the card is refused`, changed: "condition: the card is refused (was the bank refuses)",
		step: `drop JT-1 not built`, state: "dropped",
	},
	model.KindSuccess: {
		before: []string{`mt Handoff defects @ben base:5 since:5oct target:3 until:14dec`},
		line:   `sg Fewer handoff defects metric:handoff-defects base:5 target:3 by:15dec`,
		fields: map[string]any{"words": "Fewer handoff defects", "owner": "Ben Okafor", "metric": []any{"MT-1"}, "base": 5, "target": 3, "until": "2026-12-15"},
		found:  []string{"--metric=handoff-defects", "--state=open", "--until-after=today"}, missed: []string{"--state=reached", "--until-before=today", "--on=D-1"},
		set: `set SG-1 target:2.5`, changed: "target: 2.5 (was 3)",
		step: `unmeasured SG-1 nobody counted them`, state: "not measured",
	},
	model.KindDrill: {
		before: []string{`rk Refund mails late @chloe likelihood:high severity:high`},
		line:   `drill D-1`,
		fields: map[string]any{"words": "Keep the card of a guest?", "owner": "Ana Ruiz", "on": []any{"D-1"}, "reached": "0 of 1"},
		found:  []string{"--on=D-1", "--state=open", "--owner=ana"}, missed: []string{"--state=reached", "--on=I-1"},
		set: `set DR-1 "The card of a guest"`, changed: "title: The card of a guest (was Keep the card of a guest?)",
		step: `drop DR-1 it was answered meanwhile`, state: "dropped",
	},
	model.KindCall: {
		before: []string{`drill D-1`},
		line:   `dc Who answers at night @ben`,
		fields: map[string]any{"words": "Who answers at night", "owner": "Ben Okafor", "on": []any{"DR-1"}, "thing": []any{}},
		found:  []string{"--on=DR-1", "--owner=ben"}, missed: []string{"--state=reached", "--on=D-1"},
		set: `set DC-1 would:"calls the bank"`, changed: "would do: calls the bank",
		step: `reach DC-1 by phone would:"calls the bank" due:+1d`, state: "reached",
	},
	model.KindLesson: {
		line:   `ls Ask support to read refund mails before launch @chloe type:messaging on:D-1`,
		fields: map[string]any{"words": "Ask support to read refund mails before launch", "owner": "Chloe Park", "type": "messaging", "on": []any{"D-1"}},
		found:  []string{"--type=messaging", "--on=D-1", "--state=noted"}, missed: []string{"--type=scope", "--on=I-1"},
		set: `set LS-1 type:launch happened:"90 mails went out with the old name"`, changed: "type: launch (was messaging)",
		step: `pattern LS-1 when:"a mail to customers changes" happened:"90 mails went out with the old name"`, state: "pattern",
	},
}

// withDecision is a home with a meeting that is held, and D-1 on its item.
func withDecision(t *testing.T) home {
	t.Helper()
	return newHomeLike(t, "begun", newHome, func(h home) {
		h.must("new", "cycle", "Checkout", "--people", "Ana Ruiz, Ben Okafor, Chloe Park, Dmitri Weiss, Goran Ilic, Hana Sato")
		h.must("new", "meeting", "Weekly")
		h.must("start")
		h.must("do", "i Guest checkout @ana")
		h.must("do", "d I-1 Keep the card of a guest? @ana")
	})
}

// raisedIn is a home with the first thing of a register.
func raisedIn(t *testing.T, kind model.Kind) (h home, about string) {
	t.Helper()
	h = newHomeLike(t, string(kind), withDecision, func(h home) {
		for _, line := range append(slices.Clone(registerLines[kind].before), registerLines[kind].line) {
			h.must("do", line)
		}
	})
	return h, model.Ref{Kind: kind, ID: 1}.String()
}

// eachRegister runs a test for each register of the registry, which has to have its line.
func eachRegister(t *testing.T, test func(t *testing.T, kind model.Kind)) {
	t.Helper()
	for i, kind := range model.Kinds() {
		if !kind.Info().Register || !turns.In(i, 1, 8) {
			continue
		}
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			if registerLines[kind].line == "" {
				t.Fatalf("no line of %s goes through the doors", kind)
			}
			test(t, kind)
		})
	}
}

func TestARegisterIsRaisedInOneLineAndReadByAProgram(t *testing.T) {
	eachRegister(t, func(t *testing.T, kind model.Kind) {
		h, about := raisedIn(t, kind)
		var sheet struct {
			Kind, State string
			Fields      map[string]any
		}
		if err := json.Unmarshal([]byte(h.must("show", about, "--json")), &sheet); err != nil {
			t.Fatal(err)
		}
		if sheet.Kind != string(kind) {
			t.Errorf("it is %q", sheet.Kind)
		}
		for field, want := range registerLines[kind].fields {
			if got := sheet.Fields[field]; fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s is %v, want %v", field, got, want)
			}
		}
		if says := h.must("doctor"); !strings.Contains(says, "sound") {
			t.Errorf("doctor says %s", says)
		}
	})
}

func TestARegisterIsListedAndFiltered(t *testing.T) {
	eachRegister(t, func(t *testing.T, kind model.Kind) {
		h, about := raisedIn(t, kind)
		plural := kind.Info().Plural
		for _, args := range append([]string{"", "--meeting=live", "--json"}, registerLines[kind].found...) {
			if says := h.must(strings.Fields("list " + plural + " " + args)...); !strings.Contains(says, about) {
				t.Errorf("list %s %s has no %s:\n%s", plural, args, about, says)
			}
		}
		for _, args := range registerLines[kind].missed {
			if says := h.must("list", plural, args); strings.Contains(says, about) {
				t.Errorf("list %s %s has %s", plural, args, about)
			}
		}
		for _, c := range kind.Columns() {
			if c.Name != "" {
				h.must("list", plural, "--sort", c.Name)
			}
		}
	})
}

func TestARegisterIsChangedShownAndTakenBack(t *testing.T) {
	eachRegister(t, func(t *testing.T, kind model.Kind) {
		h, about := raisedIn(t, kind)
		said := registerLines[kind]
		before := h.must("show", about)
		h.must("do", said.set)
		if says := h.must("show", about); !strings.Contains(says, said.changed) {
			t.Errorf("its history has no %q:\n%s", said.changed, says)
		}
		h.must("undo")
		fieldsOf := func(text string) string { head, _, _ := strings.Cut(text, "\n\n"); return head }
		if says := h.must("show", about); fieldsOf(says) != fieldsOf(before) {
			t.Errorf("undone it is\n%s, and was\n%s", says, before)
		}
		if said.step == "" {
			return
		}
		h.must("do", said.step)
		if says := h.must("list", kind.Info().Plural, "--state", said.state); !strings.Contains(says, about) {
			t.Errorf("it is not %s:\n%s", said.state, says)
		}
		h.must("undo")
		if says := h.must("list", kind.Info().Plural, "--state", said.state); strings.Contains(says, about) {
			t.Errorf("taken back it is still %s:\n%s", said.state, says)
		}
	})
}

func TestARegisterIsSpokenOfInLines(t *testing.T) {
	turns.Long(t)
	eachRegister(t, func(t *testing.T, kind model.Kind) {
		h := withDecision(t)
		said := registerLines[kind]
		lines := append(slices.Clone(said.before), said.line, "list "+kind.Info().Plural, "show "+model.Ref{Kind: kind, ID: 1}.String(), said.set)
		h.in = strings.Join(lines, "\n") + "\n"
		out := h.must("--plain")
		if about := (model.Ref{Kind: kind, ID: 1}).String(); strings.Count(out, about) < 3 || strings.Contains(out, "▲") {
			t.Errorf("the lines say of %s\n%s", about, out)
		}
	})
}

func TestTheScreenAsksForEachFieldOfARegister(t *testing.T) {
	eachRegister(t, func(t *testing.T, kind model.Kind) {
		h, about := raisedIn(t, kind)
		store, err := storage.Open(t.Context(), h.file(), storage.ReadOnly())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = store.Close() }()
		r, err := store.Record(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		m, _ := r.Live()
		c := component.Context{Record: r, Now: model.At(h.now()), Meeting: m, Theme: theme.New(theme.Mono, true), Keys: keymap.Default(), User: "Ana Ruiz", Me: 1}
		ref, _ := model.ParseRef(about)
		forms := map[string]*dialog.Form{"add": dialog.AddForm(c, kind, model.Ref{}), "edit": dialog.EditForm(c, ref, model.FieldWords)}
		for name, form := range forms {
			text := strings.ToLower(strings.Join(form.Draw(c, 100, 80).Rows, "\n"))
			for _, q := range r.Fields(kind, model.Ref{}, c.Now) {
				if !strings.Contains(text, q.Label) {
					t.Errorf("the form to %s it asks for no %s:\n%s", name, q.Label, text)
				}
			}
		}
		list := capture.Complete(kind.Info().Head+" x ", len(kind.Info().Head)+3, c.CaptureContext(model.Ref{}))
		for _, q := range r.Fields(kind, model.Ref{}, c.Now) {
			if q.Field == kind.Info().Bare { // the x
				continue
			}
			if token := q.Token(); token != "" && !slices.ContainsFunc(list, func(o capture.Completion) bool { return o.Text == token }) {
				t.Errorf("a line of %s is not completed with %s", kind, token)
			}
		}
	})
}
