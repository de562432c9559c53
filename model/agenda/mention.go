package agenda

import "strings"

// mention is a bracketed part that may name a presenter, without a timebox.
type mention struct {
	bracket
	names    string
	likeness likeness
	notes    []string
}

// mentionIn reads a bracketed part as the name of a presenter.
func (p people) mentionIn(ph phrase, b bracket) (mention, bool) {
	m := mention{bracket: b, names: strings.Trim(b.inner, " .,;"), likeness: noName}
	if names, ok := p.introduced(m.names); ok {
		m.names, m.likeness = names, knownName
		return m, true
	}
	m.likeness = p.likenessOf(m.names)
	if m.likeness == noName {
		m.names, m.notes, m.likeness = p.firstNames(m.names)
	}
	if m.likeness == oneWord && !singleName(ph, b) {
		m.likeness = noName
	}
	if b.square && (m.likeness < fullName || b.start == 0 && m.likeness < knownName) {
		return m, false // "[Payments]" is a tag
	}
	glued := b.start > 0 && !strings.ContainsRune(" )]", rune(ph.text[b.start-1]))
	return m, m.likeness > noName && !glued
}

// firstNames reads "Ana Lopez, slides to follow": names first, then a remark.
func (p people) firstNames(text string) (names string, notes []string, l likeness) {
	first, rest, found := strings.Cut(text, ",")
	if !found || p.likenessOf(first) < fullName {
		return "", nil, noName
	}
	return strings.TrimSpace(first), []string{strings.TrimSpace(rest)}, fullName
}

// singleName reports whether one word in brackets can be meant as a presenter:
// it stands behind the title, is not part of a link's text, and is written like
// a name, unlike "(PCI)".
func singleName(ph phrase, b bracket) bool {
	behind := ph.text[b.end:]
	for _, o := range brackets(ph) {
		if o.start >= b.end {
			behind = strings.Replace(behind, ph.text[o.start:o.end], "", 1)
		}
	}
	trailing := !hasWord(behind) || remarkStart().MatchString(behind) || strings.HasPrefix(strings.TrimSpace(behind), ".")
	for _, l := range ph.links {
		if l.start < b.start && l.end >= b.end {
			return false
		}
	}
	return trailing && strings.ToUpper(b.inner) != b.inner
}
