package live_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"quiz/internal/live"
	"quiz/internal/store/sqlite"

	"github.com/stretchr/testify/require"
)

// This file kills a program in the middle of a lesson, again and again, and looks
// whether everything that it acknowledged is there, once, and whether the class goes
// on where it was.

// childEnv names the database for the program that is to be killed.
const childEnv = "QUIZ_TEST_LESSON_IN"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		fmt.Fprintln(os.Stderr, teachForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// phones answer while a teacher goes on and on.
const phones = 64

// storeAt opens a database.
func storeAt(path string) (*sqlite.Store, error) {
	return sqlite.Open(context.Background(), path, sqlite.WithLogger(slog.New(slog.DiscardHandler)))
}

// wall is the wall clock.
func wall() int64 { return time.Now().UnixMilli() }

// teachForever holds the session and prints what it acknowledges.
func teachForever(path string) error {
	store, err := storeAt(path)
	if err != nil {
		return err
	}
	ctx := context.Background()
	h, damaged, err := live.OpenHall(ctx, store, wall())
	if err = errors.Join(append(damaged, err)...); err != nil {
		return err
	}
	r, err := h.Room(ctx, "one")
	if err != nil {
		return err
	}
	failed := make(chan error)
	go func() { failed <- every(50*time.Millisecond, func() error { return h.Tend(ctx, wall()) }) }()
	go func() { failed <- every(5*time.Millisecond, func() error { return teach(ctx, r) }) }()
	for number := 1; number <= phones; number++ {
		go func() {
			failed <- every(rand.N(20*time.Millisecond), func() error { return answerOnce(ctx, r, number) })
		}()
	}
	return <-failed
}

func every(pause time.Duration, do func() error) error {
	for {
		if err := do(); err != nil {
			return err
		}
		time.Sleep(pause)
	}
}

// teach takes the next step, or waits for most of the answers.
func teach(ctx context.Context, r *live.Room) error {
	b := board(r, wall())
	step := map[live.Phase]live.Action{
		live.Lobby: live.Start, live.Open: live.Close, live.Paused: live.Resume, live.Closed: live.Reveal, live.Revealed: live.Next,
	}[b.Phase]
	if b.Phase == live.Open && b.Answered < b.In {
		return nil
	}
	if b.Phase == live.Revealed && b.Number == b.Of {
		step = live.Again
	}
	var wait *live.WaitError
	switch err := r.Act(ctx, live.Act{Action: step, Version: b.Version}, wall()); {
	case errors.As(err, &wait):
		return nil
	case err != nil:
		return err
	}
	fmt.Printf("%s %d.\n", step, b.Version+1) // one write call, so lines stay whole
	return nil
}

// answerOnce answers what is open, twice as a phone does that was not told.
func answerOnce(ctx context.Context, r *live.Room, number int) error {
	b := board(r, wall())
	if b.Phase != live.Open {
		return nil
	}
	place := rand.IntN(2)
	for range 2 {
		s := live.Submission{Participant: number, Round: b.Round, Given: live.Given{Places: []int{place}}, ReadAt: wall()}
		told, err := r.Answer(ctx, s)
		if err != nil {
			return err
		}
		if told.Status == live.Another {
			place, err = strconv.Atoi(told.Stands)
			if err != nil {
				return err
			}
		}
		if told.Status == live.Stored {
			fmt.Printf("answer %d %d %d.\n", b.Round, number, place)
		}
	}
	return nil
}

func TestAKilledLessonLosesNothingAndGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	store, err := storeAt(path)
	require.NoError(t, err)
	h := openHall(t, store, wall())
	questions := make([]string, 40)
	for i := range questions {
		questions[i] = suited[capital]
	}
	r, err := h.Begin(t.Context(), atlas(), live.Plan{
		ID: "one", Questions: questions, Settings: live.Settings{Cap: phones, Limit: time.Hour},
	}, wall())
	require.NoError(t, err)
	for i := range phones {
		_, err := r.Join(t.Context(), live.Request{Name: "Pupil", Token: fmt.Append(nil, i)}, wall())
		require.NoError(t, err)
	}
	require.NoError(t, store.Close())

	kills := 6
	if testing.Short() {
		kills = 2
	}
	acked := make(map[string]bool)
	for range kills {
		teachAndDie(t, path, acked)
		checkAfter(t, path, acked)
	}
	t.Logf("%d lines were acknowledged and are there", len(acked))
}

// teachAndDie runs the program for a moment, kills it, and adds what it
// acknowledged.
func teachAndDie(t *testing.T, path string, acked map[string]bool) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childEnv+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	last := time.AfterFunc(30*time.Second, func() { child.Process.Kill() }) // if it never gets to its first answer
	defer last.Stop()
	before := len(acked)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if len(acked) == before {
			time.AfterFunc(rand.N(300*time.Millisecond), func() { child.Process.Kill() })
		}
		if line, whole := strings.CutSuffix(lines.Text(), "."); whole {
			acked[line] = true
		}
	}
	require.Error(t, child.Wait(), "it is killed, it does not end")
}

// checkAfter looks for each acknowledged line, and opens the hall as a program that
// starts again does.
func checkAfter(t *testing.T, path string, acked map[string]bool) {
	t.Helper()
	store, err := storeAt(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, store.Close()) }()
	rows, err := store.SessionRows(t.Context(), "one")
	require.NoError(t, err)
	there := make(map[string]bool)
	for _, tr := range rows.Transitions {
		there[fmt.Sprintf("%s %d", tr.Action, tr.Version)] = true
	}
	for _, a := range rows.Answers {
		there[fmt.Sprintf("answer %d %d %s", a.Round, a.Participant, a.Value)] = true
	}
	require.Len(t, there, len(rows.Transitions)+len(rows.Answers), "nothing is there twice")
	for line := range acked {
		require.True(t, there[line], "%s was acknowledged", line)
	}

	before, err := live.Load(rows)
	require.NoError(t, err)
	alive, err := store.LastBeat(t.Context(), "one")
	require.NoError(t, err)
	at, outage := before.Recover(alive, wall())
	was := before.Board(0) // the moment of the last row
	r, err := openHall(t, store, at).Room(t.Context(), "one")
	require.NoError(t, err)
	is := board(r, at)
	require.Equal(t, was.Phase, is.Phase)
	require.Equal(t, []int{was.Round, was.Answered, was.In}, []int{is.Round, is.Answered, is.In})
	if outage != nil {
		require.Equal(t, was.EndsAt+outage.At-outage.Since, is.EndsAt, "the deadline moved by the outage")
	}
}
