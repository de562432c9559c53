package capture

import (
	"slices"
	"strconv"
	"strings"

	"gavel/model"
)

// valueSort says how the values of one sort are read, written, told and completed.
type valueSort struct {
	read     func(spec model.FieldSpec, text string, ctx Context) (model.Value, error)
	write    func(v model.Value, ctx Context) string // so that read reads it back
	tell     func(v model.Value, r *reader) []string // in a few words, each of several by itself
	complete func(c *completer, spec model.FieldSpec, typed string)
	sample   func(spec model.FieldSpec) string // for an example; "" where that depends on the field
	oneWord  bool                              // a comma behind it is not part of it
}

// valueSortOf returns what there is to know of the values of a sort.
func valueSortOf(sort model.Sort) valueSort {
	switch sort {
	case model.SortPerson:
		return valueSort{oneWord: true,
			read: single(func(_ model.FieldSpec, text string, ctx Context) (model.Value, error) {
				id, err := Person(text, ctx)
				return model.Who(id), err
			}),
			write: func(v model.Value, ctx Context) string { return ctx.nameText(v.Person) },
			tell:  func(v model.Value, r *reader) []string { return []string{r.nameText(v.Person)} },
			complete: func(c *completer, spec model.FieldSpec, typed string) {
				c.people(typed, spec.Token(), c.candidates(spec.Field))
			},
			sample: func(model.FieldSpec) string { return "ana" },
		}
	case model.SortDate:
		return valueSort{oneWord: true,
			read: single(func(spec model.FieldSpec, text string, ctx Context) (model.Value, error) {
				if spec.None && strings.EqualFold(text, "none") {
					return model.Value{}, nil
				}
				read := Date
				if spec.Past {
					read = PastDate
				}
				day, err := read(text, ctx.today(), ctx.Record.Calendar())
				return model.On(day), err
			}),
			write: func(v model.Value, _ Context) string { return string(v.Date) },
			tell:  func(v model.Value, r *reader) []string { return []string{r.describeDay(v.Date)} },
			complete: func(c *completer, spec model.FieldSpec, typed string) {
				if spec.Past {
					c.daysPast(typed, spec.Token())
					return
				}
				c.days(typed, c.at.start, c.at.end, spec.Token())
			},
			sample: func(model.FieldSpec) string { return "fri" },
		}
	case model.SortMinutes:
		return valueSort{oneWord: true,
			read:   single(func(_ model.FieldSpec, text string, _ Context) (model.Value, error) { return minutes(text) }),
			write:  func(v model.Value, _ Context) string { return number(v.Number, "") },
			tell:   func(v model.Value, _ *reader) []string { return []string{number(v.Number, " min")} },
			sample: func(model.FieldSpec) string { return "15" },
		}
	case model.SortFigure:
		return valueSort{oneWord: true,
			read: single(func(_ model.FieldSpec, text string, _ Context) (model.Value, error) {
				f, err := model.ParseFigure(text)
				return model.Words(string(f)), err
			}),
			sample: func(model.FieldSpec) string { return "3.8" },
		}
	case model.SortChoice:
		return valueSort{oneWord: true,
			read: single(func(spec model.FieldSpec, text string, _ Context) (model.Value, error) { return choice(spec, text) }),
			complete: func(c *completer, spec model.FieldSpec, typed string) {
				for _, word := range spec.Choices {
					if isBegun(word, typed) {
						c.add(spec.Token()+word+" ", spec.Label)
					}
				}
			},
			sample: func(spec model.FieldSpec) string { return spec.Choices[len(spec.Choices)-1] },
		}
	}
	return textSortOf(sort)
}

