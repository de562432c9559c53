package keymap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads a person's own keys. A line says all keys of one action in one
// place:
//
//	review / roll-call = r, space r
//	everywhere / quit = none
//
// Keys are parted by commas; keys that follow each other, by a blank. What a
// person says wins over what gavel comes with. A line that cannot hold is left
// out and complained of; all others hold.

// None takes every key away from an action.
const None = "none"

// renamed holds the names that actions had in earlier releases, by their scope: keys that
// a person gave to one of them are those of the action that does the same today.
var renamed = map[Scope]map[Intent]Intent{
	OnRoom:     {OpenItem: NextItem},
	InMeetings: {NextPane: Plan},
}

// current returns the name that an action in a scope has today.
func current(scope Scope, intent Intent) Intent {
	if is, ok := renamed[scope][intent]; ok {
		return is
	}
	return intent
}

// Complaint says what is wrong with a line of a person's keys.
type Complaint struct {
	Line  int    // from 1
	Text  string // the line as it stands
	Says  string // what is wrong, and what to do
	Holds bool   // the line is in force all the same
}

// Error is the complaint as a sentence with its line.
func (c Complaint) Error() string { return fmt.Sprintf("line %d: %s", c.Line, c.Says) }

// said is a line that was understood.
type said struct {
	line  int
	text  string
	at    int // the binding in the table
	keys  []string
	scope Scope
}

// Read is the default table with a person's own keys in it, and what is wrong
// with them, in the order of the lines.
func Read(text string) (Map, []Complaint) {
	m := Map{bindings: defaults()}
	r := reader{m: m}
	text = strings.TrimPrefix(text, "\ufeff")
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.read(i+1, line); err != "" {
			r.complain(said{line: i + 1, text: line}, false, err)
		}
	}
	r.apply()
	slices.SortStableFunc(r.complaints, func(a, b Complaint) int { return a.Line - b.Line })
	return r.m.cached(), r.complaints
}

type reader struct {
	m          Map
	lines      []said
	complaints []Complaint
}

func (r *reader) complain(s said, holds bool, says string) {
	r.complaints = append(r.complaints, Complaint{Line: s.line, Text: s.text, Says: says, Holds: holds})
}

// read takes a line in; where it cannot hold it answers why.
func (r *reader) read(line int, text string) (why string) {
	place, keys, ok := strings.Cut(text, "=")
	scope, intent, slash := strings.Cut(place, "/")
	scope, intent = strings.TrimSpace(scope), strings.TrimSpace(intent)
	if !ok || !slash {
		return "write PLACE / ACTION = KEY, KEY, such as: review / roll-call = r, space r"
	}
	s := said{line: line, text: text, scope: present(Scope(scope))}
	is := current(s.scope, Intent(intent))
	s.at = slices.IndexFunc(r.m.bindings, func(b Binding) bool { return b.Scope == s.scope && b.Intent == is })
	if s.at < 0 {
		return r.unknown(s.scope, Intent(intent))
	}
	for _, other := range r.lines {
		if other.at == s.at {
			return fmt.Sprintf("%s has its keys on line %d already; write all of them on one line", intent, other.line)
		}
	}
	if s.keys, why = keysOf(keys, s.scope); why != "" {
		return why
	}
	for _, other := range r.lines {
		if key, clash := clashing(s.keys, other.keys); clash && other.scope == s.scope {
			return fmt.Sprintf("%s means %s since line %d; one of the two needs another key", key, r.m.bindings[other.at].Intent, other.line)
		}
	}
	r.lines = append(r.lines, s)
	return ""
}

// unknown says which word of a line is not known, and where it would be.
func (r *reader) unknown(scope Scope, intent Intent) string {
	var scopes, places []string
	for _, b := range r.m.bindings {
		if b.Scope == scope {
			scopes = append(scopes, string(b.Intent))
		}
		if b.Intent == intent {
			places = append(places, string(b.Scope))
		}
	}
	switch {
	case len(scopes) == 0:
		return fmt.Sprintf("there is no place called %q; gavel keys --template lists them all", scope)
	case len(places) > 0:
		return fmt.Sprintf("%s is no action of the place %q; it is one of: %s", intent, scope, strings.Join(places, ", "))
	}
	return fmt.Sprintf("there is no action called %q in %q; there are: %s", intent, scope, strings.Join(scopes, ", "))
}

