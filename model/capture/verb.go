package capture

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"gavel/model"
)

// verb is one way to begin a line: the letter of a kind, or what is done to a
// thing.
type verb struct {
	word    string                                        // in full: "decision", "approve"
	letter  string                                        // of a kind: "d"
	makes   model.Kind                                    // the kind that a letter raises
	concern bool                                          // feedback that blocks
	kinds   []model.Kind                                  // what it is done to; none where it needs no id
	of      string                                        // kinds in words, where a list of them would grow with each kind; "" for the list
	rules   bool                                          // whether it is an owner's ruling
	above   bool                                          // on a thing of another kind, it means what that belongs to
	verdict string                                        // of evidence
	says    string                                        // for help, where the model has no word on it
	example string                                        // for help: what follows the id
	then    []string                                      // the words of which one follows; nil for none
	fitting func(rec *model.Record, about model.Ref) bool // whether it can be said of a thing of its kinds as it stands; nil for always
	read    func(*reader)                                 // reads what follows
}

// fits reports whether a verb can be said of a thing, as it is now.
func (v verb) fits(about model.Ref, rec *model.Record) bool {
	if v.rules && rec.Exists(about) {
		_, ok := v.outcome(about, rec)
		return ok
	}
	return slices.Contains(v.kinds, about.Kind) && rec.Exists(about) && (v.fitting == nil || v.fitting(rec, about))
}

// outcome returns what a verb of rulings makes of a thing.
func (v verb) outcome(about model.Ref, rec *model.Record) (model.Outcome, bool) {
	o, ok := outcomeCalled(v.word, rec.OutcomesFor(about))
	return o.Outcome, ok
}

// outcomeCalled returns the outcome of a list whose verb somebody typed.
func outcomeCalled(word string, list []model.OutcomeSpec) (outcome model.OutcomeSpec, ok bool) {
	i := slices.IndexFunc(list, func(o model.OutcomeSpec) bool { return o.Verb == word })
	if i < 0 {
		return model.OutcomeSpec{}, false
	}
	return list[i], true
}

// verbs returns every way to begin a line, in the order of help. The list is made when
// it is first asked for, because the kinds have registered then; the caller must not
// change it.
func verbs() []verb {
	allVerbs.once.Do(func() { allVerbs.list = slices.Clip(slices.Concat(letters(), rulings(), actionVerbs())) })
	return allVerbs.list
}

// allVerbs is no sync.OnceValue, because the functions in the list ask for it themselves.
var allVerbs struct {
	once sync.Once
	list []verb
}

// letters returns the ways to raise something, in the order of help.
func letters() []verb {
	var list []verb
	for _, k := range model.Kinds() {
		info := k.Info()
		if info.Head != "" {
			list = append(list, verb{letter: info.Head, word: string(k), makes: k, read: (*reader).readRaise})
		}
		if info.Concern != "" {
			list = append(list, verb{letter: info.Concern, word: "concern", makes: k, concern: true, read: (*reader).readRaise})
		}
	}
	return append(list, verb{letter: "p", word: "person", says: "somebody new, and present", example: "Lea Novak", read: (*reader).readPerson})
}

// rulings is every verb of the model's outcomes, each once.
func rulings() []verb {
	var list []verb
	for _, k := range kinds() {
		for _, o := range model.Outcomes(k) {
			i := slices.IndexFunc(list, func(v verb) bool { return v.word == o.Verb })
			if i < 0 {
				list = append(list, verb{word: o.Verb, kinds: []model.Kind{k}, rules: true, read: (*reader).readRuling})
			} else if !slices.Contains(list[i].kinds, k) {
				list[i].kinds = append(list[i].kinds, k)
			}
		}
	}
	return list
}

