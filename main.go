// Gavel is a terminal program for running review meetings: a meeting cannot be
// closed while anything on it lacks its owner's decision.
package main

import (
	"os"
	_ "time/tzdata" // cycles have time zones, and not every machine knows them

	"gavel/ui/cli"
)

func main() { os.Exit(cli.Main()) }
