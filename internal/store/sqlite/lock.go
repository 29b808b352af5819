package sqlite

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"

	"github.com/mattn/go-sqlite3"
)

// This file holds the lock that keeps a second program away from a database.
//
// Two programs could share the file safely as far as SQLite is concerned. But
// each would trust decks and memories that it read before the other changed
// them, and a migration would pull the tables away under the other.
//
// The lock is an exclusive transaction on an empty database beside the file: the
// engine's own locks work on every system that it runs on, also between two
// Opens of one process, and fall with the process, however it ends.

// lock is held as long as its connection.
type lock struct{ conn driver.Conn }

// acquire locks the database at path, or fails at once with ErrInUse. The lock
// file stays: removing it could pull it away under a program that just took it.
func acquire(path string) (*lock, error) {
	name := path + ".lock"
	if err := create(name); err != nil {
		return nil, err
	}
	d := &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		_, err := conn.Exec("BEGIN EXCLUSIVE", nil)
		return err
	}}
	conn, err := d.Open(uri(name, url.Values{"_busy_timeout": {"0"}}))
	if se, ok := errors.AsType[sqlite3.Error](err); ok && se.Code == sqlite3.ErrBusy {
		return nil, fmt.Errorf("%w, perhaps Quiz itself: stop it first, or choose another folder with --data DIR", ErrInUse)
	}
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", name, err)
	}
	return &lock{conn}, nil
}

// release gives the database up.
func (l *lock) release() error { return l.conn.Close() }
