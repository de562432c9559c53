package capture

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// dashedID is an id as a word of a line, such as "D-3" or "d-3:". Only with its
// dash is it sure to be one: "p1" may be a priority.
func dashedID(word string) (model.Ref, bool) {
	word = strings.TrimRight(word, trailing)
	if !strings.Contains(word, "-") {
		return model.Ref{}, false
	}
	return parseID(word)
}

// parseID reads letters, at most one dash and digits.
func parseID(word string) (model.Ref, bool) {
	if strings.ContainsAny(word, "+ ") || len(word) > 20 {
		return model.Ref{}, false
	}
	return model.ParseRef(word)
}

// idOf is the id that a part is, with its dash or without.
func idOf(p part) (model.Ref, bool) {
	if p.role != aWord || p.quoted || p.literal {
		return model.Ref{}, false
	}
	return parseID(strings.TrimRight(p.text, trailing))
}

// target finds what the verb is about: the thing whose id follows it, else the
// thing in focus, else the one thing near it that the verb fits. It says what
// could be meant where that is not one thing.
func (r *reader) target() (model.Ref, bool) {
	if about, ok := r.readTarget(); ok {
		return about, r.acceptsTarget(about)
	}
	if about, found, ok := r.byNumber(); found {
		return about, ok && r.acceptsTarget(about)
	}
	meant := r.possibleTargets()
	if len(meant) == 1 {
		return meant[0], true
	}
	if len(meant) == 0 {
		meant = r.allTargets()
	}
	r.problem(r.headStart, r.headEnd, "%s", r.askWhichTarget(meant))
	return model.Ref{}, false
}

// readTarget takes the id that follows the verb.
func (r *reader) readTarget() (model.Ref, bool) {
	if len(r.parts) == 0 {
		return model.Ref{}, false
	}
	p := r.parts[0]
	about, ok := idOf(p)
	_, dashed := dashedID(p.text)
	if !ok {
		about, ok = r.keyOf(p, r.verb.kinds)
	}
	if !ok || (!dashed && !slices.Contains(r.verb.kinds, about.Kind)) {
		return model.Ref{}, false
	}
	r.id, r.parts = p, r.parts[1:]
	return about, true
}

// acceptsTarget says why a thing that was named cannot be what the verb is about.
func (r *reader) acceptsTarget(about model.Ref) bool {
	switch {
	case r.verb.fits(about, r.Record):
		return true
	case !r.Record.Exists(about):
		r.problem(r.id.start, r.id.end, "%s", r.notThere(about))
	case r.whyRefused(about) != "":
		r.problem(r.headStart, r.id.end, "%s", r.whyRefused(about))
	case slices.Contains(r.verb.kinds, about.Kind), r.verb.rules && len(r.Record.OutcomesFor(about)) > 0:
		r.problem(r.id.start, r.id.end, "%s cannot be said of %s (%s); it takes %s", r.verb.word, about, r.Record.Describe(about), joinOr(r.verbsFor(about, r.verb.rules)))
	default:
		r.problem(r.id.start, r.id.end, "%s is about %s, and %s is %s", r.verb.word, cmp.Or(r.verb.of, joinKinds(r.verb.kinds)), about, r.Record.Describe(about))
	}
	return false
}

// whyRefused returns the model's own refusal of a verb that its kind knows, and that cannot
// be said of the thing as it stands; "" where there is none.
func (r *reader) whyRefused(about model.Ref) string {
	o, ok := outcomeCalled(r.verb.word, model.Outcomes(about.Kind))
	if !ok || !r.verb.rules || !about.Kind.Info().BySteps && about.Kind != model.KindDecision {
		return ""
	}
	if err := r.Record.MayRule(about, o.Outcome, r.Now); err != nil {
		return err.Error()
	}
	return ""
}

func joinKinds(list []model.Kind) string {
	words := make([]string, len(list))
	for i, k := range list {
		words[i] = k.Info().Article
	}
	return joinOr(words)
}

