package live_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"quiz/internal/live"
	"quiz/internal/store/sqlite"

	"github.com/stretchr/testify/require"
)

// This file tests the hall over the real store.

func openStore(t testing.TB) live.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "quiz.db"), sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	return store
}

func openHall(t testing.TB, store live.Store, now int64) *live.Hall {
	t.Helper()
	h, damaged, err := live.OpenHall(t.Context(), store, now)
	require.NoError(t, err)
	require.Empty(t, damaged)
	return h
}

// hold begins a session with n pupils: 20 seconds for each of two questions.
func hold(t testing.TB, h *live.Hall, n int) *live.Room {
	t.Helper()
	r, err := h.Begin(t.Context(), atlas(), live.Plan{
		ID: "one", Title: "Monday", Questions: suited[:2], Seed: 7, Settings: live.Settings{Cap: 500, LateJoin: true, Limit: 20 * time.Second},
	}, nine)
	require.NoError(t, err)
	for i := range n {
		_, err := r.Join(t.Context(), live.Request{Name: "Pupil", Token: fmt.Append(nil, "token ", i)}, nine)
		require.NoError(t, err)
	}
	return r
}

// does makes the newest act of a teacher.
func does(t testing.TB, r *live.Room, a live.Action, now int64) {
	t.Helper()
	require.NoError(t, r.Act(t.Context(), live.Act{Action: a, Version: board(r, now).Version}, now))
}

func board(r *live.Room, now int64) (b live.Board) {
	r.Look(now, func(c *live.Class, at int64) { b = c.Board(at) })
	return b
}

func answer(number, place int, now int64) live.Submission {
	return live.Submission{Participant: number, Round: 1, Given: live.Given{Places: []int{place}}, ReadAt: now}
}

// requireStored checks that a room shows exactly what the store has.
func requireStored(t testing.TB, store live.Store, r *live.Room, now int64) {
	t.Helper()
	rows, err := store.SessionRows(t.Context(), r.ID())
	require.NoError(t, err)
	want, err := live.Load(rows)
	require.NoError(t, err)
	r.Look(now, func(c *live.Class, at int64) {
		require.Equal(t, want.Host(want.Board(at)), c.Host(c.Board(at)))
		require.Equal(t, want.Reviews(), c.Reviews())
	})
}

func TestASessionGoesOnAfterTheProgramWasKilled(t *testing.T) {
	store := openStore(t)
	r := hold(t, openHall(t, store, nine), 3)
	does(t, r, live.Start, nine+1000)
	told, err := r.Answer(t.Context(), answer(1, 0, nine+2000))
	require.NoError(t, err)
	require.Equal(t, live.Stored, told.Status)
	end := board(r, nine+2000).EndsAt

	h := openHall(t, store, nine+9000)
	r, err = h.Room(t.Context(), "one")
	require.NoError(t, err)
	require.Equal(t, live.Open, board(r, nine+9000).Phase)
	require.Equal(t, end+7000, board(r, nine+9000).EndsAt, "seven seconds since the last row")
	told, err = r.Answer(t.Context(), answer(1, 0, nine+9000))
	require.NoError(t, err)
	require.Equal(t, live.Stored, told.Status, "a phone that was not told sends again")
	told, err = r.Answer(t.Context(), answer(2, 1, nine+9000))
	require.NoError(t, err)
	require.Equal(t, live.Stored, told.Status)
	requireStored(t, store, r, nine+9000)
}

func TestAHeartbeatSaysWhenTheProgramWasThere(t *testing.T) {
	store := openStore(t)
	h := openHall(t, store, nine)
	r := hold(t, h, 1)
	does(t, r, live.Start, nine)
	for s := range int64(8) {
		require.NoError(t, h.Tend(t.Context(), nine+1000*s))
	}
	h = openHall(t, store, nine+12_000)
	r, err := h.Room(t.Context(), "one")
	require.NoError(t, err)
	require.Equal(t, nine+25_000, board(r, nine+12_000).EndsAt, "away since the beat after seven seconds")
}

func TestTimeRunsOnAfterAWallClockThatWasSetBack(t *testing.T) {
	store := openStore(t)
	r := hold(t, openHall(t, store, nine), 1)
	does(t, r, live.Start, nine+5000)
	earlier := nine - time.Hour.Milliseconds()
	r, err := openHall(t, store, earlier).Room(t.Context(), "one")
	require.NoError(t, err)
	require.Equal(t, live.Open, board(r, earlier).Phase)
	require.Equal(t, live.Open, board(r, earlier+19_999).Phase)
	require.Equal(t, live.Closed, board(r, earlier+20_000).Phase, "the clock stands for the rows' time")
	told, err := r.Answer(t.Context(), answer(1, 0, earlier+10_000))
	require.NoError(t, err)
	require.Equal(t, live.Stored, told.Status)
}

