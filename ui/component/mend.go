package component

import (
	"fmt"
	"strings"

	"gavel/model"
)

// Mend opens the form of a thing at the field that fails a check, or begins the line that
// mends it: what an approved decision lacks is said of its criterion, and no form of the
// decision takes it.
func Mend(f model.Fault) Effect {
	isField := strings.HasPrefix(f.Act.Line, fmt.Sprintf("set %s ", f.About)) || strings.HasPrefix(f.Act.Line, fmt.Sprintf("assign %s ", f.About))
	if f.Act.Line == "" || isField && len(f.Fields) > 0 && f.About.Kind != model.KindCycle {
		return Edit{About: f.About, Field: append(f.Fields, "")[0]}
	}
	return Capture{Text: f.Act.Line}
}
