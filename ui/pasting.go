package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gavel/model"
	"gavel/model/capture"
	"gavel/ui/component"
	"gavel/ui/dialog"
)

// This file is about several lines that are pasted into the capture line: each may be a
// thing of its own.

// mostPasted is how many lines are offered to be added one by one.
const mostPasted = 50

// pasted takes a paste into the capture line, where its lines are joined, and asks whether
// each of them is to be added.
func (m *Root) pasted(msg tea.PasteMsg) tea.Cmd {
	texts := pastedLines(m.line.input.Value(), msg.Content)
	cmd := m.line.typeKey(msg)
	if len(texts) < 2 || len(texts) > mostPasted {
		return cmd
	}
	ask := dialog.NewConfirm(
		fmt.Sprintf("%d lines: add each?", len(texts)),
		strings.Join(texts, "\n"),
		component.Both{First: component.Close{}, Second: component.SendLines{Texts: texts}})
	return tea.Batch(cmd, m.do(component.Open{Dialog: ask}))
}

// pastedLines returns the lines of a paste as they would be typed: the first behind what is
// typed already, the others begun with the same letter where they have none of their own.
func pastedLines(typed, content string) []string {
	letter := ""
	if first, _, ok := strings.Cut(strings.TrimSpace(typed)+" ", " "); ok && hasHead(first+" ") {
		letter = first + " "
	}
	var texts []string
	for line := range strings.Lines(strings.ReplaceAll(content, "\r", "\n")) {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(model.Clean(line, false)), "-*• "))
		if line == "" {
			continue
		}
		if len(texts) == 0 {
			line = strings.TrimSpace(typed + line)
		} else if letter != "" && !hasHead(line) {
			line = letter + line
		}
		texts = append(texts, line)
	}
	return texts
}

// hasHead reports whether a line begins with a letter or a verb of the capture line.
func hasHead(line string) bool {
	first, _, _ := strings.Cut(line, " ")
	return slices.ContainsFunc(capture.Heads(), func(head string) bool { return strings.HasPrefix(head, first+" ") })
}

// sendLines sends one line after the other. What is not understood stays in the line, one
// under the other, with its reason.
func (m *Root) sendLines(texts []string) tea.Cmd {
	line := m.line
	line.send()
	var cmds []tea.Cmd
	var kept []string
	var why error
	for _, text := range texts {
		steps, err := m.session.Send(line.place, text, m.screen().Selected())
		if err != nil {
			kept = append(kept, text)
			if why == nil {
				why = err
			}
			continue
		}
		cmds = append(cmds, m.carryOut(steps))
	}
	if len(kept) > 0 {
		line.left = append(line.left, reversed(kept[1:])...)
		line.restore(kept[0], why.Error())
	}
	return tea.Batch(append(cmds, m.ready())...)
}

func reversed(texts []string) []string {
	texts = slices.Clone(texts)
	slices.Reverse(texts)
	return texts
}
