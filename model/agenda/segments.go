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

// takeSegments reads a timebox and a presenter that stand beside the title.
func (e *entry) takeSegments(p people, text string) string {
	text = e.takeLeadingLength(text)
	for _, breaks := range []*regexp.Regexp{segmentBreak(), commaBreak()} {
		parts := breaks.Split(strings.Trim(text, " |"), -1)
		if len(parts) < 2 {
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
		} else if p.likenessOf(name) < needed {
			continue
		}
		e.presenter = presenterText(name)
		return slices.Delete(slices.Clone(parts), i, i+1)
	}
	return parts
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
