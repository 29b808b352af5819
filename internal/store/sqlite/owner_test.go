package sqlite

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests that databases of other programs are refused and left alone.

// foreign makes a database of another program.
func foreign(t *testing.T, path string, statements ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	require.NoError(t, err)
	db.SetMaxOpenConns(1)
	for _, statement := range statements {
		_, err = db.Exec(statement)
		require.NoError(t, err)
	}
	return db
}

func TestAnotherProgramsDatabaseIsLeftUntouched(t *testing.T) {
	for name, statements := range map[string][]string{
		"tables":     {"CREATE TABLE recipes (name TEXT)"},
		"in WAL":     {"PRAGMA journal_mode = WAL", "CREATE TABLE recipes (name TEXT)"},
		"with goose": {"CREATE TABLE goose_db_version (id INTEGER)", "CREATE TABLE learners (id INTEGER)", "CREATE TABLE reviews (id INTEGER)"},
		"an id":      {"PRAGMA application_id = 7"},
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "other.db")
		require.NoError(t, foreign(t, path, statements...).Close(), name)
		before, err := os.ReadFile(path)
		require.NoError(t, err)
		_, err = Open(t.Context(), path)
		require.ErrorIs(t, err, errForeign, name)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, before, after, name)
		entries, err := os.ReadDir(folder)
		require.NoError(t, err)
		require.Len(t, entries, 1, "%s: nothing is left beside it", name)
	}
}

// What its WAL alone tells is found out by the real connection.
func TestAnotherProgramsDatabaseIsRefusedWhileItIsInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	db := foreign(t, path, "PRAGMA journal_mode = WAL", "CREATE TABLE recipes (name TEXT)")
	_, err := Open(t.Context(), path)
	require.ErrorIs(t, err, errForeign)
	_, err = db.Exec("INSERT INTO recipes VALUES ('soup')")
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

func TestAnEmptyFileIsANewDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	openAt(t, path)
}

func TestEveryDatabaseSaysThatItIsOurs(t *testing.T) {
	s := openTemp(t)
	var id int
	require.NoError(t, s.reads.QueryRow("PRAGMA application_id").Scan(&id))
	require.Equal(t, applicationID, id)
	empty, err := isEmpty(t.Context(), s.reads)
	require.NoError(t, err)
	require.False(t, empty)
}

func TestAFirstMigrationThatWasCutShortIsMadeUpFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	db := foreign(t, path, `CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))`, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)")
	require.NoError(t, db.Close())
	openAt(t, path)
}
