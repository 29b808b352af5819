package class_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what a pupil can reach who means harm: as somebody who was not let
// in, as somebody else, and by coming again and again.

// TestWhoIsNotInSeesNoQuestion reads every page as one whom the teacher has not let in,
// as one who says to be somebody, and as one who was sent away.
func TestWhoIsNotInSeesNoQuestion(t *testing.T) {
	s := newSchool(t, live.Settings{Cap: 9, LateJoin: true, Approve: true})
	pupil, stranger, gone := s.phone(), s.phone(), s.phone()
	pupil.join("Zoë")
	gone.join("Rude")
	require.NoError(t, s.class.Act(t.Context(), live.Act{Action: live.AdmitAll}))
	require.Contains(t, stranger.join("Stranger").body, "Wait for your teacher")
	again := s.phone()
	again.join("Zoë", "again", "1")
	s.act(live.Start)
	pupil.post("/class/answers", "round", "1", "place", s.place("Kabul"))
	gone.post("/class/answers", "round", "1", "place", s.place("Kabul"))
	require.NoError(t, s.class.Act(t.Context(), live.Act{Action: live.Remove, Participant: 2}))
	secrets := []string{"capital of Afghanistan", "Kabul", "Herat", "Atlas House"}
	for _, step := range []live.Action{live.Close, live.Reveal, live.Explain, live.Next, live.End} {
		s.act(step)
		require.Equal(t, step != live.Close, strings.Contains(pupil.get("/class/result").body, "capital of Afghanistan"), "the pupil looks back at what was shown: %s", step)
		for who, p := range map[string]*phone{"not let in": stranger, "not let in again": again, "sent away": gone} {
			bearer := "Bearer " + p.secret()
			for place, seen := range map[string]string{
				"page": p.get("/class").body, "result": p.get("/class/result").body, "stream": s.firstEvent(p, "/class/events"),
				"JSON": p.do(http.MethodGet, "/api/class", "", "Authorization", bearer).body,
			} {
				for _, secret := range secrets {
					require.NotContains(t, seen, secret, "%s, %s, after %s", who, place, step)
				}
			}
			require.NotContains(t, p.post("/class/claim").body, "Your code", who)
		}
	}
}

// TestOneWhoComesAgainAndAgainShutsNobodyOut asks in the name of everyone to be let in
// again, with a new secret each time, as one phone can in a second.
func TestOneWhoComesAgainAndAgainShutsNobodyOut(t *testing.T) {
	s := newSchool(t, live.Settings{Cap: 5, LateJoin: true})
	s.joined("Zoë")
	s.joined("Mallory")
	s.act(live.Lock) // which keeps nobody out who was in already
	attempt := func(name string, n int) reply {
		return s.phone().do(http.MethodPost, "/api/join", fmt.Sprintf(`{"token":%q,"name":%q,"again":true,"secret":"%021dA"}`, s.session().Link, name, n), "Content-Type", "application/json")
	}
	refused := 0
	for n := range 100 {
		got := attempt([]string{"Mallory", "Zoë"}[n%2], n)
		if got.status == http.StatusConflict {
			require.Contains(t, got.body, `"asked"`)
			refused++
		}
	}
	require.Greater(t, refused, 90)
	require.Contains(t, s.phone().join("Zoë", "again", "1").body, "Somebody asks already")
	s.act(live.Unlock)
	for _, name := range []string{"Ali", "Ben", "Cem"} {
		s.joined(name)
	}
	waiting := 0
	s.class.Look(func(c *live.Class, now int64) {
		for _, seat := range c.Host(c.Board(now)).Pupils {
			if seat.Standing == live.Waiting {
				waiting++
				require.NotZero(t, seat.Returns)
			}
		}
	})
	require.Equal(t, 100-refused, waiting, "what the teacher has to look at")
}
