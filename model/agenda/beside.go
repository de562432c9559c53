package agenda

import (
	"regexp"
	"slices"
	"strings"
)

// readBeside reads what stands beside the title without brackets and returns the
// rest of the text.
func (e *entry) readBeside(p people, text string) string {
	if c, rest, ok := clockAtStart(text); ok && hasWord(rest) {
		e.add(details{clock: c, clocked: true, minutes: c.minutes()})
		text = rest
	}
	text = e.parseLeadingLength(e.parseLabels(text))
	for _, breaks := range []*regexp.Regexp{segmentBreak(), slashBreak(), commaBreak()} {
		text = e.parseSegments(p, text, breaks)
	}
	return e.parseSuffix(p, text)
}

var (
	// segmentBreak matches what separates a topic from its timebox and presenter in
	// agendas without brackets: "Cart — 15 min — Ana".
	segmentBreak = pattern(`\s*—\s*|\s+(?:–|-{1,3})\s+|\s*\|\s*|\s+[·•→]\s+|\s*[⏱⏲⏰👤🗣]\x{FE0F}?\s+`)
	// slashBreak splits "Cart / 15 min / Ana", but only around a timebox.
	slashBreak = pattern(`\s+/\s+`)
	// commaBreak splits what is separated more lightly: "Cart: 15 min, Ana".
	commaBreak = pattern(`\s*[,;]\s+|:\s+`)
)

// segment is a part of a text with what separates it from the part before it.
type segment struct{ before, text string }

// splitOutside splits a text at breaks that do not stand within what is held
// together.
func splitOutside(text string, breaks *regexp.Regexp, held []span) []segment {
	var parts []segment
	at, before := 0, ""
	for _, m := range breaks.FindAllStringIndex(text, -1) {
		if !slices.ContainsFunc(held, func(s span) bool { return s.contains(span{m[0], m[1]}) }) {
			parts = append(parts, segment{before, text[at:m[0]]})
			at, before = m[1], text[m[0]:m[1]]
		}
	}
	return append(parts, segment{before, text[at:]})
}

// parseSegments takes out the parts that are a timebox or a presenter.
func (e *entry) parseSegments(p people, text string, breaks *regexp.Regexp) string {
	text = strings.Trim(text, " |")
	var held []span
	for _, b := range brackets(phrase{text: text}) {
		held = append(held, b.span)
	}
	parts := splitOutside(text, breaks, held)
	timebox := slices.ContainsFunc(parts, func(s segment) bool { return isTimebox(s.text) })
	if len(parts) < 2 || breaks == slashBreak() && !timebox {
		return text
	}
	kept, timed := e.parseTimebox(p, parts)
	speaks := e.timed() && strings.HasPrefix(text, parts[0].text+":") && p.likenessOf(parts[0].text) == knownName
	if e.presenter == "" && !e.named && (timed || speaks || breaks == segmentBreak()) {
		kept = e.parsePresenter(p, kept, timed)
	}
	var rest strings.Builder
	for i, s := range kept {
		if i > 0 {
			rest.WriteString(s.before)
		}
		rest.WriteString(s.text)
	}
	return rest.String()
}

// parseTimebox takes out the parts that are a timebox, one of them perhaps with a
// presenter: "Cart — 15 min Ana".
func (e *entry) parseTimebox(p people, parts []segment) (kept []segment, timed bool) {
	for i, s := range parts {
		d, _, telling := p.detailsOf(s.text)
		switch {
		case e.parseLength(s.text):
			timed = true
		case i > 0 && telling && d.minutes > 0 && d.presenter != "":
			e.add(d)
			timed = true
		default:
			kept = append(kept, s)
		}
	}
	return kept, timed
}

// parsePresenter takes out the part that names the presenter. Behind the title a
// name is enough where the topic is timeboxed; in front of it, or without a
// timebox, it must be surer.
func (e *entry) parsePresenter(p people, parts []segment, timed bool) []segment {
	if len(parts) < 2 {
		return parts
	}
	first := p.likenessOf(parts[0].text)
	if first == knownName || timed && first == fullName && p.likenessOf(parts[1].text) < fullName {
		e.present(parts[0].text)
		return parts[1:]
	}
	for i := len(parts) - 1; i >= 1; i-- {
		name := strings.Trim(parts[i].text, " .")
		introduced, is := p.introduced(name)
		likeness := p.likenessOf(name)
		if is || likeness >= fullName || e.timed() && (likeness == oneWord || isGroup(name)) {
			if is {
				name = introduced
			}
			e.present(name)
			return slices.Delete(parts, i, i+1)
		}
	}
	return parts
}

