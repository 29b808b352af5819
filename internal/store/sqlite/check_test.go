package sqlite

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file tests that damage is found, and that a damaged deck blocks no other.

func check(t *testing.T, s *Store) []string {
	t.Helper()
	wrong, err := s.Check(t.Context())
	require.NoError(t, err)
	return wrong
}

// inUse is a store with one card in learning and one in review.
func inUse(t *testing.T) *Store {
	t.Helper()
	s := openTemp(t)
	installCards(t, s, "a", "b")
	give(t, s, "b")
	o := occasionOf("a")
	_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
		r, next, err := answer(o)(k)
		next.Phase, next.Interval, next.Wait = srs.Learning, 0, 600e9
		return r, next, err
	})
	require.NoError(t, err)
	return s
}

func TestNothingIsWrongWithASoundFile(t *testing.T) {
	require.Empty(t, check(t, openTemp(t)))
	s := inUse(t)
	require.Empty(t, check(t, s))
	path := s.path
	require.NoError(t, s.Close())
	require.Empty(t, check(t, openAt(t, path)))
}

func TestATamperedDueTimeIsFound(t *testing.T) {
	for column, card := range map[string]string{"due_at": "a", "due_day": "b"} {
		s := inUse(t)
		require.NoError(t, execute(t, s, "UPDATE memories SET "+column+" = "+column+" + 1"))
		wrong := check(t, s)
		require.Len(t, wrong, 1)
		require.Contains(t, wrong[0], "The card "+card+" of the deck history comes at another time")
	}
}

func TestARowThatNamesNothingIsFound(t *testing.T) {
	s := inUse(t)
	_, err := s.writes.Exec("PRAGMA foreign_keys = OFF")
	require.NoError(t, err)
	require.NoError(t, execute(t, s, "DELETE FROM cards WHERE card = 'a'"))
	require.Equal(t, []string{
		"Rows of memories that name a row of cards that isn't there: 1.",
		"Rows of reviews that name a row of cards that isn't there: 1.",
	}, check(t, s))
}

func TestADamagedTableOrIndexIsFound(t *testing.T) {
	for _, name := range []string{"reviews", "memories", "memories_due", "sqlite_autoindex_reviews_1", "deck_versions"} {
		s := inUse(t)
		path, page := s.path, rootOf(t, s, name)
		require.NoError(t, s.Close())
		overwrite(t, path, page)
		require.NotEmpty(t, check(t, openAt(t, path)), name)
	}
}

func TestAnIndexThatLacksARowIsFound(t *testing.T) {
	s := inUse(t)
	_, err := s.writes.Exec("PRAGMA writable_schema = ON")
	require.NoError(t, err)
	require.NoError(t, execute(t, s, "UPDATE sqlite_master SET sql = sql || ' WHERE day > 0' WHERE name = 'memories_by_day'"))
	path := s.path
	require.NoError(t, s.Close())
	s = openAt(t, path)
	require.NoError(t, execute(t, s, "UPDATE memories SET day = -3, due_day = -3 + interval WHERE card = 'b'"))
	_, err = s.writes.Exec("PRAGMA writable_schema = ON")
	require.NoError(t, err)
	require.NoError(t, execute(t, s, "UPDATE sqlite_master SET sql = substr(sql, 1, length(sql) - 14) WHERE name = 'memories_by_day'"))
	require.NoError(t, s.Close())
	require.Contains(t, strings.Join(check(t, openAt(t, path)), " "), "memories_by_day")
}

// damage replaces what is stored of a deck's current version.
func damage(t *testing.T, s *Store, column, value string) {
	t.Helper()
	require.NoError(t, execute(t, s, "DROP TRIGGER deck_versions_are_not_changed"))
	require.NoError(t, execute(t, s, "UPDATE deck_versions SET "+column+" = CAST("+value+" AS BLOB) WHERE deck = 'history'"))
}

func TestADamagedDeckBlocksNoOther(t *testing.T) {
	for column, value := range map[string]string{
		"book":   "substr(book, 1, 40)",
		"format": "replace(CAST(book AS TEXT), '\"format\":', '\"format\":9')",
		"deck":   "replace(CAST(book AS TEXT), '\"deck\": \"history\"', '\"deck\": \"mystery\"')",
	} {
		var log bytes.Buffer
		s := openAt(t, filepath.Join(t.TempDir(), "quiz.db"), WithLogger(slog.New(slog.NewTextHandler(&log, nil))))
		installCards(t, s, "a")
		other := bookOf()
		other.Deck = "other"
		installBook(t, s, other)
		given := give(t, s, "a")

		damage(t, s, "book", value)
		books, err := s.Decks(t.Context())
		require.NoError(t, err)
		require.Len(t, books, 1, column)
		require.Equal(t, "other", books[0].Deck)
		require.Contains(t, log.String(), "deck=history")
		require.Contains(t, log.String(), "install its file again")
		require.Contains(t, check(t, s)[0], "The stored deck history is not as it was installed")

		installCards(t, s, "a")
		books, err = s.Decks(t.Context())
		require.NoError(t, err)
		require.Len(t, books, 2)
		require.Empty(t, check(t, s))
		rec, err := s.Review(t.Context(), 1, given.Review.ID)
		require.NoError(t, err)
		require.Equal(t, given, rec)
	}
}

func TestADeckOfAnotherFormatIsLeftOut(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "a")
	v, err := newVersion(study.Installation{Book: bookOf()}, time.UnixMilli(0))
	require.NoError(t, err)
	later := []byte(`{"format":99,"deck":"history"}`) // as a newer program stored it
	v.number, v.book, v.hash = 2, later, hashOf(v.source, later)
	require.NoError(t, s.Write(t.Context(), func(tx *Tx) error { return addVersion(tx, bookOf(), v) }))
	books, err := s.Decks(t.Context())
	require.NoError(t, err)
	require.Empty(t, books)
	require.Contains(t, check(t, s)[0], "The stored deck history can't be read")
	installCards(t, s, "a")
	books, err = s.Decks(t.Context())
	require.NoError(t, err)
	require.Len(t, books, 1)
}

func TestADamagedSourceIsMendedByInstallingItAgain(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "a")
	damage(t, s, "source", "'something else'")
	require.Len(t, check(t, s), 1)
	installCards(t, s, "a")
	require.Empty(t, check(t, s))
}
