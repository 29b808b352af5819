package feed

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"time"
)

// This file streams events to one browser.

// State is what a stream tells: events of Encode, to be sent together.
type State struct {
	ID    string // what is told again only if it differs
	Parts [][]byte
	Last  bool // nothing comes after it: the stream ends
}

// Streamer sends states. The zero Streamer never ends a stream by itself, sends the
// default pings and lets everyone in.
type Streamer struct {
	// Stop ends all streams: a server that shuts down would wait for them.
	Stop context.Context
	// Gate bounds the streams.
	Gate *Gate
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

// ErrBody says that a request for a stream came with a body, which no browser sends. A
// server would wait for its bytes before the first event, past every end of the stream.
var ErrBody = errors.New("a request for a stream has no body")

// Serve streams the state of what is watched to a holder: at once, and whenever it has
// changed, until the browser leaves or reads too slowly, the state was the last, or
// the holder has opened too many since. Where the connection can be taken over, Serve
// returns while the stream goes on. An error is the one of state where there is none
// yet, ErrFull or ErrBody: then nothing was sent. Who asks for the head alone gets it,
// and no stream.
func (s Streamer) Serve(w http.ResponseWriter, r *http.Request, holder string, t *Topic, state func(context.Context) (State, error)) error {
	if r.ContentLength != 0 {
		return ErrBody
	}
	ctx, end := context.WithCancel(context.WithoutCancel(r.Context()))
	draw := func() (State, error) { return drawn(func() (State, error) { return state(ctx) }) }
	if r.Method == http.MethodHead {
		defer end()
		_, err := draw()
		if err == nil {
			head(w, r)
		}
		return err
	}
	leave, err := s.Gate.Enter(holder, end)
	if err != nil {
		end()
		return err
	}
	f := &follower{Streamer: s, watcher: t.Watch(), state: draw}
	forget := func() bool { return true }
	if s.Stop != nil {
		forget = context.AfterFunc(s.Stop, end)
	}
	f.leave = func() {
		forget()
		end()
		f.watcher.Close()
		leave()
	}
	now, err := f.state()
	if err != nil {
		f.leave()
		return err
	}
	head(w, r)
	patience := cmp.Or(s.Patience, ReadWithin)
	if own, err := takeOver(w, r, patience, end); err == nil {
		f.out = own
		go f.run(ctx, now)
		return nil
	}
	defer context.AfterFunc(r.Context(), end)()
	f.out = &lent{w: w, control: http.NewResponseController(w), patience: patience}
	f.run(ctx, now)
	return nil
}

// head sends the head of a stream.
func head(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // a proxy in between must not hold events back
	if r.Method == http.MethodGet && r.ProtoMajor == 1 {
		h.Set("Connection", "close") // which ends with the stream, and takes no further request
	}
	w.WriteHeader(http.StatusOK)
}

// follower sends one stream.
type follower struct {
	Streamer
	out     line
	watcher *Watcher
	state   func() (State, error)
	leave   func()
	told    string // the id of the last state
}

// run sends the first state and what comes after it, until ctx is done.
func (f *follower) run(ctx context.Context, now State) {
	defer f.leave()
	defer f.out.close()
	defer context.AfterFunc(ctx, f.out.hurry)()
	f.told = now.ID
	if f.out.send(ctx, append([][]byte{[]byte(opening)}, now.Parts...)...) != nil || now.Last {
		return
	}
	pings := time.NewTicker(cmp.Or(f.Ping, PingEvery))
	defer pings.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-pings.C:
			if f.out.send(ctx, ping) != nil {
				return
			}
		case <-f.watcher.C:
			now, err := f.state()
			if err != nil || f.tell(ctx, now) != nil || now.Last {
				return // the browser comes back, and is told then what is wrong
			}
		}
	}
}

// tell sends a state unless it was the last one sent.
func (f *follower) tell(ctx context.Context, now State) error {
	if now.ID == f.told {
		return nil
	}
	f.told = now.ID
	return f.out.send(ctx, now.Parts...)
}
