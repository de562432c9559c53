package document

import (
	"fmt"
	"strings"

	"gavel/model"
)

// maxSlug keeps a file name short enough for any file system, in bytes.
const maxSlug = 60

// FileName returns the name of the file that minutes are saved to, such as
// "2026-11-23-weekly-review-m-3-minutes.md", or, before the start, the agenda. Minutes
// that can still change have another name than the final ones. It is made of a-z, 0-9 and
// "-", but for DRAFT, and no two meetings of a file have the same.
func FileName(r *model.Record, meeting model.ID) string {
	m, ok := r.Meetings.Get(meeting)
	if !ok {
		return fmt.Sprintf("m-%d-minutes.md", meeting)
	}
	title := slug(m.Title)
	if title != "" {
		title += "-"
	}
	mark := ""
	if m.Status == model.Live || m.Status == model.Adjourned {
		mark = "-DRAFT"
	}
	return fmt.Sprintf("%s-%sm-%d-%s%s.md", m.Date, title, meeting, Name(m), mark)
}

// Name returns what the document of a meeting is: its agenda before the start,
// its minutes from then on.
func Name(m model.Meeting) string {
	if m.Status == model.Planned {
		return "agenda"
	}
	return "minutes"
}

// latin spells letters that have a plain spelling.
var latin = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "å", "a", "ł", "l",
	"à", "a", "á", "a", "â", "a", "ã", "a", "ą", "a", "ç", "c", "ć", "c", "č", "c", "ď", "d", "đ", "d",
	"è", "e", "é", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e", "ğ", "g", "ì", "i", "í", "i", "î", "i", "ï", "i", "ı", "i",
	"ñ", "n", "ń", "n", "ň", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ő", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s",
	"ť", "t", "ù", "u", "ú", "u", "û", "u", "ů", "u", "ű", "u", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z",
)

func slug(title string) string {
	var b strings.Builder
	for _, r := range latin.Replace(strings.ToLower(title)) {
		plain := (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9')
		switch {
		case b.Len() >= maxSlug:
		case plain:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
