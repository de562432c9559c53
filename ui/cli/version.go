package cli

import "github.com/spf13/cobra"

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of gavel",
		Long:    "Print the version of gavel.",
		Example: "gavel version",
		Args:    arguments(0, 0, "gavel version takes no argument"),
		RunE: func(*cobra.Command, []string) error {
			if p.json {
				return p.printJSON(versionJSON{version()})
			}
			return p.printf("gavel %s", version())
		},
	}
}

// versionJSON is the version as --json prints it.
type versionJSON struct {
	Version string `json:"version"`
}
