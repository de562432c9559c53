package cli

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/document"
	"gavel/storage"
)

// maxMinutes limits the bytes of a file that are read as minutes.
const maxMinutes = 16 << 20

func (p *program) verifyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "verify FILE.md",
		Short: "Compare minutes with the text that was kept when their meeting closed",
		Long: `Compare the minutes in a file, or on standard input where FILE is -, with the text
that was kept and sealed when their meeting closed. The first line that differs is
shown. Line ends and blanks at the end of a line may differ: editors and mail
change them. What stands below the fingerprint line is not compared.

Exit codes: 0 the same · 1 changed · 2 nothing to compare with: the meeting is not
in the data, not closed, or was closed by an older gavel that kept no text.`,
		Example: "gavel verify minutes.md\ngavel verify - < minutes.md",
		Args:    arguments(1, 1, "name one file"),
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		path := p.pathOf(args[0])
		text, err := p.minutesIn(path)
		if err != nil {
			return err
		}
		return p.verify(c.Context(), path, text)
	}
	return c
}

// minutesIn reads the file with minutes.
func (p *program) minutesIn(path string) (string, error) {
	in := p.in
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return "", pathTrouble("read", path, err)
		}
		defer func() { _ = file.Close() }() // it was only read
		in = file
	}
	text, err := io.ReadAll(io.LimitReader(in, maxMinutes+1))
	if err != nil {
		return "", pathTrouble("read", path, err)
	}
	if len(text) > maxMinutes {
		return "", failed("%s is too large for minutes", path)
	}
	return string(text), nil
}

// verify says of each meeting's minutes in a text whether they are as they were kept.
func (p *program) verify(ctx context.Context, path, text string) error {
	store, err := p.open(ctx, storage.ReadOnly())
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // it was only read
	reading, done := p.long(ctx)
	wrong := store.Verify(reading)
	stopped := reading.Err() != nil
	done()
	if stopped {
		return failed("stopped; nothing was compared")
	}
	if wrong != nil {
		return failed("there is nothing to compare with: %s; see what to do with gavel doctor", p.sentences(wrong)[0])
	}
	record, err := store.Record(ctx)
	if err != nil {
		return err
	}
	kept, err := store.Minutes(ctx)
	if err != nil {
		return err
	}
	return p.printCompared(path, document.Verify(text, kept, record))
}

// printCompared says what was found, and answers with an error for the exit code.
func (p *program) printCompared(path string, list []document.Compared) error {
	changed, nothing := 0, 0
	compared := []comparedJSON{}
	for _, found := range list {
		switch found.Verdict {
		case document.Changed:
			changed++
		case document.NothingToCompare:
			nothing++
			continue
		case document.Same:
		}
		if p.json {
			compared = append(compared, comparedOf(found))
			continue
		}
		for _, line := range comparedSays(found) {
			if err := p.printf("%s", line); err != nil {
				return err
			}
		}
	}
	if p.json && len(compared) > 0 {
		if err := p.printJSON(compared); err != nil {
			return err
		}
	}
	switch {
	case changed > 0:
		return refused("%s is not as it was when the meeting closed", path)
	case nothing > 0:
		return failed("%s: nothing to compare with: %s", path, whyNothing(list))
	}
	return nil
}

// comparedJSON holds what was found of one meeting's minutes, as --json prints it.
type comparedJSON struct {
	thingJSON
	Same     bool    `json:"same"`
	Line     *int    `json:"line"` // the first that differs
	Is       *string `json:"is"`
	Was      *string `json:"was"`
	Sentence string  `json:"sentence"`
}

func comparedOf(found document.Compared) comparedJSON {
	one := comparedJSON{thingJSON: thingOf(found.Meeting), Same: found.Verdict == document.Same, Sentence: comparedSays(found)[0]}
	if !one.Same {
		one.Line, one.Is, one.Was = &found.Line, &found.Is, &found.Was
	}
	return one
}

func whyNothing(list []document.Compared) string {
	for _, found := range list {
		if found.Why != "" {
			return found.Why
		}
	}
	return ""
}

// comparedSays returns what was found of one meeting's minutes, in lines.
func comparedSays(found document.Compared) []string {
	if found.Verdict == document.Same {
		says := fmt.Sprintf("%s: the same as when it closed", found.Meeting)
		if found.Below {
			says += "; what stands below the fingerprint line is not compared"
		}
		return []string{says}
	}
	is := "  is:  " + model.Clean(found.Is, false)
	if found.Ended {
		is = "  is:  (the file ends before it)"
	}
	return []string{fmt.Sprintf("%s: line %d differs", found.Meeting, found.Line), is, "  was: " + model.Clean(found.Was, false)}
}
