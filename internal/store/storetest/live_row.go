package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/live"
)

// This file holds the behaviours of adding rows to a running session.

var rowBehaviours = []liveBehaviour{
	{"a decision is told what was stored since its caller looked", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		come(t, s, "one", comer(1))
		told := transit(t, s, live.Held{Session: "one"}, start)
		require.Equal(t, live.News{Participants: []live.Participant{comer(1)}}, told)
		come(t, s, "one", comer(2))
		told = transit(t, s, live.Held{Session: "one", Participants: 1}, live.Transition{Version: 2, Action: live.Lock, At: lessonAt + 11})
		require.Equal(t, live.News{Participants: []live.Participant{comer(2)}, Transitions: []live.Transition{start}}, told)
		told = transit(t, s, live.Held{Session: "one", Participants: 2, Version: 2}, live.Transition{Version: 3, Action: live.Unlock, At: lessonAt + 12})
		require.Equal(t, live.News{}, told)
		err := s.TakeAnswer(t.Context(), live.Held{Session: "one", Participants: 1, Version: 2}, live.Key{Round: 1, Participant: 1},
			func(news live.News, _ *live.Answer) (*live.Answer, error) {
				told = news
				return nil, nil
			})
		require.NoError(t, err)
		require.Equal(t, live.News{Participants: []live.Participant{comer(2)}, Transitions: []live.Transition{{Version: 3, Action: live.Unlock, At: lessonAt + 12}}}, told)
	}},

	{"an error of a decision stores nothing and is returned as it is", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		come(t, s, "one", comer(1))
		refused := errors.New("refused")
		held := live.Held{Session: "one"}
		_, err := s.Transit(t.Context(), held, func(live.News) (live.Transition, error) { return start, refused })
		require.Equal(t, refused, err)
		_, err = s.Join(t.Context(), held, []byte("x"), func(live.News) (live.Participant, error) { return comer(2), refused })
		require.Equal(t, refused, err)
		err = s.TakeAnswer(t.Context(), held, live.Key{Round: 1, Participant: 1}, func(live.News, *live.Answer) (*live.Answer, error) {
			return &live.Answer{Round: 1, Participant: 1, Value: "0"}, refused
		})
		require.Equal(t, refused, err)
		got := rows(t, s, "one")
		require.Len(t, got.Participants, 1)
		require.Empty(t, got.Transitions)
		require.Empty(t, got.Answers)
	}},

	{"a version is stored once", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		transit(t, s, live.Held{Session: "one"}, start)
		_, err := s.Transit(t.Context(), live.Held{Session: "one"}, func(live.News) (live.Transition, error) {
			return live.Transition{Version: 1, Action: live.End}, nil
		})
		require.Error(t, err)
		require.Equal(t, []live.Transition{start}, rows(t, s, "one").Transitions)
	}},

	{"a token that has joined joins no second time", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		create(t, s, "other")
		come(t, s, "one", comer(1))
		again, err := s.Join(t.Context(), live.Held{Session: "one"}, comer(1).Token, func(live.News) (live.Participant, error) {
			panic("a known token must not be decided again")
		})
		require.NoError(t, err)
		require.Equal(t, comer(1), again)
		_, err = s.Join(t.Context(), live.Held{Session: "other"}, comer(1).Token, func(live.News) (live.Participant, error) { return comer(1), nil })
		require.ErrorIs(t, err, live.ErrTokenTaken, "the token of another session")
		ticket, err := s.Ticket(t.Context(), comer(1).Token)
		require.NoError(t, err)
		require.Equal(t, live.Ticket{Session: "one", Participant: 1}, ticket)
	}},

	{"an answer stands whatever is decided later", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		come(t, s, "one", comer(1))
		first := live.Answer{Round: 1, Participant: 1, Value: "1", At: lessonAt + 5}
		take(t, s, "one", first)
		key := live.Key{Round: 1, Participant: 1}
		var told *live.Answer
		err := s.TakeAnswer(t.Context(), live.Held{Session: "one"}, key, func(_ live.News, stored *live.Answer) (*live.Answer, error) {
			told = stored
			return &live.Answer{Round: 1, Participant: 1, Value: "0"}, nil
		})
		require.NoError(t, err)
		require.Equal(t, &first, told)
		require.Equal(t, []live.Answer{first}, rows(t, s, "one").Answers)
	}},

	{"an answer under another key, or of nobody, is refused", func(t *testing.T, s live.Store) {
		create(t, s, "one")
		come(t, s, "one", comer(1))
		for _, a := range []live.Answer{{Round: 2, Participant: 1, Value: "0"}, {Round: 1, Participant: 9, Value: "0"}} {
			key := live.Key{Round: 1, Participant: a.Participant}
			err := s.TakeAnswer(t.Context(), live.Held{Session: "one"}, key, func(live.News, *live.Answer) (*live.Answer, error) { return &a, nil })
			require.Error(t, err)
		}
		require.Empty(t, rows(t, s, "one").Answers)
	}},

	{"many answers at once are each stored once", func(t *testing.T, s live.Store) {
		const pupils = 40
		create(t, s, "one")
		for n := range pupils {
			come(t, s, "one", comer(n+1))
		}
		var all sync.WaitGroup
		errs := make(chan error, 3*pupils)
		for i := range 3 * pupils {
			all.Go(func() {
				key := live.Key{Round: 1, Participant: i%pupils + 1}
				errs <- s.TakeAnswer(t.Context(), live.Held{Session: "one", Participants: pupils}, key, func(_ live.News, stored *live.Answer) (*live.Answer, error) {
					if stored != nil {
						return nil, nil
					}
					return &live.Answer{Round: 1, Participant: key.Participant, Value: fmt.Sprint(i)}, nil
				})
			})
		}
		all.Wait()
		for range 3 * pupils {
			require.NoError(t, <-errs)
		}
		require.Len(t, rows(t, s, "one").Answers, pupils)
	}},
}
