package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gavel/storage"
)

func (p *program) doctorCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look the data over: file, schema, journal, every row, seals, backups, clock",
		Long: `Look the data over, and say in words what to do. Nothing is changed.

Every row is held against the journal, so that a byte which the disk has turned is
found, and the seal of every closed meeting is computed anew. Exit code 1 where
something is not what was saved.`,
		Args: arguments(0, 0, "doctor takes no argument; name the file with --db"),
	}
	c.RunE = func(c *cobra.Command, _ []string) error {
		path, err := p.path()
		if err != nil {
			return err
		}
		ctx, done := p.long(c.Context())
		findings, err := storage.Examine(ctx, path, storage.Clock(p.now))
		if err == nil {
			findings = append(findings, p.examineBackups(ctx))
		}
		stopped := ctx.Err() != nil
		done()
		if stopped {
			return refused("stopped; the data was not looked over to its end")
		}
		if err != nil {
			return err
		}
		if p.json {
			err = p.printJSON(findingList(findings))
		} else {
			err = p.printFindings(findings)
		}
		if err != nil {
			return err
		}
		for _, f := range findings {
			if f.Verdict == storage.Broken {
				return refused("the file is not what was saved; what to do stands above")
			}
		}
		return nil
	}
	return c
}

// findingJSON is one finding as gavel doctor --json prints it.
type findingJSON struct {
	Check    string          `json:"check"`
	Verdict  storage.Verdict `json:"verdict"`
	Sentence string          `json:"sentence"`
	Says     string          `json:"says"` // the same
	Advice   *string         `json:"advice"`
}

func findingList(findings []storage.Finding) []findingJSON {
	list := []findingJSON{}
	for _, f := range findings {
		list = append(list, findingJSON{f.Check, f.Verdict, f.Says, f.Says, orNull(f.Advice)})
	}
	return list
}

// marks are the shapes of the verdicts.
var marks = map[storage.Verdict]string{storage.Sound: "✔", storage.Doubtful: "▲", storage.Broken: "✖"}

func (p *program) printFindings(findings []storage.Finding) error {
	for _, f := range findings {
		if err := p.printf("%s %-8s %-8s %s", marks[f.Verdict], f.Verdict, f.Check, f.Says); err != nil {
			return err
		}
		if f.Advice == "" {
			continue
		}
		if err := p.printf("%s%s", fmt.Sprintf("%20s", ""), f.Advice); err != nil {
			return err
		}
	}
	return nil
}
