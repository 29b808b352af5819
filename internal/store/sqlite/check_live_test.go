package sqlite

import (
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
	"quiz/internal/live"
)

// This file tests that sessions which can't be taken up are found.

// taught is a store with a session in which one question was asked.
func taught(t *testing.T) *Store {
	t.Helper()
	s := openTemp(t)
	book := bookOf(deck.Card{ID: "a", Fact: "a"})
	book.Questions = book.Questions[:1]
	set := live.Settings{Cap: 30}
	session := live.Session{ID: "monday", Deck: book.Deck, Title: "Monday", Link: "link", CreatedAt: 1000, Settings: set}
	asked := []live.Asked{{Question: book.Questions[0].ID}}
	require.NoError(t, s.CreateSession(t.Context(), session, book, asked))
	for _, statement := range []string{
		"INSERT INTO live_participants VALUES ('monday', 1, 'Ana', x'01', NULL, NULL, 1000)",
		"INSERT INTO live_transitions VALUES ('monday', 1, 'start', 0, 0, 0, 1000)",
		"INSERT INTO live_answers VALUES ('monday', 1, 1, 'Hafiz', 1500)",
	} {
		require.NoError(t, execute(t, s, statement))
	}
	return s
}

func TestASessionThatCannotBeTakenUpIsFound(t *testing.T) {
	require.Empty(t, check(t, taught(t)))
	for name, statement := range map[string]string{
		"a gap between transitions":    "INSERT INTO live_transitions VALUES ('monday', 3, 'close', 0, 0, 0, 2000)",
		"an act that there is not":     "INSERT INTO live_transitions VALUES ('monday', 2, 'dance', 0, 0, 0, 2000)",
		"an answer in no round":        "INSERT INTO live_answers VALUES ('monday', 2, 1, 'Hafiz', 2000)",
		"a question that there is not": "INSERT INTO live_questions VALUES ('monday', 1, 'b#typed', '')",
		"an order that is none":        "INSERT INTO live_questions VALUES ('monday', 1, 'a#typed', '1,x')",
		"a session without a book":     "INSERT INTO live_sessions VALUES ('tuesday', 'history', 'Tuesday', 5, 0, 1, 0, 0, 0, 0, 'other', 1000, x'00')",
	} {
		s := taught(t)
		require.NoError(t, execute(t, s, statement))
		wrong := check(t, s)
		require.Len(t, wrong, 1, name)
		require.Regexp(t, `^The classroom session (monday|tuesday) can't be taken up \(.+\): it needs a backup\.$`, wrong[0], name)
	}
}
