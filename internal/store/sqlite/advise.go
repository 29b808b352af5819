package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// This file says what a person can do about an error of the engine or of the
// file system.

// advised is an error with what can be done about it.
type advised struct {
	err    error
	advice string
}

func (a *advised) Error() string { return a.err.Error() + ": " + a.advice }
func (a *advised) Unwrap() error { return a.err }

// advise adds what can be done about an error with the database at path. Where
// that is not known, or said already, it returns the error as it is.
func advise(err error, path string) error {
	if _, said := errors.AsType[*advised](err); err == nil || said {
		return err
	}
	switch {
	case isDamage(err):
		return &advised{err, fmt.Sprintf("%s is damaged, or no database at all: stop the program, move the file away with those named %s-wal and %s-shm,"+
			" and copy a backup to its place: %s", path, filepath.Base(path), filepath.Base(path), backupsOf(path))}
	case isReadOnly(err):
		return &advised{err, fmt.Sprintf("the folder %s, or a file in it, can't be written: make it writable, or choose another folder with --data",
			filepath.Dir(path))}
	case hasCode(err, sqlite3.ErrFull) || errors.Is(err, syscall.ENOSPC):
		return &advised{err, fmt.Sprintf("the disk of %s is full: make room on it", path)}
	}
	return err
}

// isDamage reports whether the engine found a file that it can't make sense of.
func isDamage(err error) bool {
	return hasCode(err, sqlite3.ErrCorrupt) || hasCode(err, sqlite3.ErrNotADB)
}

// isReadOnly reports whether a file or folder could not be written, or not be
// entered at all.
func isReadOnly(err error) bool {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return true
	}
	se, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return false
	}
	return se.Code == sqlite3.ErrReadonly || se.Code == sqlite3.ErrPerm ||
		errors.Is(se.SystemErrno, fs.ErrPermission) || se.SystemErrno == syscall.EROFS
}

// hasCode reports whether an error is the engine's with a code.
func hasCode(err error, code sqlite3.ErrNo) bool {
	se, ok := errors.AsType[sqlite3.Error](err)
	return ok && se.Code == code
}

// backupsOf says which copies migrate left beside a database.
func backupsOf(path string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return "look for one where you keep them"
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, filepath.Base(path)+".schema-") && strings.HasSuffix(name, ".bak") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "none lies beside it, so look where you keep yours"
	}
	return "beside it lies " + strings.Join(names, " and ")
}
