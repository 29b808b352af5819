package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

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

// isEmpty reports whether a database has no tables. One that has tables, but
// none that counts our migrations, belongs to another program.
func isEmpty(ctx context.Context, db *sql.DB) (bool, error) {
	var tables, ours int
	err := db.QueryRowContext(ctx, `
		SELECT count(*), count(CASE WHEN name = $1 THEN 1 END)
		FROM sqlite_master WHERE type = 'table'`, goose.DefaultTablename).Scan(&tables, &ours)
	if err != nil {
		return false, fmt.Errorf("look for tables: %w", err)
	}
	if tables > 0 && ours == 0 {
		return false, errors.New("the file is a database of another program: move it away, or name another one")
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
	if err := os.Remove(half); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if err := create(half); err != nil {
		return "", err
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO $1", half); err != nil {
		return "", errors.Join(err, os.Remove(half))
	}
	if err := syncFile(half); err != nil {
		return "", err
	}
	if err := os.Rename(half, name); err != nil {
		return "", err
	}
	return name, syncFolder(filepath.Dir(name))
}

// syncFile makes a file's content durable.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
