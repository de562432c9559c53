package agenda

import (
	"regexp"
	"slices"
	"strings"
)

// segmentBreak matches what separates a topic from its timebox and presenter in
// agendas without brackets: "Cart — 15 min — Ana".
var segmentBreak = pattern(`\s*—\s*|\s+(?:–|-{1,3})\s+|\s*\|\s*|\s+[·•→]\s+|\s*[⏱⏲⏰👤🗣]\x{FE0F}?\s+`)

// commaBreak splits what is separated more lightly: "Cart: 15 min, Ana".
var commaBreak = pattern(`\s*[,;]\s+|:\s+`)

// slashBreak splits "Cart / 15 min / Ana", but only around a timebox.
var slashBreak = pattern(`\s+/\s+`)

// takeSegments reads a timebox and a presenter that stand beside the title.
func (e *entry) takeSegments(p people, text string) string {
	text = e.takeLeadingLength(text)
	for _, breaks := range []*regexp.Regexp{segmentBreak(), slashBreak(), commaBreak()} {
		bare := strings.Trim(text, " |")
		var held []span
		for _, b := range brackets(phrase{text: bare}) {
			held = append(held, b.span)
		}
		parts := splitOutside(bare, breaks, held)
		if len(parts) < 2 || breaks == slashBreak() && !slices.ContainsFunc(parts, isTimebox) {
			continue
		}
		kept, timed := e.takeTimeboxPart(p, parts)
		sure := timed || breaks == segmentBreak() || e.timed() && strings.HasPrefix(text, parts[0]+":") && p.likenessOf(parts[0]) == knownName
		if e.presenter == "" && !e.named && sure {
			kept = e.takePresenterPart(p, kept, timed)
		}
		if len(kept) < len(parts) {
			text = rejoin(text, parts, kept, breaks)
		}
	}
	return text
}

// splitOutside splits a text at breaks that do not stand within what is held
// together.
func splitOutside(text string, breaks *regexp.Regexp, held []span) []string {
	var parts []string
	at := 0
	for _, m := range breaks.FindAllStringIndex(text, -1) {
		if !slices.ContainsFunc(held, func(s span) bool { return s.contains(span{m[0], m[1]}) }) {
			parts = append(parts, text[at:m[0]])
			at = m[1]
		}
	}
	return append(parts, text[at:])
}

// takeTimeboxPart takes the parts out that are a timebox and nothing else.
func (e *entry) takeTimeboxPart(p people, parts []string) (kept []string, timed bool) {
	for i, part := range parts {
		if m, ok := pureTimebox(part); ok && m <= maxMinutes {
			e.minutes = max(e.minutes, m)
			timed = true
			continue
		}
		// "Cart — 15 min Ana"
		if a, ok := p.annotate(part); i > 0 && ok && a.minutes > 0 && a.presenter != "" {
			e.apply(a)
			timed = true
			continue
		}
		kept = append(kept, part)
	}
	return kept, timed
}

// takePresenterPart takes the part out that names the presenter. Behind the
// title a name is enough where the topic is timeboxed; in front of it, or
// without a timebox, it must be surer.
func (e *entry) takePresenterPart(p people, parts []string, timed bool) []string {
	if first := p.likenessOf(parts[0]); len(parts) > 1 && (first == knownName || timed && first == fullName && p.likenessOf(parts[1]) < fullName) {
		e.presenter = presenterText(parts[0])
		return parts[1:]
	}
	for i := len(parts) - 1; i >= 1; i-- {
		needed := fullName
		if timed || e.timed() {
			needed = oneWord
		}
		name := strings.Trim(parts[i], " .")
		if introduced, ok := p.introduced(name); ok {
			name = introduced
		} else if p.likenessOf(name) < needed && (needed == fullName || !isGroup(name)) {
			continue
		}
		e.presenter = presenterText(name)
		return slices.Delete(slices.Clone(parts), i, i+1)
	}
	return parts
}

// isGroup reports whether a text names those who are there, or some of them:
// "whole team", "the group". It is reported then that nobody presents.
func isGroup(text string) bool {
	all := words(text)
	return len(all) > 0 && len(all) <= 3 && wordSet("team teams group all everyone everybody board committee room").has(all[len(all)-1])
}

// rejoin puts the kept parts together again as the author separated them.
func rejoin(text string, parts, kept []string, breaks *regexp.Regexp) string {
	if len(kept) < 2 {
		return strings.Join(kept, "")
	}
	// Parts at the ends are cut off; if one was taken from the middle, the
	// rest is joined by a dash.
	first := slices.Index(parts, kept[0])
	if first >= 0 && first+len(kept) <= len(parts) && slices.Equal(parts[first:first+len(kept)], kept) {
		from := strings.Index(text, kept[0])
		last := kept[len(kept)-1]
		to := strings.LastIndex(text, last)
		if 0 <= from && from < to {
			return text[from : to+len(last)]
		}
	}
	if breaks == commaBreak() {
		return strings.Join(kept, ", ")
	}
	return strings.Join(kept, " — ")
}

