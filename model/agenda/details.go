package agenda

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// details hold what a line, or a part of it, says of a topic beside its title.
type details struct {
	minutes   int
	each      int  // the timebox it gives to what stands under it
	limit     bool // minutes is an upper limit ("≤30m"), which may mean what stands under it
	clock     clock
	clocked   bool // clock holds when it begins
	presenter string
	notes     []string
	complaint string // why its timebox makes no sense
}

// add adds what another part of the line says. The presenter who is named first
// stays.
func (d *details) add(other details) {
	d.minutes = max(d.minutes, other.minutes)
	d.each = max(d.each, other.each)
	d.limit = d.limit || other.limit
	if other.clocked {
		d.clock, d.clocked = other.clock, true
	}
	d.present(other.presenter)
	d.notes = append(d.notes, other.notes...)
	d.complaint = cmp.Or(other.complaint, d.complaint)
}

// present keeps who presents, unless somebody is known to already.
func (d *details) present(name string) {
	if d.presenter == "" {
		d.presenter = presenterText(name)
	}
}

// setField keeps a labelled value. What the line itself says goes first.
func (d *details) setField(what role, value string) {
	switch what {
	case roleTimebox:
		if m, ok := pureTimebox(value); ok && d.minutes == 0 && m <= maxMinutes {
			d.minutes = m
		}
	case rolePresenter:
		d.present(value)
	}
}

var (
	// pieceBreak matches what separates the parts of a remark in brackets.
	pieceBreak = pattern(`\s*[,;|·•()]\s*|\s+(?:[–—-]{1,2}|/)\s+`)
	// notYet are ways to write a timebox that is no length of time.
	notYet = pattern(`(?i)^(?:soon|asap|later|(?:x+|0+)\s?(?:m|min|mins|minutes)|\?+\s?(?:m|min|mins|minutes)?|tb[dac](?:\s?(?:m|min|mins|minutes))?|some time|a while)$`)
	// unset matches those of them that merely leave it open.
	unset = pattern(`(?i)^(?:tb[dac]|\?+)`)
)

// detailsOf reads a part of a line that stands apart, in brackets for example.
// Introduced says whether it names who presents, telling whether it sets a timebox
// or a time, or leaves one open, and is no prose.
func (p people) detailsOf(text string) (d details, introduced, telling bool) {
	text = spelled.Replace(text)
	if c, rest, ok := clockAtStart(text); ok {
		d.clock, d.clocked, d.minutes = c, true, c.minutes()
		text = strings.TrimLeft(rest, " ,;")
	}
	var names []string
	vague, prose := "", false
	for _, piece := range pieces(text) {
		said, isIntroduced := p.introduced(piece)
		switch {
		case len(lengthsIn(piece)) > 0:
			name, ok := d.readLength(p, piece)
			switch {
			case !ok:
				prose = true
				d.notes = append(d.notes, piece)
			case name != "":
				names = append(names, name)
			}
		case notYet().MatchString(piece):
			vague = piece
		case isIntroduced:
			introduced = true
			names = append(names, said)
		case p.couldPresent(piece):
			names = append(names, strings.TrimSpace(piece))
		default:
			d.notes = append(d.notes, piece)
		}
	}
	d.presenter = strings.Join(names, ", ")
	timed := d.minutes > 0 || d.clocked
	if whole, ok := p.introduced(text); ok && !timed && !prose && vague == "" {
		d.presenter, d.notes = whole, nil // "by Ana Lopez (Acme)"
	}
	if vague != "" && !timed && !unset().MatchString(vague) {
		d.complaint = "“" + vague + "” is not a length of time"
	}
	return d, introduced, !prose && (timed || vague != "" && len(d.notes) == 0)
}

// pieces splits the inside of brackets, but not within a length of time.
func pieces(inner string) []string {
	var held []span
	for _, l := range lengthsIn(inner) {
		held = append(held, l.span)
	}
	var all []string
	for _, s := range splitOutside(inner, pieceBreak(), held) {
		if hasWord(s.text) || strings.Contains(s.text, "?") {
			all = append(all, s.text)
		}
	}
	return all
}

