package deck

// This file chooses among legal wrong options: the nearest by plausible.go, but
// so that the right answer is neither the longest line nor the middle number
// more often than chance has it. It must not know what makes an option legal.

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// ranked is a legal option with its rank.
type ranked struct {
	wrong
	distance int
	hash     uint64
}

type ranking []ranked

// near counts the options that could hardly be nearer.
func (r ranking) near() int {
	n := 0
	for _, x := range r {
		if x.distance == 0 {
			n++
		}
	}
	return n
}

func (r *ranking) add(p *picker, tier int, w wrong) {
	*r = append(*r, ranked{w, tier + p.c.distance(p.key, w.thing), hash64(p.id, w.key)})
}

// take fills up with the best of a ranking. It first keeps to the share of
// each side of the right answer: that of lengths too, then that of values alone.
// Shares follow from the question's id, so that over a deck the answer takes
// every place.
func (p *picker) take(list ranking) {
	p.c.scratch = list
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.hash, b.hash), cmp.Compare(a.key, b.key))
	})
	low := int(hash64(p.id, "low") % (wantedWrong + 1))
	shorter := shorterShares[hash64(p.id, "length")%uint64(len(shorterShares))]
	p.fill(list, func(t *thing) bool { return p.room(t, byValue, low) && p.room(t, byLength, shorter) })
	p.fill(list, func(t *thing) bool { return p.room(t, byValue, low) })
	p.fill(list, func(*thing) bool { return true })
	p.noteLeft(list)
}

func (p *picker) fill(list ranking, wanted func(*thing) bool) {
	for _, r := range list {
		if p.full() {
			return
		}
		if wanted(r.thing) && p.fits(r.thing) {
			p.taken = append(p.taken, r.wrong)
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
	return cmp.Compare(utf8.RuneCountInString(t.Text), utf8.RuneCountInString(key.Text))
}
