package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	var d distances
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"kabul", "kabul", 0},
		{"kabul", "kubul", 1},
		{"kabul", "kabu", 1},
		{"kabul", "kabull", 1},
		{"kabul", "kaubl", 1},
		{"ca", "abc", 3}, // restricted: no place is edited twice
		{"kabul", "herat", 5},
	} {
		require.Equal(t, c.want, d.between([]rune(c.a), []rune(c.b), 4), "%s, %s", c.a, c.b)
		require.Equal(t, min(c.want, 2), d.between([]rune(c.a), []rune(c.b), 1), "%s, %s within 1", c.a, c.b)
	}
}

func TestDistanceIsSymmetric(t *testing.T) {
	text := rapid.SliceOfN(rapid.RuneFrom([]rune("abc")), 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		var d distances
		full := d.between(a, b, 20)
		require.Equal(t, full, d.between(b, a, 20))
		require.Equal(t, full == 0, string(a) == string(b))
		for limit := range 4 {
			require.Equal(t, min(full, limit+1), d.between(a, b, limit))
		}
	})
}

func TestSlipped(t *testing.T) {
	for _, c := range []struct {
		given, want string
		slip        bool
	}{
		{"Hafiz Saed Khan", "Hafiz Saeed Khan", true},
		{"Center fro Strategic Studies", "Center for Strategic Studies", true},
		{"Center fo Strategic Studies", "Center for Strategic Studies", false}, // a short word must stand
		{"Hafiz Saeed Khat", "Hafiz Saeed Khan", true},
		{"Hafix Saeex Khax", "Hafiz Saeed Khan", false}, // three slips
		{"ISI", "ISK", false},
		{"Bali", "Mali", false},
		{"Aklbul", "Kabul", false},
		{"akbul", "Kabul", true},
		{"COVID-18", "COVID-19", false},
		{"Boeing 747", "Boeing 737", false},
		{"Henry IV", "Henry VI", false},
		{"internal", "external", false},
		{"unsuccessful", "successful", false},
		{"hypotension", "hypertension", false},
		{"bilateral", "trilateral", false},
		{"immigration", "emigration", false},
		{"Austria", "Australia", false},
		{"Slovakia", "Slovenia", false},
		{"Nigeria", "Niger", false},
		{"northern", "southern", false},
		{"vitamin", "vitamin A", false},
		{"hepatitis virus", "hepatitis B virus", false},
		{"Talibann", "Taliban", true},
		{"mineclearrs", "mine-clearers", true},
	} {
		_, slip := slipped(dropArticles(words(c.given)), dropArticles(words(c.want)))
		require.Equal(t, c.slip, slip, "%s for %s", c.given, c.want)
	}
}

func TestCorrectWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Agust 2021", "august 2021"},
		{"26 Septmber, 2021", "26 september 2021"},
		{"August 2021", "august 2021"},
		{"Agust Septmber", "august septmber"},
		{"mai 2021", "mai 2021"},
	} {
		require.Equal(t, c.want, correctWords(c.text, dateWords))
	}
	require.Equal(t, "twelve", correctWords("twelv", numberWords))
	require.Equal(t, "dozens", correctWords("dozens", numberWords))
}

// TestRival compares the lexicon's search with one that measures every term.
func TestRival(t *testing.T) {
	text := rapid.StringMatching(`[abc]{1,6}`)
	rapid.Check(t, func(t *rapid.T) {
		b := &Book{}
		for _, name := range rapid.SliceOfN(text, 0, 8).Draw(t, "names") {
			b.Names = append(b.Names, BookName{Text: name})
		}
		l := newLexicon(b)
		given, limit := []rune(text.Draw(t, "given")), rapid.IntRange(0, 2).Draw(t, "limit")
		least := limit + 1
		var d distances
		for i := range l.terms {
			least = min(least, d.between(given, l.terms[i].runes, limit))
		}
		found, distance := l.rival(given, limit, own{})
		require.Equal(t, least <= limit, found != nil)
		if found != nil {
			require.Equal(t, least, distance)
			require.Equal(t, least, d.between(given, found.runes, limit))
		}
	})
}
