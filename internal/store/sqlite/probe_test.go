package sqlite

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// This file tests the health check.

func TestProbesShareOneWriteASecond(t *testing.T) {
	s := openTemp(t)
	before, start := s.writer.commits.Load(), time.Now()
	var callers sync.WaitGroup
	for range 100 {
		callers.Go(func() {
			if err := s.Probe(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	callers.Wait()
	require.NoError(t, s.Probe(t.Context()))
	writes := s.writer.commits.Load() - before
	require.LessOrEqual(t, writes, 1+int64(time.Since(start)/probeEvery))

	s.probe.mu.Lock()
	s.probe.at = s.probe.at.Add(-probeEvery) // a second goes by
	s.probe.mu.Unlock()
	require.NoError(t, s.Probe(t.Context()))
	require.Greater(t, s.writer.commits.Load()-before, writes)
}

func TestAProbeThatNobodyWaitsForGoesOn(t *testing.T) {
	s := openTemp(t)
	began, release := make(chan struct{}), make(chan struct{})
	go s.Write(context.Background(), func(*Tx) error {
		close(began)
		<-release
		return nil
	})
	<-began
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, s.Probe(ctx), context.DeadlineExceeded)
	close(release)
	require.NoError(t, s.Probe(t.Context()))
}

func TestAFailedProbeSaysSo(t *testing.T) {
	s := openTemp(t)
	require.NoError(t, execute(t, s, "DROP TABLE probe"))
	require.Error(t, s.Probe(t.Context()))
}