// leadingLength matches a bare timebox in front of a title. A unit written out
// needs a separator: "15 minutes of fame" is a title.
var leadingLength = pattern(`^\W{0,2}(\d{1,3}(?:[-–]\d{1,3})?\s?(?:m|mins?\.?|['′’]|h|hrs?))\W?(?:\s*[:|–—-]+\s*|\s+)(.*)$`)

// takeLeadingLength reads "15m Cart" and "10 min: Cart".
func (e *entry) takeLeadingLength(text string) string {
	m := leadingLength().FindStringSubmatch(text)
	if m == nil || !hasWord(m[2]) || eachPattern().MatchString(" "+m[2]) {
		return text
	}
	length, ok := pureTimebox(m[1])
	if !ok || length > maxMinutes {
		return text
	}
	e.minutes = max(e.minutes, length)
	return m[2]
}

// takeClock reads a time of day in front of the title.
func (e *entry) takeClock(text string) string {
	c, rest, ok := clockAtStart(text)
	if !ok || !hasWord(rest) {
		return text
	}
	e.clock, e.clocked = c, true
	e.minutes = max(e.minutes, c.minutes())
	return rest
}

// inlineLabel matches "Owner:" and "Time:" within a line.
var inlineLabel = pattern(`(?i)[\s,;.|–—-]+((?:presenter|speaker|owner|lead|champion|facilitator|driver|dri|who|time|timebox|duration)s?)\s*[:=]\s*`)

// takeLabels reads labelled values at the end of a line: "Cart. Owner: Ana.
// Time: 10m".
func (e *entry) takeLabels(text string) string {
	starts := inlineLabel().FindAllStringSubmatchIndex(text, -1)
	for i := len(starts) - 1; i >= 0; i-- {
		m := starts[i]
		what, value := field(text[m[2]:m[3]] + ": " + strings.Trim(text[m[1]:], " ,;.|–—-"))
		if what == roleNone || len(strings.Fields(value)) > 8 {
			break
		}
		e.setField(what, value)
		text = text[:m[0]]
	}
	return text
}

// bySuffix matches a presenter named at the end of a sentence.
var bySuffix = pattern(`(?i)[\s,;:–—-]+((?:led|presented|hosted|facilitated|owned|run|given)\s+)?by:?\s+([^,;:]+)$`)

// handleSuffix matches the handles at the end of a line: "Cart @ana".
var handleSuffix = pattern(`(?:\s(?:by|with|w/))?[\s,]((?:@[A-Za-z0-9][\w.-]*(?:[\s,&]|and\b)*)+)$`)

// looseLength matches a bare timebox behind the title: "Cart 15m". The word in
// front of it is captured too, because "Cart in 15m" is a sentence.
var looseLength = pattern(`(\S+)\s+(\d{1,3}(?:[-–]\d{1,3})?\s?(?:m|mins?\.?|minutes))$`)

// beforeAmount are words that make the length behind them part of a sentence.
var beforeAmount = wordSet("for in to by within of than under over every at after last next from about per takes took lasts least most until and or another only the")

// takeSuffix reads what follows the title without any separator.
func (e *entry) takeSuffix(p people, text string) string {
	text = e.takeLooseLength(text)
	if e.presenter != "" || e.named {
		return text
	}
	if m := handleSuffix().FindStringSubmatchIndex(text); m != nil && hasWord(text[:m[0]]) {
		e.presenter = presenterText(strings.TrimSpace(text[m[2]:m[3]]))
		return e.takeLooseLength(text[:m[0]])
	}
	names := ""
	for at := strings.LastIndex(text, " @"); at > 0 && p.likenessOf(text[at+2:]) >= fullName && hasWord(text[:at]); at = strings.LastIndex(text, " @") {
		names = strings.TrimSuffix(presenterText(text[at+2:])+", "+names, ", ") // "Refunds @Ana Ruiz @Ben Okafor"
		text = text[:at]
	}
	if names != "" {
		e.presenter = names
		return e.takeLooseLength(text)
	}
	m := bySuffix().FindStringSubmatch(text)
	if m == nil {
		return text
	}
	needed := fullName
	if m[1] != "" {
		needed = oneWord
	}
	if p.likenessOf(m[2]) < needed {
		return text
	}
	e.presenter = presenterText(m[2])
	return strings.TrimSuffix(text, m[0])
}

func (e *entry) takeLooseLength(text string) string {
	m := looseLength().FindStringSubmatchIndex(text)
	if m == nil || e.minutes > 0 || beforeAmount.has(strings.ToLower(text[m[2]:m[3]])) {
		return text
	}
	if length, ok := pureTimebox(text[m[4]:m[5]]); ok && length <= maxMinutes {
		e.minutes = length
		return text[:m[3]]
	}
	return text
}

// tidy cleans the edges of a title after its annotations were cut out. A dash that
// touches a word belongs to it, and so does the colon of ":tada:".
func tidy(text string) string {
	text = oneLine(text)
	for {
		before := text
		text = strings.Trim(text, " ,;|")
		text = strings.TrimPrefix(text, ": ")
		text = strings.TrimPrefix(text, ". ")
		for _, dash := range []string{"-", "–", "—"} {
			if rest := strings.TrimLeft(text, dash); strings.HasPrefix(rest, " ") || rest == "" {
				text = rest
			}
			if rest := strings.TrimRight(text, dash); strings.HasSuffix(rest, " ") {
				text = rest
			}
		}
		if last := text[strings.LastIndexByte(text, ' ')+1:]; strings.HasSuffix(last, ":") && !strings.HasPrefix(last, ":") {
			text = strings.TrimRight(text, ":")
		}
		if text == before {
			return text
		}
	}
}

