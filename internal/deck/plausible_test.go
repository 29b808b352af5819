package deck

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhatStandsOutRanksLower(t *testing.T) {
	v := newGlossary(&Deck{})
	c := &compiler{vocab: v}
	for _, x := range []struct{ key, likely, odd, why string }{
		{"farmers", "pupils", "pupil", "one among several"},
		{"farmers", "pupils", "the pupils", "an article"},
		{"Khorasan", "Herat", "a town", "a small letter"},
		{"the airport road", "the ring road", "the A2 road", "a figure"},
		{"a proxy", "a rival", "a rival that fights for nothing but land", "a long text"},
	} {
		key := v.thing(x.key, nil, "")
		likely, odd := c.distance(key, v.thing(x.likely, nil, "")), c.distance(key, v.thing(x.odd, nil, ""))
		require.Less(t, likely, odd, "%s beside %s: %s", x.odd, x.key, x.why)
	}
}

// TestNoLengthGivesTheAnswerAway asks for each of n names equally often. Chance
// has the answer the shortest of its four a quarter of the time; that it is the
// longest is wanted somewhat less often, see shorterShares.
func TestNoLengthGivesTheAnswerAway(t *testing.T) {
	for _, n := range []int{5, 8, 20, 60} {
		d := &Deck{ID: "lengths", Kinds: []Kind{{ID: "city", Of: "place", Apart: true}}, Sources: []Source{{ID: "post", Publisher: "The Post"}}}
		for i := range n {
			name := "B" + strings.Repeat(string(rune('a'+i%26)), i+3)
			d.Names = append(d.Names, Name{Text: name, Kind: "city"})
			for j := range 1 + 600/n {
				d.Facts = append(d.Facts, Fact{
					ID: fmt.Sprintf("f%d-%d", i, j), Single: true, Ask: fmt.Sprintf("Which city is it in case %d of %d?", j, i),
					Claim: sayClaim(fmt.Sprintf("In case %d of %d it is [%s].", j, i, name)), Cites: []Cite{{Source: "post", Paragraph: 1, Phrase: "it is"}},
				})
			}
		}
		b, diags := Compile(d)
		require.Zero(t, diags.Errors(), diags)
		longest, shortest, all := 0.0, 0.0, 0.0
		for i := range b.Questions {
			if q := &b.Questions[i]; q.Form == Choice {
				shorter := 0
				for _, o := range q.Options {
					if len(o.Text) < len(q.Answers[0]) {
						shorter++
					}
				}
				all++
				if shorter == len(q.Options)-1 {
					longest++
				}
				if shorter == 0 {
					shortest++
				}
			}
		}
		require.InDelta(t, 1/float64(n)+float64(n-4)/float64(n)/6, longest/all, 0.04, "%d names: the answer is the longest", n)
		require.InDelta(t, 0.25, shortest/all, 0.05, "%d names: the answer is the shortest", n)
	}
}
