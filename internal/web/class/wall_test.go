package class_test

import (
	"net/http"
	"testing"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

func TestAWallIsForOneScreenAndOnlyShows(t *testing.T) {
	s := newSchool(t, usual())
	secret, err := s.class.NewWall(t.Context())
	require.NoError(t, err)
	projector, other := s.phone(), s.phone()
	require.Equal(t, http.StatusUnauthorized, projector.get("/wall").status)
	require.Contains(t, other.get("/w/"+secret).body, "Show it here", "looking at a link does not use it up")
	for range 2 {
		require.Contains(t, projector.post("/w/"+secret).body, "Join in")
	}
	require.Contains(t, projector.get("/wall").body, "Join in")
	require.Equal(t, http.StatusUnauthorized, other.post("/w/"+secret).status)
	require.Equal(t, http.StatusUnauthorized, projector.get("/class").status, "a wall is nobody in the class")
	require.Equal(t, http.StatusUnauthorized, projector.post("/class/answers", "round", "1", "place", "0").status)

	next := s.events(projector, "/wall/events")
	next()
	s.act(live.Start)
	_, data := next()
	require.Contains(t, data, "capital of Afghanistan")
	require.NoError(t, s.store.RevokeWalls(t.Context(), s.class.ID(), s.stage.Now()))
	s.act(live.Close)
	name, _ := next()
	require.Equal(t, "end", name)
	require.Equal(t, http.StatusUnauthorized, projector.get("/wall").status)
}
