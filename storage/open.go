package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// setUpDriver sets what the driver has for the whole process. With OFD locks,
// a stray open and close of the file does not drop SQLite's own; where the
// system has none, we go on without.
var setUpDriver = sync.OnceFunc(func() {
	_, _ = sqlite.OFDLocking(true)
	sqlite.StrictPragmas(true)
})

// Open opens the file at path; it makes one only with Create. A file that may
// not be written to, or that a newer gavel wrote, is opened for reading:
// Writable says why. Open fails with a *FileError where the file is missing, is
// not gavel's, or cannot be read; any other error is the driver's, wrapped.
func Open(ctx context.Context, path string, options ...Option) (*Store, error) {
	setUpDriver()
	set := settingsOf(options)
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	at := located(path, set.look)
	file, err := identify(path)
	if fileError, ok := errors.AsType[*FileError](err); ok && fileError.Reason == NotFound && set.create && !set.readOnly {
		if at.network && !set.exclusive {
			return nil, refuseNetwork(path, at)
		}
		if err := create(ctx, path, set.steps); err != nil {
			return nil, err
		}
		file, err = identify(path)
	}
	if err != nil {
		return nil, err
	}
	engine := &fileEngine{path: path, file: file, steps: set.steps}
	s := &Store{engine, records{engine: engine, actor: set.actor, instance: set.instance, now: set.now, minutes: set.minutes}}
	s.applyPlace(at, set)
	if s.readOnly == nil {
		if fileError, ok := errors.AsType[*FileError](s.checkNames()); ok {
			s.readOnly, s.exclusive = fileError, false
		}
	}
	if err := s.connect(ctx, set.readOnly); err != nil {
		_ = s.Close() // what went wrong first is what counts
		return nil, s.explain("open", err)
	}
	return s, nil
}

// applyPlace notes what the place of the file allows.
func (s *fileEngine) applyPlace(at place, set settings) {
	switch {
	case !at.network:
	case set.exclusive && !set.readOnly:
		s.exclusive = true
	default:
		s.readOnly = refuseNetwork(s.path, at)
	}
}

// connect opens the readers, and then the writer where one is wanted, allowed
// and possible.
func (s *Store) connect(ctx context.Context, readOnly bool) error {
	if s.exclusive {
		if err := s.openExclusive(ctx); err != nil {
			return err
		}
	}
	version, err := s.connectReaders(ctx)
	if err != nil {
		return err
	}
	if readOnly && s.readOnly == nil {
		s.readOnly = s.fileError(NotWritable, "%s was opened for reading only; nothing was saved", nil)
	}
	switch ours := s.version(); {
	case version == 0:
		return s.fileError(Foreign, "%s is not a gavel file; name another one", nil)
	case version > ours:
		if err := s.readNewer(ctx, version); err != nil {
			return err
		}
	case version < ours && s.readOnly != nil:
		return s.tooOld(s.readOnly)
	}
	if s.readOnly == nil {
		if err := s.connectWriter(ctx); err != nil {
			return err
		}
		if s.write == nil && version < s.version() {
			return s.tooOld(s.readOnly)
		}
	}
	return s.StillThere()
}

// connectReaders returns the version of the file. Where nothing may be
// written beside the file, SQLite cannot keep its index of the log; with nothing
// in the log, the file can be read without, and else from a copy.
func (s *fileEngine) connectReaders(ctx context.Context) (version int64, err error) {
	if s.readOnly != nil && s.readOnly.Reason == Network {
		if err := s.readFromCopy(ctx); err != nil {
			return 0, err
		}
		return queryNumber(ctx, s.read.db.QueryContext, sqlVersion)
	}
	if s.read, err = openReaders(s.path, false); err != nil {
		return 0, err
	}
	version, err = queryNumber(ctx, s.read.db.QueryContext, sqlVersion)
	if !forbidden(err) {
		return version, err
	}
	s.readOnly = s.fileError(NotWritable, "%s may not be written to; it is open for reading: work on a copy, or ask the owner of its folder", err)
	if err := s.read.close(); err != nil {
		return 0, err
	}
	s.read = nil
	if s.hasLog() {
		err = s.readFromCopy(ctx)
	} else {
		s.read, err = openReaders(s.path, true)
	}
	if err != nil {
		return 0, err
	}
	return queryNumber(ctx, s.read.db.QueryContext, sqlVersion)
}

