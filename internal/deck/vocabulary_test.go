package deck

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNamesThatLookAlikeLoseNothing declares two names of one folded spelling:
// what is said of either of them holds, and their spelling proves nothing.
func TestNamesThatLookAlikeLoseNothing(t *testing.T) {
	v := newGlossary(&Deck{
		Kinds: []Kind{{ID: "city", Of: "place", Apart: true}},
		Names: []Name{
			{Text: "Sao Vale", Kind: "city"}, {Text: "São Vale", Kind: "city"},
			{Text: "Old Town", Kind: "city", In: []string{"São Vale"}},
			{Text: "New Town", Kind: "city", In: []string{"SAO VALE"}},
			{Text: "Harbour", Kind: "city", Touches: []string{"Sao Vale"}},
			{Text: "Far Town", Kind: "city"},
		},
	})
	entry := func(text string) *thing { return v.thing(text, v.kind("city"), "") }
	plain, accented := v.exact["Sao Vale"][0], v.exact["São Vale"][0]
	require.Equal(t, []*nameEntry{accented}, entry("Old Town").entry.up)
	require.Equal(t, []*nameEntry{plain, accented}, entry("New Town").entry.up)
	require.Equal(t, []*nameEntry{plain}, entry("Harbour").entry.touches)
	for _, text := range []string{"Old Town", "New Town", "Harbour", "Far Town"} {
		require.False(t, apart(entry("São Vale"), entry(text)), text)
	}
	require.True(t, meets(entry("São Vale"), entry("Old Town")))
	require.True(t, apart(entry("Old Town"), entry("Far Town")))
}

// TestLargeFamiliesCostNoMore counts what is kept of a mark's spellings: facts
// that all share one must not each carry the words of all.
func TestLargeFamiliesCostNoMore(t *testing.T) {
	for _, n := range []int{20, 500, 4000} {
		c := newCompiler(commonDeck(n))
		kept := 0
		seen := map[*family]bool{}
		for _, x := range c.vocab.things {
			if x.kin != nil && !seen[x.kin] {
				seen[x.kin] = true
				kept += len(x.kin.members)
			}
		}
		require.Len(t, seen, 1)
		require.LessOrEqual(t, kept, maxKin)
		a, b := c.subjects[0].sides[0].answers[0].shown, c.subjects[1].sides[0].answers[0].shown
		require.False(t, apart(a, b), "marks take both for Common")
		require.LessOrEqual(t, testing.AllocsPerRun(10, func() { apart(a, b) }), 4.0)
	}
}

// commonDeck has n persons of whom each is also called Common.
func commonDeck(n int) *Deck {
	d := &Deck{ID: "common", Title: "Common", Language: "en", Sources: []Source{{ID: "post", Publisher: "The Post"}}}
	for i := range n {
		d.Facts = append(d.Facts, Fact{
			ID: fmt.Sprintf("f%d", i), Kind: "person", Ask: fmt.Sprintf("Who was it in case %d?", i), Single: true,
			Claim: sayClaim(fmt.Sprintf("In case %d it was [Ann%d|Common].", i, i)), Cites: []Cite{{Source: "post", Paragraph: 1, Phrase: "it"}},
		})
	}
	return d
}

// BenchmarkCommon shows that twice the facts with one shared spelling take
// twice the time.
func BenchmarkCommon(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000} {
		d := commonDeck(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Compile(d)
			}
		})
	}
}