// textSortOf returns what there is to know of the values of a sort that are texts, or
// several things.
func textSortOf(sort model.Sort) valueSort {
	switch sort {
	case model.SortText:
		return valueSort{read: func(_ model.FieldSpec, text string, _ Context) (model.Value, error) {
			return model.Words(model.Clean(text, true)), nil
		}}
	case model.SortLines:
		return valueSort{
			read: func(_ model.FieldSpec, text string, _ Context) (model.Value, error) {
				return model.Value{Lines: lines(text)}, nil
			},
			write: func(v model.Value, _ Context) string { return strings.Join(v.Lines, "\n") },
			tell:  func(v model.Value, _ *reader) []string { return slices.Clone(v.Lines) },
		}
	case model.SortDays:
		return valueSort{
			read:  single(func(_ model.FieldSpec, text string, ctx Context) (model.Value, error) { return ctx.days(text) }),
			write: func(v model.Value, _ Context) string { return strings.Join(v.Lines, ", ") },
			tell: func(v model.Value, r *reader) []string {
				return mapEach(v.Lines, func(day string) string { return r.describeDay(model.Date(day)) })
			},
		}
	case model.SortPeriods:
		return valueSort{
			read:  func(_ model.FieldSpec, text string, ctx Context) (model.Value, error) { return ctx.periods(text) },
			write: func(v model.Value, _ Context) string { return strings.Join(mapEach(v.Lines, periodText), "\n") },
			tell: func(v model.Value, r *reader) []string {
				return mapEach(v.Lines, func(line string) string {
					p, _ := model.ParsePeriod(line)
					return p.Near(r.today())
				})
			},
		}
	case model.SortThings:
		return valueSort{
			read: func(spec model.FieldSpec, text string, ctx Context) (model.Value, error) {
				return things(spec, text, ctx)
			},
			write: func(v model.Value, ctx Context) string { return strings.Join(mapEach(v.Lines, ctx.thingText), ", ") },
			tell: func(v model.Value, r *reader) []string {
				return mapEach(v.Lines, func(id string) string {
					about, _ := model.ParseRef(id)
					if about.Kind == model.KindPerson {
						return r.nameText(about.ID)
					}
					return r.describeThing(about)
				})
			},
			complete: (*completer).things,
			sample:   func(spec model.FieldSpec) string { return sampleID(spec.Of[0], "") },
		}
	case model.SortCriteria:
		return valueSort{
			read:  func(_ model.FieldSpec, text string, _ Context) (model.Value, error) { return parseCriteria(text) },
			write: func(v model.Value, _ Context) string { return criteriaText(v.Criteria) },
			tell: func(v model.Value, _ *reader) []string {
				return mapEach(v.Criteria, func(c model.NewCriterion) string { return join(c.Text, c.Check) })
			},
		}
	case model.SortTasks:
		return valueSort{
			read:     func(_ model.FieldSpec, text string, ctx Context) (model.Value, error) { return parseTasks(text, ctx) },
			write:    func(v model.Value, ctx Context) string { return ctx.tasksText(v.Tasks) },
			tell:     func(v model.Value, r *reader) []string { return mapEach(v.Tasks, r.describeTask) },
			complete: func(c *completer, _ model.FieldSpec, typed string) { c.withinTask(typed) },
		}
	}
	return valueSort{}
}

// single has a text read that is one value, and makes its error one about all of the text.
func single(read func(model.FieldSpec, string, Context) (model.Value, error)) func(model.FieldSpec, string, Context) (model.Value, error) {
	return func(spec model.FieldSpec, text string, ctx Context) (model.Value, error) {
		v, err := read(spec, strings.TrimSpace(text), ctx)
		if err != nil {
			return model.Value{}, &ValueError{Says: err.Error(), End: len(text), Err: err}
		}
		return v, nil
	}
}

// number writes a number of minutes; "" for none.
func number(n int, unit string) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + unit
}

// describeTask returns a condition or an action with its owner and day.
func (r *reader) describeTask(t model.NewTask) string {
	who := ""
	if t.Owner != 0 {
		who = r.nameText(t.Owner)
	}
	return join(t.Text, strings.TrimSpace(who+" "+r.describeDay(t.Due)))
}

func mapEach[T any](list []T, tell func(T) string) []string {
	told := make([]string, len(list))
	for i, one := range list {
		told[i] = tell(one)
	}
	return told
}