func TestAThousandThingsAtOnce(t *testing.T) {
	const pupils = 120
	store := openStore(t)
	r := hold(t, openHall(t, store, nine), pupils)
	does(t, r, live.Start, nine)
	var all sync.WaitGroup
	var mu sync.Mutex
	acked := make(map[int]int)
	for i := range 3 * pupils {
		all.Go(func() {
			number, place := i%pupils+1, i%4
			told, err := r.Answer(context.Background(), answer(number, place, nine+int64(i)))
			if err != nil {
				t.Error(err)
			}
			if told.Status == live.Stored {
				mu.Lock()
				defer mu.Unlock()
				if known, ok := acked[number]; ok && known != place {
					t.Errorf("pupil %d was told of %d and of %d", number, known, place)
				}
				acked[number] = place
			}
		})
	}
	for i := range 40 {
		all.Go(func() {
			_, _ = r.Join(context.Background(), live.Request{Name: "Late", Token: fmt.Append(nil, "late ", i)}, nine)
		})
		all.Go(func() {
			_ = r.Act(context.Background(), live.Act{Action: live.Close, Version: 1}, nine+9000)
			_ = r.Act(context.Background(), live.Act{Action: live.Remove, Participant: pupils}, nine+9000)
			board(r, nine+9000)
		})
	}
	all.Wait()
	require.NotEmpty(t, acked)
	requireStored(t, store, r, nine+9000)
	rows, err := store.SessionRows(t.Context(), "one")
	require.NoError(t, err)
	stored := make(map[int]string)
	for _, a := range rows.Answers {
		stored[a.Participant] = a.Value
	}
	for number, place := range acked {
		require.Equal(t, fmt.Sprint(place), stored[number])
	}
	require.Len(t, rows.Participants, pupils+40)
	closes := 0
	for _, tr := range rows.Transitions {
		if tr.Action == live.Close {
			closes++
		}
	}
	require.Equal(t, 1, closes, "of forty taps one counts")
}

// moody is a store whose writes fail when told to: some before and some after they
// were stored.
type moody struct {
	live.Store
	stores, fails bool
}

var errMood = errors.New("it is not known whether this was stored")

func (m *moody) mood(store func() error) error {
	if m.fails && !m.stores {
		return errMood
	}
	if err := store(); err != nil {
		return err
	}
	if m.fails {
		return errMood
	}
	return nil
}

func (m *moody) TakeAnswer(ctx context.Context, held live.Held, key live.Key, decide func(live.News, *live.Answer) (*live.Answer, error)) error {
	return m.mood(func() error { return m.Store.TakeAnswer(ctx, held, key, decide) })
}

func (m *moody) Transit(ctx context.Context, held live.Held, decide func(live.News) (live.Transition, error)) (t live.Transition, err error) {
	err = m.mood(func() error {
		t, err = m.Store.Transit(ctx, held, decide)
		return err
	})
	return t, err
}

func TestAfterAWriteInDoubtTheRowsAreReadAgain(t *testing.T) {
	for _, stores := range []bool{true, false} {
		t.Run(fmt.Sprintf("stored=%v", stores), func(t *testing.T) {
			store := &moody{Store: openStore(t), stores: stores}
			r := hold(t, openHall(t, store, nine), 3)
			does(t, r, live.Start, nine)
			store.fails = true
			_, err := r.Answer(t.Context(), answer(1, 0, nine+1))
			require.ErrorIs(t, err, errMood)
			require.ErrorIs(t, r.Act(t.Context(), live.Act{Action: live.Close, Version: 1}, nine+2), errMood)
			store.fails = false
			told, err := r.Answer(t.Context(), answer(1, 0, nine+3))
			require.NoError(t, err)
			require.Equal(t, live.Stored, told.Status, "asking again is always safe")
			err = r.Act(t.Context(), live.Act{Action: live.Close, Version: 1}, nine+4)
			require.Equal(t, stores, errors.Is(err, live.ErrStale))
			requireStored(t, store, r, nine+4)
			require.Equal(t, live.Closed, board(r, nine+4).Phase)
		})
	}
}

// halfway is a store whose commit fails after a decision saw a neighbour's row.
type halfway struct {
	live.Store
	neighbour *live.Transition
}

func (h *halfway) Transit(ctx context.Context, held live.Held, decide func(live.News) (live.Transition, error)) (live.Transition, error) {
	if h.neighbour == nil {
		return h.Store.Transit(ctx, held, decide)
	}
	if _, err := decide(live.News{Transitions: []live.Transition{*h.neighbour}}); err != nil {
		return live.Transition{}, err
	}
	return live.Transition{}, errMood
}

