package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gavel/model"
	"gavel/storage"
	"gavel/ui/host"
)

// backups is the folder that copies are kept in by themselves; "" where nobody
// has a home.
func (p *program) backups() string {
	if state := host.State(p.env); state != "" {
		return filepath.Join(state, "backups")
	}
	return ""
}

// secondBackups is the variable that names another folder for copies, such as
// one on a stick. Where it is not there at the moment, it waits for its turn.
const secondBackups = "GAVEL_BACKUPS"

// backupFolders is every folder that copies go to now.
func (p *program) backupFolders() (list []string) {
	if folder := p.backups(); folder != "" {
		list = append(list, folder)
	}
	if second := p.pathOf(p.env(secondBackups)); second != "" {
		if info, err := os.Stat(second); err == nil && info.IsDir() {
			list = append(list, second)
		}
	}
	return list
}

func (p *program) backupCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "backup [FILE]",
		Short: "Write a verified copy of the data to a new file, or list the copies that are kept",
		Long: `Write a copy of the data to a new FILE. It takes its name once every page, every
row, the journal and the seals in it were found sound; saving goes on meanwhile.

Without FILE: list the copies that gavel keeps by itself. One is made when a
meeting closes, and every half hour while something changes: all of two days are
kept, then one a day, a week, a month. Where GAVEL_BACKUPS names a folder that is
there, such as one on a stick, they go there, too.`,
		Example: "gavel backup /media/stick/checkout.gavel\ngavel backup\ngavel backup --json",
		Args:    arguments(0, 1, "name one new file"),
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 0 && p.json:
			return p.printBackups()
		case len(args) == 0:
			return p.listBackups()
		}
		store, err := p.open(c.Context(), storage.ReadOnly())
		if err != nil {
			return err
		}
		_, _ = fmt.Fprintln(p.err, "copying, and reading every row of the copy; ctrl+c stops it …")
		ctx, done := p.long(c.Context())
		path := p.pathOf(args[0])
		err = errors.Join(store.BackUp(ctx, path), store.Close())
		stopped := ctx.Err() != nil
		done()
		if stopped {
			return refused("stopped; nothing is left of the copy")
		}
		if err != nil {
			return err
		}
		p.written = "a verified copy is in " + path
		return p.answer(model.Done{Says: p.written}, path)
	}
	return c
}

func (p *program) listBackups() error {
	if len(p.backupFolders()) == 0 {
		return p.printf("no copies yet, and there is no home folder to keep them in; set HOME or XDG_STATE_HOME, or name a folder in %s", secondBackups)
	}
	folder, list, err := p.kept()
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return p.printf("no copies yet; gavel makes one in %s when a meeting closes", folder)
	}
	for _, b := range list {
		if err := p.printf("%s  %s", b.At.In(p.localNow().Location()).Format("2006-01-02 15:04"), b.Path); err != nil {
			return err
		}
	}
	return nil
}

// backupJSON is one copy as gavel backup --json prints it.
type backupJSON struct {
	At   time.Time `json:"at"`
	Path string    `json:"path"`
}

func (p *program) printBackups() error {
	_, list, err := p.kept()
	if err != nil {
		return err
	}
	printed := []backupJSON{}
	for _, b := range list {
		printed = append(printed, backupJSON{b.At, b.Path})
	}
	return p.printJSON(printed)
}

// kept is the copies of the data that gavel keeps by itself, newest first.
func (p *program) kept() (folder string, list []storage.Backup, err error) {
	path, err := p.path()
	if err != nil {
		return "", nil, err
	}
	folder = storage.BackupFolder(p.backups(), path)
	list, err = storage.Backups(folder)
	return folder, list, err
}

// old is the age at which a copy of a file that changes should be made anew.
const old = 7 * 24 * time.Hour

// openPlaces returns the folders of copies, and of what is kept beside them, that
// others may write to, and the copies themselves where one of them is so. In a folder that is sticky they may not take away what is not
// theirs, but leave something there.
func (p *program) openPlaces() (open []string) {
	look := func(folder string) {
		info, err := os.Stat(folder)
		if err == nil && info.IsDir() && info.Mode().Perm()&0o022 != 0 && !slices.Contains(open, folder) {
			open = append(open, folder)
		}
	}
	path, err := p.path()
	for i, folder := range p.backupFolders() {
		if i == 0 && folder == p.backups() {
			look(filepath.Dir(folder))
		}
		look(folder)
		if err == nil {
			folder = storage.BackupFolder(folder, path)
			look(folder)
			if hasOpenCopy(folder) {
				open = append(open, filepath.Join(folder, "*.gavel"))
			}
		}
	}
	return open
}

