package deck

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// largeDeck writes a deck of n facts, a tenth of them table rows, of about 300
// bytes each.
func largeDeck(n int) []byte {
	var b strings.Builder
	b.WriteString("deck: large\ntitle: A large deck\nsources:\n  atlas: {publisher: The Atlas, published: 2020}\nnames:\n")
	for i := range n / 20 {
		fmt.Fprintf(&b, "  Place %d: {kind: place, also: [P%d, the place %d]}\n", i, i, i)
	}
	b.WriteString("topics:\n")
	for topic := range 10 {
		fmt.Fprintf(&b, "  - id: topic-%d\n    facts:\n", topic)
		for i := range n * 9 / 100 {
			fmt.Fprintf(&b, `      - id: fact-%d-%d
        claim: The number of things of sort %d in the long list is [%d], as everyone knows.  # a comment
        ask: How many things of sort %d are in the long list of topic %d?
        single: true
        note: The list was made long ago and has been kept up to date ever since.
        cite: atlas ¶%d "of sort %d"
`, topic, i, i, i*7+topic, i, topic, i%40+1, i)
		}
		fmt.Fprintf(&b, "    tables:\n      - id: table-%d\n        claim: The neighbour of {about} is [{answer}].\n        rows:\n", topic)
		for i := range n / 100 {
			fmt.Fprintf(&b, "          row-%d: {answer: Place %d|P%d, cite: 'atlas ¶%d \"beside Place %d\"'}\n", i, i, i, i%40+1, i)
		}
	}
	return []byte(b.String())
}

func BenchmarkRead10k(b *testing.B) {
	src := largeDeck(10_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, ds := Read("large.yaml", src); ds.Errors() > 0 {
			b.Fatal(ds[0])
		}
	}
}

// TestReadLargeDeck reads ten thousand facts and looks at the memory that the
// deck holds: little more than its own text, and nothing of the parser's trees.
// What is allocated on the way is BenchmarkRead10k's to say.
func TestReadLargeDeck(t *testing.T) {
	src := largeDeck(10_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	d, ds := Read("large.yaml", src)
	runtime.GC()
	runtime.ReadMemStats(&after)
	require.Zero(t, ds.Errors(), "%s", printed(ds))
	require.Len(t, d.Facts, 10_000)
	held := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d KB of YAML, %d KB held", len(src)>>10, held>>10)
	require.Less(t, held, int64(10*len(src)))
	runtime.KeepAlive(d)
}
