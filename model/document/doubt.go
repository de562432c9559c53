package document

import "strings"

// Doubted marks a document as one that must not be taken for what was saved:
// the file that it was made from is not as it was written. why is one sentence.
func Doubted(text, why string) string {
	mark := "> **NOT VERIFIED**: " + inline(why) + ". What follows may not be what was decided; see what to do with `gavel doctor`.\n"
	title, rest, ok := strings.Cut(text, "\n")
	if !ok || !strings.HasPrefix(title, "# ") {
		return mark + "\n" + text
	}
	return title + "\n\n" + mark + rest
}
