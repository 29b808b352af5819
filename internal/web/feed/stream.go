package feed

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"
)

// This file streams events to one browser.

// State is what a stream tells: events of Encode, to be sent together.
type State struct {
	ID    string // what is told again only if it differs
	Parts [][]byte
	Last  bool // nothing comes after it: the stream ends
}

// Streamer sends states. The zero Streamer never ends a stream by itself and sends
// the default pings.
type Streamer struct {
	// Stop ends all streams: a server that shuts down would wait for them.
	Stop context.Context
	// Ping is how often a stream shows that it lives; 0 is PingEvery.
	Ping time.Duration
	// Patience is how long a reader may take for what it is sent; 0 is ReadWithin.
	Patience time.Duration
}

// Defaults of a Streamer.
const (
	PingEvery  = 10 * time.Second
	ReadWithin = 15 * time.Second
)

// opening sets how long a browser waits before it comes back, in milliseconds.
const opening = "retry: 500\n\n"

// ping is a named event, because a page's script is never shown a comment.
var ping = Encode("ping", "", nil)

// Serve streams the state of what is watched: at once, and whenever it has changed. It
// returns when the browser leaves or reads too slowly, when the state was the last,
// or with the error of state where there is none yet: then nothing was sent.
func (s Streamer) Serve(w http.ResponseWriter, r *http.Request, t *Topic, state func(context.Context) (State, error)) error {
	watcher := t.Watch()
	defer watcher.Close()
	made := func(ctx context.Context) (State, error) {
		return Apart(func() (State, error) { return state(ctx) })
	}
	now, err := made(r.Context())
	if err != nil {
		return err
	}
	out := &stream{control: http.NewResponseController(w), w: w, patience: s.Patience}
	if out.patience == 0 {
		out.patience = ReadWithin
	}
	if err := out.control.SetReadDeadline(time.Time{}); err != nil { // the server's own would end the stream
		return fmt.Errorf("open a stream: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // a proxy in between must not hold events back
	w.WriteHeader(http.StatusOK)
	if out.send([]byte(opening)) != nil || out.tell(now) != nil || now.Last {
		return nil
	}
	s.follow(r.Context(), watcher, out, made)
	return nil
}

// Apart does something in a goroutine that ends with it. Drawing a page or asking the
// database takes a deep stack, and a stream, which waits for hours, would keep it.
func Apart[T any](do func() (T, error)) (T, error) {
	var value T
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { // a panic must end the stream, not the program
			if v := recover(); v != nil {
				err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
			}
		}()
		value, err = do()
	}()
	<-done
	return value, err
}

// follow sends what comes after the first state.
func (s Streamer) follow(ctx context.Context, watcher *Watcher, out *stream, state func(context.Context) (State, error)) {
	stop := s.Stop
	if stop == nil {
		stop = context.Background()
	}
	every := s.Ping
	if every == 0 {
		every = PingEvery
	}
	pings := time.NewTicker(every)
	defer pings.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-stop.Done():
			return
		case <-pings.C:
			if out.send(ping) != nil {
				return
			}
		case <-watcher.C:
			now, err := state(ctx)
			if err != nil || out.tell(now) != nil || now.Last {
				return // the browser comes back, and is told then what is wrong
			}
		}
	}
}

// stream is what goes to one browser.
type stream struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
	told     string // the id of the last state
	begun    bool
}

// tell sends a state unless it was the last one sent.
func (s *stream) tell(now State) error {
	if s.begun && now.ID == s.told {
		return nil
	}
	s.begun, s.told = true, now.ID
	return s.send(now.Parts...)
}

// send writes bytes and sees them off, or gives up on a reader that takes none.
func (s *stream) send(parts ...[]byte) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(s.patience)); err != nil {
		return fmt.Errorf("bound a stream: %w", err)
	}
	for _, part := range parts {
		if _, err := s.w.Write(part); err != nil {
			return err
		}
	}
	return s.control.Flush()
}
