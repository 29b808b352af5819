package deck

// This file chooses among legal wrong options: the nearest by plausible.go, but
// so that the right answer is neither the longest line nor the middle number
// more often than chance has it. It must not know what makes an option legal.

import (
	"cmp"
	"slices"
)

// ranking is legal options in the order in which they were met, and their ranks.
type ranking struct {
	list  []wrong
	ranks []rank
}

// rank is the place of a legal option among the others. Ranks hold no pointers, for
// sorting them is a good part of what a large deck costs.
type rank struct {
	distance int
	at       int // in the list
	hash     uint64
}

// reset empties a ranking and keeps its room.
func (r *ranking) reset() *ranking {
	r.list, r.ranks = r.list[:0], r.ranks[:0]
	return r
}

// near counts the options that could hardly be nearer.
func (r *ranking) near() int {
	n := 0
	for _, x := range r.ranks {
		if x.distance == 0 {
			n++
		}
	}
	return n
}

func (r *ranking) add(p *picker, tier int, w wrong) {
	r.ranks = append(r.ranks, rank{tier + p.c.distance(p.key, w.thing), len(r.list), p.seed.with(w.key)})
	r.list = append(r.list, w)
}

// take fills up with the best of a ranking. It first keeps to the share of
// each side of the right answer: that of lengths too, then that of values alone.
// Shares follow from the question's id, so that over a deck the answer takes
// every place.
func (p *picker) take(r *ranking) {
	slices.SortFunc(r.ranks, func(a, b rank) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.hash, b.hash), cmp.Compare(r.list[a.at].key, r.list[b.at].key))
	})
	low := int(p.seed.with("low") % (wantedWrong + 1))
	shorter := shorterShares[p.seed.with("length")%uint64(len(shorterShares))]
	p.fill(r, func(t *thing) bool { return p.room(t, byValue, low) && p.room(t, byLength, shorter) })
	p.fill(r, func(t *thing) bool { return p.room(t, byValue, low) })
	p.fill(r, func(*thing) bool { return true })
	p.noteLeft(r)
}

func (p *picker) fill(r *ranking, wanted func(*thing) bool) {
	for _, x := range r.ranks {
		if p.full() {
			return
		}
		if w := r.list[x.at]; wanted(w.thing) && p.fits(w.thing) {
			p.taken = append(p.taken, w)
		}
	}
}

// shorterShares is how many wrong options should be shorter than the right
// answer; a question's id draws one. Each would have a quarter if answers were
// like everything else of their kind. But authors ask for what is prominent and
// say it precisely, so that the longest of a kind is an answer more often than
// once, and options by hand are shorter than the answer. So that it is the
// longest of its four is wanted in a sixth of the questions only.
var shorterShares = slices.Concat(
	slices.Repeat([]int{0}, 6), slices.Repeat([]int{1}, 7), slices.Repeat([]int{2}, 7), slices.Repeat([]int{3}, 4),
)

// room reports whether the side of the right answer on which an option lies has
// room left: below it the share, above it the rest. What lies on neither side
// always has.
func (p *picker) room(t *thing, side func(t, key *thing) int, share int) bool {
	at := side(t, p.key)
	taken := 0
	for _, w := range p.taken {
		if side(w.thing, p.key) == at {
			taken++
		}
	}
	return at == 0 || at < 0 && taken < share || at > 0 && taken < wantedWrong-share
}

// byValue is on which side of the right answer a scalar lies.
func byValue(t, key *thing) int {
	if !key.scalar() || !t.scalar() {
		return 0
	}
	return cmp.Compare(t.Span.Lo, key.Span.Lo)
}

// byLength is whether an option is shorter or longer than the right answer.
func byLength(t, key *thing) int {
	return cmp.Compare(t.glance().runes, key.glance().runes)
}
