package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
	"quiz/internal/live"
)

// This file holds the behaviours of storing and reading whole sessions, and the
// sessions that the behaviours are made of.

// lessonAt is when the sessions of the tests begin.
var lessonAt = noon.UnixMilli()

// capitals is the book of the sessions: one choice, and one number.
func capitals() *deck.Book {
	b := &deck.Book{
		Format: deck.BookFormat, Deck: "capitals", Title: "Capitals", Language: "en",
		Cards: []deck.Card{{ID: "kabul", Fact: "kabul"}, {ID: "hill", Fact: "hill"}},
		Questions: []deck.Question{
			{ID: "kabul#choice", Card: "kabul", Form: deck.Choice, Type: deck.BasePlace, Stem: "What is the capital?", Answers: []string{"Kabul"},
				Options: []deck.Option{{Text: "Kabul", Correct: true, Why: "It is."}, {Text: "Herat", Why: "It is not."}}},
			{ID: "hill#number", Card: "hill", Form: deck.Numeric, Type: deck.BaseNumber, Stem: "How high?", Answers: []string{"1,800"}},
		},
	}
	return b.Part([]string{"kabul#choice", "hill#number"})
}

// session is a new session's row.
func session(id string) live.Session {
	return live.Session{
		ID: id, Deck: "capitals", Title: "Monday “morning”", Link: "link to " + id, CreatedAt: lessonAt,
		Settings: live.Settings{Cap: 30, Approve: true, LateJoin: true, Reading: 2500 * time.Millisecond, Limit: 20 * time.Second, Speed: true, Podium: true},
	}
}

// asked is what the sessions ask.
var asked = []live.Asked{{Question: "kabul#choice", Order: []int{1, 0}}, {Question: "hill#number"}}

// create stores a session.
func create(t *testing.T, s live.Store, id string) {
	t.Helper()
	require.NoError(t, s.CreateSession(t.Context(), session(id), capitals(), asked))
}

// transit stores a transition and returns what the decision was told.
func transit(t *testing.T, s live.Store, held live.Held, tr live.Transition) live.News {
	t.Helper()
	var told live.News
	got, err := s.Transit(t.Context(), held, func(news live.News) (live.Transition, error) {
		told = news
		return tr, nil
	})
	require.NoError(t, err)
	require.Equal(t, tr, got)
	return told
}

// start is the first transition of a session.
var start = live.Transition{Version: 1, Action: live.Start, At: lessonAt + 10}

// comer is a participant to be.
func comer(number int) live.Participant {
	return live.Participant{Number: number, Name: fmt.Sprintf("Pupil %d", number), Token: fmt.Appendf(nil, "token %d", number), At: lessonAt + int64(number)}
}

// come stores a participant.
func come(t *testing.T, s live.Store, id string, p live.Participant) {
	t.Helper()
	got, err := s.Join(t.Context(), live.Held{Session: id}, p.Token, func(live.News) (live.Participant, error) { return p, nil })
	require.NoError(t, err)
	require.Equal(t, p, got)
}

// take stores an answer.
func take(t *testing.T, s live.Store, id string, a live.Answer) {
	t.Helper()
	err := s.TakeAnswer(t.Context(), live.Held{Session: id}, live.Key{Round: a.Round, Participant: a.Participant},
		func(_ live.News, stored *live.Answer) (*live.Answer, error) {
			if stored != nil {
				return nil, fmt.Errorf("%+v is stored", *stored)
			}
			return &a, nil
		})
	require.NoError(t, err)
}

// rows reads a session.
func rows(t *testing.T, s live.Store, id string) live.Rows {
	t.Helper()
	all, err := s.SessionRows(t.Context(), id)
	require.NoError(t, err)
	return all
}

