package deck

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSuggestAsksOnlyForWhatIsShown bounds the work in a deck of nothing but
// mistakes: candidates are listed once, and not at all once no more errors are
// shown.
func TestSuggestAsksOnlyForWhatIsShown(t *testing.T) {
	asked := 0
	r := &report{deck: &Deck{}}
	for range 5 * maxReported {
		g := r.errorAt(place{}, "unknown-name", "there is no such name")
		r.suggest(g, "Kabol", func() []string { asked++; return []string{"Kabul"} }, "")
	}
	require.Equal(t, maxReported, asked)
	require.Equal(t, "did you mean Kabul?", r.list[0].Hint)

	rd := newReader(&Deck{Names: make([]Name, 3), Sources: make([]Source, 3)})
	for _, of := range []candidates{rd.known.names, rd.known.kinds, rd.known.sources} {
		require.Same(t, &of()[0], &of()[0], "the list is made once")
	}
}

// TestReadManyUnknownNames reads a deck in which every name refers to one that
// is not there.
func TestReadManyUnknownNames(t *testing.T) {
	var b strings.Builder
	b.WriteString("deck: d\nsources: {s: {publisher: P}}\nnames:\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "  Nameless%d: {in: Nemeless%d}\n", i, i)
	}
	d, ds := Read("deck.yaml", []byte(b.String()+"facts:\n  - {id: f, claim: 'It is [x].', cite: 's ¶1 \"x\"'}\n"))
	require.NotEmpty(t, d.Names)
	require.Equal(t, maxReported, ds.Errors()-1)
	require.Contains(t, ds[0].Hint, "did you mean Nameless0?")
}