// possibleTargets returns what a verb without an id can mean: the thing in focus if it fits,
// else what is open and hangs on it; for a verb of items, the item it is on.
func (r *reader) possibleTargets() []model.Ref {
	if r.verb.fits(r.Focus, r.Record) {
		return []model.Ref{r.Focus}
	}
	if subject := r.Record.Subject(r.Focus); subject != r.Focus && r.verb.fits(subject, r.Record) {
		return []model.Ref{subject}
	}
	if r.verb.above {
		if it := r.nearest(r.Focus, model.KindItem); it != (model.Ref{}) {
			return []model.Ref{it}
		}
		if it := r.itemBeingDiscussed(); it != (model.Ref{}) {
			return []model.Ref{it}
		}
	}
	if r.Focus.IsZero() {
		return nil
	}
	return slices.DeleteFunc(r.targetsOfVerb(), func(about model.Ref) bool {
		return !r.undecided(about) || r.Record.ParentOf(about) != r.Focus
	})
}

// allTargets returns what the verb fits in the whole record: what is still open, or
// all of it where nothing is.
func (r *reader) allTargets() []model.Ref {
	all := r.targetsOfVerb()
	if open := slices.DeleteFunc(slices.Clone(all), func(about model.Ref) bool { return !r.undecided(about) }); len(open) > 0 {
		return open
	}
	return all
}

func (r *reader) targetsOfVerb() []model.Ref {
	var list []model.Ref
	for _, k := range r.verb.kinds {
		list = append(list, r.Record.AllOf(k)...)
	}
	return slices.DeleteFunc(list, func(about model.Ref) bool { return !r.verb.fits(about, r.Record) })
}

// maxNamed is the largest number of ids that a sentence names.
const maxNamed = 4

// askWhichTarget asks which of several things is meant.
func (r *reader) askWhichTarget(list []model.Ref) string {
	if len(list) == 0 {
		return fmt.Sprintf("%s is about %s; there is none to say it of", r.verb.word, joinKinds(r.verb.kinds))
	}
	ids := make([]string, 0, maxNamed+1)
	for _, about := range list[:min(len(list), maxNamed)] {
		ids = append(ids, about.String())
	}
	if more := len(list) - maxNamed; more > 0 {
		ids = append(ids, fmt.Sprintf("%d more", more))
	}
	return fmt.Sprintf("%s which? Write %s %s", r.verb.word, r.verb.word, joinOr(ids))
}

// notThere says that the record has no such thing: of which other cycle it is, where that is
// known, and else which ids there are.
func (ctx Context) notThere(about model.Ref) string {
	if cycle, _ := ctx.otherCycleOf(about); cycle != 0 {
		if says := ctx.Record.SayElsewhere(about, cycle, ctx.GoThere(cycle)); says != "" {
			return says
		}
	}
	here := ""
	if len(ctx.Record.OtherCycles()) > 0 {
		here = " in this cycle"
	}
	list := ctx.Record.AllOf(about.Kind)
	if len(list) == 0 {
		return fmt.Sprintf("there is no %s %s%s; there is none yet", about.Kind, about, here)
	}
	return fmt.Sprintf("there is no %s %s%s; the last is %s", about.Kind, about, here, list[len(list)-1])
}

// otherCycleOf returns the cycle of a thing that the record has not, as far as it is known.
func (ctx Context) otherCycleOf(about model.Ref) (cycle model.ID, known bool) {
	if ctx.CycleOf == nil || len(ctx.Record.OtherCycles()) == 0 {
		return 0, false
	}
	return ctx.CycleOf(about)
}

// undecided reports whether a thing still waits for somebody.
func (ctx Context) undecided(about model.Ref) bool {
	rec := ctx.Record
	if m, live := rec.Live(); live && rec.Ruled(m.ID, about) {
		return false
	}
	switch rec.State(about) {
	case model.Open, model.Deferred, model.Escalated, model.Carried, model.Failed, model.Parked:
		return true
	}
	return false
}
