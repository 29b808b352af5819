package web

import (
	"context"
	"errors"
	"time"
)

// This file bounds how many do the same at once.

var errChecking = errors.New("too many decks are being read or checked")

// turnstile lets as many through as it has room.
type turnstile chan struct{}

// enter waits for room and returns the way out; errChecking where none comes in
// time.
func (t turnstile) enter(ctx context.Context, patience time.Duration) (leave func(), err error) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-timer.C:
		return nil, errChecking
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
