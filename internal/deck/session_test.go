package deck

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestASessionReadsAsReadDoes edits a deck again and again, in ways that break it
// and mend it, and compares what the session reads with what Read does.
func TestASessionReadsAsReadDoes(t *testing.T) {
	sample, err := os.ReadFile("testdata/sample.yaml")
	require.NoError(t, err)
	parts := []string{
		"", "# a comment", "  - id: more", "    claim: It is [so].", "    cite: gazette ¶1 \"so\"", "    claim: [It is so].", "\t",
		"  x: &a {kind: place}", "  y: *a", "    note: 'open", "topics:", "  - {id: more, claim: \"It is [so].\", cite: 'gazette ¶1 \"so\"'}",
		"      more: {answer: a, b, cite: x}", "    ask: What: is it?",
	}
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.Split(string(sample), "\n")
		var s Session
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			at := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			switch rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				lines = append(lines[:at:at], lines[at+1:]...)
			case 1:
				lines = append(lines[:at:at], append([]string{lines[rapid.IntRange(0, len(lines)-1).Draw(t, "copied")]}, lines[at:]...)...)
			default:
				lines = append(lines[:at:at], append([]string{rapid.SampledFrom(parts).Draw(t, "part")}, lines[at:]...)...)
			}
			if len(lines) == 0 {
				return
			}
			src := []byte(strings.Join(lines, "\n"))
			want, wantFound := Read("deck.yaml", src)
			got, found := s.Read("deck.yaml", src)
			require.Equal(t, wantFound, found)
			require.Equal(t, want, got)
		}
	})
}

// Of two anchors of one name the second counts as well, though it takes the place of
// the first: a piece that holds one is read anew each time.
func TestASessionMeetsEachAnchorAgain(t *testing.T) {
	const two = "deck: d\nkinds:\n  x: &a {of: person}\n  y: &a {of: person}\nfacts:\n  - {id: f, claim: \"It is [so].\", cite: 's ¶1 \"so\"'}\n"
	var s Session
	for _, src := range []string{two, strings.Replace(two, "  x: &a {of: person}\n", "", 1)} {
		_, want := Read("deck.yaml", []byte(src))
		_, found := s.Read("deck.yaml", []byte(src))
		require.Equal(t, want, found)
	}
}

func TestASessionForgetsWhatIsGone(t *testing.T) {
	var s Session
	s.Read("", largeDeck(1000))
	require.NotEmpty(t, s.pieces)
	s.Read("", []byte("deck: d\n"))
	require.LessOrEqual(t, len(s.pieces), 1)
}

// editLimit is what `quiz check --watch` may take to answer an edit of ten
// thousand facts, in milliseconds.
const editLimit = 300

// BenchmarkEdit10k edits one of 10,000 facts, its wording, its answer and by that
// what others may be offered, then a line at the very top, which moves all others.
// It reads the deck again, and with whole it compiles it too, as `quiz check --watch`
// does. The limit stands beside the time.
func BenchmarkEdit10k(b *testing.B) {
	src := string(wideDeck(10_000))
	for _, c := range []struct{ name, was, now string }{
		{"wording", "Of event 5000 they", "Of event 5000, then, they"},
		{"answer", "Of event 5002 they say [1", "Of event 5002 they say [2"},
		{"first-line", "deck: large\n", "# edited\ndeck: large\n"},
	} {
		texts := [][]byte{[]byte(strings.Replace(src, c.was, c.now, 1)), []byte(src)}
		require.NotEqual(b, src, string(texts[0]))
		for _, whole := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s/whole=%t", c.name, whole), func(b *testing.B) {
				var s Session
				edit := func(i int) {
					if d, _ := s.Read("large.yaml", texts[i%2]); whole {
						s.Compile(d)
					}
				}
				edit(1)
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					edit(i)
				}
				b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/edit")
				b.ReportMetric(editLimit, "ms-limit")
			})
		}
	}
}
