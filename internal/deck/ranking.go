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
// each side of the right answer: that of lengths too, then that of values.
func (p *picker) take(list ranking) {
	p.c.scratch = list
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.hash, b.hash), cmp.Compare(a.key, b.key))
	})
	low, shorter := p.shareOf("low"), p.shareOf("length")
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

// shareOf is how many wrong options should lie on the lower side of the right
// answer: be less, or be shorter. It follows from the question's id, so that
// over a deck the answer takes every place. The texts at the ends of a kind's
// lengths, which can't take every place, make up for one another: of n texts
// n-4 can be the longest of their four or not, and the longest always is.
func (p *picker) shareOf(what string) int { return int(hash64(p.id, what) % (wantedWrong + 1)) }

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
	if !key.scalar() {
		return 0
	}
	return cmp.Compare(t.Span.Lo, key.Span.Lo)
}

// byLength is whether an option is shorter or longer than the right answer.
func byLength(t, key *thing) int {
	return cmp.Compare(utf8.RuneCountInString(t.Text), utf8.RuneCountInString(key.Text))
}
