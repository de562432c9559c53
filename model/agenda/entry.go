package agenda

import (
	"slices"
	"strings"
	"unicode"
)

// maxTitle is the longest line, in bytes, that is taken for a topic.
const maxTitle = 2000

// entry is one line of an agenda, taken apart.
type entry struct {
	line, end int
	source    string // the line as it was, to quote
	title     string
	minutes   int
	clock     clock
	clocked   bool // clock holds when it begins
	inferred  bool // minutes is only the time until the next entry begins
	each      int  // the timebox it gives to what stands under it
	limit     bool // minutes is an upper limit, which may mean what stands under it
	presenter string
	sure      bool   // the presenter is known, or said to be one
	guess     string // a bracket that may hold the presenter
	doubt     string // what should be looked at
	links     []Link
	notes     []string
	struck    bool
	named     bool   // the presenter is named elsewhere, not in this line
	complaint string // why its timebox makes no sense
}

// entryOf takes a line apart: title, timebox, presenter, links and remarks.
func (p people) entryOf(ph phrase) *entry {
	e := &entry{line: ph.line, end: ph.end, source: ph.text}
	e.read(p, ph, false)
	return e
}

// from returns the line that the entry was read from.
func (e *entry) from() phrase { return phrase{line: e.line, end: e.end, text: e.source} }

// read reads a line. Where trusting is set, a bracket that may hold a name does.
func (e *entry) read(p people, ph phrase, trusting bool) {
	if len(ph.text) > maxTitle {
		e.complaint = "this line is too long for a topic"
		return
	}
	ph, remark, struck := unstrike(ph)
	e.struck = struck
	e.links = ph.linkList()
	e.each = eachTimebox(ph.text)
	rest := e.takeBrackets(p, ph, trusting)
	if remark != "" {
		e.notes = append(e.notes, remark)
	}
	rest = e.takeClock(rest)
	rest = e.takeLabels(rest)
	rest = e.takeSegments(p, rest)
	rest = e.takeSuffix(p, rest)
	e.title = e.firstSentence(tidy(rest))
	if e.scheduled() {
		e.acceptGuess()
	}
	if !hasWord(e.title) && len(e.links) > 0 {
		e.title = e.links[0].Text
	}
}

// takeBrackets reads the bracketed parts and returns the text without those
// that were understood.
func (e *entry) takeBrackets(p people, ph phrase, trusting bool) string {
	var cuts []span
	var best *mention
	for _, b := range brackets(ph) {
		linked := onlyLinks(ph, b) && p.likenessOf(b.inner) < fullName
		if linked || emptyBox(ph, b) {
			cuts = append(cuts, b.span)
			continue
		}
		b.inner = withoutMaterial(ph, b)
		if a, ok := p.annotate(b.inner); ok {
			e.apply(a)
			cuts = append(cuts, b.span)
			continue
		}
		if e.named {
			continue
		}
		if m, ok := p.mentionIn(ph, b); ok && (best == nil || m.likeness >= best.likeness) {
			best = &m
		}
	}
	switch {
	case best == nil || e.presenter != "":
	case !best.sure && !trusting && !e.timed():
		e.guess = ph.text[best.start:best.end]
	default:
		e.presenter, e.sure = best.names, best.sure
		e.notes = append(e.notes, best.notes...)
		cuts = append(cuts, best.span)
	}
	ph, cuts = e.takeTail(p, ph, cuts)
	edits := make([]edit, 0, len(cuts)+len(ph.links()))
	for _, c := range cuts {
		edits = append(edits, edit{span: c})
	}
	for _, l := range ph.links() {
		switch {
		case l.bare && !closesLine(ph, l, cuts):
			edits = append(edits, edit{l.span, shortAddress(l.url)})
		case l.bare || trailingReference(ph, l):
			edits = append(edits, edit{span: l.span})
		}
	}
	return ph.edited(edits)
}

// closesLine reports whether nothing but parts that were cut out stands behind
// an address, and the words in front of it need none: "Cart https://…", but not
// "Needs a look: https://…".
func closesLine(ph phrase, l mark, cuts []span) bool {
	before := strings.TrimRight(ph.text[:l.start], " ")
	if l.start > 0 && ph.text[l.start-1] != ' ' || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ",") || !hasWord(before) {
		return false
	}
	if all := words(before); len(all) == 0 || wordSet("for at see on in of from to by via with and or the this is that near about").has(all[len(all)-1]) {
		return false
	}
	rest := ph.slice(span{l.end, len(ph.text)})
	var behind []span
	for _, c := range cuts {
		if c.start >= l.end {
			behind = append(behind, c.shift(-l.end))
		}
	}
	return !strings.ContainsFunc(rest.without(behind), func(r rune) bool { return r != ' ' })
}

// maxAddress is how many characters of an address stand in a title.
const maxAddress = 40

// shortAddress returns an address without what a reader does not need to know it
// by again.
func shortAddress(url string) string {
	_, short, found := strings.Cut(url, "://")
	if !found {
		short = strings.TrimPrefix(url, "mailto:")
	}
	if at := strings.IndexAny(short, "?#"); at > 0 {
		short = short[:at]
	}
	short = strings.TrimRight(strings.TrimPrefix(short, "www."), "/")
	if runes := []rune(short); len(runes) > maxAddress {
		short = string(runes[:maxAddress]) + "…"
	}
	return short
}

// acceptGuess takes a single word in brackets for the presenter. Where the
// agenda says who attends, an unknown word is only trusted beside a timebox.
func (e *entry) acceptGuess() {
	if e.guess == "" || e.presenter != "" {
		return
	}
	e.presenter = presenterText(strings.Trim(e.guess, "()[] "))
	e.title = tidy(strings.Replace(e.title, e.guess, "", 1))
	e.guess = ""
}

