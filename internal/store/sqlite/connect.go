package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// This file holds connections: where the file is, the connection string with
// every pragma in it, and the proof that each connection took them.

// use is what a connection is for.
type use int

const (
	writing use = iota
	reading
)

// readers is how many reads run at once. Reads of this package are short, and
// one a core keeps the machine busy; a few more cover those that wait for a
// page of the file.
func readers() int { return 2 + runtime.NumCPU() }

// pragmas are what every connection must answer. They hold for a connection,
// not for the file, except the first; so they are in the connection string, and
// verify reads them back.
func (u use) pragmas() map[string]string {
	return map[string]string{
		"journal_mode": "wal",
		"synchronous":  "2", // FULL; the driver's build makes WAL mean NORMAL
		"foreign_keys": "1",
		"busy_timeout": "5000", // ms; only a backup tool could be in the way
		"query_only":   map[use]string{writing: "0", reading: "1"}[u],
	}
}

// dsn is the connection string. The file is given as a URI, so that a path may
// hold any character.
func (u use) dsn(path string) string {
	params := url.Values{
		"_txlock":          {map[use]string{writing: "immediate", reading: "deferred"}[u]},
		"_stmt_cache_size": {"64"}, // more than this package has statements
	}
	for name, value := range u.pragmas() {
		params.Set("_"+name, strings.ToUpper(value))
	}
	return uri(path, params)
}

// uri makes a SQLite URI of an absolute path.
func uri(path string, params url.Values) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") { // a drive letter
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: params.Encode()}).String()
}

// connect opens the pool for a use and one connection of it.
func connect(ctx context.Context, path string, u use) (*sql.DB, error) {
	db := sql.OpenDB(connector{use: u, path: path})
	n := 1
	if u == reading {
		n = readers()
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// connector opens verified connections for a pool.
type connector struct {
	use  use
	path string
}

// Connect implements driver.Connector.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	conn, err := c.Driver().Open(c.use.dsn(c.path))
	if se, ok := errors.AsType[sqlite3.Error](err); ok && se.Code == sqlite3.ErrNotADB {
		return nil, fmt.Errorf("%w: move the file away, or name another one", err)
	}
	return conn, err
}

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: c.use.verify}
}

// verify fails unless a new connection is as it must be: an answer that is
// acknowledged under another setting could be lost.
func (u use) verify(conn *sqlite3.SQLiteConn) error {
	for name, want := range u.pragmas() {
		got, err := pragma(conn, name)
		if err != nil {
			return fmt.Errorf("read back the pragma %s: %w", name, err)
		}
		if got != want {
			return fmt.Errorf("the pragma %s is %s, not %s: put the database on a local disk that supports it", name, got, want)
		}
	}
	return nil
}

// pragma reads one setting of a connection.
func pragma(conn *sqlite3.SQLiteConn, name string) (_ string, err error) {
	rows, err := conn.Query("PRAGMA "+name, nil)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	value := make([]driver.Value, 1)
	if err := rows.Next(value); err != nil {
		return "", err
	}
	return fmt.Sprint(value[0]), nil
}

// resolve returns the one name of a file that may not exist yet, so that two
// names of one database find one lock.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		folder, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			return "", fmt.Errorf("make the folder first: %w", err)
		}
		return filepath.Join(folder, filepath.Base(path)), nil
	}
	return real, err
}

// create makes an empty file for the owner alone, durably, unless there is one.
// SQLite gives its side files the same permissions.
//
// A file that exists is not opened, not even to look: closing it would drop the
// locks that SQLite holds on it in this process.
func create(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the names in a folder durable. Windows has no such thing.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
