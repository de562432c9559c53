package capture

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
	"gavel/model/spelling"
)

// UnknownPerson is a name that is nobody's yet.
type UnknownPerson struct {
	Name string
	Near string // the known name that is most like it; "" where none is
}

// Error says how the name is mended, or made known.
func (e *UnknownPerson) Error() string {
	near := "."
	if e.Near != "" {
		near = fmt.Sprintf("; did you mean %s?", e.Near)
	}
	return fmt.Sprintf("%s is nobody known here%s To add them: p %s", model.Quoted(e.Name), near, e.Name)
}

// AmbiguousPerson is letters that do not tell people apart.
type AmbiguousPerson struct {
	Name  string
	Among []string // the names that it could be
}

// Error names the people it could be.
func (e *AmbiguousPerson) Error() string {
	return fmt.Sprintf("%s could be %s; write more of the name, such as @%s", model.Quoted(e.Name), joinOr(e.Among), inQuotes(e.Among[0]))
}

// me is the word for the person at the keyboard.
const me = "me"

// Person finds a person by the whole name or by the first letters that tell
// people apart: "an", "ana r", "ana.r", "AnaR", the initials "ar", the family
// name; in any case, with or without accents; also "me", and an id such as
// "P-3". The error is an *UnknownPerson, an *AmbiguousPerson, or a
// *model.Refusal for what cannot be one person.
func Person(name string, ctx Context) (model.ID, error) {
	ctx = ctx.withDefaults()
	name = model.Clean(name, false)
	if p, ok := ctx.Record.PersonNamed(name); ok {
		return p.ID, nil
	}
	if bare := strings.TrimLeft(name, "@ "); bare != name && bare != "" {
		return Person(bare, ctx)
	}
	found := ctx.peopleLike(name)
	switch {
	case len(found) == 1:
		return found[0].ID, nil
	case len(found) > 1:
		return 0, &AmbiguousPerson{Name: name, Among: names(found)}
	}
	if typed := fold(name); len(typed) == 1 && typed[0] == me {
		return 0, ctx.requireUser()
	}
	if ref, ok := model.ParseRef(name); ok && ref.Kind == model.KindPerson {
		if !ctx.Record.Exists(ref) {
			return 0, &model.Refusal{Reason: model.NotFound, Says: fmt.Sprintf("there is no person %s; write the name", ref)}
		}
		return ref.ID, nil
	}
	if err := ctx.Record.CheckName(name); err != nil {
		return 0, err
	}
	return 0, &UnknownPerson{Name: name, Near: ctx.nearestName(name)}
}

// requireUser refuses "me" where the person at the keyboard is not known, and says how
// they become known.
func (ctx Context) requireUser() error {
	says := "gavel does not know who is at the keyboard; write the name in place of me"
	if len(ctx.peopleLike(ctx.User)) == 0 && model.CheckName(ctx.User) == nil {
		says = fmt.Sprintf("%s is not known here yet; add yourself first: p %s", model.Quoted(ctx.User), ctx.User)
	}
	return &model.Refusal{Reason: model.BadOwner, Says: says}
}

// peopleLike returns who a name can mean. How closely they are meant goes by tiers;
// the first tier with anybody in it counts.
func (ctx Context) peopleLike(name string) []model.Person {
	typed := fold(name)
	if len(typed) == 0 {
		return nil
	}
	if len(typed) == 1 && typed[0] == me {
		if found := ctx.peopleNamedMe(typed); len(found) > 0 {
			return found
		}
	}
	for _, fits := range []func(typed, whole []string) bool{isName, isFirstNames, beginsName, withinName} {
		found := ctx.Record.People.Where(func(p model.Person) bool { return fits(typed, fold(p.Name)) })
		here := slices.DeleteFunc(slices.Clone(found), func(p model.Person) bool { return p.LeftOn != "" })
		switch {
		case len(here) == 1: // of several, who is still here is meant
			return here
		case len(found) > 0:
			return found
		}
	}
	return nil
}

// peopleNamedMe is the person at the keyboard, and whose names begin with "me" too:
// then it has to be said which. Nobody while the keyboard is nobody's.
func (ctx Context) peopleNamedMe(typed []string) []model.Person {
	if _, ok := ctx.Record.People.Get(ctx.Me); !ok {
		return nil
	}
	return ctx.Record.People.Where(func(p model.Person) bool {
		return p.ID == ctx.Me || beginsName(typed, fold(p.Name))
	})
}

func isName(typed, whole []string) bool { return slices.Equal(typed, whole) }

func isFirstNames(typed, whole []string) bool {
	return len(typed) <= len(whole) && slices.Equal(typed, whole[:len(typed)])
}

// beginsName fits "an", "a r", "anar" and the initials "ar" to "ana ruiz".
func beginsName(typed, whole []string) bool {
	if strings.HasPrefix(strings.Join(whole, ""), strings.Join(typed, "")) {
		return true
	}
	if len(typed) == 1 && typed[0] == initials(whole) {
		return true
	}
	if len(typed) > len(whole) {
		return false
	}
	for i, word := range typed {
		if !strings.HasPrefix(whole[i], word) {
			return false
		}
	}
	return true
}

// withinName fits "ruiz" and "a ruiz" to "ana maria ruiz".
func withinName(typed, whole []string) bool {
	i := 0
	for _, word := range whole {
		if i < len(typed) && strings.HasPrefix(word, typed[i]) {
			i++
		}
	}
	return i == len(typed)
}

func initials(whole []string) string {
	var b strings.Builder
	for _, word := range whole {
		for _, first := range word {
			b.WriteRune(first)
			break
		}
	}
	return b.String()
}

// nearestName is the name that is most like what was typed; "" where none is
// at all.
func (ctx Context) nearestName(name string) string {
	typed := strings.Join(fold(name), " ")
	if len(typed) > 100 {
		return ""
	}
	near, least := "", max(1, len([]rune(typed))/2)+1
	for p := range ctx.Record.People.All() {
		whole := fold(p.Name)
		for _, candidate := range append(whole, strings.Join(whole, " ")) {
			if d := spelling.Distance(typed, candidate); d < least && d < len(candidate) {
				near, least = p.Name, d
			}
		}
	}
	return near
}

func names(people []model.Person) []string {
	list := make([]string, len(people))
	for i, p := range people {
		list[i] = p.Name
	}
	return list
}

// joinOr is "Ana, Ben or Cem".
func joinOr(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// readSetPerson reads "set @ben function:delivery": what is said of a person.
func (r *reader) readSetPerson(about model.Ref) {
	r.out.Kind, r.out.About = about.Kind, about
	r.gather(acceptedFields{what: "set " + about.String(), takes: model.PersonFields()})
	if len(r.out.With) == 0 {
		r.hint("say what changes: %s", r.want.tokens())
		return
	}
	r.out.Command = model.SetPerson{Person: about.ID, With: r.out.With, Seen: r.Record.Version(about)}
}