// apply adds what an annotation says.
func (e *entry) apply(a annotation) {
	e.minutes = max(e.minutes, a.minutes)
	if a.clocked {
		e.clock, e.clocked = a.clock, true
	}
	if a.each {
		e.each = a.minutes
	}
	e.limit = e.limit || a.limit
	if e.presenter == "" {
		e.presenter = presenterText(a.presenter)
	}
	e.notes = append(e.notes, a.notes...)
	if a.complaint != "" {
		e.complaint = a.complaint
	}
}

// setField keeps a labelled value. What the line itself says goes first.
func (e *entry) setField(what role, value string) {
	switch what {
	case roleTimebox:
		if m, ok := pureTimebox(value); ok && e.minutes == 0 && m <= maxMinutes {
			e.minutes = m
		}
	case rolePresenter:
		if e.presenter == "" {
			e.presenter = presenterText(value)
		}
	}
}

// timed reports whether the line sets a length of time of its own.
func (e *entry) timed() bool { return e.minutes > 0 && !e.inferred }

// scheduled reports whether the line says when or for how long.
func (e *entry) scheduled() bool { return e.minutes > 0 || e.clocked }

// topic makes a topic of the entry.
func (e *entry) topic() Topic {
	return Topic{
		Line:      e.line,
		Title:     e.title,
		Minutes:   e.minutes,
		Presenter: oneLine(e.presenter),
		Links:     e.links,
		Notes:     e.notes,
		Struck:    e.struck,
	}
}

// remarkWord matches what people write behind a topic they struck out.
var remarkWord = pattern(`(?i)^\W*(?:done|postponed|moved|deferred|delayed|withdrawn|cancell?ed|dropped|removed|skipped|covered|completed|merged|closed|resolved|see|duplicate|already|not|no longer|next|tabled|parked|continued)\b`)

// unstrike decides what a strike-through means. A topic struck out as a whole is
// done; its words stay, and what follows them is a remark. A few words struck
// out within a line are an edit, and go.
func unstrike(p phrase) (kept phrase, remark string, struck bool) {
	cuts := p.struck()
	if len(cuts) == 0 {
		return p, "", false
	}
	live := p.without(cuts)
	if !hasWord(live) {
		return p, "", true
	}
	first := cuts[0]
	if hasWord(p.text[:first.start]) {
		return cutStruck(p), "", false
	}
	rest := strings.TrimLeftFunc(p.text[first.end:], unicode.IsSpace)
	whole := p.slice(span{first.start, first.end})
	switch {
	case strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "["):
		// Annotations behind the struck title belong to it.
		return p, "", true
	case len(brackets(whole)) > 0 || len(whole.links()) > 0 || remarkStart().MatchString(rest) || remarkWord().MatchString(rest):
		return whole, tidy(rest), true
	}
	return cutStruck(p), "", false
}

// struckOut reports whether a line is struck out as a whole.
func struckOut(p phrase) bool {
	_, _, struck := unstrike(p)
	return struck
}

// cutStruck removes the struck parts of a phrase.
func cutStruck(p phrase) phrase {
	var parts []phrase
	at := 0
	for _, s := range append(p.struck(), span{len(p.text), len(p.text)}) {
		if s.start > at {
			parts = append(parts, p.slice(span{at, s.start}))
		}
		at = max(at, s.end)
	}
	kept := joinPhrases(parts)
	kept.line, kept.hard = p.line, p.hard
	return kept
}

// remarkStart matches how a remark behind a title begins.
var remarkStart = pattern(`^\s*(?:--|—|–|-|→)\s+`)

// takeTail moves a remark behind the annotations of a topic to its notes:
// "Private state (Ana) -- please put this last". A tail that holds a name or a
// timebox is left for takeSegments.
func (e *entry) takeTail(p people, ph phrase, cuts []span) (phrase, []span) {
	if len(cuts) == 0 {
		return ph, cuts
	}
	last := 0
	for _, c := range cuts {
		last = max(last, c.end)
	}
	before := ph.without(append(slices.Clone(cuts), span{last, len(ph.text)}))
	tail := ph.text[last:]
	dashed := remarkStart().FindString(tail)
	remark := oneLine(tail[len(dashed):])
	if !hasWord(before) || !hasWord(remark) {
		return ph, cuts
	}
	if dashed == "" && e.presenter == "" && !e.named && e.timed() && p.likenessOf(remark) >= fullName {
		e.presenter = remark
		return ph, append(cuts, span{last, len(ph.text)})
	}
	sentence := dashed == "" && strings.HasSuffix(before, ".") && !strings.HasPrefix(strings.TrimSpace(tail), ".")
	if _, timed := pureTimebox(remark); timed || dashed == "" && !sentence || dashed != "" && p.likenessOf(remark) > noName {
		return ph, cuts
	}
	e.notes = append(e.notes, remark)
	return ph, append(cuts, span{last, len(ph.text)})
}

// longTitle is how long a title may be, in bytes, before only its first sentence
// is kept.
const longTitle = 120

// sentenceEnd matches the end of a sentence in front of another.
var sentenceEnd = pattern(`\pL{2}[)\]"”’]*[.!?] +\p{Lu}`)

// firstSentence shortens an item that is written as a paragraph. The rest of it
// becomes a note.
func (e *entry) firstSentence(title string) string {
	m := sentenceEnd().FindStringIndex(title)
	if len(title) <= longTitle || m == nil {
		return title
	}
	end := m[0] + strings.LastIndexByte(title[m[0]:m[1]], ' ')
	e.notes = append([]string{title[end+1:]}, e.notes...)
	return strings.TrimRight(title[:end], " .")
}