func actionVerbs() []verb {
	somebody, meetings := []model.Kind{model.KindPerson}, []model.Kind{model.KindMeeting}
	item := append([]model.Kind{model.KindItem}, model.Placeable()...)
	seen := []model.Kind{model.KindCriterion, model.KindDecision, model.KindJourney}
	raised := slices.DeleteFunc(kinds(), func(k model.Kind) bool { return k.Info().Immutable })
	return []verb{
		{word: "set", kinds: append(slices.Clone(raised), model.KindMeeting, model.KindPerson), read: (*reader).readSet, example: "due:fri",
			says: "changes what is said of a thing: any token that it takes, or new words; set cycle zone:Europe/Berlin changes the time zone of the dates, workdays: and off: which days are working days"},
		{word: "assign", kinds: kindsWithOwner(raised), of: "anything with an owner", read: (*reader).assign, example: "@ana", says: "gives it its owner"},
		{word: "review", kinds: registers(raised), of: "a thing that goes from state to state, such as an assumption", read: (*reader).readReview, example: "mitigated a second sender likelihood:low",
			says: "says how it stands now, by the name of the state: review AS-2 at risk the carrier is late"},
		{word: "rename", kinds: somebody, read: (*reader).readRename, example: "Anna Ruiz",
			says: "corrects how somebody is called; @name may stand for the id"},
		{word: "met", kinds: seen, read: (*reader).evidence, verdict: model.VerdictMet, example: "p95 was 210 ms",
			says: "what was seen meets the criterion; of a decision with several, criterion: says which"},
		{word: "unmet", kinds: seen, read: (*reader).evidence, verdict: model.VerdictUnmet,
			example: `p95 was 900 ms action:"Profile the query @ana due:fri"`, says: "what was seen does not meet it; action: is what follows"},
		{word: "reopen", kinds: []model.Kind{model.KindDecision}, read: (*reader).readReopen, fitting: isSettled, example: `the bank changed its fees tradeoff:"gift wrap waits" confidence:3`,
			says: "asks to reopen what is approved: what is new, by: who asks, what gives way, and how sure the delivery is then, from 0 to 5"},
		{word: "drop", kinds: []model.Kind{model.KindCriterion, model.KindItem, model.KindDecision, model.KindCheck}, read: (*reader).readDrop,
			says: "takes a criterion off an undecided decision, or what is planned off its meeting"},
		{word: "open", kinds: append(slices.Clone(item), model.KindState), above: true, read: (*reader).readOpen,
			says: "discusses the item, or what is on the table, now, and starts its clock; of a state of a journey, that step of its walkthrough"},
		{word: "skip", kinds: item, above: true, read: (*reader).skip, says: "moves the item to the end; it is no answer"},
		{word: "move", kinds: item, above: true, read: (*reader).move, example: "up", says: "up, down, +2 or -1 on the agenda, or to that of another meeting: M-4"},
		{word: "away", kinds: somebody, read: (*reader).readAway, says: "somebody left the room; what they ruled in it stays"},
		{word: "came", kinds: somebody, read: (*reader).readCame, says: "somebody came into the room, or is back"},
		{word: "announce", kinds: meetings, read: (*reader).readAnnounce, says: "the pre-read was given out: what changes from now on shows as changed"},
		{word: "sent", kinds: meetings, read: (*reader).readSent, example: `"#checkout"`, says: "the minutes were sent, and where to"},
		{word: "left", kinds: somebody, read: (*reader).readLeft, example: "to:ben", says: "somebody left for good; to: takes over what is open of theirs"},
		{word: "rejoin", kinds: somebody, read: (*reader).readRejoin, says: "somebody who left for good is here again"},
		{word: "promise", read: (*reader).readPromise, example: "held", says: "says in a review how the promise to customers did: held, or slipped with what they noticed and action: or follows:"},
		{word: "cycle", then: cycleWords, read: (*reader).readCycle, example: "carry D-1 the bank answers in January",
			says: "at the end of a cycle: carry or drop what is open, each with a reason; close; begin the next one"},
		{word: "schedule", then: scheduleWords, read: (*reader).readSchedule, example: "take",
			says: "of the meetings that the playbook proposes: take plans them, or the one that is named, date: on another day; drop says that one is not held"},
		{word: "artefact", read: (*reader).readArtefact, example: "checkout-prototype v15", says: "it is at another version now: what was approved on an earlier one is to be confirmed"},
		{word: "pause", read: (*reader).pause, says: "stops the item's clock"},
		{word: "resume", read: (*reader).resume, says: "starts the item's clock again"},
	}
}

// registers returns the kinds whose things are raised on nothing.
func registers(list []model.Kind) []model.Kind {
	return slices.DeleteFunc(slices.Clone(list), func(k model.Kind) bool { return !k.Info().Register })
}

// kindsWithOwner is the kinds that have an owner of their own.
func kindsWithOwner(list []model.Kind) []model.Kind {
	return slices.DeleteFunc(slices.Clone(list), func(k model.Kind) bool {
		return !hasRequirement(fieldsOf(k), model.FieldOwner)
	})
}