// keysOf reads the keys behind the sign.
func keysOf(text string, scope Scope) (keys []string, why string) {
	text = strings.TrimSpace(text)
	if text == None {
		return nil, ""
	}
	for part := range strings.SplitSeq(text, ",") {
		names := strings.Fields(part)
		if len(names) == 0 {
			return nil, "a key is missing; write comma for the comma itself, space for the space bar, none for no key"
		}
		if len(names) > 4 {
			return nil, fmt.Sprintf("%s is more than four keys in a row; keys of their own are parted by commas", strings.TrimSpace(part))
		}
		for i, name := range names {
			if names[i], why = sendable(name); why != "" {
				return nil, why
			}
		}
		if slices.Contains(textScopes, scope) && typesText(names[0], scope) {
			return nil, fmt.Sprintf("%s is text in the place %q; take a key that types nothing, such as f2 or ctrl+t", names[0], scope)
		}
		keys = append(keys, strings.Join(names, " "))
	}
	for i, key := range keys {
		if other, clash := clashing([]string{key}, keys[:i]); clash {
			return nil, fmt.Sprintf("%s and %s cannot both be told: the one begins the other", other, key)
		}
	}
	return keys, ""
}

// typesText reports whether a key would be missing from what is typed there. A
// choice takes no text, but a form around it may.
func typesText(key string, scope Scope) bool {
	return key == "space" && scope != InChoice || utf8.RuneCountInString(key) == 1 || key == "comma" || key == "backspace" || key == "delete"
}

// named are the keys that every terminal has a code for.
var named = []string{
	"enter", "esc", "tab", "shift+tab", "space", "backspace", "delete", "insert", "comma", "home", "end", "pgup", "pgdown",
	"up", "down", "left", "right", "shift+up", "shift+down", "shift+left", "shift+right", "alt+enter",
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

// sendable is the one name of a key that every terminal can send, or why there is
// none. A control key is a code from 1 to 26 for the terminal, and some of those
// are keys of their own (ECMA-48).
func sendable(name string) (key, why string) {
	if utf8.RuneCountInString(name) == 1 {
		if r, _ := utf8.DecodeRuneInString(name); !unicode.IsPrint(r) {
			return "", "a character that cannot be seen is no key"
		}
		return name, ""
	}
	lower := strings.ToLower(name)
	if rest, ok := strings.CutPrefix(lower, "shift+"); ok && utf8.RuneCountInString(rest) == 1 {
		return "", fmt.Sprintf("write %s for %s", strings.ToUpper(rest), name)
	}
	if one := Normal(lower); one != lower {
		return "", fmt.Sprintf("a terminal sends %s for %s; write %s", one, name, one)
	}
	if lower == "ctrl+c" {
		return "", "ctrl+c leaves, wherever one is; take another key"
	}
	if slices.Contains(named, lower) {
		return lower, ""
	}
	if rest, ok := strings.CutPrefix(lower, "ctrl+"); ok && len(rest) == 1 && rest[0] >= 'a' && rest[0] <= 'z' {
		return lower, ""
	}
	if rest, ok := strings.CutPrefix(lower, "alt+"); ok && len(rest) == 1 && rest != "[" && strings.HasSuffix(name, rest) && !typedWithShift(rest[0]) {
		return lower, ""
	}
	return "", fmt.Sprintf("%s is no key that every terminal can send; there are: letters and signs, ctrl+a to ctrl+z, alt with a small letter or a digit, %s", name, strings.Join(named, ", "))
}

// typedWithShift reports whether a sign needs the shift key on common keyboards:
// with alt, some terminals then send the sign and some the key, in several ways.
func typedWithShift(sign byte) bool { return strings.IndexByte(`~!@#$%^&*()_+{}|:"<>?`, sign) >= 0 }

// clashing is a key of a list that cannot be told from one of the others.
func clashing(keys, others []string) (other string, clash bool) {
	for _, key := range keys {
		for _, other := range others {
			if hides(key, other) {
				return other, true
			}
		}
	}
	return "", false
}

// hides reports whether one of two keys is never reached beside the other: it is
// the same one, or they begin alike.
func hides(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" ")
}

