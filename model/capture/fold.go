package capture

import (
	"strings"
	"unicode"
)

// fold is the words of a name as people type them: lower case, accents and
// apostrophes left out, everything else that is no letter or digit a space.
func fold(name string) []string {
	var b strings.Builder
	for _, r := range name {
		r = unicode.ToLower(r)
		switch {
		case r == '\'', r == '’', unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteString(withoutAccent(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// withoutAccent is a lower-case letter without its accent. It knows the Latin letters
// that names in Europe and Vietnam are written with; others stay as they are.
func withoutAccent(r rune) string {
	if r < 0x80 {
		return string(r)
	}
	switch {
	case strings.ContainsRune("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", r):
		return "a"
	case strings.ContainsRune("çćĉċč", r):
		return "c"
	case strings.ContainsRune("ďđð", r):
		return "d"
	case strings.ContainsRune("èéêëēĕėęěẹẻẽếềểễệ", r):
		return "e"
	case strings.ContainsRune("ĝğġģǧ", r):
		return "g"
	case strings.ContainsRune("ĥħ", r):
		return "h"
	case strings.ContainsRune("ìíîïĩīĭįıǐỉị", r):
		return "i"
	case strings.ContainsRune("ķ", r):
		return "k"
	case strings.ContainsRune("ĺļľŀł", r):
		return "l"
	case strings.ContainsRune("ñńņňŋ", r):
		return "n"
	case strings.ContainsRune("òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", r):
		return "o"
	case strings.ContainsRune("ŕŗř", r):
		return "r"
	case strings.ContainsRune("śŝşšș", r):
		return "s"
	case strings.ContainsRune("ţťŧț", r):
		return "t"
	case strings.ContainsRune("ùúûüũūŭůűųưǔụủứừửữự", r):
		return "u"
	case strings.ContainsRune("ýÿŷỳỵỷỹ", r):
		return "y"
	case strings.ContainsRune("źżž", r):
		return "z"
	}
	return ligature(r)
}

func ligature(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ĵ':
		return "j"
	case 'ŵ':
		return "w"
	}
	return string(r)
}
