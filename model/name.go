package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxName is the largest number of characters in a name.
const maxName = 80

// cleanName returns a name with one space between its words, and without the
// format characters at its ends, which nobody sees.
func cleanName(name string) string {
	name = strings.Join(strings.FieldsFunc(Clean(name, false), isBlank), " ")
	return strings.TrimFunc(name, func(r rune) bool { return invisible(r) || unicode.IsSpace(r) })
}

// isBlank reports whether a rune is drawn as an empty cell: white space, and the
// Braille pattern without dots.
func isBlank(r rune) bool {
	const brailleBlank = '\u2800'
	return unicode.IsSpace(r) || r == brailleBlank
}

// nameKey returns what tells people apart: names are one person's when their keys
// are equal. It is the name after compatibility composition (NFKC), case folding
// and removal of the default-ignorable characters, as NFKC_Casefold of the
// Unicode Standard (section 3.13) has it.
func nameKey(name string) string {
	name = cleanName(name)
	if printable(name) {
		return strings.ToLower(name)
	}
	name = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, name)
	folded := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(name)))
	return strings.Join(strings.FieldsFunc(folded, isBlank), " ")
}

// hasKey reports whether a name has a key.
func hasKey(name, key string) bool {
	if printable(name) && printable(key) {
		return strings.EqualFold(name, key)
	}
	return nameKey(name) == key
}

// SameName reports whether two texts are one person's name.
func SameName(a, b string) bool { return hasKey(cleanName(a), nameKey(b)) }

// SplitNames returns the names of a list with commas, semicolons or line breaks
// between them. What follows the comma of "Martin, Jr." belongs to the name.
func SplitNames(text string) []string {
	var names []string
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n，；、،؛", r) }) {
		piece = strings.TrimSpace(piece)
		switch {
		case piece == "":
		case isNameSuffix(piece) && len(names) > 0:
			names[len(names)-1] += ", " + piece
		default:
			names = append(names, piece)
		}
	}
	return names
}

// CheckName refuses what does not name one person: an owner is one named person.
// The *Refusal says why.
func CheckName(name string) error {
	name = cleanName(name)
	words := plainWords(name)
	switch {
	case name == "":
		return &Refusal{Reason: BadOwner, Says: "write a name: one person's"}
	case utf8.RuneCountInString(name) > maxName:
		return &Refusal{Reason: BadOwner, Says: fmt.Sprintf("this name is too long; write at most %d characters", maxName)}
	case isPlaceholderName(words), !strings.ContainsFunc(name, unicode.IsLetter), strings.ContainsAny(name, "?？؟¿"):
		return badName(name, "names no one person; say who")
	case roles()[strings.Join(words, " ")]:
		return badName(name, "is a role or a department, not a person; say who it is")
	case isHedged(words):
		return badName(name, "leaves open who it is; say who")
	case isTeam(words):
		return badName(name, "is a team, not one person; say who on it")
	case namesSeveral(name):
		return badName(name, "is more than one person; write one name")
	}
	if _, isID := ParseRef(name); isID {
		return badName(name, "reads like an id; write the person's name")
	}
	return nil
}

func badName(name, why string) error {
	return &Refusal{Reason: BadOwner, Says: Quoted(name) + " " + why}
}

// CheckName refuses what does not name one person, and two people who are known
// and stand in one name: "Ana Ruiz y Ben Okafor". The error is a *Refusal.
func (r *Record) CheckName(name string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	name = cleanName(name)
	written := strings.Fields(norm.NFKC.String(name))
	apart := strings.Fields(joints.Replace(norm.NFKC.String(name)))
	if r.joinsKnown(written) || r.joinsKnown(apart) {
		return badName(name, "is more than one person; write one name")
	}
	return nil
}

// joints sets apart what joins two names without a blank: "Ana-und-Ben", "Ana–Ben",
// "Ana (and Ben)". A hyphen or full stop alone stands in one person's name.
var joints = strings.NewReplacer("-", " ", "\u2010", " ", "\u2011", " ", ".", " ", "\u2013", " \u2013 ", "\u2014", " \u2013 ", ":", " \u2013 ", "<", " \u2013 ", ">", " \u2013 ", "_", " \u2013 ", "(", " \u2013 ", ")", " ")