// apply puts the lines into the table, and looks for what they take away.
func (r *reader) apply() {
	for _, s := range r.lines {
		b := r.m.bindings[s.at]
		b.Keys = s.keys
		if slices.Contains(b.Keys, "comma") {
			b.Keys = slices.Clone(b.Keys)
			for i, key := range b.Keys {
				b.Keys[i] = strings.ReplaceAll(key, "comma", ",")
			}
		}
		r.m.bindings[s.at] = b
	}
	for _, s := range r.lines {
		r.yield(s)
	}
	for _, s := range r.lines {
		r.hidden(s)
	}
}

// yield takes a person's keys away from the defaults of the same place, and of
// those further in: there they would be taken before their place is asked.
func (r *reader) yield(s said) {
	mine := r.m.bindings[s.at]
	var bare []string
	for i, b := range r.m.bindings {
		same := b.Scope == s.scope
		if !same && (b.Intent == mine.Intent || !within(b.Scope, s.scope)) || r.own(i) {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(b.Keys), func(key string) bool {
			_, clash := clashing([]string{key}, mine.Keys)
			return clash
		})
		if len(left) == 0 && len(b.Keys) > 0 {
			bare = append(bare, fmt.Sprintf("%s in %s", b.Intent, b.Scope))
		}
		r.m.bindings[i].Keys = left
	}
	if len(bare) > 0 {
		r.complain(s, true, fmt.Sprintf("no key is left for %s; give it one, or find it by its words", strings.Join(bare, ", ")))
	}
}

// own reports whether a person said the keys of a binding.
func (r *reader) own(at int) bool {
	return slices.ContainsFunc(r.lines, func(s said) bool { return s.at == at })
}

// within reports whether one place is asked before another one.
func within(inner, outer Scope) bool {
	return slices.ContainsFunc(Stacks(), func(stack []Scope) bool {
		i, o := slices.Index(stack, inner), slices.Index(stack, outer)
		return i >= 0 && i < o
	})
}

// hidden finds where a person's keys are taken by other keys of theirs further in,
// and which keys they take from the places further out.
func (r *reader) hidden(s said) {
	mine := r.m.bindings[s.at]
	var over, under []string
	for _, b := range r.m.bindings {
		key, clash := clashing(mine.Keys, b.Keys)
		if !clash || b.Intent == mine.Intent {
			continue
		}
		what := fmt.Sprintf("%s is %s in %s", key, b.Intent, b.Scope)
		if within(b.Scope, s.scope) {
			over = append(over, what)
		}
		if within(s.scope, b.Scope) {
			under = append(under, what)
		}
	}
	if len(over) > 0 {
		r.complain(s, true, fmt.Sprintf("it does not hold everywhere: %s", strings.Join(over, "; ")))
	}
	if len(under) > 0 {
		r.complain(s, true, fmt.Sprintf("there it stands before another: %s", strings.Join(under, "; ")))
	}
}

// Template is a file of keys that says what holds by itself, each line to be
// taken in by removing its mark.
func Template() string {
	var text strings.Builder
	text.WriteString(`# The keys of gavel. A line is: PLACE / ACTION = KEY, KEY
# It replaces all keys of the action there; keys pressed after each other are
# parted by a blank (space r), "none" takes every key away, "comma" is the comma.
# Remove the mark before a line to change it; gavel keys shows what holds then.
`)
	scope := Scope("")
	for _, b := range defaults() {
		if b.Scope != scope {
			scope = b.Scope
			text.WriteString("\n")
		}
		keys := slices.DeleteFunc(slices.Clone(b.Keys), func(key string) bool { return key == "ctrl+c" })
		fmt.Fprintf(&text, "#%s / %s = %s\n", b.Scope, b.Intent, cmp.Or(strings.Join(keys, ", "), "none"))
	}
	return text.String()
}
