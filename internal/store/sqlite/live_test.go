package sqlite

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/live"
	"quiz/internal/store/storetest"
	"quiz/internal/study"
)

// This file runs the suite of classroom sessions, and tests what SQLite adds to it.

func TestLive(t *testing.T) {
	storetest.RunLive(t, func(t *testing.T) live.Store { return openTemp(t) })
}

// lesson is a store with one session that has every kind of row.
func lesson(t *testing.T) *Store {
	t.Helper()
	s := openTemp(t)
	for _, statement := range []string{
		"INSERT INTO live_sessions VALUES ('one', 'history', 'Monday', 5, 0, 1, 0, 0, 0, 0, 'link', 1000, x'7b7d')",
		"INSERT INTO live_questions VALUES ('one', 0, 'a#choice', '1,0')",
		"INSERT INTO live_participants VALUES ('one', 1, 'Ana', x'01', NULL, NULL, 1000)",
		"INSERT INTO live_transitions VALUES ('one', 1, 'start', 0, 0, 0, 1000)",
		"INSERT INTO live_answers VALUES ('one', 1, 1, '0', 1000)",
	} {
		require.NoError(t, execute(t, s, statement))
	}
	return s
}

func TestTheRowsOfASessionAreAppendOnly(t *testing.T) {
	s := lesson(t)
	for table, column := range map[string]string{
		"live_sessions": "title", "live_questions": "options", "live_transitions": "at", "live_answers": "value", "live_participants": "at",
	} {
		require.ErrorContains(t, execute(t, s, fmt.Sprintf("UPDATE %s SET %s = 7", table, column)), "append-only", table)
		require.ErrorContains(t, execute(t, s, "DELETE FROM "+table), "append-only", table)
	}
	require.ErrorContains(t, execute(t, s, "UPDATE live_participants SET name = 'Eva'"), "append-only")
	require.NoError(t, execute(t, s, "UPDATE live_participants SET name = ''"))
}

func TestRowsOfASessionAreReadByIndex(t *testing.T) {
	s := openTemp(t)
	for name, query := range map[string]string{"participants": sqlNewParticipants, "transitions": sqlNewTransitions, "running": sqlRunning, "answers": sqlAnswers} {
		for _, step := range plan(t, s, query) {
			require.NotRegexp(t, "TEMP B-TREE|AUTOMATIC", step, name)
			if name != "running" {
				require.NotRegexp(t, "^SCAN [a-z]", step, name)
			}
		}
	}
}

func TestAClaimIsOfTheFirstLearnerWhoUsesIt(t *testing.T) {
	s := lesson(t)
	require.NoError(t, execute(t, s, "INSERT INTO learners (id, name, new_per_day, retention, day_start, zone, created_at) VALUES (2, 'Bea', 10, 0.9, 240, 'UTC', 0)"))
	require.NoError(t, s.PutClaim(t.Context(), live.Claim{Hash: []byte("hash"), Session: "one", Participant: 1, At: 1000}))
	_, err := s.UseClaim(t.Context(), []byte("hash"), 2, 2000)
	require.NoError(t, err)
	_, err = s.UseClaim(t.Context(), []byte("hash"), study.LocalLearner, 2000)
	require.ErrorIs(t, err, live.ErrNoCode)
}

func TestErasingADeckChangesNothingInItsSessions(t *testing.T) {
	s := lesson(t)
	installCards(t, s, "a")
	require.NoError(t, s.SetRemoved(t.Context(), history, true))
	require.NoError(t, s.Erase(t.Context(), history, time.UnixMilli(2000)))
	var n int
	require.NoError(t, s.reads.QueryRow("SELECT count(*) FROM live_sessions WHERE from_deck = 'history'").Scan(&n))
	require.Equal(t, 1, n)
}