func TestWhatIsNotDurableIsNeverShown(t *testing.T) {
	store := &halfway{Store: openStore(t)}
	r := hold(t, openHall(t, store, nine), 2)
	does(t, r, live.Start, nine)
	before := board(r, nine)
	store.neighbour = &live.Transition{Version: 2, Action: live.Remove, Participant: 1, At: nine}
	require.ErrorIs(t, r.Act(t.Context(), live.Act{Action: live.Close, Version: 1}, nine), errMood)
	require.Equal(t, before, board(r, nine))
	store.neighbour = nil
	does(t, r, live.Pause, nine)
	requireStored(t, store, r, nine)
	require.Equal(t, 2, board(r, nine).In)
}

func TestAnAnswerIsSeenThroughWhenItsPhoneIsGone(t *testing.T) {
	store := openStore(t)
	r := hold(t, openHall(t, store, nine), 1)
	does(t, r, live.Start, nine)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	told, err := r.Answer(gone, answer(1, 2, nine+1))
	require.NoError(t, err)
	require.Equal(t, live.Stored, told.Status)
	requireStored(t, store, r, nine+1)
}

func TestATokenJoinsOnce(t *testing.T) {
	store := openStore(t)
	h := openHall(t, store, nine)
	r := hold(t, h, 2)
	again, err := r.Join(t.Context(), live.Request{Name: "Another name", Token: []byte("token 1")}, nine)
	require.NoError(t, err)
	require.Equal(t, 2, again.Number)
	require.Equal(t, "Pupil 2", again.Name)
	_, err = r.Join(t.Context(), live.Request{Name: "Without"}, nine)
	require.ErrorContains(t, err, "no token")
	_, err = r.Join(t.Context(), live.Request{Name: "\u200b", Token: []byte("new")}, nine)
	require.ErrorIs(t, err, live.ErrName)
	requireStored(t, store, r, nine)
}

func TestAnIdleSessionEndsItselfAndFreesItsCode(t *testing.T) {
	store := openStore(t)
	h := openHall(t, store, nine)
	r := hold(t, h, 1)
	require.NoError(t, store.LendCode(t.Context(), live.JoinCode{Code: "1234567", Session: "one", At: nine}))
	idle := nine + live.Idle.Milliseconds()
	require.NoError(t, h.Tend(t.Context(), idle-1))
	require.Equal(t, live.Lobby, board(r, idle).Phase)
	require.NoError(t, h.Tend(t.Context(), idle))
	require.Equal(t, live.Ended, board(r, idle).Phase)
	require.NoError(t, h.Tend(t.Context(), idle+1000))
	_, err := store.SessionByCode(t.Context(), "1234567")
	require.ErrorIs(t, err, live.ErrNoCode)
	again, err := h.Room(t.Context(), "one")
	require.NoError(t, err, "an ended session can still be looked at")
	require.NotSame(t, r, again, "though it was let go")
	require.Equal(t, live.Ended, board(again, idle).Phase)
	_, err = h.Room(t.Context(), "nowhere")
	require.ErrorIs(t, err, live.ErrNoSession)
}

// spoilt is a store in which one session can't be read.
type spoilt struct{ live.Store }

func (s spoilt) SessionRows(ctx context.Context, id string) (live.Rows, error) {
	rows, err := s.Store.SessionRows(ctx, id)
	if id == "two" {
		rows.Asked[0].Question = "gone#choice"
	}
	return rows, err
}

func TestASessionThatCantBeReadKeepsNoOtherFromOpening(t *testing.T) {
	store := openStore(t)
	h := openHall(t, store, nine)
	hold(t, h, 1)
	_, err := h.Begin(t.Context(), atlas(), live.Plan{ID: "two", Link: "to two", Questions: suited, Settings: live.DefaultSettings()}, nine)
	require.NoError(t, err)
	h, damaged, err := live.OpenHall(t.Context(), spoilt{store}, nine)
	require.NoError(t, err)
	require.Len(t, damaged, 1)
	require.ErrorIs(t, damaged[0], live.ErrUnsuited)
	_, err = h.Room(t.Context(), "one")
	require.NoError(t, err)
}

func TestAHallDoesNotOpenOverAStoreThatTakesNoRows(t *testing.T) {
	store := &moody{Store: openStore(t)}
	does(t, hold(t, openHall(t, store, nine), 1), live.Start, nine)
	store.fails = true
	_, _, err := live.OpenHall(t.Context(), store, nine+5000)
	require.ErrorIs(t, err, errMood, "the deadline could not be moved")
}

func TestWhatNoSessionCanBeginWith(t *testing.T) {
	h := openHall(t, openStore(t), nine)
	begin := func(p live.Plan) error {
		_, err := h.Begin(t.Context(), atlas(), p, nine)
		return err
	}
	var wrong *live.SettingsError
	require.ErrorAs(t, begin(live.Plan{ID: "x", Questions: suited}), &wrong)
	require.ErrorIs(t, begin(live.Plan{ID: "x", Settings: live.DefaultSettings()}), live.ErrNoMore)
	require.ErrorIs(t, begin(live.Plan{ID: "x", Questions: []string{"self#self"}, Settings: live.DefaultSettings()}), live.ErrUnsuited)
}
