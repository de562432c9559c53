package cli

import (
	"fmt"
	"gavel/model/test/turns"
	"strings"
	"testing"
)

// withMetrics is a home with two metrics.
func withMetrics(t *testing.T) home {
	t.Helper()
	h := newHome(t)
	h.must("new", "cycle", "Checkout", "--people", "Ana Ruiz, Ben Okafor")
	h.must("do", `mt Handoff defects @ben unit:% base:5 since:5oct target:3 until:14dec`)
	h.must("do", `mt Refund time unit:hours`)
	return h
}

func TestAReadingIsEnteredInTheShell(t *testing.T) {
	h := withMetrics(t)
	h.must("read", "handoff-defects", "3,8", "--date", "16nov", "--source", "tracker")
	if says := h.must("show", "RD-1"); !strings.Contains(says, "3.8 %") || !strings.Contains(says, "tracker") || !strings.Contains(says, "Ben Okafor") || !strings.Contains(says, "16 Nov") {
		t.Errorf("it is\n%s", says)
	}
	h.must("read", "handoff-defects", "3.9", "--date", "2026-11-16", "--replace")
	if says := h.must("list", "readings", "--state", "corrected"); !strings.Contains(says, "RD-1") || strings.Contains(says, "RD-2") {
		t.Errorf("corrected are\n%s", says)
	}
}

func TestAFileOfReadingsIsReadAsSpreadsheetsWriteIt(t *testing.T) {
	turns.Long(t)
	for name, text := range map[string]string{
		"plain":               "handoff-defects,3.8,2026-11-16,tracker\nrefund-time,52,2026-11-17,,hours\n",
		"with a header":       "metric,value,date,source,unit\nhandoff-defects,3.8,2026-11-16,tracker,%\nrefund-time,52,2026-11-17,,\n",
		"in another order":    "Date,Metric,Value\n2026-11-16,handoff-defects,3.8\n2026-11-17,MT-2,52\n",
		"of Excel in Germany": "\ufeffmetric;value;date\r\nhandoff-defects;3,8;16.11.2026\r\nrefund-time;52;17.11.2026\r\n;;\r\n",
		"with tabs":           "handoff-defects\t3.8\t2026-11-16\nrefund-time\t52\t2026-11-17\n",
		"with quotes":         "handoff-defects,\"3,8\",2026-11-16,\"the \"\"new\"\" tracker\"\n\nrefund-time,52 hours,2026-11-17\n",
	} {
		t.Run(name, func(t *testing.T) {
			h := withMetrics(t)
			h.in = text
			if says := h.must("read", "--csv", "-"); !strings.Contains(says, "2 readings of 2 metrics entered") {
				t.Errorf("it says %s", says)
			}
			list := h.must("list", "readings")
			for _, want := range []string{"3.8 %", "52 hours", "16 Nov", "17 Nov"} {
				if !strings.Contains(list, want) {
					t.Errorf("there is no %s:\n%s", want, list)
				}
			}
			h.must("undo")
			if list := h.must("list", "readings"); strings.Contains(list, "RD-") {
				t.Errorf("taken back there are\n%s", list)
			}
		})
	}
}

const mixedRows = "handoff-defects,3.8,2026-11-16\nhandoff,3,2026-11-16\nrefund-time,9 %,2026-11-17\nrefund-time,52,2026-11-24\nrefund-time,50,11/12/2026\nhandoff-defects,4,2026-11-16\nrefund-time,much,\n"

func TestABadRowIsNamedByItsLineAndNothingIsEntered(t *testing.T) {
	h := withMetrics(t)
	h.in = mixedRows
	code, _, out := h.run(t.Context(), "read", "--csv", "-")
	if code != 1 {
		t.Errorf("it ends with %d", code)
	}
	for _, want := range []string{"line 2: there is no metric", "line 3: refund-time is in hours, not %", "line 4: Tue 24 Nov is ahead", "line 5:", "line 6: handoff-defects", "1 more"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q: %s", want, out)
		}
	}
	if list := h.must("list", "readings"); strings.Contains(list, "RD-") {
		t.Errorf("there are\n%s", list)
	}
}

func TestTheGoodRowsAreEnteredWhereThatIsAsked(t *testing.T) {
	h := withMetrics(t)
	h.in = mixedRows
	says := h.must("read", "--csv", "-", "--good")
	if !strings.Contains(says, "1 reading of 1 metric entered; left out: line 2") {
		t.Errorf("it says %s", says)
	}
	if list := h.must("list", "readings"); strings.Count(list, "RD-") != 1 {
		t.Errorf("there are\n%s", list)
	}
}

func TestAFileThatIsNoTextOfReadingsIsRefusedWithASentence(t *testing.T) {
	turns.Long(t)
	h := withMetrics(t)
	for text, want := range map[string]string{
		"": "there is no reading", "\xff\xfem\x00": "not in UTF-8", "handoff-defects,3\xe4": "not in UTF-8", "metric,value,colour\n": "no column \"colour\"",
		"handoff-defects,\"3\n": "line 1", "metric,value,metric\n": "twice",
	} {
		h.in = text
		if code, _, out := h.run(t.Context(), "read", "--csv", "-"); code != 1 || !strings.Contains(out, want) {
			t.Errorf("%q ends with %d: %s", text, code, out)
		}
	}
}

// Thousands of rows are one command, within the time that a save has.
func TestALongFileOfReadingsIsEnteredAndCorrectedAsOne(t *testing.T) {
	turns.Long(t)
	h := withMetrics(t)
	var rows strings.Builder
	for i := range 3_000 {
		fmt.Fprintf(&rows, "handoff-defects,%d.5,%04d-%02d-%02d\n", i%9, 1990+i/336, 1+i/28%12, 1+i%28)
	}
	h.in = rows.String()
	if says := h.must("read", "--csv", "-"); !strings.Contains(says, "3000 readings of 1 metric entered") {
		t.Errorf("it says %s", says)
	}
	h.in = "handoff-defects,7,1990-01-01\n"
	if code, _, out := h.run(t.Context(), "read", "--csv", "-"); code != 1 || !strings.Contains(out, "is 0.5 already (RD-1)") {
		t.Errorf("a day of long ago ends with %d: %s", code, out)
	}
	h.must("read", "--csv", "-", "--replace")
	if says := h.must("show", "RD-1"); !strings.Contains(says, "corrected") {
		t.Errorf("the first is\n%s", says)
	}
	if says := h.must("doctor"); !strings.Contains(says, "sound") {
		t.Errorf("doctor says %s", says)
	}
}