// hasLog reports whether changes wait in the log beside the file.
func (s *fileEngine) hasLog() bool {
	info, err := os.Stat(s.path + "-wal")
	return err == nil && info.Size() > 0
}

// forbidden reports whether an error is that of a place one may not write to.
func forbidden(err error) bool {
	switch primary(codeOf(err)) {
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return true
	}
	return false
}

// readNewer opens the file of a newer gavel for reading, where that one says
// that this one understands it.
func (s *fileEngine) readNewer(ctx context.Context, version int64) error {
	needs, err := queryNumber(ctx, s.read.db.QueryContext, sqlMinReader)
	if err != nil {
		return err
	}
	if needs == 0 || needs > s.version() {
		return s.fileError(Newer, fmt.Sprintf("%%s was written by a newer gavel (format %d) that this one cannot read; update gavel", version), nil)
	}
	s.readOnly = s.fileError(Newer, "%s was written by a newer gavel and is open for reading only; update gavel to write to it", nil)
	return nil
}

// connectWriter opens the writer and upgrades the file. Where the file may not
// be written to, the Store is for reading.
func (s *Store) connectWriter(ctx context.Context) error {
	w, err := openWriter(ctx, s.writerDSN())
	if err == nil {
		err = w.checkSettings(ctx)
	}
	if forbidden(err) || errors.Is(err, errReadsOnly) {
		s.readOnly = s.fileError(NotWritable, "%s may not be written to; it is open for reading: work on a copy, or ask its owner", err)
		err = nil
		if w != nil {
			err = w.close()
		}
		return err
	}
	if w != nil {
		s.write = w
	}
	if err != nil {
		return err
	}
	return w.upgrade(ctx, s.path, s.steps, func() error { return s.holdToRules(ctx, w) })
}

// openExclusive keeps other programs out of a file on a network, and brings home what
// waits in a log, which machines cannot share.
func (s *Store) openExclusive(ctx context.Context) error {
	if err := acquireLockFile(s.path, s.actor, s.now()); err != nil {
		return err
	}
	s.hasLockFile = true
	w, err := openWriter(ctx, aloneDSN(s.path))
	if err != nil {
		return err
	}
	return errors.Join(w.checkSettings(ctx), w.close())
}

// writerDSN returns how this Store opens its file to write.
func (s *fileEngine) writerDSN() string {
	if s.exclusive {
		return aloneDSN(s.path)
	}
	return writerDSN(s.path)
}

// checkVersion refuses to write to a file that a newer gavel has upgraded while
// it was open.
func (s *fileEngine) checkVersion(ctx context.Context, w *writer) error {
	version, err := queryNumber(ctx, w.query, sqlVersion)
	if err == nil && version != s.version() {
		err = s.fileError(Newer, "%s was upgraded by a newer gavel meanwhile; nothing was saved: update gavel and start again", nil)
	}
	return err
}

// version returns the version of the schema that this program reads and writes.
func (s *fileEngine) version() int64 { return int64(len(s.steps)) }

func (s *fileEngine) tooOld(err error) *FileError {
	return s.fileError(Older, "%s is of an older gavel; reading alone does not upgrade it: open it once with gavel, where it may be written to", err)
}

func (s *fileEngine) fileError(reason Reason, format string, err error) *FileError {
	return &FileError{Reason: reason, Path: s.path, Says: fmt.Sprintf(format, s.path), Err: err}
}
