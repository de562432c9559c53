package capture

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"gavel/model"
)

// This file reads a number where an id is expected. In the conversation in lines it is
// a row of what was listed last; elsewhere nothing is numbered, and it is refused. It
// never becomes a reason or new words by accident.

// RowNumber reads a word that can only be the number of a row: "4", "#4", "4." or "4)".
func RowNumber(word string) (row int, ok bool) {
	word = strings.TrimRight(strings.TrimLeft(word, "#("), trailing)
	if word == "" || strings.ContainsFunc(word, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0, false
	}
	row, err := strconv.Atoi(word)
	return row, err == nil
}

// rangeOfRows is several rows in one word: "1-3", "1,2", "1..3", "1/2".
var rangeOfRows = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[#(]*\d+(#?(-|–|—|\.\.+|…|,|;|/|&|\+)#?\d+)+[,.;:!?)]*$`)
})

// dateLike is a day with its year, which is no range.
var dateLike = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\d{4}-\d{1,2}(-\d{1,2})?$`)
})

// before are the words that may stand before the number of a row.
var before = []string{"#", "row", "number", "no", "no.", "nr", "nr."}

// numbered returns how many parts make the number of a row that the line has where an id is
// expected, and which row that is; 0 for none.
func (r *reader) numbered() (parts, row int) {
	lead := 0
	if len(r.parts) > 1 && isBare(r.parts[0]) && slices.Contains(before, strings.ToLower(r.parts[0].text)) {
		lead = 1
	}
	if len(r.parts) <= lead || !isBare(r.parts[lead]) {
		return 0, 0
	}
	if row, ok := RowNumber(r.parts[lead].text); ok {
		return lead + 1, row
	}
	return 0, 0
}

// isBare reports whether a part is a word that nothing marks as a text.
func isBare(p part) bool { return p.role == aWord && !p.quoted && !p.literal }

// byNumber takes the number that stands where an id is expected; found is false where
// there is none. Where it names nothing a problem says so.
func (r *reader) byNumber() (about model.Ref, found, ok bool) {
	if len(r.parts) == 0 {
		return about, false, false
	}
	first := r.parts[0]
	if ref, end, apart := r.splitID(); apart {
		r.problem(first.start, end, `write the id as one word: %s %s (\%s for words)`, r.verb.word, ref, first.text)
		return about, true, false
	}
	if isBare(first) && rangeOfRows().MatchString(first.text) && !dateLike().MatchString(first.text) {
		r.problem(first.start, first.end, `one thing a line: write %s again for each (\%s for words)`, r.verb.word, first.text)
		return about, true, false
	}
	count, row := r.numbered()
	if count == 0 {
		return about, false, false
	}
	r.id = part{start: first.start, end: r.parts[count-1].end}
	r.parts = r.parts[count:]
	switch number := strings.TrimRight(r.line[r.id.start:r.id.end], trailing); {
	case !r.Numbered:
		r.problem(r.id.start, r.id.end, `%s alone names nothing; write the id, such as %s %s (\%s for words)`, number, r.verb.word, r.sampleTarget(), number)
	case row < 1 || row > len(r.Listed):
		r.problem(r.id.start, r.id.end, "%s", NoRow(row, len(r.Listed)))
	case r.verb.verdict == "" && onlyNumbers(r.parts): // what was measured may be a number
		r.problem(r.id.start, r.parts[len(r.parts)-1].end, `one thing a line: write %s again for each`, r.verb.word)
	default:
		return r.Listed[row-1], true, true
	}
	return about, true, false
}

// NoRow says that what was listed last has no such row.
func NoRow(row, rows int) string {
	switch rows {
	case 0:
		return fmt.Sprintf("%d names nothing: nothing was listed whose rows have numbers; agenda, decisions, blockers, gate and still open list", row)
	case 1:
		return fmt.Sprintf("there is no row %d: what was listed last has one", row)
	}
	return fmt.Sprintf("there is no row %d: what was listed last has rows 1 to %d", row, rows)
}

// splitID finds an id that a blank has cut in two: "D 3", "D- 3", "decision 3".
func (r *reader) splitID() (about model.Ref, end int, found bool) {
	if len(r.parts) < 2 || !isBare(r.parts[0]) || !isBare(r.parts[1]) {
		return about, 0, false
	}
	row, ok := RowNumber(r.parts[1].text)
	if !ok {
		return about, 0, false
	}
	word := strings.ToLower(strings.TrimRight(r.parts[0].text, "-"))
	for _, k := range r.verb.kinds {
		about = model.Ref{Kind: k, ID: model.ID(row)}
		letter, _, _ := strings.Cut(strings.ToLower(about.String()), "-")
		if (word == string(k) || word == letter) && r.Record.Exists(about) {
			return about, r.parts[1].end, true
		}
	}
	return model.Ref{}, 0, false
}

// sampleTarget is a thing that the verb can be said of, else the first of its kinds.
func (r *reader) sampleTarget() model.Ref {
	if all := r.allTargets(); len(all) > 0 {
		return all[0]
	}
	return model.Ref{Kind: r.verb.kinds[0], ID: 1}
}

// raisedOnRow asks back where the number behind a letter is the row of a thing on which
// the new one can be raised: it may as well be the first of its words.
func (r *reader) raisedOnRow(kind model.Kind) {
	if !r.Numbered || len(r.parts) == 0 || !isBare(r.parts[0]) {
		return
	}
	p := r.parts[0]
	row, ok := RowNumber(p.text)
	if !ok || row < 1 || row > len(r.Listed) || !slices.Contains(kind.Info().Parents, r.Listed[row-1].Kind) {
		return
	}
	about := r.Listed[row-1]
	r.problem(p.start, p.end, `%s is row %d of what was listed last; write %s %s for it, or \%s for words`, about, row, r.line[r.headStart:r.headEnd], about, p.text)
}

// idInPieces refuses an id with blanks in it, such as "D - 3" or "D -3", where it would
// raise a thing that is called "- 3".
func (r *reader) idInPieces() {
	if len(r.parts) == 0 || !isBare(r.parts[0]) {
		return
	}
	first, number := r.parts[0], strings.TrimPrefix(r.parts[0].text, "-")
	end := first.end
	if first.text == "-" && len(r.parts) > 1 && isBare(r.parts[1]) {
		number, end = r.parts[1].text, r.parts[1].end
	}
	id, ok := RowNumber(number)
	about := model.Ref{Kind: r.verb.makes, ID: model.ID(id)}
	if !ok || !strings.HasPrefix(first.text, "-") || !r.Record.Exists(about) {
		return
	}
	r.problem(r.headStart, end, `write the id as one word, behind what is said of it: set %s (\%s for words)`, about, first.text)
}

// onlyNumbers reports whether words are nothing but numbers and what joins them.
func onlyNumbers(words []part) bool {
	numbers := false
	for _, w := range words {
		if !isBare(w) {
			return false
		}
		text := strings.ToLower(w.text)
		switch {
		case slices.Contains([]string{"and", "or", "to", "&", "+", ",", "-", "–", "#"}, text):
		case strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, extendsNumbers):
			numbers = true
		default:
			return false
		}
	}
	return numbers
}

// extendsNumbers reports whether a character makes more of a word than numbers in a row.
func extendsNumbers(r rune) bool {
	return !unicode.IsDigit(r) && !strings.ContainsRune("#.,;:!?()-–—…/&+", r)
}

// isOnlyNumbers reports whether words that would be a reason, or what a thing is called,
// are nothing but numbers. What was measured may be one.
func (r *reader) isOnlyNumbers(f model.Field) bool {
	spec, _ := model.SpecOf(f)
	return spec.Sort.Info().Bare && !r.wordsOf().Info().Numeric && f != model.FieldEvidence && r.verb.verdict == "" && onlyNumbers(r.words)
}
