package web

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"slices"
	"sync"
	"time"
)

// This file holds what was handed in and checked until a person says to add it.
// The page that asks carries a token alone: no client is trusted with the bytes.

// Bounds on what is held. Only bytes as they came are held, so these are all that
// it takes; reading and compiling them again gives the same deck.
const (
	maxHeld      = 8
	maxHeldBytes = 64 << 20
	holdingTime  = 30 * time.Minute
)

var errExpired = errors.New("what was handed in is no longer held")

// holding is what is held, oldest first. It is safe for concurrent use.
type holding struct {
	mu   sync.Mutex
	list []heldDeck
}

// heldDeck is a deck that was handed in. Once it is installed its bytes go, and
// the deck's id stays, so that sending the page again leads to the same place.
type heldDeck struct {
	token     string
	file      string
	data      []byte
	installed string
	updated   bool
	until     time.Time
}

// put holds what was handed in and returns its token: 128 bits of chance. What
// was held longest makes room.
func (h *holding) put(file string, data []byte, now time.Time) string {
	token := make([]byte, 16)
	rand.Read(token) // never fails
	d := heldDeck{token: hex.EncodeToString(token), file: file, data: data, until: now.Add(holdingTime)}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.expire(now)
	h.list = append(h.list, d)
	for len(h.list) > maxHeld || h.bytes() > maxHeldBytes && len(h.list) > 1 {
		h.list = slices.Delete(h.list, 0, 1)
	}
	return d.token
}

// get returns what is held under a token.
func (h *holding) get(token string, now time.Time) (heldDeck, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.expire(now)
	i := slices.IndexFunc(h.list, func(d heldDeck) bool { return d.token == token })
	if i < 0 {
		return heldDeck{}, false
	}
	return h.list[i], true
}

// done keeps of what is held only which deck it became.
func (h *holding) done(token, deckID string, updated bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for i := range h.list {
		if h.list[i].token == token {
			h.list[i].data, h.list[i].installed, h.list[i].updated = nil, deckID, updated
		}
	}
}

func (h *holding) expire(now time.Time) {
	h.list = slices.DeleteFunc(h.list, func(d heldDeck) bool { return now.After(d.until) })
}

func (h *holding) bytes() int {
	total := 0
	for _, d := range h.list {
		total += len(d.data)
	}
	return total
}
