package agenda

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// likeness says how much a piece of text looks like the name of a person.
type likeness int

const (
	noName    likeness = iota
	oneWord            // "Ana", but also "Firefox"
	fullName           // "Ana Lopez", or a part somebody plays: "Host"
	knownName          // somebody the agenda lists, a handle, or said to present
)

// people knows the names an agenda lists, so that a first name can be told from
// any other capitalised word.
type people map[string]bool

// add makes a person known by full and by first name.
func (p people) add(name string) {
	name = strings.ToLower(name)
	p[name] = true
	if first, _, several := strings.Cut(name, " "); several && utf8.RuneCountInString(first) > 2 {
		p[first] = true
	}
}

// isCommon reports whether a word, or what it is the plural of, is nobody's name.
func isCommon(word string) bool {
	word = strings.ToLower(word)
	return term("common").has(word) || term("common").has(strings.TrimSuffix(word, "s"))
}

// separators split a list of people.
var separators = pattern(`\s*(?:[,;&+/]|\s(?:and|und|et|with|for|w/)\s)\s*`)

// organisation matches the affiliation behind a name: "Ana Lopez - Acme".
var organisation = pattern(`\s+[-–—]\s+.*$|\s*\([^()]*\)$`)

// isHandle reports whether a text is the name of an account: "@ana".
func isHandle(text string) bool {
	return len(text) > 1 && text[0] == '@' && strings.Trim(strings.ToLower(text[1:]), "abcdefghijklmnopqrstuvwxyz0123456789_.-") == "" && hasWord(text[1:2])
}

// likenessOf judges a text that may name one person or several, perhaps with
// where they are from: "Ana Lopez, Acme Design Group".
func (p people) likenessOf(text string) likeness {
	pieces := splitPeople(text)
	if len(pieces) == 0 {
		return noName
	}
	least := p.likenessOfOne(pieces[0])
	for _, piece := range pieces[1:] {
		if one := p.likenessOfOne(piece); one > noName || least < fullName || !allCapitalised(piece) {
			least = min(least, one)
		}
	}
	return least
}

// allCapitalised reports whether every word begins with a capital letter.
func allCapitalised(text string) bool {
	return !slices.ContainsFunc(strings.Fields(text), func(w string) bool { return !startsUpper(w) })
}

// splitPeople splits a list of people at commas and conjunctions.
func splitPeople(text string) []string {
	var pieces []string
	for _, piece := range separators().Split(strings.TrimSpace(text), -1) {
		if piece != "" {
			pieces = append(pieces, piece)
		}
	}
	return pieces
}

func (p people) likenessOfOne(text string) likeness {
	text = strings.Trim(organisation().ReplaceAllString(text, ""), " .:*_\"“”")
	if strings.HasPrefix(text, "@") && strings.Contains(text, " ") {
		text = text[1:] // "@Ana Ruiz"
	}
	lower := strings.ToLower(text)
	switch {
	case text == "":
		return noName
	case isHandle(text), p[lower]:
		return knownName
	case term("function").has(lower):
		return fullName
	}
	names := strings.Fields(text)
	if len(names) > 5 {
		return noName
	}
	capitalised := 0
	for _, w := range names {
		switch {
		case term("particle").has(strings.ToLower(w)):
		case isNameWord(w):
			capitalised++
		default:
			return noName
		}
	}
	return likeness(min(capitalised, int(fullName)))
}

// isNameWord reports whether w could be one word of a person's name.
func isNameWord(w string) bool {
	isOther := func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune("'’.-*", r) && !unicode.Is(unicode.Mn, r)
	}
	first, _ := utf8.DecodeRuneInString(w)
	letters := strings.Join(strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }), "")
	shouted := utf8.RuneCountInString(letters) > 3 && !strings.ContainsFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) }) && !strings.ContainsRune(w, '-')
	return letters != "" && !unicode.IsLower(first) && !strings.ContainsFunc(w, isOther) && !shouted && !isCommon(strings.Trim(w, "."))
}

// saidToPresent matches the words that introduce a presenter.
var saidToPresent = pattern(`(?i)\b(?:(?:championed|presented|led|hosted|facilitated|proposed|authored|written|text|owned|run|given|moderated)\s+)?by:?\s+|\b(?:name|presenters?|speakers?|owners?|leads?|champions?|hosts?|facilitators?|drivers?|dri|who)\s*[:=]\s*`)

// introduced reads "by X. Championed by Y" and "owner: Z": the names said to
// present, in order. Every clause must introduce somebody.
func (p people) introduced(text string) (names string, ok bool) {
	starts := saidToPresent().FindAllStringIndex(text, -1)
	if len(starts) == 0 || strings.Trim(text[:starts[0][0]], " ,;") != "" {
		return "", false
	}
	var all []string
	for i, s := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		clause := strings.Trim(text[s[1]:end], " ,;.")
		if clause == "" || p.likenessOf(clause) == noName {
			return "", false
		}
		all = append(all, splitPeople(clause)...)
	}
	return strings.Join(all, ", "), true
}

// isNobody reports whether a text says that there is nobody yet.
func isNobody(text string) bool {
	text = strings.Trim(strings.ToLower(text), "-–—?*./ ")
	return isWaiting(text) || text == "nobody" || text == "open" || text == "unassigned" || text == "vacant"
}

// presenterText cleans what a cell or a field says about the presenter.
func presenterText(text string) string {
	text = strings.Trim(oneLine(text), " ,;:")
	if isNobody(text) {
		return ""
	}
	return text
}
