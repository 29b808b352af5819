package deck

// This file asks worlds for several facts at once, and judges what comes out: no
// partner of another fact may be right, and no order but the book's may be true.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// gatherings makes sets of facts as a careless author would: dates at any precision, disputed
// ones, groups that overlap, places in one another.
func (a *author) gatherings() {
	sorts := map[string][]string{}
	for _, f := range a.d.Facts {
		family := a.family[f.ID]
		if strings.HasSuffix(f.ID, "-founded") {
			family = "founding"
		}
		sorts[family] = append(sorts[family], f.ID)
	}
	for _, family := range []string{"founding", "leader", "place", "group", "strength", "said", "dispute"} {
		for i := range 6 {
			s := Set{ID: fmt.Sprintf("%s-set-%d", family, i), Topic: "events", Match: "Match each to its answer."}
			if family == "founding" {
				s.Order = "Put them in order."
			}
			for range 6 + a.IntN(10) {
				if id := pickOne(a.world, sorts[family]); !slices.Contains(s.Of, id) {
					s.Of = append(s.Of, id)
				}
			}
			a.d.Sets = append(a.d.Sets, s)
		}
	}
	for _, table := range []string{"harmed", "months"} {
		s := Set{ID: table, Topic: "events", Match: "Match each event.", Order: "Put them in order."}
		for _, f := range a.d.Facts {
			if f.Table == table {
				s.Of = append(s.Of, f.ID)
			}
		}
		a.d.Sets = append(a.d.Sets, s)
	}
}

// judgeItems counts what a question says of each two items, and lists what the
// world says may be otherwise.
func (w *world) judgeItems(b *Book, q *Question, tally map[string]int) (found []finding) {
	for i, x := range q.Items {
		for j, y := range q.Items {
			if i == j {
				continue
			}
			tally[string(q.Form)]++
			if q.Form == Matching && w.truths[factOf(b, x)](w, y.Answer) {
				found = append(found, finding{q.ID, x.Text + " is " + y.Answer})
			}
			if q.Form == Ordering && i < j && !w.surelyBefore(factOf(b, x), factOf(b, y)) {
				found = append(found, finding{q.ID, x.Text + " before " + y.Text})
			}
		}
		if q.Form == Matching && !w.truths[factOf(b, x)](w, x.Answer) {
			found = append(found, finding{q.ID, x.Text + " is not " + x.Answer})
		}
	}
	return found
}

func factOf(b *Book, x Item) string {
	card, _ := b.Card(x.Card)
	return card.Fact
}

// surelyBefore reports whether one fact's day was before another's, whichever
// report is right.
func (w *world) surelyBefore(a, b string) bool {
	for _, x := range w.whenOf(a) {
		for _, y := range w.whenOf(b) {
			if x.hi >= y.lo {
				return false
			}
		}
	}
	return len(w.whenOf(a)) > 0 && len(w.whenOf(b)) > 0
}

// whenOf is when what a fact tells of was: of event-1-on-4 and group-2-founded what
// the world has under event-1 and group-2.
func (w *world) whenOf(fact string) []stretch {
	parts := strings.SplitN(fact, "-", 3)
	return w.when[parts[0]+"-"+parts[1]]
}

// TestTheWorldsOwnOrderIsRight gives the judge what is so in the world: each
// review's items in the order of their days, and each with what is true of it.
func TestTheWorldsOwnOrderIsRight(t *testing.T) {
	orders, pairs := 0, 0
	for seed := range uint64(4) {
		w := newWorld(seed)
		b, _ := Compile(w.deck())
		for i := range b.Questions {
			q := &b.Questions[i]
			for review := range min(3, len(q.Items)) {
				r := w.arranged(b, q, q.Draw(review))
				v, err := b.Judge(q.ID, r)
				require.NoError(t, err)
				require.Equal(t, Right, v.Outcome, "world %d: %s, review %d: %v", seed, q.ID, review, v)
				orders, pairs = orders+len(r.Order), pairs+len(r.Pairs)
			}
		}
	}
	t.Logf("%d places, %d pairs", orders, pairs)
	require.Greater(t, min(orders, pairs), 200)
}

// arranged is what somebody answers who was there.
func (w *world) arranged(b *Book, q *Question, drawn []int) Response {
	r := Response{Option: -1}
	if q.Form == Ordering {
		r.Order = slices.SortedFunc(slices.Values(drawn), func(x, y int) int {
			return int(w.whenOf(factOf(b, q.Items[x]))[0].lo - w.whenOf(factOf(b, q.Items[y]))[0].lo)
		})
		return r
	}
	for _, i := range drawn {
		for _, j := range drawn {
			if w.truths[factOf(b, q.Items[i])](w, q.Items[j].Answer) {
				r.Pairs = append(r.Pairs, [2]int{i, j})
			}
		}
	}
	return r
}

// TestOracleFindsUnsoundSets shows that the oracle finds what is wrong with sets
// alone.
func TestOracleFindsUnsoundSets(t *testing.T) {
	cases := map[string]struct {
		spoil func(d *Deck)
		apart func(a, b *thing) bool
		form  Form
	}{
		"everything different is apart": {apart: func(a, b *thing) bool { return !a.same(b) }, form: Matching},
		"only the first report is told": {spoil: func(d *Deck) {
			for i := range d.Facts {
				d.Facts[i].Positions = d.Facts[i].Positions[:min(1, len(d.Facts[i].Positions))]
			}
		}, form: Ordering},
		"what may be is kept quiet": {spoil: func(d *Deck) {
			for i := range d.Facts {
				d.Facts[i].Maybe = nil
			}
		}, form: Matching},
	}
	for name, mutant := range cases {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(30) {
				w := newWorld(seed)
				d := w.deck()
				if mutant.spoil != nil {
					mutant.spoil(d)
				}
				c := newCompiler(d)
				if mutant.apart != nil {
					c.apart = mutant.apart
				}
				b, _ := c.run()
				for i := range b.Questions {
					q := &b.Questions[i]
					if q.Form == mutant.form && len(w.judgeItems(b, q, make(map[string]int))) > 0 {
						return
					}
				}
			}
			t.Error("the oracle finds nothing wrong with it")
		})
	}
}
