package deck

import (
	"fmt"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Hafiz  Saeed\u00a0Khan.", "hafiz saeed khan"},
		{"al-Qa’ida", "al qaida"},
		{"al-Qa'ida", "al qaida"},
		{"Qur’ān", "quran"},
		{"Łódź", "lodz"},
		{"Straße", "strasse"},
		{"Tromsø", "tromso"},
		{"İstanbul", "istanbul"},
		{"Ὀδυσσεύς", "οδυσσευσ"},
		{"Qu\u0301bec", "qubec"},
		{"٢٠٢١", "2021"},
		{"２０２１", "2021"},
		{"1,234.5", "1234.5"},
		{"2014, 200 men", "2014 200 men"},
		{"2½", "2 1 2"},
		{"15%", "15 %"},
		{"$5", "$ 5"},
		{"-5", "-5"},
		{"1990–2000", "1990 2000"},
		{"the Taliban’s", "the taliban s"},
		{"girls' school", "girls school"},
		{"d’Artagnan", "d artagnan"},
		{"Q & A", "q and a"},
		{"C++", "c++"},
		{"C#", "c#"},
		{"U.S.", "u s"},
		{"a\u202eb\u200b", "ab"},
		{"a\x00b", "a b"},
		{"\xff", ""},
		{"?!", "?!"},
		{"कि", "कि"},
		{"が", "が"},
		{"가", "가"},
	} {
		require.Equal(t, c.want, fold(c.text), "%q", c.text)
	}
}

// TestFoldEveryCharacter tries each character of Unicode beside letters,
// digits and the end of a text.
func TestFoldEveryCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		once := fold("a" + string(r) + "b " + string(r) + "5" + string(r))
		if twice := fold(once); once != twice {
			t.Errorf("%U: %q folds on to %q", r, once, twice)
		}
	}
}

func TestFoldTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := fold(rapid.String().Draw(t, "text"))
		require.Equal(t, once, fold(once))
	})
}

// TestSimpleTextFoldsAsAllTextDoes compares the short way with the whole one.
func TestSimpleTextFoldsAsAllTextDoes(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zA-Z0-9 .,;:?!()"'/_*\\\t&+#%$@-]{0,12}`).Draw(t, "text")
		var f folder
		if f.simple(text) {
			taken++
			require.Equal(t, new(folder).fold(text), string(f.out))
		}
	})
	require.Positive(t, taken)
	for c := range rune(128) {
		for _, text := range []string{"a" + string(c) + "b", string(c), "5" + string(c) + "5", "a " + string(c) + "500", string(c) + "b" + string(c)} {
			var f folder
			if f.simple(text) {
				require.Equal(t, new(folder).fold(text), string(f.out), "%q", text)
			}
		}
	}
}

func TestContainsWords(t *testing.T) {
	for _, c := range []struct {
		hay, needle string
		want        bool
	}{
		{"the Taliban's enemies", "Taliban", true},
		{"Pakistani Taliban", "Taliban", true},
		{"Talibanisation", "Taliban", false},
		{"in the Haqqani network today", "Haqqani Network", true},
		{"anything", "", false},
		{"", "anything", false},
	} {
		require.Equal(t, c.want, containsWords(words(c.hay), words(c.needle)), "%q in %q", c.needle, c.hay)
	}
}

func TestDropArticles(t *testing.T) {
	for text, want := range map[string]string{
		"the Taliban":            "taliban",
		"a car bomb":             "car bomb",
		"an attack":              "attack",
		"vitamin A":              "vitamin a",
		"head of the Pentagon":   "head of pentagon",
		"The The":                "the the",
		"A":                      "a",
		"Centre for the Study A": "centre for study a",
	} {
		require.Equal(t, words(want), dropArticles(words(text)), text)
	}
}

func TestSquash(t *testing.T) {
	require.Equal(t, "us", squash(words("U.S.")))
	require.Equal(t, squash(words("alqaida")), squash(words("al-Qa’ida")))
	require.NotEqual(t, squash(words("9/11")), squash(words("911")))
}

func BenchmarkFold(b *testing.B) {
	for _, text := range []string{"Center for Strategic and International Studies", "al-Qa’ida in Łódź"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fold(text)
			}
		})
	}
}

// TestATextSetTellsWhatIsNew adds more texts than it holds as a list.
func TestATextSetTellsWhatIsNew(t *testing.T) {
	var s textSet
	for i := range 3 * fewTexts {
		require.True(t, s.add(fmt.Sprint(i)), i)
		for before := range i + 1 {
			require.False(t, s.add(fmt.Sprint(before)), before)
		}
	}
}

// TestWordBitsMissNoWord draws texts and asks for their own words.
func TestWordBitsMissNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := words(rapid.StringMatching(`([a-zA-Zé0-9]{1,9} ){1,12}`).Draw(t, "text"))
		bits := bitsOf(list)
		for _, w := range list {
			require.NotZero(t, bits&bitOf(w), w)
		}
	})
	require.Zero(t, bitsOf([]string{"kabul", "in", "august"})&bitOf("taliban"), "every word would be taken for one of them")
}
