// Package feed tells browsers that something has changed, over event streams.
//
// A Topic is something of which only the newest state counts. Who watches it is told
// that it is behind, and asks for the state when it has time to send it: a slow
// reader loses old pictures and nothing else, and costs no memory for what it
// missed. A stream begins with the whole state, so that a browser which comes back
// needs to have kept nothing.
//
// The package knows streams of events (WHATWG HTML, Server-sent events) and nothing
// of what they tell.
package feed

import (
	"sync"
	"time"
)

// This file holds topics and who watches them.

// StirEvery is how often a topic tells of what may wait, at most.
const StirEvery = 250 * time.Millisecond

// Topic is something that changes. The zero Topic is ready. It is safe for concurrent
// use.
type Topic struct {
	mu       sync.Mutex
	watchers map[*Watcher]struct{}
	told     time.Time   // when the watchers were told last
	stirred  *time.Timer // tells of what may wait; nil where nothing does
}

// Watcher is one who watches a topic.
type Watcher struct {
	// C holds a value while the watcher is behind. A new watcher is.
	C     chan struct{}
	topic *Topic
}

// Watch begins to watch. Close ends it.
func (t *Topic) Watch() *Watcher {
	w := &Watcher{C: make(chan struct{}, 1), topic: t}
	w.C <- struct{}{}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.watchers == nil {
		t.watchers = make(map[*Watcher]struct{})
	}
	t.watchers[w] = struct{}{}
	return w
}

// Close ends watching.
func (w *Watcher) Close() {
	w.topic.mu.Lock()
	defer w.topic.mu.Unlock()
	delete(w.topic.watchers, w)
}

// Watched is how many watch.
func (t *Topic) Watched() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.watchers)
}

// Change tells all who watch that they are behind.
func (t *Topic) Change() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tell()
}

// Stir tells them too, but together with what else happens within StirEvery: for
// counts, which many change at once.
func (t *Topic) Stir() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stirred != nil {
		return
	}
	t.stirred = time.AfterFunc(max(0, StirEvery-time.Since(t.told)), t.settle)
}

// settle tells what was stirred, unless it was told since.
func (t *Topic) settle() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stirred != nil {
		t.tell()
	}
}

func (t *Topic) tell() {
	if t.stirred != nil {
		t.stirred.Stop()
		t.stirred = nil
	}
	t.told = time.Now()
	for w := range t.watchers {
		select {
		case w.C <- struct{}{}:
		default: // it is behind already
		}
	}
}
