package stage_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"quiz/internal/live"
	"quiz/internal/store/sqlite"
	"quiz/internal/web/class"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file tests time as phones meet it: over HTTP, through the class listener, to the
// millisecond. The network is pipes in memory, so that time passes by itself here too.

// pipes is a network of one listener.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error { p.once.Do(func() { close(p.done) }); return nil }

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case p.conns <- theirs:
		return ours, nil
	case <-p.done:
	case <-ctx.Done():
	}
	return nil, errors.New("nobody listens")
}

// school is a class listener over a stage, and what phones reach it with.
type school struct {
	t      *testing.T
	store  *sqlite.Store
	stage  *stage.Stage
	client *http.Client
	end    func()
}

// newSchool opens the database as a program does that starts when the wall clock is wrong
// by an offset.
func newSchool(t *testing.T, file string, offset time.Duration) *school {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	store, err := sqlite.Open(t.Context(), file, sqlite.WithLogger(quiet))
	require.NoError(t, err)
	st, err := stage.OpenAt(t.Context(), stage.Config{Store: store, Log: quiet}, time.Now().Add(offset).UnixMilli())
	require.NoError(t, err)
	stop, cancel := context.WithCancel(context.Background())
	handler, err := class.New(class.Config{Stage: st, Log: quiet, Stop: stop, Answer: func(string) bool { return true }})
	require.NoError(t, err)
	network := &pipes{conns: make(chan net.Conn), done: make(chan struct{})}
	server := &http.Server{Handler: handler}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(network) }()
	transport := &http.Transport{DialContext: network.dial}
	end := sync.OnceFunc(func() {
		cancel()
		transport.CloseIdleConnections()
		server.Close()
		<-ended
		store.Close()
	})
	t.Cleanup(end)
	return &school{t, store, st, &http.Client{Transport: transport}, end}
}

// call is a request of the phone of a pupil.
func (s *school) call(pupil int, method, path, body string, answer any) (status int, err error) {
	r, err := http.NewRequest(method, "http://school.test"+path, strings.NewReader(body))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Authorization", "Bearer "+secret(pupil-1))
	r.Header.Set("Content-Type", "application/json")
	res, err := s.client.Do(r)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	return res.StatusCode, json.NewDecoder(res.Body).Decode(answer)
}

// phoneState is what a phone is told of the class, as far as it is compared.
type phoneState struct {
	Phase  string
	Round  int
	Left   int `json:"left_ms"`
	Answer *struct{ Text string }
}

// sees is where the class is for a pupil.
func (s *school) sees(pupil int) (state phoneState) {
	s.t.Helper()
	status, err := s.call(pupil, http.MethodGet, "/api/class", "", &state)
	require.NoError(s.t, err)
	require.Equal(s.t, http.StatusOK, status)
	return state
}

// says sends an answer of a pupil and returns what became of it, or the error's name.
func (s *school) says(pupil, round int, text string) string {
	var told struct{ Status, Error string }
	if _, err := s.call(pupil, http.MethodPost, "/api/class/answers", fmt.Sprintf(`{"round":%d,"text":%q}`, round, text), &told); err != nil {
		return err.Error()
	}
	return told.Status + told.Error
}

// limit is the time to answer in these tests.
const limit = 30 * time.Second

func TestAnAnswerAtTheDeadline(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		s := newSchool(t, file, 0)
		l := begin(t, s.stage, live.Settings{Limit: limit}, 5)
		act(t, l, live.Start)
		begun := time.Now()
		at := func(after time.Duration) { time.Sleep(time.Until(begun.Add(after))) } // answers of a class wait for company
		at(limit - time.Millisecond)
		require.Equal(t, phoneState{Phase: "open", Round: 1, Left: 1}, s.sees(1))
		require.Equal(t, "stored", s.says(1, 1, "Paris"))
		at(limit)
		require.Equal(t, phoneState{Phase: "closed", Round: 1}, s.sees(2))
		require.Equal(t, "stored", s.says(2, 1, "Paris"), "it was given in time, and took its way")
		at(limit + live.Grace)
		require.Equal(t, "stored", s.says(3, 1, "Paris"))
		at(limit + live.Grace + time.Millisecond)
		require.Equal(t, "late", s.says(4, 1, "Paris"))
		require.Equal(t, "stored", s.says(1, 1, "Paris"), "what is stored is told again")
		require.Equal(t, 3, board(l).Answered)
		act(t, l, live.Reveal)
		require.Equal(t, "late", s.says(5, 1, "Paris"))
	})
}

