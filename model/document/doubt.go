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
	front := frontMatterOf(text)
	title, rest, ok := strings.Cut(text[len(front):], "\n")
	if !ok || !strings.HasPrefix(title, "# ") {
		return front + mark + "\n" + text[len(front):]
	}
	return front + title + "\n\n" + mark + rest
}

// frontMatterOf returns the fields that a Markdown file begins with, and the empty line
// under them; "" where it has none.
func frontMatterOf(text string) string {
	const fence = "---\n"
	if !strings.HasPrefix(text, fence) {
		return ""
	}
	end := strings.Index(text[len(fence):], "\n"+fence+"\n")
	if end < 0 {
		return ""
	}
	return text[:len(fence)+end+len("\n"+fence+"\n")]
}
