package storage

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Backup is one copy of a file that was found sound when it was made.
type Backup struct {
	Path string
	At   time.Time
}

// backupEvery is the time between two copies of a file that changes.
const backupEvery = 30 * time.Minute

// backupStamp is the time in a backup's name, in UTC.
const backupStamp = "20060102-150405.000"

// BackUp writes a copy into a folder and verifies it whole before it takes its
// name: its pages, the journal, every row and seal. It fails with a *FileError,
// a *ChainError, a *RowError or a *SealError; nothing is left behind then.
func (s *fileEngine) BackUp(ctx context.Context, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return unmade(path, err)
	}
	return s.copyTo(ctx, path, soundCopy)
}

// VerifyBackup reads a copy whole again. Its errors are those of BackUp.
func VerifyBackup(ctx context.Context, path string) error {
	setUpDriver()
	if _, err := identify(path); err != nil {
		return err
	}
	err := soundCopy(ctx, path)
	return cmp.Or(fileErrorOf(path, err), err)
}

// soundCopy holds a copy against its own journal.
func soundCopy(ctx context.Context, path string) (err error) {
	r, err := openReaders(path, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	if _, err := checkCopy(ctx, path); err != nil {
		return err
	}
	return r.snapshot(ctx, nil, func(tx query) error { return verify(ctx, tx) })
}

// BackUpIfDue keeps the copies of this file that lie in a folder: it makes one
// where the newest is half an hour old, or at once where now says so, and there
// is something new; then it thins them. It reports whether one was made.
func (s *Store) BackUpIfDue(ctx context.Context, folder string, now bool) (made bool, err error) {
	folder = BackupFolder(folder, s.path)
	list, err := Backups(folder)
	if err != nil {
		return false, err
	}
	at := s.now().UTC()
	if len(list) > 0 {
		newest := list[0]
		old := at.Sub(newest.At) >= backupEvery
		var last int64
		err := s.snapshot(ctx, nil, func(tx query) (err error) {
			last, err = queryNumber(ctx, tx, sqlLastAt)
			return err
		})
		if err != nil || !(old || now) || last <= newest.At.UnixMilli() {
			return false, err
		}
	}
	path := filepath.Join(folder, at.Format(backupStamp)+".gavel")
	if err := s.BackUp(ctx, path); err != nil {
		return false, err
	}
	return true, thinOut(folder, at)
}

// BackupFolder returns where the copies of one file lie within the folder of all.
func BackupFolder(folder, path string) string {
	resolved, err := resolve(path)
	if err != nil {
		resolved = path
	}
	name := strings.TrimSuffix(filepath.Base(resolved), filepath.Ext(resolved))
	sum := sha256.Sum256([]byte(resolved))
	return filepath.Join(folder, fmt.Sprintf("%s-%x", name, sum[:4]))
}

// Backups lists the copies in a folder, newest first; none where there is no
// such folder.
func Backups(folder string) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &FileError{Reason: Unreachable, Path: folder, Err: err, Says: folder + unusable(err)}
	}
	var list []Backup
	for _, entry := range entries {
		stamp, ok := strings.CutSuffix(entry.Name(), ".gavel")
		if at, wrong := time.Parse(backupStamp, stamp); ok && wrong == nil {
			list = append(list, Backup{filepath.Join(folder, entry.Name()), at})
		}
	}
	slices.SortFunc(list, func(a, b Backup) int { return b.At.Compare(a.At) })
	return list, nil
}

// thinOut deletes the copies that Thin does not keep. Nothing else in gavel
// deletes anything that was recorded.
func thinOut(folder string, now time.Time) error {
	list, err := Backups(folder)
	if err != nil {
		return err
	}
	keep := Thin(list, now)
	errs := []error{sweep(folder, now)}
	for _, b := range list {
		if !slices.Contains(keep, b) {
			errs = append(errs, os.Remove(b.Path))
		}
	}
	return errors.Join(errs...)
}

