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
	return c.Driver().Open(c.use.dsn(c.path))
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

// maxLinks bounds how many links one name may go through.
const maxLinks = 40

// resolve returns the one name of a file that may not exist yet, so that two
// names of one database find one lock. A link to a file that doesn't exist yet
// stands for that file.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for range maxLinks {
		real, err := filepath.EvalSymlinks(path)
		if !errors.Is(err, fs.ErrNotExist) {
			return real, err
		}
		folder, name := filepath.Split(path)
		if folder, err = filepath.EvalSymlinks(folder); err != nil {
			return "", fmt.Errorf("make the folder first: %w", err)
		}
		path = filepath.Join(folder, name)
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue // it was made just now
		}
		if path, err = linked(path); err != nil {
			return "", err
		}
	}
	return "", fmt.Errorf("%s leads through too many links", path)
}

// linked returns what a link names. Its text is not cleaned: "a/.." is not
// nothing where a is a link itself.
func linked(link string) (string, error) {
	target, err := os.Readlink(link)
	if err == nil && !filepath.IsAbs(target) {
		target = filepath.Dir(link) + string(filepath.Separator) + target
	}
	return target, err
}

// create makes an empty file for the owner alone, durably, unless there is one.
// SQLite gives its side files the same permissions. What is there must be a
// file: through a link SQLite would make one with other permissions, which
// another name may lock.
//
// A file that exists is not opened, not even to look: closing it would drop the
// locks that SQLite holds on it in this process.
func create(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		info, err := os.Lstat(path)
		if err == nil && !info.Mode().IsRegular() {
			err = fmt.Errorf("%s is a folder, a link or a device, not a file: move it away", path)
		}
		return err
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
