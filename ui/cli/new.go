package cli

import "github.com/spf13/cobra"

func (p *program) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Begin a cycle, or plan a meeting",
		Example: `gavel new cycle "Checkout redesign" --people "Ana Ruiz, Ben Okafor"
gavel new meeting --date fri`,
	}
	return p.group(c, p.newCycleCommand(), p.newMeetingCommand())
}
