package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"quiz/internal/study"
)

// This file kills a program in the middle of its work, again and again, and
// looks whether every answer that it acknowledged is there.
//
// A killed process proves that an acknowledgement comes after the commit, and
// that a group is stored whole. That the commit also outlives a power cut is
// what synchronous=FULL is for: connect_test.go sees to that.

// childEnv names the database for the program that is to be killed.
const childEnv = "QUIZ_TEST_ANSWER_INTO"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		fmt.Fprintln(os.Stderr, answerForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

const (
	crashCards   = 20    // answered again and again, each time with another key
	onceCards    = 3_000 // answered once each, with a key that follows from the card
	crashWriters = 8
)

// once is the id of a card that is to be answered once.
func once(i int) string { return "once" + number(i) }

// answerForever answers cards and prints the key of each answer once it is
// acknowledged. It sends each answer to a card of the second kind twice, and
// begins with the last ones of the run before, as a page does that was not
// answered.
func answerForever(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	memories, err := s.Memories(ctx, study.LocalLearner, history)
	if err != nil {
		return err
	}
	var next atomic.Int64
	next.Store(int64(max(0, len(memories)-crashCards-4*crashWriters)))
	failed := make(chan error)
	for range crashWriters {
		go func() {
			for {
				often := occasionOf(number(rand.IntN(crashCards)))
				often.Key = uuid.NewString()
				rarely := occasionOf(once(int(next.Add(1)-1) % onceCards))
				for _, o := range []study.Occasion{often, rarely, rarely} {
					if _, err := s.Record(ctx, o, answer(o)); err != nil {
						failed <- err
						return
					}
					os.Stdout.WriteString(o.Key + acknowledged) // one write call, so lines stay whole
				}
			}
		}()
	}
	return <-failed
}

// acknowledged ends a line.
const acknowledged = " is stored\n"

func TestNoAcknowledgedAnswerIsLostOrDoubled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	s := openAt(t, path)
	var ids []string
	for i := range crashCards {
		ids = append(ids, number(i))
	}
	for i := range onceCards {
		ids = append(ids, once(i))
	}
	installCards(t, s, ids...)
	require.NoError(t, s.Close())

	rounds := 8
	if testing.Short() {
		rounds = 2
	}
	var keys []string
	for round := range rounds {
		keys = append(keys, answerAndDie(t, path)...)
		s := openAt(t, path)
		checkAll(t, s, keys)
		require.NoError(t, s.Close())
		t.Logf("round %d: %d answers were acknowledged and are there", round, len(keys))
	}
}

// answerAndDie runs the program for a moment, kills it, and returns the keys
// that it acknowledged.
func answerAndDie(t *testing.T, path string) []string {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childEnv+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	time.AfterFunc(30*time.Second, func() { child.Process.Kill() }) // if it never gets to its first answer

	var keys []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if len(keys) == 0 {
			_, err := Open(t.Context(), path)
			require.ErrorIs(t, err, ErrInUse, "another program has it")
			time.AfterFunc(rand.N(150*time.Millisecond), func() { child.Process.Kill() })
		}
		if key, whole := strings.CutSuffix(lines.Text(), strings.TrimSpace(acknowledged)); whole {
			keys = append(keys, strings.TrimSpace(key))
		}
	}
	require.Error(t, child.Wait(), "it is killed, it does not end")
	require.NotEmpty(t, keys)
	return keys
}

// checkAll looks for each key, that no card that is to be answered once was
// answered twice, and that reviews and memories were stored together.
func checkAll(t *testing.T, s *Store, keys []string) {
	t.Helper()
	require.Empty(t, check(t, s))
	stored := make(map[string]int)
	reviews := make(map[string]int)
	require.NoError(t, s.Log(t.Context(), study.LocalLearner, func(r study.Review) error {
		stored[r.Key]++
		reviews[r.Card]++
		return nil
	}))
	for _, key := range keys {
		require.Equal(t, 1, stored[key], "answer %s", key)
	}
	for i := range onceCards {
		require.LessOrEqual(t, reviews[once(i)], 1, "card %s", once(i))
	}
	memories, err := s.Memories(t.Context(), study.LocalLearner, history)
	require.NoError(t, err)
	for _, m := range memories {
		require.Equal(t, reviews[m.Card], m.State.Reps, "card %s", m.Card)
		delete(reviews, m.Card)
	}
	require.Empty(t, reviews)
}
