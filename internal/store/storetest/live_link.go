package storetest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/live"
)

// This file holds the behaviours of addresses and of the list of sessions.

var linkBehaviours = []liveBehaviour{
	{"a link leads to its session", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		create(t, s, "other")
		got, err := s.SessionByLink(t.Context(), "link to other")
		require.NoError(t, err)
		require.Equal(t, "other", got)
		_, err = s.SessionByLink(t.Context(), "link")
		require.ErrorIs(t, err, live.ErrNoSession)
	}},

	{"two sessions have no link in common", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		another := session("two")
		another.Link = session("one").Link
		require.Error(t, s.CreateSession(t.Context(), another, capitals(), asked))
		_, err := s.SessionRows(t.Context(), "two")
		require.ErrorIs(t, err, live.ErrNoSession)
	}},

	{"a session's code can be asked for", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		_, err := s.CodeOf(t.Context(), "one")
		require.ErrorIs(t, err, live.ErrNoCode)
		require.NoError(t, s.LendCode(t.Context(), live.JoinCode{Code: "1234567", Session: "one", At: lessonAt}))
		got, err := s.CodeOf(t.Context(), "one")
		require.NoError(t, err)
		require.Equal(t, "1234567", got)
		require.NoError(t, s.FreeCode(t.Context(), "one", lessonAt))
		_, err = s.CodeOf(t.Context(), "one")
		require.ErrorIs(t, err, live.ErrNoCode)
	}},

	{"a wall belongs to the browser that opened it first", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		wall := live.Wall{Hash: []byte("hash"), Session: "one", At: lessonAt}
		seat, another := []byte("seat"), []byte("another")
		_, err := s.OpenWall(t.Context(), wall.Hash, seat, lessonAt)
		require.ErrorIs(t, err, live.ErrNoCode)
		require.NoError(t, s.PutWall(t.Context(), wall))
		requireWalls(t, s, 0, 1)
		for range 2 {
			got, err := s.OpenWall(t.Context(), wall.Hash, seat, lessonAt)
			require.NoError(t, err)
			require.Equal(t, "one", got)
		}
		_, err = s.OpenWall(t.Context(), wall.Hash, another, lessonAt)
		require.ErrorIs(t, err, live.ErrNoCode)
		got, err := s.WallOf(t.Context(), seat)
		require.NoError(t, err)
		require.Equal(t, "one", got)
		_, err = s.WallOf(t.Context(), another)
		require.ErrorIs(t, err, live.ErrNoCode)
		requireWalls(t, s, 1, 0)
	}},

	{"walls are taken back", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		for _, hash := range []string{"opened", "waiting"} {
			require.NoError(t, s.PutWall(t.Context(), live.Wall{Hash: []byte(hash), Session: "one", At: lessonAt}))
		}
		_, err := s.OpenWall(t.Context(), []byte("opened"), []byte("seat"), lessonAt)
		require.NoError(t, err)
		require.NoError(t, s.RevokeWalls(t.Context(), "one", lessonAt))
		require.NoError(t, s.RevokeWalls(t.Context(), "one", lessonAt))
		requireWalls(t, s, 0, 0)
		_, err = s.WallOf(t.Context(), []byte("seat"))
		require.ErrorIs(t, err, live.ErrNoCode)
		for _, hash := range []string{"opened", "waiting"} {
			_, err = s.OpenWall(t.Context(), []byte(hash), []byte("seat"), lessonAt)
			require.ErrorIs(t, err, live.ErrNoCode)
		}
	}},

	{"sessions are listed, the newest first", func(t *testing.T, s live.Store) {
		for i, id := range []string{"one", "two", "three"} {
			row := session(id)
			row.CreatedAt += int64(i)
			require.NoError(t, s.CreateSession(t.Context(), row, capitals(), asked))
		}
		come(t, s, "two", comer(1))
		again := comer(2)
		again.Returns = 1
		come(t, s, "two", again)
		transit(t, s, live.Held{Session: "two"}, live.Transition{Version: 1, Action: live.End, At: lessonAt + 50})
		list, err := s.Sessions(t.Context(), lessonAt+2, 10)
		require.NoError(t, err)
		require.Equal(t, []live.Summary{
			{ID: "two", Deck: "capitals", Title: "Monday “morning”", CreatedAt: lessonAt + 1, EndedAt: lessonAt + 50, Participants: 1},
			{ID: "one", Deck: "capitals", Title: "Monday “morning”", CreatedAt: lessonAt},
		}, list)
		list, err = s.Sessions(t.Context(), lessonAt+day, 1)
		require.NoError(t, err)
		require.Len(t, list, 1)
		require.Equal(t, "three", list[0].ID)
	}},
}

func requireWalls(t *testing.T, s live.Store, open, waiting int) {
	t.Helper()
	gotOpen, gotWaiting, err := s.Walls(t.Context(), "one")
	require.NoError(t, err)
	require.Equal(t, [2]int{open, waiting}, [2]int{gotOpen, gotWaiting})
}
