package deck

// This file says what a review shows of a question with items: which of them, in
// which order, and among which answers. As in order.go, hashes of ids decide, so
// that a page and whoever judges its answer agree.

import (
	"cmp"
	"slices"
)

// asksAtOnce is how many items one review asks for: more than five lines are no
// longer held in mind together.
const asksAtOnce = 5

// Draw returns which items a question asks for at the card's n-th review, in the
// order of showing. Where there are more than a review asks for they take turns,
// so that none is asked twice before all were.
func (q *Question) Draw(review int) []int {
	n := len(q.Items)
	turns := shuffled(n, hash64(q.ID, "turns"))
	asked := make([]int, q.Asks())
	for i := range asked {
		asked[i] = turns[(review%n*len(asked)+i)%n]
	}
	order := shuffled(len(asked), hash64(q.ID, "draw")+uint64(review)*0x9e3779b97f4a7c15)
	for i, at := range order {
		order[i] = asked[at]
	}
	return order
}

// Asks is how many items one review asks for.
func (q *Question) Asks() int { return min(len(q.Items), asksAtOnce) }

// Partners returns the items of a draw in the order in which their answers are
// offered: by size or date, or by the alphabet, which says nothing of whose they
// are.
func (q *Question) Partners(drawn []int) []int {
	size := func(i int) float64 {
		v, _ := parseScalar(q.Items[i].Answer, q.Type, q.Unit)
		return v.Span.Lo
	}
	return slices.SortedFunc(slices.Values(drawn), func(a, b int) int {
		return cmp.Or(cmp.Compare(size(a), size(b)), cmp.Compare(fold(q.Items[a].Answer), fold(q.Items[b].Answer)), cmp.Compare(a, b))
	})
}

// shuffled is the numbers below n in an order that a seed decides.
func shuffled(n int, seed uint64) []int {
	order := inOrder(n)
	for i := n - 1; i > 0; i-- {
		seed += 0x9e3779b97f4a7c15
		j := int(mix(seed) % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// inOrder is the numbers below n.
func inOrder(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}