// passing limits the time that a copy may be in the making.
const passing = 24 * time.Hour

// sweep deletes what a killed program left of a copy that never took its name.
func sweep(folder string, now time.Time) error {
	left, err := filepath.Glob(filepath.Join(folder, ".gavel-*"))
	errs := []error{err}
	for _, path := range left {
		info, err := os.Stat(path)
		if err == nil && now.Sub(info.ModTime()) > passing {
			errs = append(errs, os.Remove(path))
		}
	}
	return errors.Join(errs...)
}

// Thin returns which copies are kept: all of two days, and the newest of each of 12
// days, 10 weeks and 9 months that have one.
func Thin(newestFirst []Backup, now time.Time) []Backup {
	var keep []Backup
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	first := func(seen map[string]bool, key string, most int) bool {
		if seen[key] || len(seen) >= most {
			return false
		}
		seen[key] = true
		return true
	}
	for _, b := range newestFirst {
		year, week := b.At.ISOWeek()
		day := first(days, b.At.Format(time.DateOnly), 12)
		weekly := first(weeks, fmt.Sprint(year, "-", week), 10)
		monthly := first(months, b.At.Format("2006-01"), 9)
		if now.Sub(b.At) <= 48*time.Hour || day || weekly || monthly {
			keep = append(keep, b)
		}
	}
	return keep
}

// Restore puts a copy in the place of a file, once the copy was found sound. The
// old file is kept beside it under another name, which it returns; "" where
// there was none. It fails with a *FileError, or with what is wrong with the copy.
func Restore(ctx context.Context, backup, path string, now time.Time) (kept string, err error) {
	setUpDriver()
	path, err = resolve(path)
	if err != nil {
		return "", err
	}
	if _, err := identify(backup); err != nil {
		return "", err
	}
	if err := checkMount(path); err != nil {
		return "", err
	}
	draft, err := duplicate(ctx, backup, filepath.Dir(path))
	defer func() { _ = os.Remove(draft) }() // gone already where all went well
	if err != nil {
		return "", cmp.Or(fileErrorOf(backup, err), unmade(path, err))
	}
	if err := soundCopy(ctx, draft); err != nil {
		return "", err
	}
	if kept, err = setAside(path, now); err != nil {
		return "", unmade(path, err)
	}
	if err := os.Rename(draft, path); err != nil {
		return kept, unmade(path, err)
	}
	return kept, syncFolder(filepath.Dir(path))
}

// duplicate copies a file, with what waits in a log beside it, into a folder
// under a passing name.
func duplicate(ctx context.Context, from, folder string) (name string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	out, err := os.CreateTemp(folder, ".gavel-*") // 0600
	if err != nil {
		return "", err
	}
	if err := out.Close(); err != nil {
		return "", err
	}
	r, err := openReaders(from, false)
	if err != nil {
		return out.Name(), err
	}
	return out.Name(), errors.Join(r.copyTo(ctx, out.Name()), r.close())
}

// setAside renames a file, and the log beside it, so that nothing is lost. Where
// one of them cannot be renamed, all of them keep their names: a log that is parted
// from its file is lost.
func setAside(path string, now time.Time) (kept string, err error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	kept = path + ".before-restore-" + now.UTC().Format(backupStamp)
	if _, err := os.Lstat(kept); err == nil {
		return "", fmt.Errorf("%s is there already", kept)
	}
	var renamed []string
	for _, suffix := range []string{"-wal", "-shm", ""} {
		err := os.Rename(path+suffix, kept+suffix)
		switch {
		case err == nil:
			renamed = append(renamed, suffix)
		case suffix == "" || !errors.Is(err, fs.ErrNotExist):
			for _, suffix := range renamed {
				err = errors.Join(err, os.Rename(kept+suffix, path+suffix))
			}
			return "", err
		}
	}
	return kept, nil
}
