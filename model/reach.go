package model

import (
	"cmp"
	"fmt"
	"slices"
)

// SeriesWindow is the number of rows of each series that a record holds: the newest by their days. The
// others stay in the file, so that their number makes no command slower.
const SeriesWindow = 50

// SayWindow says which rows of a kind a record holds whose older ones may be in the file only;
// "" where none are.
func (r *Record) SayWindow(k Kind) string {
	info := k.Info()
	if info.Series.IsZero() {
		return ""
	}
	of := map[Ref]int{}
	for _, about := range r.AllOf(k) {
		of[r.ParentOf(about)]++
	}
	for parent, rows := range of {
		if rows >= SeriesWindow {
			return fmt.Sprintf("the newest %d of each %s; gavel list %s has all of them", SeriesWindow, parent.Kind, info.Plural)
		}
	}
	return ""
}

// Reach names rows of series that a command looks at, and that a record may have left in
// the file: those with the ids, or those of one thing between two days.
type Reach struct {
	Kind     Kind
	IDs      []ID
	Of       Ref
	From, To Date
}

// reaching is a command that looks at rows of series beyond the window of the record.
type reaching interface {
	reaches(r *Record, now Instant) []Reach
}

// Reaches returns the rows of series that a command looks at, for whoever applies it to a
// record that does not hold them all.
func (r *Record) Reaches(c Command, now Instant) []Reach {
	if c, ok := c.(reaching); ok {
		return c.reaches(r, now)
	}
	return nil
}

// Copy returns a record to which rows can be added while r stays as it is.
func (r *Record) Copy() *Record { return r.clone() }

// reaches returns the rows of the day that a new row of a series is of.
func (c Raise) reaches(r *Record, now Instant) []Reach {
	if c.Kind.Info().Series.IsZero() {
		return nil
	}
	of := r.above(c.On, c.Kind.Info().Parents[0])
	if named := c.With[FieldMetric].Lines; len(named) > 0 {
		of, _ = r.Named(named[0])
	}
	day := cmp.Or(c.With[FieldDate].Date, r.Today(now))
	return []Reach{{Kind: c.Kind, Of: of, From: day, To: day}}
}

// reaches returns the rows of series that the command changed which is taken back.
func (c Revert) reaches(*Record, Instant) []Reach {
	var list []Reach
	for _, image := range c.Images {
		k := Kind(image.Table)
		if k.Info().Series.IsZero() {
			continue
		}
		i := slices.IndexFunc(list, func(o Reach) bool { return o.Kind == k })
		if i < 0 {
			list = append(list, Reach{Kind: k})
			i = len(list) - 1
		}
		list[i].IDs = append(list[i].IDs, image.ID)
	}
	return list
}
