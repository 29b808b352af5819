package sqlite

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file tests erasing a deck: that the leave to delete from the log holds for
// one deck and one transaction, and that nothing is left.

// twoDecks is a store with answers, renames and marks in two decks.
func twoDecks(t *testing.T) *Store {
	t.Helper()
	s := openTemp(t)
	for _, id := range []string{history, "other"} {
		first, second := bookOf(renamedCard("old", ""), renamedCard("b", "")), bookOf(renamedCard("new", "old"), renamedCard("b", ""))
		first.Deck, second.Deck = id, id
		installBook(t, s, first)
		o := study.Occasion{Learner: study.LocalLearner, Deck: id, Card: "old", Key: "key in " + id}
		_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
			r, next, err := answer(o)(k)
			r.Response = "a telling answer to " + id
			return r, next, err
		})
		require.NoError(t, err)
		installBook(t, s, second)
		require.NoError(t, s.Mark(t.Context(), study.LocalLearner, id, "b", func(study.Mark) study.Mark { return study.Mark{Note: "why", NotedAt: 1} }))
	}
	return s
}

// rowsOf counts the rows of each table that has decks, for one deck.
func rowsOf(t *testing.T, s *Store, deckID string) map[string]int {
	t.Helper()
	counts := make(map[string]int)
	var tables []string
	require.NoError(t, s.read(t.Context(), func(tx *Tx) error {
		err := tx.Each(func(row scanner) error {
			var name string
			err := row.Scan(&name)
			tables = append(tables, name)
			return err
		}, `SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'deck' ORDER BY m.name`)
		if err != nil {
			return err
		}
		for _, name := range tables {
			var n int
			if err := tx.Row("SELECT count(*) FROM "+name+" WHERE deck = $1", deckID).Scan(&n); err != nil {
				return err
			}
			counts[name] = n
		}
		return nil
	}))
	return counts
}

func TestErasingLeavesNoRowOfTheDeckAndAllOfOthers(t *testing.T) {
	s := twoDecks(t)
	before := rowsOf(t, s, "other")
	for table, n := range before {
		require.Equal(t, table == "erased_decks" || table == "erasing", n == 0, "a row in %s to lose", table)
	}
	require.NoError(t, s.SetRemoved(t.Context(), history, true))
	require.NoError(t, s.Erase(t.Context(), history, time.UnixMilli(5)))
	require.Equal(t, before, rowsOf(t, s, "other"))
	for table, n := range rowsOf(t, s, history) {
		require.Equal(t, table == "erased_decks", n == 1, table)
	}
	require.Empty(t, check(t, s))
}

func TestErasedAnswersAreNotInTheFile(t *testing.T) {
	s := twoDecks(t)
	path := s.path
	require.NoError(t, s.SetRemoved(t.Context(), history, true))
	require.NoError(t, s.Erase(t.Context(), history, time.UnixMilli(5)))
	require.NoError(t, s.Close())
	files, err := filepath.Glob(path + "*")
	require.NoError(t, err)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NotContains(t, string(data), "a telling answer to history", name)
		if name == path {
			require.True(t, bytes.Contains(data, []byte("a telling answer to other")))
		}
	}
}

func TestTheLeaveToEraseIsForOneRemovedDeck(t *testing.T) {
	s := twoDecks(t)
	require.ErrorContains(t, execute(t, s, "INSERT INTO erasing (deck) VALUES ('history')"), "only a removed deck")
	require.ErrorContains(t, execute(t, s, "INSERT INTO erasing (deck) VALUES ('none')"), "only a removed deck")
	require.NoError(t, s.SetRemoved(t.Context(), history, true))
	for _, table := range []string{"reviews", "deck_versions", "card_renames"} {
		require.ErrorContains(t, execute(t, s, "DELETE FROM "+table+" WHERE deck = 'history'"), "append-only", "removed is not erased")
		err := s.Write(t.Context(), func(tx *Tx) error {
			if _, err := tx.Exec("INSERT INTO erasing (deck) VALUES ('history')"); err != nil {
				return err
			}
			_, err := tx.Exec("DELETE FROM " + table)
			return err
		})
		require.ErrorContains(t, err, "append-only", "the other deck's rows of %s", table)
		err = s.Write(t.Context(), func(tx *Tx) error {
			if _, err := tx.Exec("INSERT INTO erasing (deck) VALUES ('history')"); err != nil {
				return err
			}
			_, err := tx.Exec("UPDATE " + table + " SET deck = deck")
			return err
		})
		require.ErrorContains(t, err, "append-only", "nothing is changed on the way")
	}
	require.NotZero(t, rowsOf(t, s, history)["reviews"])
}

// The leave can neither be given back while some of the deck is left, nor passed
// on, nor kept.
func TestTheLeaveToEraseEndsWithTheDeck(t *testing.T) {
	s := twoDecks(t)
	require.NoError(t, s.SetRemoved(t.Context(), history, true))
	for statement, word := range map[string]string{
		"DELETE FROM erasing":             "erased whole",
		"UPDATE erasing SET deck='other'": "not passed on",
		"SELECT 1":                        "FOREIGN KEY", // nothing more: it is kept
	} {
		err := s.Write(t.Context(), func(tx *Tx) error {
			if _, err := tx.Exec("INSERT INTO erasing (deck) VALUES ('history')"); err != nil {
				return err
			}
			if _, err := tx.Exec("DELETE FROM marks WHERE deck = 'history'"); err != nil {
				return err
			}
			_, err := tx.Exec(statement)
			return err
		})
		require.ErrorContains(t, err, word)
		require.NotZero(t, rowsOf(t, s, history)["marks"], "nothing of it was kept")
	}
	require.ErrorContains(t, execute(t, s, "INSERT INTO never (id) VALUES (0)"), "CHECK")
	require.NoError(t, s.Erase(t.Context(), history, time.UnixMilli(5)))
}

// A rename that an earlier program stored ends at the last review of all; the
// migration lets it end at one of its own deck.
func TestStoredRenamesEndInTheirDeck(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	old := upTo(t, nil)
	maps.DeleteFunc(old, func(name string, _ *fstest.MapFile) bool { return name >= "00003" })
	s := openAt(t, path, withMigrations(old))
	for _, statement := range []string{
		"INSERT INTO decks VALUES ('a', 'A', 1, 1, 0), ('b', 'B', 1, 2, 0)",
		"INSERT INTO cards VALUES ('a', 'old', 'old', 0, 1, 0), ('a', 'new', 'new', 0, NULL, 1), ('b', 'x', 'x', 0, NULL, 1)",
		`INSERT INTO reviews (seq, id, learner, deck, card, question, key, at, day, number, outcome, grade, guess, slip, retention, fuzz_seed, parameters, response, took_ms)
		 VALUES (3, 'r3', 1, 'a', 'old', 'q', 'k3', 0, 0, 0, 'right', 3, 0, 0, 0.9, 0, 1, '', 0), (8, 'r8', 1, 'b', 'x', 'q', 'k8', 0, 0, 0, 'right', 3, 0, 0, 0.9, 0, 1, '', 0)`,
		"INSERT INTO card_renames VALUES (1, 'a', 'old', 'new', 8), (2, 'b', 'x', 'x', 2)",
	} {
		require.NoError(t, execute(t, s, statement))
	}
	require.NoError(t, s.Close())
	s = openAt(t, path)
	var upto []int
	require.NoError(t, s.read(t.Context(), func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			upto = append(upto, 0)
			return row.Scan(&upto[len(upto)-1])
		}, "SELECT upto FROM card_renames ORDER BY id")
	}))
	require.Equal(t, []int{3, 0}, upto)
}
