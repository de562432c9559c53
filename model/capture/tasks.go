package capture

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"gavel/model"
)

// parseTasks reads one condition or action a line: words, @owner, due:day.
func parseTasks(text string, ctx Context) (model.Value, error) {
	var list []model.NewTask
	offset := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			task, err := parseTask(line, ctx)
			if err != nil {
				return model.Value{}, err.at(offset)
			}
			list = append(list, task)
		}
		offset += len(line) + 1
	}
	return model.Value{Tasks: list}, nil
}

func parseTask(line string, ctx Context) (model.NewTask, *ValueError) {
	var task model.NewTask
	var words []part
	for _, p := range joinWords(line, scan(line, 0, ofTasks), specOfTask, ctx) {
		var err *ValueError
		switch p.role {
		case aWord:
			words = append(words, p)
		case aName:
			err = taskOwner(&task, p, line, ctx)
		case aToken:
			err = taskDue(&task, p, line, ctx)
		case aMistake:
			err = &ValueError{Says: mistakeSays(p, line), Start: p.start, End: p.end}
		}
		if err != nil {
			return task, err
		}
	}
	task.Text = model.Clean(joined(line, words), false)
	if task.Text == "" {
		return task, &ValueError{Says: "what is to be done? Write it before @owner and due:day", End: len(line)}
	}
	return task, nil
}

// specOfTask returns the spec of a field that is said of a condition or an action.
func specOfTask(f model.Field) (model.FieldSpec, bool) {
	spec, _ := model.SpecOf(f)
	return spec, f == model.FieldOwner || f == model.FieldDue
}

func taskOwner(task *model.NewTask, p part, line string, ctx Context) *ValueError {
	if task.Owner != 0 {
		return &ValueError{Says: `one person does it; for a second owner write a second one, or \@name for words`, Start: p.start, End: p.end}
	}
	v, err := valueOf(p, line, optional(model.FieldOwner).FieldSpec, ctx)
	task.Owner = v.Person
	return err
}

func taskDue(task *model.NewTask, p part, line string, ctx Context) *ValueError {
	if task.Due != "" {
		return &ValueError{Says: `it is due on one day; write \due: for words`, Start: p.start, End: p.end}
	}
	v, err := valueOf(p, line, optional(model.FieldDue).FieldSpec, ctx)
	task.Due = v.Date
	return err
}

// valueOf is the value of a part; its error has its place in the line.
func valueOf(p part, line string, spec model.FieldSpec, ctx Context) (model.Value, *ValueError) {
	if p.open {
		return model.Value{}, &ValueError{Says: "this quote is never closed", Start: p.at - quoteSize(line, p), End: p.end}
	}
	if p.text == "" && !p.quoted {
		return model.Value{}, &ValueError{Says: emptySays(spec, p, line), Start: p.start, End: p.end}
	}
	text := p.text
	if !p.quoted && valueSortOf(spec.Sort).oneWord {
		text = strings.TrimRight(text, trailing)
	}
	v, err := Parse(spec, text, ctx)
	var wrong *ValueError
	if !errors.As(err, &wrong) {
		return v, nil
	}
	typed := line[p.at:p.until]
	if !p.quoted {
		return v, wrong.at(p.at)
	}
	return v, &ValueError{Says: wrong.Says, Err: wrong.Err,
		Start: p.at + typedAt(typed, wrong.Start), End: p.at + typedAt(typed, wrong.End)}
}

// quoteSize returns how many bytes the quote before a value has.
func quoteSize(line string, p part) int {
	before := line[p.start:p.at]
	return len(before) - strings.LastIndexFunc(before, func(r rune) bool { return closersOf(r) != "" })
}

func (ctx Context) tasksText(list []model.NewTask) string {
	rows := make([]string, len(list))
	for i, task := range list {
		rows[i] = escapeWords(task.Text, ofTasks)
		if task.Owner != 0 {
			rows[i] += " @" + inQuotes(ctx.nameText(task.Owner))
		}
		if task.Due != "" {
			rows[i] += " due:" + string(task.Due)
		}
	}
	return strings.Join(rows, "\n")
}

// escapeWords writes words so that scan reads them back as words.
func escapeWords(text string, g grammar) string {
	var b strings.Builder
	s := scanner{grammar: g}
	for i := 0; i < len(text); {
		end := strings.IndexFunc(text[i:], unicode.IsSpace)
		if end == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			b.WriteString(text[i : i+size])
			i += size
			continue
		}
		end = wordEnd(text, i)
		if s.isSpecial(text[i:]) {
			b.WriteByte('\\')
		}
		b.WriteString(text[i:end])
		i = end
	}
	return b.String()
}