func hasRequirement(list []model.Requirement, f model.Field) bool {
	return slices.ContainsFunc(list, func(q model.Requirement) bool { return q.Field == f })
}

// head finds the verb that a line begins with, and where what follows begins.
func (r *reader) head() bool {
	from := len(r.line) - len(strings.TrimLeftFunc(r.line, unicode.IsSpace))
	to := wordEnd(r.line, from)
	if r.line[from] == '!' {
		to = from + 1
	}
	r.headStart, r.headEnd = from, to
	r.parts = scan(r.line, to, ofLines)
	word := r.line[from:to]
	found := r.verbsLike(word)
	switch len(found) {
	case 1:
		r.verb = found[0]
		r.out.Verb, r.out.Raises, r.out.Concern = r.verb.word, r.verb.makes != "", r.verb.concern
		return true
	case 0:
		r.problem(from, to, "%s", r.explainUnknownVerb(word))
	default:
		r.problem(from, to, "%s could be %s; write more of it", model.Quoted(word), joinOr(wordsOf(found)))
	}
	return false
}

// verbsLike is the verbs that a word can mean: the one that it is, or those
// that it begins. An id behind it may say which.
func (r *reader) verbsLike(word string) []verb {
	var is, begun []verb
	word = strings.ToLower(word)
	for _, v := range verbs() {
		if v.word == word || v.letter == word {
			is = append(is, v)
		}
		if strings.HasPrefix(v.word, word) {
			begun = append(begun, v)
		}
	}
	if about, ok := r.idBehind(); ok && len(is) == 1 && is[0].makes.Info().Register {
		// "as D-3 @ana" assigns, as it did before there were assumptions
		if i := slices.IndexFunc(begun, func(v verb) bool { return v.makes == "" && v.fits(about, r.Record) }); i >= 0 {
			return []verb{begun[i]}
		}
	}
	switch {
	case len(is) > 0:
		return []verb{r.chooseVerb(is)}
	case len(begun) > 0 && !slices.ContainsFunc(begun, func(v verb) bool { return v.word != begun[0].word }):
		return []verb{r.chooseVerb(begun)}
	}
	if len(begun) < 2 || len(r.parts) == 0 {
		return begun
	}
	about, ok := idOf(r.parts[0])
	fitting := slices.DeleteFunc(slices.Clone(begun), func(v verb) bool { return !v.fits(about, r.Record) })
	if ok && len(fitting) > 0 {
		return fitting
	}
	return begun
}

// idBehind returns the thing whose id follows the verb at once.
func (r *reader) idBehind() (model.Ref, bool) {
	if len(r.parts) == 0 {
		return model.Ref{}, false
	}
	return idOf(r.parts[0])
}

// chooseVerb returns the verb that is meant of several with one word: the one that is
// said of the kind of the id behind it, else of what is in focus, else the first.
func (r *reader) chooseVerb(list []verb) verb {
	about := r.Focus
	if len(r.parts) > 0 {
		if id, ok := idOf(r.parts[0]); ok {
			about = id
		}
	}
	if i := slices.IndexFunc(list, func(v verb) bool { return slices.Contains(v.kinds, about.Kind) }); i >= 0 {
		return list[i]
	}
	return list[0]
}

// verbsFor is the verbs that can be said of a thing now: how it is ruled, or
// what else is done to it.
func (r *reader) verbsFor(about model.Ref, rules bool) []string {
	var list []string
	for _, v := range verbs() {
		if v.rules == rules && v.fits(about, r.Record) {
			list = append(list, v.word)
		}
	}
	return list
}

// opening returns how a line can begin, for somebody who has written nothing yet.
func opening() string {
	return strings.Join(Heads(), " · ") + " · or a verb and an id, such as approve D-3"
}

// Heads returns what a line that raises something begins with, and what it stands
// for: "d decision".
func Heads() []string {
	var list []string
	for _, v := range letters() {
		if v.letter == v.word {
			list = append(list, v.word)
			continue
		}
		list = append(list, v.letter+" "+v.word)
	}
	return list
}

func wordsOf(list []verb) []string {
	var words []string
	for _, v := range list {
		if !slices.Contains(words, v.word) { // two kinds can share a word
			words = append(words, v.word)
		}
	}
	return words
}

// nameWithArticle is a letter's kind as a sentence has it: "a decision".
func nameWithArticle(v verb) string {
	if v.concern {
		return "a concern"
	}
	return v.makes.Info().Article
}
