package capture

import (
	"strings"

	"gavel/model"
)

// Tokens returns how what is missing is written in a line: `crit:… @name`; "" where nothing
// of it has a token.
func Tokens(missing []model.Requirement) string {
	var tokens []string
	for _, q := range missing {
		switch q.Token() {
		case "":
		case "@":
			tokens = append(tokens, "@name")
		default:
			tokens = append(tokens, q.Token()+"…")
		}
	}
	return strings.Join(tokens, " ")
}

// Verbs are the words that begin a line, in full.
func Verbs() []string { return wordsOf(verbs()) }
