package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
)

// This file brings the schema up to date, after a backup. There is no way down:
// the backup is.

//go:embed migrations/*.sql
var migrationFiles embed.FS

// embedded returns the numbered migrations of this program.
func embedded() fs.FS {
	folder, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(err) // only an invalid name can fail
	}
	return folder
}

// migrate takes the database at path to the newest schema. Each step is a
// transaction of its own.
func migrate(ctx context.Context, db *sql.DB, path string, o options) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, o.migrations,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	fresh, err := isEmpty(ctx, db)
	if err != nil {
		return err
	}
	has, known, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	switch {
	case has > known:
		return fmt.Errorf("%w: it has schema %d and this program knows schemas up to %d; use the newer program, or a backup",
			ErrNewerSchema, has, known)
	case has == known:
		return nil
	}
	if !fresh {
		copied, err := backup(ctx, db, path, has)
		if err != nil {
			return fmt.Errorf("back up before migrating: %w", err)
		}
		o.log.InfoContext(ctx, "backed up the database before migrating it", slog.String("backup", copied),
			slog.Int64("from", has), slog.Int64("to", known))
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate from schema %d to %d: %w", has, known, err)
	}
	return nil
}

// applicationID is in the header of every file of this program: "quiz" in ASCII.
const applicationID = 0x7175697a

// errForeign says that a database is not this program's.
var errForeign = errors.New("the file is a database of another program: move it away, or choose another folder with --data")

// checkOwner refuses the database of another program and what is no database. It
// looks at the file alone, without a lock, a journal or a side file, so that a
// file that is refused is left as it was. What it can't read that way, as a file
// that isn't there, or one that a crash left half in its WAL, is for the real
// connection to judge.
func checkOwner(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite3", uri(path, url.Values{"mode": {"ro"}, "immutable": {"1"}}))
	if err != nil {
		return err
	}
	_, err = isEmpty(ctx, db)
	if !errors.Is(err, errForeign) && !hasCode(err, sqlite3.ErrNotADB) {
		err = nil
	}
	return errors.Join(err, db.Close())
}

// isEmpty reports whether a database has no tables. errForeign where it has some,
// or an id, and the id is not ours. A new one may have goose's table alone, if its
// first migration was cut short.
func isEmpty(ctx context.Context, db *sql.DB) (bool, error) {
	var id, tables, others int
	err := db.QueryRowContext(ctx, `
		SELECT (SELECT application_id FROM pragma_application_id), count(*),
		       count(CASE WHEN name <> $1 AND substr(name, 1, 7) <> 'sqlite_' THEN 1 END)
		FROM sqlite_master WHERE type = 'table'`, goose.DefaultTablename).Scan(&id, &tables, &others)
	if err != nil {
		return false, fmt.Errorf("look for tables: %w", err)
	}
	if id != applicationID && (id != 0 || others > 0) {
		return false, errForeign
	}
	return tables == 0, nil
}

// backup copies the database beside itself and returns the copy's name, which
// carries the version of its schema. An older copy of the same schema is
// replaced once the new one is whole: the log only grows, so the new one has
// all that the old one had.
func backup(ctx context.Context, db *sql.DB, path string, version int64) (string, error) {
	name := fmt.Sprintf("%s.schema-%d.bak", path, version)
	half := name + ".tmp"
	if err := remove(half); err != nil {
		return "", err
	}
	if err := create(half); err != nil {
		return "", err
	}
	if err := copyInto(ctx, db, half); err != nil {
		return "", errors.Join(err, remove(half))
	}
	if err := os.Rename(half, name); err != nil {
		return "", err
	}
	return name, syncFolder(filepath.Dir(name))
}
