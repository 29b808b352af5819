package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// This file copies a database while it is in use.

// Backup copies the database to a new file at path, readable by the owner alone,
// and returns after the copy is durable. It refuses a name that is taken. The
// copy is of one moment; reads and writes go on meanwhile. Close ends a Backup
// that is under way.
func (s *Store) Backup(ctx context.Context, path string) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.users.RUnlock()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-s.writer.quit:
			cancel(ErrClosed)
		case <-ctx.Done():
		}
	}()
	if err := s.backup(ctx, path); err != nil {
		if cause := context.Cause(ctx); cause != nil {
			err = cause
		}
		return fmt.Errorf("back up the database %s to %s: %w", s.path, path, err)
	}
	return nil
}

// backup makes the copy under another name, so that nobody takes half a copy
// for a whole one.
func (s *Store) backup(ctx context.Context, path string) (err error) {
	if err := free(path); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return fmt.Errorf("choose a folder that is there and can be written: %w", err)
	}
	half := file.Name()
	defer func() {
		if err != nil {
			err = errors.Join(err, remove(half))
		}
	}()
	if err := file.Close(); err != nil {
		return err
	}
	db, err := connect(ctx, s.path, writing) // the readers' connections refuse to
	if err != nil {
		return advise(err, s.path)
	}
	if err := errors.Join(copyInto(ctx, db, half), db.Close()); err != nil {
		if isDamage(err) {
			err = advise(err, s.path)
		}
		return err
	}
	return settleAt(half, path)
}

// settleAt gives a finished file its name, unless that was taken meanwhile.
// Linking finds that out for certain; a file system that has no links is asked
// before.
func settleAt(half, path string) error {
	err := os.Link(half, path)
	switch {
	case err == nil:
		err = os.Remove(half)
	case errors.Is(err, fs.ErrExist):
		err = errTaken
	default:
		if err = free(path); err == nil {
			err = os.Rename(half, path)
		}
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// remove removes a file that may not be there.
func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// copyInto copies a database into an empty file, durably.
func copyInto(ctx context.Context, db *sql.DB, file string) error {
	if _, err := db.ExecContext(ctx, "VACUUM INTO $1", file); err != nil {
		return err
	}
	return syncFile(file)
}

// syncFile makes a file's content durable.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// errTaken says that a backup's name is taken.
var errTaken = fmt.Errorf("%w: name another one, for a backup replaces nothing", fs.ErrExist)

// free returns errTaken if a name is taken.
func free(path string) error {
	_, err := os.Lstat(path)
	if err == nil {
		return errTaken
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
