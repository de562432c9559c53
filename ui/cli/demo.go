package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
	"gavel/ui"
	"gavel/ui/demo"
	"gavel/ui/session"
)

func (p *program) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Open the sample: a live review, in a file of its own",
		Long: `Open the sample: a live review in which everything is to be seen. It is in a
file of its own that is thrown away in the end, unless --db names a new file for
it. GAVEL_DB is left alone. Without a terminal, --db makes the file and that is
all, unless --plain asks for a conversation about it.`,
		Example: "gavel demo\ngavel demo --db sample.db",
		Args:    arguments(0, 0, "gavel demo takes no argument; --db names a file to keep the sample in"),
		RunE: func(c *cobra.Command, _ []string) error {
			if p.file != "" {
				return p.keepSample(c)
			}
			if err := errors.Join(p.noJSON(c), p.fits(c)); err != nil {
				return err
			}
			samples := &samples{program: p}
			store, err := samples.open(c.Context())
			if err == nil {
				err = p.show(c.Context(), ui.Options{Options: session.Options{Store: store, Sample: true, Say: p.sampleSays(demo.Say, demo.SayInLines)}}, samples)
			}
			return errors.Join(err, samples.discard())
		},
	}
}

// keepSample makes the sample in the file that --db names, and shows it where
// there is a screen.
func (p *program) keepSample(c *cobra.Command) error {
	p.file = p.pathOf(p.file)
	err := demo.Fill(c.Context(), p.file, p.localNow())
	if errors.Is(err, fs.ErrExist) {
		return refused("%s is there already; name a new file for the sample", model.Clean(p.file, false))
	}
	if err != nil {
		return err
	}
	if p.json {
		p.written = "the sample is in " + p.file
		return p.answer(model.Done{Says: p.written}, p.file)
	}
	if p.fits(c) != nil || (p.inLines() && !p.plain) {
		p.written = "the sample is in " + p.file
		return p.printf("the sample is in %s; see it with: gavel --db %s", p.file, p.file)
	}
	store, err := p.open(c.Context())
	if err != nil {
		return err
	}
	err = p.show(c.Context(), ui.Options{Options: session.Options{Store: store, Say: p.sampleSays(demo.SayKept, demo.SayKeptInLines)}}, &samples{program: p})
	return errors.Join(err, store.Close())
}

// sampleSays returns what to try first in a sample, on the screen or in lines.
func (p *program) sampleSays(screen, lines string) string {
	if p.inLines() {
		return lines
	}
	return screen
}

// samples is the samples that were opened, to be thrown away in the end.
type samples struct {
	*program
	folders []string
	stores  []*storage.Store
}

// open makes a sample in a folder that nobody else can look into.
func (s *samples) open(ctx context.Context) (*storage.Store, error) {
	folder, err := os.MkdirTemp("", "gavel-sample-*")
	if err != nil {
		return nil, &storage.FileError{Says: pathTrouble("make", "a folder for the sample", err).Error()}
	}
	s.folders = append(s.folders, folder)
	store, err := demo.Open(ctx, folder, s.localNow(), storage.Actor(s.user()), storage.Clock(s.now))
	if err == nil {
		s.stores = append(s.stores, store)
	}
	return store, err
}

// discard closes the samples and throws them away.
func (s *samples) discard() error {
	var err error
	for _, store := range s.stores {
		err = errors.Join(err, store.Close())
	}
	for _, folder := range s.folders {
		err = errors.Join(err, os.RemoveAll(folder))
	}
	return err
}
