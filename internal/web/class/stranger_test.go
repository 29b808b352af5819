package class_test

import (
	"fmt"
	"html"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/stage"

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

// TestNobodyAnswersForAnother sends one's own secret with another's name in every place
// where one might look for it, and looks for another's secret in all that a phone is sent.
func TestNobodyAnswersForAnother(t *testing.T) {
	s := newSchool(t, usual())
	victim, thief := s.joined("Zoë"), s.joined("Mallory")
	s.act(live.Start)
	own := "quiz-phone=" + thief.secret()
	for _, fields := range []string{"participant=1", "number=1", "id=1", "secret=" + victim.secret(), "name=Zo%C3%AB", "learner=1"} {
		thief.do(http.MethodPost, "/class/answers?"+fields, "round=1&place=0&"+fields, "Quiz-Participant", "1", "X-User", "1")
	}
	bearer := "Bearer " + thief.secret()
	for _, body := range []string{`{"round":1,"places":[1],"participant":1}`, `{"round":1,"places":[1],"Participant":1}`, `{"round":1,"places":[1],"secret":"` + victim.secret() + `"}`} {
		require.Equal(t, http.StatusBadRequest, thief.do(http.MethodPost, "/api/class/answers", body, "Content-Type", "application/json", "Authorization", bearer).status)
	}
	s.phone().do(http.MethodPost, "/class/answers", "round=1&place=1", "Cookie", own+"; quiz-phone=nobody")
	require.Nil(t, s.mine(1).Places, "nobody answered for the victim")
	require.Equal(t, []int{0}, s.mine(2).Places, "the thief answered once")

	secrets := []string{victim.secret(), stageHash(victim.secret())}
	wall, err := s.class.NewWall(t.Context())
	require.NoError(t, err)
	screen := s.phone()
	screen.post("/w/" + wall)
	for _, step := range []live.Action{live.Close, live.Reveal, live.Explain, live.End} {
		s.act(step)
		for what, seen := range map[string]string{
			"the page": thief.get("/class").body, "the stream": s.firstEvent(thief, "/class/events"), "the result": thief.get("/class/result").body,
			"JSON": thief.do(http.MethodGet, "/api/class", "", "Authorization", bearer).body, "the wall": screen.get("/wall").body, "its stream": s.firstEvent(screen, "/wall/events"),
		} {
			for _, secret := range secrets {
				require.NotContains(t, seen, secret, what)
			}
			require.NotContains(t, seen, wall, what)
		}
		require.NotContains(t, victim.get("/class").body, victim.secret(), "not even the own: a screen may be photographed")
	}
}

// stageHash is what the store has of a secret, as text.
func stageHash(secret string) string { return fmt.Sprintf("%x", stage.Hash(secret)) }

// TestASecretThatWasTakenIsNobodyElses joins with the secret that another joined with,
// in the same class and in the next room.
func TestASecretThatWasTakenIsNobodyElses(t *testing.T) {
	s := newSchool(t, usual())
	victim := s.joined("Zoë")
	thief := s.phone()
	form := "name=Mallory&secret=" + victim.secret()
	require.Equal(t, http.StatusSeeOther, thief.do(http.MethodPost, "/j/"+s.session().Link, form).status, "whoever has the secret is the victim, and renames nobody")
	require.Equal(t, 1, s.board().In)
	require.Contains(t, victim.get("/class").body, "Zoë")
	other, err := s.stage.Begin(t.Context(), book(), live.Plan{Title: "Tuesday", Questions: questions, Settings: usual()})
	require.NoError(t, err)
	got := thief.do(http.MethodPost, "/j/"+other.Session().Link, form)
	require.Equal(t, http.StatusBadRequest, got.status, "a secret is of one class")
	require.Empty(t, got.header.Values("Set-Cookie"))
	api := fmt.Sprintf(`{"token":%q,"name":"Mallory","secret":%q}`, other.Session().Link, victim.secret())
	require.Equal(t, http.StatusBadRequest, thief.do(http.MethodPost, "/api/join", api, "Content-Type", "application/json").status)
	other.Look(func(c *live.Class, now int64) { require.Zero(t, c.Board(now).In) })
	require.Contains(t, victim.get("/class").body, "Monday", "the victim's cookie leads where it led")
}

// TestNamesSteerNothing joins with names that hide, climb, turn, compute or close a tag,
// and reads them where a class does.
func TestNamesSteerNothing(t *testing.T) {
	s := newSchool(t, usual())
	for given, want := range map[string]string{
		"A\u202egnp.exe": "Agnp.exe", "B\u2066\u200b\u200d\ufeffob": "Bob", "C" + strings.Repeat("\u0301", 50): "\u0106\u0301\u0301",
		"D\u2028\u2029\x00\x1b[31m\r\nEd": "D [31m Ed", `=HYPERLINK("http://x","E")`: `=HYPERLINK("http://x","E`,
		`</b><script>F()</script>`: `</b><script>F()</script>`, `"><img src=x onerror=G>`: `"><img src=x onerror=G>`, "\U000e0041\U000e0042H": "H",
		"I\u3164\u2800\u115f": "I", "J\U0010ffff\ue000J": "JJ", "Ｋ｛｝": "Ｋ｛｝", strings.Repeat("𝔏", 400): strings.Repeat("𝔏", 24),
	} {
		p := s.phone()
		page := p.join(given).body
		require.Contains(t, page, html.EscapeString(want), "%q", given)
		for seen, text := range map[string]string{
			"page": p.get("/class").body, "stream": s.firstEvent(p, "/class/events"),
			"JSON": p.do(http.MethodGet, "/api/class", "", "Authorization", "Bearer "+p.secret()).body,
		} {
			for _, bad := range []string{"<script>F", "<img src=x", "\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\u2028", "\U000e0041", "\ue000", "\u0301\u0301\u0301"} {
				require.NotContains(t, text, bad, "%q in %s", given, seen)
			}
		}
	}
	require.Equal(t, 12, s.board().In)
}

// TestOneWhoHoldsManyStreamsHoldsNobodyUp opens streams as fast as it can, in every way,
// while a classmate follows the class.
func TestOneWhoHoldsManyStreamsHoldsNobodyUp(t *testing.T) {
	s := newSchool(t, usual())
	pupil, greedy := s.joined("Zoë"), s.joined("Mallory")
	next := s.events(pupil, "/class/events")
	next()
	cookie := "Cookie: quiz-phone=" + greedy.secret() + "\r\n"
	for n := range 60 {
		version, more := "1.1", ""
		if n%3 == 1 {
			version = "1.0"
		}
		if n%4 == 1 {
			more = "Content-Length: 9\r\n"
		}
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.server.URL, "http://"))
		require.NoError(t, err)
		defer conn.Close()
		_, err = fmt.Fprintf(conn, "GET /class/events HTTP/%s\r\nHost: %s\r\n%s%s\r\n", version, host, cookie, more)
		require.NoError(t, err)
	}
	require.Eventually(t, func() bool { return s.class.Phones.Watched() <= 1+3 }, 5*time.Second, 10*time.Millisecond, "a phone has three")
	s.act(live.Start)
	_, data := next()
	require.Contains(t, data, "capital of Afghanistan")
	require.Equal(t, http.StatusOK, greedy.do(http.MethodHead, "/class/events", "").status)
}