var sessionBehaviours = []liveBehaviour{
	{"a session is read back exactly", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		got := rows(t, s, "one")
		require.Equal(t, session("one"), got.Session)
		require.Equal(t, asked, got.Asked)
		require.Equal(t, text(t, capitals()), text(t, got.Book))
		require.Empty(t, got.Participants)
		require.Empty(t, got.Transitions)
		require.Empty(t, got.Answers)
		_, err := live.Load(got)
		require.NoError(t, err)
	}},

	{"a session is stored once", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		require.Error(t, s.CreateSession(t.Context(), session("one"), capitals(), asked))
		require.Len(t, rows(t, s, "one").Asked, 2)
	}},

	{"all rows are read in their order", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		create(t, s, "other")
		first, second := comer(1), comer(2)
		first.Learner, second.Returns = me, 1
		come(t, s, "one", first)
		come(t, s, "one", second)
		transit(t, s, live.Held{Session: "one"}, start)
		wide := live.Transition{Version: 2, Action: live.RemoveSince, Participant: 2, Since: lessonAt + 2, By: 7, At: lessonAt + 20}
		transit(t, s, live.Held{Session: "one"}, wide)
		answers := []live.Answer{{Round: 1, Participant: 1, Value: "0", At: lessonAt + 30}, {Round: 1, Participant: 2, Value: "1 800 m\u00e8tres", At: lessonAt + 15}}
		take(t, s, "one", answers[1])
		take(t, s, "one", answers[0])
		got := rows(t, s, "one")
		require.Equal(t, []live.Participant{first, second}, got.Participants)
		require.Equal(t, []live.Transition{start, wide}, got.Transitions)
		require.ElementsMatch(t, answers, got.Answers)
		require.Empty(t, rows(t, s, "other").Participants)
	}},

	{"an unknown session is an error everywhere", func(t *testing.T, s live.Store) {
		ctx, held := t.Context(), live.Held{Session: "nowhere"}
		_, err := s.SessionRows(ctx, "nowhere")
		require.ErrorIs(t, err, live.ErrNoSession)
		_, err = s.Transit(ctx, held, nil)
		require.ErrorIs(t, err, live.ErrNoSession)
		_, err = s.Join(ctx, held, []byte("token"), nil)
		require.ErrorIs(t, err, live.ErrNoSession)
		require.ErrorIs(t, s.TakeAnswer(ctx, held, live.Key{Round: 1, Participant: 1}, nil), live.ErrNoSession)
		_, err = s.Ticket(ctx, []byte("token"))
		require.ErrorIs(t, err, live.ErrNoSession)
		require.ErrorIs(t, s.Beat(ctx, "nowhere", 1), live.ErrNoSession)
		_, err = s.LastBeat(ctx, "nowhere")
		require.ErrorIs(t, err, live.ErrNoSession)
		require.ErrorIs(t, s.LendCode(ctx, live.JoinCode{Code: "1234567", Session: "nowhere"}), live.ErrNoSession)
	}},

	{"a session runs until it ends", func(t *testing.T, s live.Store) {
		running := func() []string {
			ids, err := s.RunningSessions(t.Context())
			require.NoError(t, err)
			return ids
		}
		require.Empty(t, running())
		create(t, s, "b")
		create(t, s, "a")
		older := session("c")
		older.CreatedAt--
		require.NoError(t, s.CreateSession(t.Context(), older, capitals(), asked))
		require.Equal(t, []string{"c", "a", "b"}, running())
		transit(t, s, live.Held{Session: "a"}, live.Transition{Version: 1, Action: live.End, At: lessonAt})
		require.Equal(t, []string{"c", "b"}, running())
	}},

	{"sessions that learners took part in are found once they ended", func(t *testing.T, s live.Store) {
		for i, id := range []string{"early", "guests", "runs", "late"} {
			create(t, s, id)
			p := comer(1)
			if p.Token = []byte(id); id != "guests" {
				p.Learner = me
			}
			come(t, s, id, p)
			if id != "runs" {
				transit(t, s, live.Held{Session: id}, live.Transition{Version: 1, Action: live.End, At: lessonAt + int64(i)})
			}
		}
		for since, want := range map[int64][]string{lessonAt: {"early", "late"}, lessonAt + 3: {"late"}, lessonAt + 4: nil} {
			got, err := s.AttendedSessions(t.Context(), since)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	}},

	{"beats never go back", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		for _, step := range [][2]int64{{0, 0}, {500, 500}, {300, 500}, {900, 900}} {
			if step[0] > 0 {
				require.NoError(t, s.Beat(t.Context(), "one", step[0]))
			}
			at, err := s.LastBeat(t.Context(), "one")
			require.NoError(t, err)
			require.Equal(t, step[1], at)
		}
	}},

	{"old names are dropped and nothing else", func(t *testing.T, s live.Store) {
		create(t, s, "old")
		fresh := session("new")
		fresh.CreatedAt++
		require.NoError(t, s.CreateSession(t.Context(), fresh, capitals(), asked))
		come(t, s, "old", comer(1))
		other := comer(1)
		other.Token = []byte("another token")
		come(t, s, "new", other)
		require.NoError(t, s.DropNames(t.Context(), fresh.CreatedAt))
		want := comer(1)
		want.Name = ""
		require.Equal(t, []live.Participant{want}, rows(t, s, "old").Participants)
		require.Equal(t, []live.Participant{other}, rows(t, s, "new").Participants)
	}},
}
