package sqlite

import (
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/require"
)

// This file tests what every connection must be, and where the file is.

func TestEveryConnectionHasItsPragmas(t *testing.T) {
	s := openTemp(t)
	for _, pool := range []struct {
		db        *sql.DB
		conns     int
		queryOnly string
	}{{s.writes, 1, "0"}, {s.reads, readers(), "1"}} {
		for range pool.conns { // all at once, so that each is another one
			conn, err := pool.db.Conn(t.Context())
			require.NoError(t, err)
			defer conn.Close()
			for name, want := range map[string]string{
				"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "query_only": pool.queryOnly,
			} {
				var got string
				require.NoError(t, conn.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&got))
				require.Equal(t, want, got, name)
			}
		}
	}
}

func TestAConnectionWithOtherPragmasIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	for _, dsn := range []string{
		path, // the driver's own defaults
		path + "?_journal_mode=WAL&_foreign_keys=1&_busy_timeout=5000&_query_only=0", // NORMAL by its build
		path + "?_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000&_query_only=0",
		path + "?_journal_mode=DELETE&_synchronous=FULL&_foreign_keys=1&_busy_timeout=5000&_query_only=0",
	} {
		d := connector{use: writing}.Driver()
		_, err := d.Open(dsn)
		require.ErrorContains(t, err, "pragma")
	}
	_, err := connector{use: reading}.Driver().Open(writing.dsn(path))
	require.ErrorContains(t, err, "query_only")
}

func TestReadersCannotWrite(t *testing.T) {
	s := openTemp(t)
	err := s.read(t.Context(), func(tx *Tx) error {
		_, err := tx.Exec("UPDATE learners SET name = 'changed'")
		return err
	})
	var se sqlite3.Error
	require.ErrorAs(t, err, &se)
	require.Equal(t, sqlite3.ErrReadonly, se.Code)
}

func TestTheFilesAreTheOwnersAlone(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "a")
	folder := filepath.Dir(s.path)
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		require.NoError(t, err)
		require.Equal(t, fs.FileMode(0o600), info.Mode().Perm(), path)
		return nil
	}))
}

func TestAPathMayHoldAnyCharacter(t *testing.T) {
	for _, name := range []string{"with space.db", "100%.db", "what?.db", "a#b.db", "a&_synchronous=OFF.db", "'quoted'.db", "ünï.db"} {
		path := filepath.Join(t.TempDir(), name)
		s := openAt(t, path)
		require.NoError(t, s.Close())
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.NotZero(t, info.Size())
	}
}

func TestOpenSaysWhatIsWrongWithTheFile(t *testing.T) {
	folder := t.TempDir()

	_, err := Open(t.Context(), filepath.Join(folder, "none", "quiz.db"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorContains(t, err, "make the folder first")

	text := filepath.Join(folder, "text.db")
	require.NoError(t, os.WriteFile(text, []byte("this is a letter, not a database, and it is long enough to tell"), 0o600))
	_, err = Open(t.Context(), text)
	require.ErrorContains(t, err, "move the file away")

	dir := filepath.Join(folder, "dir.db")
	require.NoError(t, os.Mkdir(dir, 0o700))
	_, err = Open(t.Context(), dir)
	require.ErrorContains(t, err, "not a file")
}

func TestALinkToAFileThatIsNotThereYetStandsForThatFile(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(folder, "disk", "deep"), 0o700))
	target := filepath.Join(folder, "disk", "real.db")
	for link, to := range map[string]string{
		"absolute.db": target,
		"relative.db": "disk/real.db",
		"chain.db":    "relative.db",
		"folder":      "disk/deep",
		"up.db":       "folder/../real.db", // not real.db beside the link
	} {
		if err := os.Symlink(to, filepath.Join(folder, link)); err != nil {
			t.Skip("this system makes no links:", err)
		}
	}
	for _, first := range []string{"absolute.db", "relative.db", "chain.db", "up.db"} {
		s := openAt(t, filepath.Join(folder, first))
		for _, name := range []string{"absolute.db", "relative.db", "chain.db", "up.db", "disk/real.db"} {
			_, err := Open(t.Context(), filepath.Join(folder, name))
			require.ErrorIs(t, err, ErrInUse, "%s after %s", name, first)
		}
		info, err := os.Lstat(target)
		require.NoError(t, err)
		require.Equal(t, fs.FileMode(0o600), info.Mode())
		require.NoError(t, s.Close())
		require.NoError(t, os.Remove(target))
	}
}

func TestALinkThatLeadsNowhereIsRefused(t *testing.T) {
	folder := t.TempDir()
	for link, to := range map[string]string{"loop.db": "loop.db", "away.db": "unmounted/quiz.db"} {
		if err := os.Symlink(to, filepath.Join(folder, link)); err != nil {
			t.Skip("this system makes no links:", err)
		}
	}
	_, err := Open(t.Context(), filepath.Join(folder, "loop.db"))
	require.Error(t, err)
	_, err = Open(t.Context(), filepath.Join(folder, "away.db"))
	require.ErrorContains(t, err, "make the folder first")
	require.ErrorIs(t, err, fs.ErrNotExist)

	path := filepath.Join(folder, "quiz.db")
	require.NoError(t, os.Symlink("elsewhere", path+".lock"))
	_, err = Open(t.Context(), path)
	require.ErrorContains(t, err, "not a file", "the lock would be another one under another name")
	require.NoFileExists(t, filepath.Join(folder, "elsewhere"))
}

func TestOpenRefusesAnUnknownZone(t *testing.T) {
	_, err := Open(t.Context(), filepath.Join(t.TempDir(), "quiz.db"), WithZone("Mars/Olympus"))
	require.ErrorContains(t, err, "time zone")
}

func TestTheZoneOfAnOptionIsForANewLearnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	for _, zone := range []string{"Europe/Berlin", "Asia/Kabul"} {
		s := openAt(t, path, WithZone(zone))
		who, err := s.Learner(t.Context(), 1)
		require.NoError(t, err)
		require.Equal(t, "Europe/Berlin", who.Settings.Zone)
		require.NoError(t, s.Close())
	}
}

func TestReopeningFindsEverything(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	s := openAt(t, path)
	installCards(t, s, "a", "b")
	given := give(t, s, "a")
	require.NoError(t, s.Close())

	s = openAt(t, path)
	rec, err := s.Review(t.Context(), 1, given.Review.ID)
	require.NoError(t, err)
	require.Equal(t, given, rec)
	books, err := s.Decks(t.Context())
	require.NoError(t, err)
	require.Len(t, books, 1)
}

func TestAClosedStoreSaysSo(t *testing.T) {
	s := openTemp(t)
	require.NoError(t, s.Close())
	require.NoError(t, s.Close(), "closing again does nothing")
	require.ErrorIs(t, s.Write(t.Context(), nil), ErrClosed)
	require.ErrorIs(t, s.Probe(t.Context()), ErrClosed)
	_, err := s.Learner(t.Context(), 1)
	require.ErrorIs(t, err, ErrClosed)
	_, err = os.Stat(s.path + "-wal")
	require.ErrorIs(t, err, fs.ErrNotExist, "the log went into the file")
}
