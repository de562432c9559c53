package cli

import (
	"errors"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"gavel/model"
	"gavel/model/capture"
)

// place returns where in a line a mistake is, in bytes.
func place(err error) (start, end int, ok bool) {
	if problem, is := errors.AsType[capture.Problem](err); is {
		return problem.Start, problem.End, true
	}
	if name, is := errors.AsType[capture.UnknownName](err); is {
		return name.Start, name.End, true
	}
	return 0, 0, false
}

// caret marks a place of a line, to be printed below it.
func caret(line string, start, end int) string {
	start = min(max(start, 0), len(line))
	end = min(max(end, start), len(line))
	return strings.Repeat(" ", ansi.StringWidth(line[:start])) + strings.Repeat("^", max(1, ansi.StringWidth(line[start:end])))
}

// tokensFor returns how what is missing is written in a line, behind a sentence that does not say
// it itself.
func tokensFor(says string, missing []model.Requirement) string {
	if tokens := capture.Tokens(missing); tokens != "" && !strings.Contains(says, "write "+strings.TrimSuffix(tokens, "…")) {
		return "; add " + tokens
	}
	return ""
}