// pieceBreak matches what separates the parts of an annotation.
var pieceBreak = pattern(`\s*[,;|·•()]\s*|\s+(?:[–—-]{1,2}|/)\s+`)

// annotation is what a bracketed part says about its topic.
type annotation struct {
	minutes   int
	clock     clock
	clocked   bool
	each      bool
	limit     bool // the timebox is an upper limit: "≤30m"
	presenter string
	notes     []string
	complaint string // a timebox that makes no sense
}

// notYet are ways to write a timebox that is no length of time.
var notYet = pattern(`(?i)^(?:soon|asap|later|(?:x+|0+)\s?(?:m|min|mins|minutes)|\?+\s?(?:m|min|mins|minutes)?|tb[dac](?:\s?(?:m|min|mins|minutes))?|some time|a while)$`)

// unset matches those of them that merely leave it open.
var unset = pattern(`(?i)^(?:tb[dac]|\?+)`)

// annotate reads the inside of brackets as a timebox, perhaps with a presenter
// and a remark. It answers false for any other text.
func (p people) annotate(inner string) (annotation, bool) {
	inner = spelled.Replace(inner)
	var a annotation
	if c, rest, ok := clockAtStart(inner); ok {
		a.clock, a.clocked, a.minutes = c, true, c.minutes()
		inner = strings.TrimLeft(rest, " ,;")
	}
	var names []string
	vague := ""
	for _, piece := range pieces(inner) {
		l, timed := firstLength(piece)
		switch {
		case timed:
			if !p.timedPiece(&a, &names, piece, l) {
				return annotation{}, false
			}
		case notYet().MatchString(piece):
			vague = piece
		case p.couldPresent(piece):
			names = append(names, p.withoutIntroduction(piece))
		default:
			a.notes = append(a.notes, piece)
		}
	}
	a.presenter = strings.Join(names, ", ")
	if a.minutes > 0 || a.clocked {
		return a, true
	}
	if vague == "" || len(a.notes) > 0 {
		return annotation{}, false
	}
	if !unset().MatchString(vague) {
		a.complaint = "“" + vague + "” is not a length of time"
	}
	return a, true
}

// pieces splits the inside of brackets, but not within a length of time.
func pieces(inner string) []string {
	var held []span
	for _, l := range lengthsIn(inner) {
		held = append(held, l.span)
	}
	return slices.DeleteFunc(splitOutside(inner, pieceBreak(), held), func(s string) bool { return !hasWord(s) && !strings.Contains(s, "?") })
}

// firstLength returns the first length of time in a piece.
func firstLength(piece string) (length, bool) {
	if ls := lengthsIn(piece); len(ls) > 0 {
		return ls[0], true
	}
	return length{}, false
}

// afterTimebox are the words a remark behind a timebox begins with: "15m on the
// last day". Other words make it prose: "5m users", "10 min delay".
var afterTimebox = wordSet("on for at in if per incl including plus discussion presentation talk demo slot timebox timeboxed only total left remaining q qa please then or until")

// timedPiece reads one piece of an annotation that holds a length of time, with
// what stands before and behind it. It answers false when the piece is prose.
func (p people) timedPiece(a *annotation, names *[]string, piece string, l length) bool {
	lead := strings.Trim(piece[:l.start], " :=-–—~≈")
	if strings.HasSuffix(lead, "<") || strings.HasSuffix(lead, "≤") {
		a.limit = true
	}
	tail := strings.Trim(piece[l.end:], " :-–—.")
	if l.minutes > maxMinutes {
		return false
	}
	if !isQualifier(lead) {
		if tail != "" || !p.couldPresent(lead) {
			return false
		}
		*names = append(*names, lead)
	}
	switch {
	case isQualifier(tail):
	case eachPattern().MatchString(tail):
		a.each = true
	case afterTimebox.has(firstWord(tail)):
		a.notes = append(a.notes, tail)
	case p.likenessOf(tail) > noName:
		*names = append(*names, tail)
	default:
		return false
	}
	a.minutes = max(a.minutes, l.minutes)
	return true
}

func firstWord(text string) string {
	if w := words(text); len(w) > 0 {
		return w[0]
	}
	return ""
}

// couldPresent judges a text that stands beside a timebox, where a presenter is
// expected: less is asked of it than elsewhere.
func (p people) couldPresent(text string) bool {
	if _, ok := p.introduced(text); ok || p.likenessOf(text) > noName {
		return true
	}
	if isQualifier(text) || strings.ContainsAny(text, "0123456789?!") {
		return false
	}
	switch n := len(strings.Fields(text)); n {
	case 1:
		return !isCommon(text)
	default:
		return n <= 4 && allCapitalised(text)
	}
}