// joinsKnown reports whether a dash or conjunction stands between the names of two
// people who are known.
func (r *Record) joinsKnown(words []string) bool {
	joint := func(word string) bool { return joinsNames(word) || alwaysJoins[strings.ToLower(word)] || isDash(word) }
	for i, word := range words {
		if !joint(word) {
			continue
		}
		from, to := i, i+1
		for from > 0 && joint(words[from-1]) {
			from--
		}
		for to < len(words) && joint(words[to]) {
			to++
		}
		_, left := r.personCalled(strings.Join(words[:from], " "))
		_, right := r.personCalled(strings.Join(words[to:], " "))
		if left && right {
			return true
		}
	}
	return false
}

// namesSeveral reports whether a name stands for two people or more: names with
// a separator or a conjunction between them.
func namesSeveral(name string) bool {
	name = norm.NFKC.String(name)
	if strings.ContainsAny(withoutPatronymics(name), ";/&+|¦،؛、⁄∕•") || strings.Contains(name, " · ") || isList(name) || hasBackslash(name) {
		return true
	}
	words := strings.Fields(strings.ReplaceAll(name, "_", " "))
	for i := 1; i < len(words)-1; i++ {
		word, oneEach := words[i], len(words) == 3
		switch {
		case alwaysJoins[strings.ToLower(word)], word == "or":
			return true
		case oneEach && conjunction(word, words[0]+words[2]):
			return true
		}
	}
	return false
}

// hasBackslash reports whether a backslash separates two words.
func hasBackslash(name string) bool {
	left, right, found := strings.Cut(name, `\`)
	before, _ := utf8.DecodeLastRuneInString(left)
	after, _ := utf8.DecodeRuneInString(right)
	return found && unicode.IsLetter(before) && unicode.IsLetter(after)
}

// isList reports whether commas separate several names.
func isList(name string) bool {
	for i, piece := range strings.Split(name, ",") {
		if i > 0 && !isNameSuffix(piece) {
			return true
		}
	}
	return false
}

// nameSuffixes are generations and degrees, which follow a name behind a comma.
var nameSuffixes = setOf("jr", "sr", "jun", "sen", "junior", "senior", "ii", "iii", "iv", "v", "phd", "dphil", "md", "dds", "dvm", "esq",
	"mba", "msc", "bsc", "ma", "ba", "mph", "rn", "cpa", "cfa", "pe", "pmp", "obe", "mbe", "cbe", "kc", "qc", "mp")

func isNameSuffix(piece string) bool {
	return nameSuffixes[strings.ToLower(strings.ReplaceAll(strings.TrimSpace(piece), ".", ""))]
}

// patronymics are written with a slash inside one name: "Ravi a/l Kumar".
var patronymics = setOf("a/l", "a/p", "s/o", "d/o")

func withoutPatronymics(name string) string {
	words := strings.Fields(name)
	var kept []string
	for i, word := range words {
		if i == 0 || i == len(words)-1 || !patronymics[strings.ToLower(word)] {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// alwaysJoins are the conjunctions that stand in nobody's name.
var alwaysJoins = setOf("and", "and/or")

// conjunctions are words for "and" and "or" that stand in names, too: in
// Santiago Ramón y Cajal one joins the two family names of one person.
var conjunctions = setOf("or", "und", "oder", "y", "e", "o", "u", "et", "ou", "og", "eller", "och", "en", "i", "lub", "oraz", "a", "nebo", "ja", "tai", "és", "vagy", "și", "sau", "ve", "veya", "dan",
	"plus", "vs", "bzw", "resp", "with", "mit", "con", "avec", "и", "или", "і", "й", "та", "και", "ή", "או", "أو", "और", "和", "与", "與", "及", "と", "및", "와", "과")

// conjunction reports whether a word between two others joins two people. One
// with a capital may be an initial or a name: "John E Smith", "Tal Or Cohen",
// "Zhou En Lai".
func conjunction(word, beside string) bool {
	lower := strings.ToLower(word)
	switch {
	case !joinsNames(word):
		return false
	case word == lower, lower == "und", lower == "oder", lower == "och", lower == "eller":
		return true
	}
	shouted := utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word)
	return shouted && beside != strings.ToUpper(beside)
}

func joinsNames(word string) bool { return conjunctions[strings.ToLower(word)] }

// isDash reports whether a word is a hyphen or dash that stands by itself.
func isDash(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.Is(unicode.Pd, r) })
}

func setOf(words ...string) map[string]bool {
	in := make(map[string]bool, len(words))
	for _, word := range words {
		in[word] = true
	}
	return in
}