// TestNoScriptAndNoOtherSiteReadsASecret looks at the cookies of a phone and of a wall.
func TestNoScriptAndNoOtherSiteReadsASecret(t *testing.T) {
	s := newSchool(t, usual())
	p := s.phone()
	link, err := s.class.NewWall(t.Context())
	require.NoError(t, err)
	secret := strings.Repeat("A", 22)
	for name, got := range map[string]reply{
		"quiz-phone": p.do(http.MethodPost, "/j/"+s.session().Link, "name=Zoe&secret="+secret), "quiz-wall": p.do(http.MethodPost, "/w/"+link, ""),
	} {
		cookies := (&http.Response{Header: got.header}).Cookies()
		require.Len(t, cookies, 1, name)
		c := cookies[0]
		require.Equal(t, name, c.Name)
		require.True(t, live.IsSecret(c.Value))
		require.True(t, c.HttpOnly, name)
		require.Equal(t, http.SameSiteLaxMode, c.SameSite, name)
		require.Equal(t, "/", c.Path)
		require.Empty(t, c.Domain, "no other host of the school is sent it")
		require.Positive(t, c.MaxAge)
		require.LessOrEqual(t, c.MaxAge, 24*60*60)
		require.Equal(t, "no-store", got.header.Get("Cache-Control"))
	}
	require.NotEqual(t, link, p.cookie("quiz-wall"), "the wall's address is not its secret")
	left := (&http.Response{Header: p.do(http.MethodPost, "/class/leave", "").header}).Cookies()
	require.Len(t, left, 1)
	require.Negative(t, left[0].MaxAge)
}
