package cli

import (
	"fmt"
	"strings"

	"gavel/model"
)

// rehearsalJSON is the rehearsal of a close as gavel gaps --rehearse --json prints it.
type rehearsalJSON struct {
	Sentence string             `json:"sentence"`
	Meeting  string             `json:"meeting"`
	Before   int                `json:"to_fix_before"`
	Ruled    int                `json:"to_be_ruled"`
	Gaps     []rehearsedGapJSON `json:"rehearsed"`
}

// rehearsedGapJSON is one gap that a meeting would have.
type rehearsedGapJSON struct {
	gapJSON
	Group  string   `json:"group"`
	Causes []string `json:"causes"`
	From   []string `json:"because_of"`
	Line   *string  `json:"line"`
}

// rehearse prints what would stand between a meeting and its close.
func (p *program) rehearse(r *model.Record, args []string, check bool) error {
	m, err := meeting(r, args, liveMeeting, nextMeeting)
	if err != nil {
		return err
	}
	h, err := r.Rehearse(m.ID, p.instant())
	if err != nil {
		return err
	}
	if p.json {
		err = p.printJSON(rehearsalAsJSON(h))
	} else {
		err = p.printRehearsal(r, h)
	}
	if before := len(h.Gaps) - len(h.In(model.ToBeRuled)); err == nil && check && before > 0 {
		return refused("%s", h.Says())
	}
	return err
}

func (p *program) printRehearsal(r *model.Record, h model.Rehearsal) error {
	lines := []string{h.Says()}
	for m := model.NobodyDecides; m < model.ToBeRuled; m++ {
		list := h.In(m)
		if len(list) == 0 {
			continue
		}
		lines = append(lines, "", fmt.Sprintf("%s (%d)", m, len(list)))
		for _, g := range list {
			text := g.Text(r, " · ")
			if g.Act.Line != "" {
				text += fmt.Sprintf(" · %s: %s", g.Act.Label, strings.TrimSpace(g.Act.Line))
			}
			lines = append(lines, "  "+model.Clean(text, false))
		}
	}
	for _, line := range lines {
		if err := p.printf("%s", line); err != nil {
			return err
		}
	}
	return nil
}

func rehearsalAsJSON(h model.Rehearsal) rehearsalJSON {
	ruled := len(h.In(model.ToBeRuled))
	printed := rehearsalJSON{Sentence: h.Says(), Meeting: h.Meeting.Ref().String(), Before: len(h.Gaps) - ruled, Ruled: ruled, Gaps: []rehearsedGapJSON{}}
	for _, g := range h.Gaps {
		one := rehearsedGapJSON{gapJSON: gapList([]model.Gap{g.Gap})[0], Group: g.Mends.String(), Causes: []string{}, From: []string{}, Line: orNull(g.Act.Line)}
		one.Causes = append(one.Causes, g.Causes...)
		for _, about := range g.From {
			one.From = append(one.From, about.String())
		}
		printed.Gaps = append(printed.Gaps, one)
	}
	return printed
}
