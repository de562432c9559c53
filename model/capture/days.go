package capture

import (
	"fmt"
	"slices"
	"strings"

	"gavel/model"
)

// longestRange is the number of days that a range may reach over: half a year is a
// slip of the finger already.
const longestRange = 183

// days reads several days: "24 dec, 28 dec to 31 dec", a line or a comma each.
func (ctx Context) days(text string) (model.Value, error) {
	var list []string
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		piece = strings.Join(strings.Fields(piece), " ")
		if piece == "" {
			continue
		}
		from, to, isRange := strings.Cut(piece, " to ")
		first, err := Date(from, ctx.today(), ctx.Record.Calendar())
		if err != nil {
			return model.Value{}, err
		}
		last := first
		if isRange {
			if last, err = Date(to, ctx.today(), ctx.Record.Calendar()); err != nil {
				return model.Value{}, err
			}
		}
		if last < first || last > first.AddDays(longestRange) {
			return model.Value{}, fmt.Errorf("%s is no range of days; write the earlier day first, and at most half a year", model.Quoted(piece))
		}
		for day := first; day <= last; day = day.AddDays(1) {
			list = append(list, string(day))
		}
	}
	slices.Sort(list)
	return model.Value{Lines: slices.Compact(list)}, nil
}
