package document

import (
	"fmt"

	"gavel/model"
)

// summary returns the meeting in one line: "4 decided, 1 deferred, 2 blockers open".
func summary(said minutes) string {
	outcomes := map[model.Outcome]int{}
	for _, d := range said.PutOff {
		outcomes[d.Outcome]++
	}
	blockers := map[bool]int{}
	for _, b := range said.Blockers {
		blockers[b.Outcome != model.Resolved]++
	}
	for _, g := range said.Gates {
		for _, c := range g.Checks {
			outcomes[c.Outcome]++
		}
	}
	counted := joined(", ",
		some(len(said.Decisions), "decided"),
		some(outcomes[model.Deferred], "deferred"),
		some(outcomes[model.Escalated], "escalated"),
		some(len(said.Withdrawn), "withdrawn"),
		some(len(said.NotReached), "not reached"),
		split("blocker", blockers[true], "open", blockers[false], "resolved"),
		split("check", outcomes[model.Failed], "failed", outcomes[model.Waived], "waived"),
		some(len(said.Actions), plural(len(said.Actions), "action")),
	)
	switch {
	case counted == "" && said.Head.Status == model.Closed:
		return "**Nothing was put up for decision.**"
	case counted == "":
		return ""
	case said.Head.draft():
		return "**So far: " + counted + ".**"
	}
	return "**" + counted + ".**"
}

// some returns "2 decided", and nothing for none.
func some(n int, word string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", n, word)
}

// split returns "2 blockers open, 1 resolved": the noun stands once.
func split(noun string, a int, wordA string, b int, wordB string) string {
	if a == 0 {
		return some(b, plural(b, noun)+" "+wordB)
	}
	return joined(", ", some(a, plural(a, noun)+" "+wordA), some(b, wordB))
}