func TestAnAnswerBelongsToItsRoundAlone(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		s := newSchool(t, file, 0)
		l := begin(t, s.stage, live.Settings{}, 3)
		act(t, l, live.Start)
		require.Equal(t, "stored", s.says(1, 1, "Paris"))
		for range 3 {
			require.Equal(t, "stored", s.says(1, 1, "Paris"))
			require.Equal(t, "another", s.says(1, 1, "Rome"))
		}
		act(t, l, live.Close, live.Again)
		require.Equal(t, "late", s.says(2, 1, "Paris"), "the round is void, though it closed just now")
		require.Equal(t, "stored", s.says(2, 2, "Lyon"))
		act(t, l, live.Close)
		time.Sleep(live.Grace + time.Millisecond)
		require.Equal(t, "late", s.says(3, 2, "Paris"), "the round is closed")
		act(t, l, live.Reveal, live.Next)

		require.Equal(t, "late", s.says(3, 2, "Paris"), "a phone that slept over the change of questions")
		require.Equal(t, "stored", s.says(2, 2, "Lyon"), "a replay is told what it was told")
		require.Equal(t, "another", s.says(2, 2, "Rome"))
		for pupil := 1; pupil <= 3; pupil++ {
			require.Equal(t, phoneState{Phase: "open", Round: 3}, s.sees(pupil), "nothing of it counts for the next question")
		}
		for _, round := range []int{-1, 0, 4} {
			require.Equal(t, "bad-answer", s.says(1, round, "Paris"), round)
		}
		rows, err := s.store.SessionRows(t.Context(), l.ID())
		require.NoError(t, err)
		var stored []string
		for _, a := range rows.Answers {
			stored = append(stored, fmt.Sprintf("%d %d %s", a.Round, a.Participant, a.Value))
		}
		require.ElementsMatch(t, []string{"1 1 Paris", "2 2 Lyon"}, stored)
	})
}

// TestOnePupilManyTabs has a pupil send different answers at once: one is stored, and all
// who sent another are told so.
func TestOnePupilManyTabs(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		s := newSchool(t, file, 0)
		l := begin(t, s.stage, live.Settings{}, 1)
		act(t, l, live.Start)
		told := make([]string, 20)
		var all sync.WaitGroup
		for i := range told {
			all.Go(func() { told[i] = s.says(1, 1, []string{"Paris", "Rome"}[i%2]) })
		}
		all.Wait()
		stands := s.sees(1).Answer.Text
		for i, status := range told {
			want := "another"
			if []string{"Paris", "Rome"}[i%2] == stands {
				want = "stored"
			}
			require.Equal(t, want, status, i)
		}
	})
}

// TestAWallClockThatIsSetChangesNoDeadline sets the wall clock by an hour right after the
// program has started.
func TestAWallClockThatIsSetChangesNoDeadline(t *testing.T) {
	for _, step := range []time.Duration{-time.Hour, time.Hour} {
		t.Run(step.String(), func(t *testing.T) {
			inTime(t, func(t *testing.T, file string) {
				started := time.Now().Add(-step)
				s := newSchool(t, file, -step)
				l := begin(t, s.stage, live.Settings{Limit: limit}, 2)
				act(t, l, live.Start)
				require.Equal(t, phoneState{Phase: "open", Round: 1, Left: 30_000}, s.sees(1))
				run(t, s.stage, 10*time.Second)
				require.Equal(t, phoneState{Phase: "open", Round: 1, Left: 20_000}, s.sees(1))
				require.Equal(t, "stored", s.says(1, 1, "Paris"))
				run(t, s.stage, 20*time.Second)
				require.Equal(t, "closed", s.sees(1).Phase)
				time.Sleep(live.Grace + time.Millisecond)
				require.Equal(t, "late", s.says(2, 1, "Paris"))
				passed := limit + live.Grace + time.Millisecond
				require.Equal(t, started.Add(passed).UnixMilli(), s.stage.Now(), "the clock runs on from the start")
			})
		})
	}
}

// TestAWallClockThatIsSetWhileTheProgramIsAway starts the program again under a wall clock
// that was set meanwhile. What was left to answer is left still; a class that seems to have
// been away for long comes back paused.
func TestAWallClockThatIsSetWhileTheProgramIsAway(t *testing.T) {
	for step, phase := range map[time.Duration]string{-time.Hour: "open", 10 * time.Second: "open", time.Hour: "paused"} {
		t.Run(step.String(), func(t *testing.T) {
			inTime(t, func(t *testing.T, file string) {
				s := newSchool(t, file, 0)
				l := begin(t, s.stage, live.Settings{Limit: limit}, 2)
				act(t, l, live.Start)
				require.Equal(t, "stored", s.says(1, 1, "Paris"))
				run(t, s.stage, 10*time.Second+time.Millisecond)
				s.end()
				time.Sleep(2 * time.Second)

				s = newSchool(t, file, step)
				l, err := s.stage.Lesson(t.Context(), l.ID())
				require.NoError(t, err)
				is := s.sees(1)
				require.Equal(t, phase, is.Phase)
				require.Equal(t, "Paris", is.Answer.Text)
				if phase == "paused" {
					require.Equal(t, "early", s.says(2, 1, "Paris"))
					act(t, l, live.Resume)
				}
				require.InDelta(t, 20_000, s.sees(1).Left, 1000)
				require.Equal(t, "stored", s.says(2, 1, "Paris"))
				time.Sleep(time.Duration(s.sees(1).Left) * time.Millisecond)
				require.Equal(t, "closed", s.sees(1).Phase)
			})
		})
	}
}
