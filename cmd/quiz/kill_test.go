package main

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// TestKilledProgramKeepsEveryAcknowledgedAnswer kills the real program with
// SIGKILL under concurrent answers, again and again on the same data, and finds
// every acknowledged answer exactly once and every memory equal to its log.
func TestKilledProgramKeepsEveryAcknowledgedAnswer(t *testing.T) {
	const rounds, writers, each = 6, 8, 100
	data := t.TempDir()
	deckFile := generatedDeck(t, rounds*writers*each)
	client := noRedirect(writers)
	defer client.CloseIdleConnections()

	acknowledged := make(map[string]bool)
	unknown := make(map[string]int) // keys whose request was cut off, with their card
	for round := range rounds {
		p := start(t, data, nil, deckFile)
		retry(t, p, unknown, acknowledged)
		ctx, cancel := context.WithCancel(t.Context())
		var mu sync.Mutex
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				for i := range each {
					card := (round*writers+w)*each + i
					key := fmt.Sprintf("kill-test-key-%08d", card)
					_, err := p.answer(ctx, client, card, 0, key)
					mu.Lock()
					if err == nil {
						acknowledged[key] = true
					} else {
						unknown[key] = card
					}
					mu.Unlock()
					if err != nil {
						return
					}
				}
			})
		}
		time.Sleep(time.Duration(50+rand.IntN(250)) * time.Millisecond)
		p.kill()
		cancel()
		wg.Wait()
	}
	require.NotEmpty(t, unknown, "no request was under way at any kill: the test proves nothing")
	require.Greater(t, len(acknowledged), rounds*writers, "hardly an answer was acknowledged: the test proves nothing")

	stored := storedKeys(t, data)
	for key := range acknowledged {
		require.Equal(t, 1, stored[key], "acknowledged answer %s", key)
	}
	t.Logf("%d answers acknowledged over %d kills, %d requests cut off", len(acknowledged), rounds, len(unknown))
}

// retry sends answers again whose fate was unknown, under the same keys, twice:
// each must be acknowledged with the same page both times.
func retry(t *testing.T, p *process, unknown map[string]int, acknowledged map[string]bool) {
	t.Helper()
	client := noRedirect(1)
	defer client.CloseIdleConnections()
	for key, card := range unknown {
		first, err := p.answer(t.Context(), client, card, 0, key)
		require.NoError(t, err)
		again, err := p.answer(t.Context(), client, card, 0, key)
		require.NoError(t, err)
		require.Equal(t, withoutQuery(t, first), withoutQuery(t, again))
		acknowledged[key] = true
	}
}

// storedKeys counts each idempotency key in the log, and checks that no card was
// reviewed twice and that every memory is what the log makes of it.
func storedKeys(t *testing.T, data string) map[string]int {
	t.Helper()
	store, err := openStore(t.Context(), filepath.Join(data, "quiz.db"), slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	defer store.Close()
	keys := make(map[string]int)
	cards := make(map[string]int)
	require.NoError(t, store.Log(t.Context(), study.LocalLearner, func(r study.Review) error {
		keys[r.Key]++
		cards[r.Card]++
		return nil
	}))
	for card, times := range cards {
		require.Equal(t, 1, times, "reviews of %s, which was answered once", card)
	}
	desk, err := study.Open(t.Context(), store)
	require.NoError(t, err)
	differ, err := desk.Verify(t.Context(), study.LocalLearner)
	require.NoError(t, err)
	require.Empty(t, differ)
	return keys
}
