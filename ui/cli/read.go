package cli

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/model/capture"
	"gavel/storage"
)

// entering holds the flags and arguments of gavel read.
type entering struct {
	*program
	date, source, csv string
	replace, good     bool
}

func (p *program) readCommand() *cobra.Command {
	e := &entering{program: p}
	c := &cobra.Command{
		Use:   "read METRIC VALUE",
		Short: "Enter a reading of a metric, or those of a CSV file",
		Long: `Enter what a metric was found to be: of today, or of the day that --date gives. A
second reading of a day is refused without --replace, which keeps the first as
corrected.

With --csv, readings are read from a file, or from standard input for -: the columns
are metric, value, date, source and unit, in this order or in that of a header. Semicolons
or tabs between them, a comma before decimals and a byte order mark are understood. All
of them are entered, or none, and each that cannot be is named by its line; --good
enters the others.`,
		Example: `gavel read handoff-defects 3.8
gavel read handoff-defects 3.8 --date 2026-11-16 --source tracker
gavel read --csv readings.csv
gavel read --csv - --good < readings.csv`,
		Args:              arguments(0, 2, "name a metric and its value, such as handoff-defects 3.8, or --csv FILE"),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	c.Flags().StringVar(&e.date, "date", "", "of which day it is; today without it")
	c.Flags().StringVar(&e.source, "source", "", "where the number is from, such as tracker")
	c.Flags().BoolVar(&e.replace, "replace", false, "take the place of the reading of that day, which is kept as corrected")
	c.Flags().StringVar(&e.csv, "csv", "", "read readings from this file; - for standard input")
	c.Flags().BoolVar(&e.good, "good", false, "with --csv: enter the readings that can be, and leave out the others")
	p.completeFlag(c, "date", cobra.NoFileCompletions)
	p.completeFlag(c, "source", cobra.NoFileCompletions)
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case e.csv == "" && len(args) != 2:
			return misused(c, "name a metric and its value, such as handoff-defects 3.8, or --csv FILE")
		case e.csv == "" && e.good:
			return misused(c, "--good goes with --csv")
		case e.csv != "" && (len(args) > 0 || e.date != "" || e.source != ""):
			return misused(c, "with --csv the file says metric, value, date and source")
		}
		var text []byte
		if e.csv != "" {
			var err error
			if text, err = e.readFile(e.csv); err != nil {
				return err
			}
		}
		return p.change(c.Context(), func(store *storage.Store, r *model.Record) error {
			command, err := e.one(r, args)
			if e.csv != "" {
				command, err = e.all(r, text)
			}
			if err != nil {
				return err
			}
			_, done, err := store.Do(c.Context(), command)
			if err != nil {
				return err
			}
			p.saved(store)
			return p.answer(done, "")
		})
	}
	return c
}

// one returns the command that enters one reading.
func (e *entering) one(r *model.Record, args []string) (model.Command, error) {
	if len(args) != 2 {
		return nil, nil
	}
	about, ok := r.Named(args[0])
	if !ok || about.Kind != model.KindMetric {
		return nil, &model.Refusal{Reason: model.NotFound, Says: capture.NoMetric(args[0], e.captureContext(r))}
	}
	with := model.Values{model.FieldWords: model.Words(args[1]), model.FieldSource: model.Words(e.source)}
	if e.date != "" {
		day, err := capture.PastDate(e.date, r.Today(e.instant()), r.Calendar())
		if err != nil {
			return nil, &model.Refusal{Reason: model.BadValue, Says: err.Error()}
		}
		with[model.FieldDate] = model.On(day)
	}
	if e.replace {
		with[model.FieldReplace] = model.Words(model.Yes)
	}
	return model.Raise{Kind: model.KindReading, On: about, With: with}, nil
}

// all returns the command that enters the readings of a file.
func (e *entering) all(r *model.Record, text []byte) (model.Command, error) {
	rows, bad, err := capture.Readings(text, e.captureContext(r))
	if err != nil {
		return nil, err
	}
	return model.EnterReadings{Rows: rows, Bad: bad, Good: e.good, Replace: e.replace}, nil
}

// readFile reads a file, or standard input for "-", up to one byte more than a file of
// readings may have, so that a longer one is refused.
func (p *program) readFile(path string) ([]byte, error) {
	from := p.in
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, pathTrouble("read", path, err)
		}
		defer func() { _ = file.Close() }()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, failed("%s is a folder; name a file in it", model.Clean(path, false))
		}
		from = file
	}
	text, err := io.ReadAll(io.LimitReader(from, capture.MaxReadings+1))
	if err != nil {
		return nil, pathTrouble("read", path, err)
	}
	return text, nil
}