// isGroup reports whether a text names those who are there, or some of them:
// "whole team", "the group". It is reported then that nobody presents.
func isGroup(text string) bool {
	all := words(text)
	return len(all) > 0 && len(all) <= 3 && term("everybody").has(all[len(all)-1])
}

// leadingLength matches a bare timebox in front of a title. A unit written out
// needs a separator: "15 minutes of fame" is a title.
var leadingLength = pattern(`^\W{0,2}(\d{1,3}(?:[-–]\d{1,3})?\s?(?:m|mins?\.?|['′’]|h|hrs?))\W?(?:\s*[:|–—-]+\s*|\s+)(.*)$`)

// parseLeadingLength reads "15m Cart" and "10 min: Cart".
func (e *entry) parseLeadingLength(text string) string {
	m := leadingLength().FindStringSubmatch(text)
	if m == nil || !hasWord(m[2]) || eachPattern().MatchString(" "+m[2]) || !e.parseLength(m[1]) {
		return text
	}
	return m[2]
}

// parseLength keeps a text that is a timebox, and a possible one.
func (e *entry) parseLength(text string) bool {
	length, ok := pureTimebox(text)
	if ok = ok && length <= maxMinutes; ok {
		e.minutes = max(e.minutes, length)
	}
	return ok
}

// inlineLabel matches "Owner:" and "Time:" within a line.
var inlineLabel = pattern(`(?i)[\s,;.|–—-]+((?:presenter|speaker|owner|lead|champion|facilitator|driver|dri|who|time|timebox|duration)s?)\s*[:=]\s*`)

// parseLabels reads labelled values at the end of a line: "Cart. Owner: Ana.
// Time: 10m".
func (e *entry) parseLabels(text string) string {
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

var (
	// bySuffix matches a presenter named at the end of a sentence.
	bySuffix = pattern(`(?i)[\s,;:–—-]+((?:led|presented|hosted|facilitated|owned|run|given)\s+)?by:?\s+([^,;:]+)$`)
	// beforeHandle matches what may join a title and an account, or two accounts.
	beforeHandle = pattern(`[\s,&]+(?:(?:by|with|w/|and)[\s,]+)?$`)
	// looseLength matches a bare timebox behind the title: "Cart 15m". The word in
	// front of it is captured too, because "Cart in 15m" is a sentence.
	looseLength = pattern(`(\S+)\s+(\d{1,3}(?:[-–]\d{1,3})?\s?(?:m|mins?\.?|minutes))$`)
)

// parseSuffix reads what follows the title without any separator.
func (e *entry) parseSuffix(p people, text string) string {
	text = e.parseLooseLength(text)
	if e.presenter != "" || e.named {
		return text
	}
	if rest := e.parseHandles(p, text); rest != text {
		return e.parseLooseLength(rest)
	}
	m := bySuffix().FindStringSubmatch(text)
	if m == nil || p.likenessOf(m[2]) == noName || m[1] == "" && p.likenessOf(m[2]) < fullName {
		return text
	}
	e.present(m[2])
	return strings.TrimSuffix(text, m[0])
}

// parseHandles reads the accounts at the end of a line, also with full names:
// "Cart @ana", "Refunds @Ana Ruiz @Ben Okafor".
func (e *entry) parseHandles(p people, text string) string {
	var names []string
	for rest := text; ; {
		at := strings.LastIndexByte(rest, '@')
		if at <= 0 {
			break
		}
		name := strings.Trim(rest[at:], " ,&")
		joint := beforeHandle().FindStringIndex(rest[:at])
		if !isHandle(name) {
			name = name[1:]
		}
		if joint == nil || p.likenessOf(name) < fullName || !hasWord(rest[:joint[0]]) {
			break
		}
		names = append(names, name)
		rest = rest[:joint[0]]
		text = rest
	}
	slices.Reverse(names)
	e.present(strings.Join(names, ", "))
	return text
}

func (e *entry) parseLooseLength(text string) string {
	m := looseLength().FindStringSubmatchIndex(text)
	if m == nil || e.minutes > 0 || term("before amount").has(strings.ToLower(text[m[2]:m[3]])) {
		return text
	}
	if e.parseLength(text[m[4]:m[5]]) {
		return text[:m[3]]
	}
	return text
}