// readLength reads a piece that holds a length of time, with what stands before
// and behind it. It answers false when the piece is prose.
func (d *details) readLength(p people, piece string) (name string, ok bool) {
	l := lengthsIn(piece)[0]
	lead := strings.Trim(piece[:l.start], " :=-–—~≈")
	tail := strings.Trim(piece[l.end:], " :-–—.")
	switch {
	case l.minutes > maxMinutes:
		return "", false
	case isQualifier(lead):
	case tail == "" && p.couldPresent(lead):
		name = lead
	default:
		return "", false
	}
	switch {
	case isQualifier(tail):
	case eachPattern().MatchString(tail):
		d.each = max(d.each, l.minutes)
	case term("after timebox").has(firstWord(tail)):
		d.notes = append(d.notes, tail)
	case p.likenessOf(tail) > noName:
		name = tail
	default:
		return "", false
	}
	d.limit = d.limit || strings.HasSuffix(lead, "<") || strings.HasSuffix(lead, "≤")
	d.minutes = max(d.minutes, l.minutes)
	return name, true
}

// couldPresent judges a text that stands beside a timebox, where a presenter is
// expected: less is asked of it than elsewhere.
func (p people) couldPresent(text string) bool {
	fields := strings.Fields(text)
	switch {
	case p.likenessOf(text) > noName:
		return true
	case isQualifier(text) || strings.ContainsAny(text, "0123456789?!"):
		return false
	case len(fields) == 1:
		return !isCommon(text)
	}
	return len(fields) <= 4 && allCapitalised(text)
}

// mention is a part in brackets that may name who presents, without a timebox.
type mention struct {
	details
	span
	likeness likeness
	sure     bool // known, or said to present
}

// mentionIn reads a part in brackets as the name of a presenter.
func (p people) mentionIn(ph phrase, b bracket, said details, introduced bool) mention {
	if introduced {
		return mention{said, b.span, knownName, true}
	}
	m := mention{span: b.span}
	m.presenter = strings.Trim(b.inner, " .,;")
	m.likeness = p.likenessOf(m.presenter)
	first, rest, listed := strings.Cut(m.presenter, ",")
	if listed && m.likeness == noName && p.likenessOf(first) >= fullName { // "Ana Lopez, slides to follow"
		m.presenter, m.notes, m.likeness = strings.TrimSpace(first), []string{strings.TrimSpace(rest)}, fullName
	}
	if account, named := strings.CutPrefix(m.presenter, "@"); named && strings.Contains(account, " ") && m.likeness >= fullName {
		m.presenter, m.likeness = account, knownName
	}
	m.sure = m.likeness == knownName || term("function").has(strings.ToLower(m.presenter))
	inFront := b.square && b.start == 0 && hasWord(ph.text[b.end:]) && strings.ToUpper(b.inner) != b.inner
	glued := b.start > 0 && !strings.ContainsRune(" )]", rune(ph.text[b.start-1]))
	// "[Payments]" is a tag, "VAT (Value Added Tax)" says what VAT is.
	other := b.square && m.likeness < fullName || !standsBehind(ph, b) || abbreviates(ph.text[:b.start], b.inner)
	if glued || other && !m.sure && !inFront {
		m.likeness, m.sure = noName, false
	}
	return m
}

// abbreviates reports whether a text ends in a word made of the first letters of
// the words that explain it.
func abbreviates(before, words string) bool {
	var initials strings.Builder
	for _, w := range strings.Fields(words) {
		r, _ := utf8.DecodeRuneInString(w)
		initials.WriteRune(r)
	}
	return initials.Len() > 1 && strings.HasSuffix(strings.ToUpper(strings.TrimRight(before, " ")), strings.ToUpper(initials.String()))
}

// standsBehind reports whether brackets can name somebody whom nobody knows: they
// stand behind the title, are not part of a link's text, and one word in them is
// written like a name, unlike "(PCI)".
func standsBehind(ph phrase, b bracket) bool {
	behind := ph.text[b.end:]
	for _, o := range brackets(ph) {
		if o.start >= b.end {
			behind = strings.Replace(behind, ph.text[o.start:o.end], "", 1)
		}
	}
	inLink := slices.ContainsFunc(ph.links(), func(l mark) bool { return l.start < b.start && l.end >= b.end })
	last := !hasWord(behind) || remarkStart().MatchString(behind) || strings.HasPrefix(strings.TrimLeft(behind, " "), ".") ||
		strings.HasSuffix(strings.TrimRight(ph.text[:b.start], " "), ".")
	return last && !inLink && (strings.Contains(b.inner, " ") || strings.ToUpper(b.inner) != b.inner)
}
