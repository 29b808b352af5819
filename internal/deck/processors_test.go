package deck

import (
	"bytes"
	"os"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestProcessorsMakeNoDifference compiles decks on one processor and on four.
func TestProcessorsMakeNoDifference(t *testing.T) {
	isisk, err := os.ReadFile("../../decks/isisk.yaml")
	require.NoError(t, err)
	wide := wideDeck(2000)
	few := bytes.Replace(wide, []byte("single: true"), []byte("single: [true"), 20)
	many := bytes.ReplaceAll(wide, []byte("single: true"), []byte("single: 'true"))
	tied := bytes.Replace(wide, []byte("single: true"), []byte("single: &yes true"), 1)
	tied = bytes.Replace(tied, []byte("single: true"), []byte("single: *yes"), 50)
	for name, src := range map[string][]byte{"isisk": isisk, "wide": wide, "few mistakes": few, "many mistakes": many, "aliases": tied} {
		t.Run(name, func(t *testing.T) {
			alone, said := onProcessors(1, src)
			together, same := onProcessors(4, src)
			require.Equal(t, said, same)
			require.Equal(t, jsonOf(t, alone), jsonOf(t, together))
		})
	}
}

func onProcessors(n int, src []byte) (*Book, Diagnostics) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	d, found := Read("deck.yaml", src)
	book, more := Compile(d)
	return book, append(found, more...)
}

func TestAPanicComesBackToTheCaller(t *testing.T) {
	for _, processors := range []int{1, 3} {
		require.Panics(t, func() {
			spread(processors, 100, func(i int) {
				if i == 50 {
					panic("out of order")
				}
			})
		})
	}
}
