package agenda

import (
	"fmt"
	"slices"
	"strings"
)

// This file sees to it that nothing is dropped without a line: what no other
// pass has taken is reported, a section at a time.

// took notes that a line of the document is in the plan.
func (r *reader) took(ph phrase) {
	for line := ph.line; line <= max(ph.end, ph.line); line++ {
		r.taken[line] = true
	}
}

// has reports whether a line is in the plan, or reported already.
func (r *reader) has(ph phrase) bool { return r.taken[ph.line] }

// report says that a line was not taken over, and why.
func (r *reader) report(ph phrase, why string) {
	r.took(ph)
	r.plan.Unread = append(r.plan.Unread, Unread{Line: ph.line, Text: quoted(ph.text), Why: why})
}

// leave says that a line is left out on purpose, and why.
func (r *reader) leave(ph phrase, why string) {
	r.took(ph)
	r.plan.Left = append(r.plan.Left, Unread{Line: ph.line, Text: quoted(ph.text), Why: why})
}

// unsure says that a line was taken over, but should be looked at, and why.
func (r *reader) unsure(ph phrase, why string) {
	r.plan.Unsure = append(r.plan.Unsure, Unread{Line: ph.line, Text: quoted(ph.text), Why: why})
}

// maxQuote is the number of characters that are quoted of a line.
const maxQuote = 200

func quoted(text string) string {
	text = oneLine(text)
	if runes := []rune(text); len(runes) > maxQuote {
		text = strings.TrimSpace(string(runes[:maxQuote])) + "…"
	}
	return text
}

// reportRemains reports what is in no part of the plan.
func (r *reader) reportRemains(sections []*section) {
	code := r.doc.code
	for i, s := range sections {
		s.lines = textOf(s.blocks)
		for len(code) > 0 && (i+1 == len(sections) || code[0].line < sections[i+1].line) {
			s.lines = append(s.lines, code[0])
			code = code[1:]
		}
	}
	r.reportSection(sections[0])
}

// reportSection reports what remains of a section: in one line where nothing of
// it was read, otherwise one for each run of lines.
func (r *reader) reportSection(s *section) {
	if s.level > 0 && !r.isRead(s) {
		whole := s.below()
		text := s.title
		if rest := joined(whole[1:]); rest != "" {
			text += ": " + rest
		}
		r.reportRun(s, whole, text)
		return
	}
	for lines := s.lines; len(lines) > 0; {
		n := 0
		for n < len(lines) && !r.has(lines[n]) && lines[n].kind == lines[0].kind {
			n++
		}
		if n > 0 {
			r.reportRun(s, lines[:n], joined(lines[:n]))
		}
		lines = lines[max(n, 1):]
	}
	for _, c := range s.children {
		r.reportSection(c)
	}
}

func joined(lines []phrase) string {
	var b strings.Builder
	for _, p := range lines {
		if b.Len() > 4*maxQuote {
			break
		}
		switch {
		case b.Len() == 0:
		case p.hard:
			b.WriteString(" / ")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// reportRun reports lines that stand together.
func (r *reader) reportRun(s *section, run []phrase, text string) {
	say := r.leave
	why, meant := r.whyLeft(s, run[0])
	if !meant {
		say = r.report
	}
	if n := len(run); n > 1 {
		why += fmt.Sprintf(", %d lines", n)
	}
	for _, p := range run {
		r.took(p)
	}
	say(phrase{line: run[0].line, end: run[0].line, text: text}, why)
}

// isRead reports whether something of a section, or of those below it, is in the
// plan.
func (r *reader) isRead(s *section) bool {
	return s == r.parts.naming || r.holdsAll(s) || r.has(s.phrase) || slices.ContainsFunc(s.lines, r.has) || slices.ContainsFunc(s.children, r.isRead)
}

// below returns the lines of a section and of those below it, its heading first.
func (s *section) below() []phrase {
	all := append([]phrase{s.phrase}, s.lines...)
	for _, c := range s.children {
		all = append(all, c.below()...)
	}
	return all
}

// whyLeft says why lines of a section are not in the plan, and whether they are
// left out on purpose.
func (r *reader) whyLeft(s *section, first phrase) (why string, meant bool) {
	inAgenda := s.within(r.parts.agenda...)
	opening := s.level == 0 || s == r.parts.naming || r.holdsAll(s)
	switch {
	case s.other:
		return "another meeting than the one that is read", true
	case s.part == partAbsent:
		return "said to be absent, so not expected", true
	case s.part == partAttendees:
		return "not read as the name of a person", false
	case first.kind == codeBlock:
		return "code is not read", !inAgenda || opening
	case first.kind == htmlBlock:
		return "HTML is not read", true
	case inAgenda && s.part == partAside, !inAgenda && !opening:
		return "not part of the agenda", true
	case opening && (!inAgenda || r.parts.whole && first.line < r.plan.Topics[0].Line):
		return "about the meeting, not a topic", true
	case len(s.blocks)+len(s.children) == 0:
		return "a heading with nothing below it, not a topic", false
	}
	return "prose, not a topic", false
}