// hasOpenCopy reports whether others may write to one of the copies in a folder.
func hasOpenCopy(folder string) bool {
	list, err := storage.Backups(folder)
	return err == nil && slices.ContainsFunc(list, func(b storage.Backup) bool {
		info, err := os.Stat(b.Path)
		return err == nil && info.Mode().Perm()&0o022 != 0
	})
}

// examineBackups returns what gavel doctor says of the copies, after it has read the
// newest one whole again.
func (p *program) examineBackups(ctx context.Context) storage.Finding {
	f := storage.Finding{Check: "backups", Verdict: storage.Doubtful, Advice: "gavel backup FILE"}
	if open := p.openPlaces(); len(open) > 0 {
		f.Says = "others on this machine may change or take away the copies in " + strings.Join(open, " and ")
		f.Advice = "chmod go-w " + strings.Join(open, " ")
		return f
	}
	_, list, err := p.kept()
	if err != nil {
		f.Says = "the copies cannot be looked at"
		return f
	}
	if len(list) == 0 {
		f.Says = "there is no copy yet"
		return f
	}
	newest := list[0]
	f.Says = fmt.Sprintf("the newest is of %s, %s", newest.At.In(p.localNow().Location()).Format("2006-01-02 15:04"), newest.Path)
	switch err := storage.VerifyBackup(ctx, newest.Path); {
	case err != nil:
		f.Says += ", and it is not sound: " + p.sentences(err)[0]
	case p.now().Sub(newest.At) <= old:
		f.Verdict, f.Advice = storage.Sound, ""
		f.Says += ", and every row of it was read"
	}
	return f
}

func (p *program) restoreCommand() *cobra.Command {
	var newest bool
	c := &cobra.Command{
		Use:   "restore [FILE]",
		Short: "Put a copy in the place of the data; what is there is kept under another name",
		Long: `Put a copy in the place of the data, once every row of the copy was found sound.
What is there is kept beside it under another name. Nothing is deleted.

With --newest: the newest of the copies that gavel keeps by itself and that is
sound.`,
		Example: "gavel restore --newest\ngavel restore /media/stick/checkout.gavel",
		Args:    arguments(0, 1, "name one copy, or pass --newest"),
	}
	c.Flags().BoolVar(&newest, "newest", false, "take the newest copy that is sound")
	c.RunE = func(c *cobra.Command, args []string) error {
		if newest == (len(args) == 1) {
			return misused(c, "name one copy, or pass --newest")
		}
		path, err := p.path()
		if err != nil {
			return err
		}
		// One for all that is tried: what stops one copy stops the restore.
		ctx, done := stoppable(c.Context())
		defer done()
		if newest {
			return p.restoreNewest(ctx, path)
		}
		return p.restore(ctx, p.pathOf(args[0]), path)
	}
	return c
}

// restoreNewest goes back to the newest copy that is sound.
func (p *program) restoreNewest(ctx context.Context, path string) error {
	folder, list, err := p.kept()
	if err != nil {
		return err
	}
	for _, b := range list {
		err := p.restore(ctx, b.Path, path)
		if err == nil || ctx.Err() != nil { // a copy that was not read to its end is no bad one
			return err
		}
		_, _ = fmt.Fprintf(p.err, "gavel: %s is passed over: %s\n", b.Path, p.sentences(err)[0])
	}
	return failed("there is no sound copy in %s", folder)
}

func (p *program) restore(ctx context.Context, copied, path string) error {
	_, _ = fmt.Fprintln(p.err, "copying, and reading every row of the copy; ctrl+c stops it …")
	reading, done := p.metered(ctx)
	kept, err := storage.Restore(reading, copied, path, p.now())
	done()
	if err != nil && kept == "" && ctx.Err() != nil {
		return refused("stopped; nothing was changed")
	}
	if err != nil {
		return err
	}
	p.written = fmt.Sprintf("%s is what %s was", path, copied)
	if p.json {
		return p.printJSON(restoredJSON{Sentence: p.written, Path: path, Kept: orNull(kept)})
	}
	if kept != "" {
		if err := p.printf("what was there is now %s", kept); err != nil {
			return err
		}
	}
	return p.printf("%s", p.written)
}

// restoredJSON is a restore as --json prints it.
type restoredJSON struct {
	Sentence string  `json:"sentence"`
	Path     string  `json:"path"`
	Kept     *string `json:"kept"` // where what was there is now
}
