package document

import (
	"strings"

	"gavel/model"
)

// doubted marks a document as one that must not be taken for what was saved: the file
// that it was made from is not as it was written. why is one sentence.
func doubted(text, why string, form Form) string {
	if form != Markdown {
		mark := "NOT VERIFIED: " + model.Clean(why, false) + ". What follows may not be what was decided; see what to do with gavel doctor."
		return mark + "\n\n" + text
	}
	mark := "> **NOT VERIFIED**: " + inline(why) + ". What follows may not be what was decided; see what to do with `gavel doctor`.\n"
	title, rest, ok := strings.Cut(text, "\n")
	if !ok || !strings.HasPrefix(title, "# ") {
		return mark + "\n" + text
	}
	return title + "\n\n" + mark + rest
}
