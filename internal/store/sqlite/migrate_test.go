package sqlite

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// This file tests migrating: backups, newer schemas, and what every table must
// be.

// upTo is the program's migrations and more.
func upTo(t *testing.T, more map[string]string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(embedded(), "*.sql")
	require.NoError(t, err)
	for _, name := range names {
		data, err := fs.ReadFile(embedded(), name)
		require.NoError(t, err)
		files[name] = &fstest.MapFile{Data: data}
	}
	for name, text := range more {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func withMigrations(files fs.FS) Option {
	return func(o *options) { o.migrations = files }
}

// later is a migration of the future.
var later = map[string]string{"90000_later.sql": "-- +goose Up\nCREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"}

func TestANewDatabaseIsNotBackedUp(t *testing.T) {
	s := openTemp(t)
	require.Empty(t, backups(t, s.path))
}

func TestADatabaseIsBackedUpBeforeItIsMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	s := openAt(t, path)
	installCards(t, s, "a")
	given := give(t, s, "a")
	require.NoError(t, s.Close())

	var log bytes.Buffer
	s = openAt(t, path, withMigrations(upTo(t, later)), WithLogger(slog.New(slog.NewTextHandler(&log, nil))))
	require.NoError(t, s.Close())
	copies := backups(t, path)
	require.Equal(t, []string{fmt.Sprintf("%s.schema-%d.bak", path, newest(t))}, copies)
	require.Contains(t, log.String(), copies[0])

	s = openAt(t, copies[0]) // this program, whose schema the copy has
	rec, err := s.Review(t.Context(), 1, given.Review.ID)
	require.NoError(t, err)
	require.Equal(t, given, rec)
}

func TestAMigratedDatabaseIsNotBackedUpAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	require.NoError(t, openAt(t, path).Close())
	require.NoError(t, openAt(t, path).Close())
	require.Empty(t, backups(t, path))
}

func TestAFailedMigrationLeavesTheDatabaseAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	s := openAt(t, path)
	installCards(t, s, "a")
	given := give(t, s, "a")
	require.NoError(t, s.Close())

	broken := map[string]string{"90000_broken.sql": "-- +goose Up\nCREATE TABLE later (id INTEGER) STRICT;\nCREATE NONSENSE;"}
	for range 2 { // the second time a backup is there already
		_, err := Open(t.Context(), path, withMigrations(upTo(t, broken)))
		require.ErrorContains(t, err, fmt.Sprintf("migrate from schema %d to 90000", newest(t)))
		require.Len(t, backups(t, path), 1)
	}
	s = openAt(t, path)
	_, err := s.Review(t.Context(), 1, given.Review.ID)
	require.NoError(t, err)
}

func TestANewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	require.NoError(t, openAt(t, path, withMigrations(upTo(t, later))).Close())
	_, err := Open(t.Context(), path)
	require.ErrorIs(t, err, ErrNewerSchema)
	require.ErrorContains(t, err, path)
	require.ErrorContains(t, err, fmt.Sprintf("it has schema 90000 and this program knows schemas up to %d", newest(t)))
	require.Empty(t, backups(t, path))
	openAt(t, path, withMigrations(upTo(t, later)))
}

// backups are the copies beside a database.
func backups(t *testing.T, path string) []string {
	t.Helper()
	copies, err := filepath.Glob(path + ".*bak*")
	require.NoError(t, err)
	return copies
}

// newest is the number of this program's last migration.
func newest(t *testing.T) int {
	t.Helper()
	files, err := fs.Glob(embedded(), "*.sql")
	require.NoError(t, err)
	return len(files)
}
