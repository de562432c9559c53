package document

import (
	"fmt"
	"strings"

	"gavel/model"
)

// maxSlug keeps a file name short enough for any file system, in bytes.
const maxSlug = 60

// FileName returns the name of the file that minutes are saved to, such as
// "2026-11-23-weekly-review-m-3-minutes.md". Minutes that can still change have another
// name than the final ones. It is made of a-z, 0-9 and "-", but for DRAFT, and no two
// meetings of a file have the same.
func FileName(r *model.Record, meeting model.ID) string {
	m, ok := r.Meetings.Get(meeting)
	if !ok {
		return fmt.Sprintf("m-%d-minutes.md", meeting)
	}
	name := "minutes"
	if m.Status == model.Live || m.Status == model.Adjourned {
		name += "-DRAFT"
	}
	return meetingFile(m, name)
}

// meetingFile returns the name of the file of a document of a meeting.
func meetingFile(m model.Meeting, name string) string {
	return fileName(m.Date, m.Title, m.Ref(), name)
}

// fileName returns the name of the file of a document: its day, the words and the id of what
// it is about, and what it is.
func fileName(day model.Date, words string, about model.Ref, name string) string {
	if words = slug(words); words != "" {
		words += "-"
	}
	return fmt.Sprintf("%s-%s%s-%s.md", day, words, strings.ToLower(about.String()), name)
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
