package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gavel/model"
)

// lastDay is on or after every day that a row can have.
const lastDay = "9999-12-31"

// Series reads the whole series of one thing from the file, the rows of every cycle,
// in the order of their days and, within a day, of their ids: what a chart draws. A
// record holds only the rows of its own cycle. Each row has the type that the kind's
// rows have in a record. from and to are the first and the last day; "" sets no end. It
// is refused with a *model.Refusal where rows of the kind form no series of such a
// thing; its other errors are those of Record.
func (s *records) Series(ctx context.Context, kind model.Kind, of model.Ref, from, to model.Date) (list []any, err error) {
	info, t := kind.Info(), tables()[string(kind)]
	if info.Series.IsZero() || !slices.Contains(info.Parents, of.Kind) {
		return nil, &model.Refusal{Reason: model.BadValue, About: of, Says: fmt.Sprintf("there is no series of the kind %q for %s", kind, of)}
	}
	err = s.engine.snapshot(ctx, []string{t.series}, func(tx query) error {
		found, err := tx(ctx, t.series, int64(of.ID), string(from), cmp.Or(string(to), lastDay))
		return t.eachFilled(found, err, func(row any) { list = append(list, valueOf(row)) })
	})
	return list, err
}
