package study

import (
	"math"
	"sync"

	"quiz/internal/search"
)

// This file puts what was found in several decks into one order.

// ranking is what was found in several decks. Its lists may be long, and are used
// again.
type ranking struct {
	lists []ranked
	total int
}

var rankings = sync.Pool{New: func() any { return new(ranking) }}

// list is an empty list for the hits of the next deck.
func (r *ranking) list() []search.Hit {
	if n := len(r.lists); n < cap(r.lists) {
		return r.lists[:n+1][n].hits[:0]
	}
	return nil
}

// release gives a ranking back.
func (r *ranking) release() {
	for i := range r.lists {
		r.lists[i].index = nil
	}
	r.lists, r.total = r.lists[:0], 0
	rankings.Put(r)
}

// ranked are the hits of one deck, in its order.
type ranked struct {
	index *search.Index
	hits  []search.Hit
}

// placed is a fact of a deck.
type placed struct {
	index *search.Index
	fact  int32
}

func (r *ranking) add(x *search.Index, hits []search.Hit) {
	r.lists = append(r.lists, ranked{x, hits})
	r.total += len(hits)
}

// page returns n facts after the first so many: by score, and among equals by
// the order of the decks and of the facts in them. It counts the scores instead
// of sorting, as there are few scores and may be many facts.
func (r *ranking) page(skip, n int) []placed {
	var counts [math.MaxUint8 + 1]int
	for _, l := range r.lists {
		for _, h := range l.hits {
			counts[h.Score]++
		}
	}
	place := 0 // of the first fact with a score
	for score := len(counts) - 1; score >= 0; score-- {
		place, counts[score] = place+counts[score], place
	}
	page := make([]placed, max(0, min(n, r.total-skip)))
	for _, l := range r.lists {
		for _, h := range l.hits {
			if at := counts[h.Score] - skip; at >= 0 && at < len(page) {
				page[at] = placed{l.index, h.Fact}
			}
			counts[h.Score]++
		}
	}
	return page
}
