package deck

// This file holds what is arbitrary but must never change: where the right
// option stands, who wins a tie, the order of a later review. All of it comes
// from hashes of ids, so that an edit elsewhere moves nothing here.

import (
	"slices"
	"strconv"
)

// hash64 mixes texts into one number: FNV-1a with a separator after each text,
// and a final avalanche, for FNV's low bits alone are uneven.
func hash64(texts ...string) uint64 {
	h := hashing(14695981039346656037)
	for _, t := range texts {
		h = h.and(t)
	}
	return mix(uint64(h))
}

// hashing is hash64 before the avalanche: of one text, so that others can follow
// it without hashing it again.
type hashing uint64

func hashOf(text string) hashing { return hashing(14695981039346656037).and(text) }

// and is the hashing with a text more.
func (h hashing) and(text string) hashing {
	for i := 0; i < len(text); i++ {
		h = (h ^ hashing(text[i])) * 1099511628211
	}
	return (h ^ 0xff) * 1099511628211
}

// with is hash64 of what was hashed and a text.
func (h hashing) with(text string) uint64 { return mix(uint64(h.and(text))) }

// mix is the finaliser of SplitMix64.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Order returns the indices of Options in the order in which to show them at
// the card's n-th review; 0 is the order of the book. The same question and
// number always give the same order.
func (q *Question) Order(review int) []int {
	if review == 0 {
		return inOrder(len(q.Options))
	}
	return shuffled(len(q.Options), hash64(q.ID, "order")+uint64(review)*0x9e3779b97f4a7c15)
}

// Statement is the index of the option that a true/false question shows at the
// card's n-th review, or -1 where there is none. The claim itself comes half of
// the time, by a hash of question and number; the false statements take turns,
// so that of two or more none comes twice in a row.
func (q *Question) Statement(review int) int {
	claim := slices.IndexFunc(q.Options, func(o Option) bool { return o.Correct })
	if q.Form != TrueFalse || claim < 0 {
		return -1
	}
	seed := hash64(q.ID, "statement")
	others := uint64(len(q.Options) - 1)
	if others == 0 || mix(seed+uint64(review)*0x9e3779b97f4a7c15)>>63 == 0 {
		return claim
	}
	at := int((seed%others + uint64(review)%others) % others)
	if at >= claim {
		at++
	}
	return at
}

// Version is a short fingerprint of what the question shows: its stem, and its
// options or items in the book's order. A page sends it back with the answer, because an
// option is meant by its place.
func (q *Question) Version() string {
	shown := []string{q.Stem}
	for _, o := range q.Options {
		shown = append(shown, o.Text)
	}
	for _, x := range q.Items {
		shown = append(shown, x.Text, x.Answer)
	}
	return strconv.FormatUint(hash64(shown...), 36)
}
