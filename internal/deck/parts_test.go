package deck

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

func TestFragmentURL(t *testing.T) {
	cases := []struct{ base, phrase, want string }{
		{"https://a.example/b", "founded in 2014", "https://a.example/b#:~:text=founded%20in%202014"},
		{"https://a.example/b#part", "so, it-was & is", "https://a.example/b#part:~:text=so%2C%20it%2Dwas%20%26%20is"},
		{"https://a.example/b#:~:text=x", "y", "https://a.example/b#:~:text=x&text=y"},
		{"https://a.example/b", "Kabul’s", "https://a.example/b#:~:text=Kabul%E2%80%99s"},
		{"https://a.example/b", " two  spaces ", "https://a.example/b#:~:text=two%20spaces"},
		{"https://a.example/b", "", "https://a.example/b"},
		{"", "founded", ""},
	}
	for _, c := range cases {
		if got := FragmentURL(c.base, c.phrase); got != c.want {
			t.Errorf("FragmentURL(%q, %q) = %q, want %q", c.base, c.phrase, got, c.want)
		}
	}
}

func TestReportsText(t *testing.T) {
	for n, want := range []string{"no report", "1 report", "2 independent reports", "3 independent reports"} {
		if got := ReportsText(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestLowered(t *testing.T) {
	for text, want := range map[string]string{
		"When was it?":       ", when was it?",
		"In May 2020 it was": ", in May 2020 it was",
		"Kabul fell.":        ": Kabul fell.",
		"____ fell.":         ": ____ fell.",
		"Qui a fondé":        ": Qui a fondé",
		"":                   ": ",
	} {
		if got := (&compiler{}).lowered(text); got != want {
			t.Errorf("lowered(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestPlaces cuts answers out wherever they stand as whole words.
func TestPlaces(t *testing.T) {
	cases := []struct{ claim, want string }{
		{"[13] died, 13,000 fled, 113 stayed, and 13.", "____ died, 13,000 fled, 113 stayed, and ____."},
		{"[Kabul] and Kabulis", "____ and Kabulis"},
		{"[Łódź], Łódźer", "____, Łódźer"},
		{"[Khan] and [Hafiz Khan] met Hafiz Khan and Khan.", "____ and ____ met ____ and ____."},
	}
	for _, c := range cases {
		claim := sayClaim(c.claim)
		if got := claim.cut(claim.places(), blank); got != c.want {
			t.Errorf("%q without its answers is %q, want %q", c.claim, got, c.want)
		}
	}
}

// TestFilled puts wrong options into claims: what comes out is a sentence.
func TestFilled(t *testing.T) {
	cases := []struct{ claim, option, want string }{
		{"The capital is [Kabul].", "Herat", "The capital is Herat."},
		{"[worshippers] died. [worshippers] prayed.", "pupils", "Pupils died. Pupils prayed."},
		{"[Kabul] is large, and [Kabul] grows.", "Herat", "Herat is large, and Herat grows."},
		{"[13] people died on 13 May.", "14", "14 people died on 13 May."},
		{"He was a [scholar].", "analyst", "He was an analyst."},
		{"He was an [analyst].", "scholar", "He was a scholar."},
		{"An [analyst] said so.", "scholar", "A scholar said so."},
		{"He joined an [FBI] unit.", "CIA", "He joined a CIA unit."},
		{"It took an [hour].", "year", "It took a year."},
		{"It was a [year] long.", "hour", "It was an hour long."},
		{"It was a [monarchy].", "union", "It was a union."},
		{"It was an [18-year] war.", "20-year", "It was a 20-year war."},
		{"It was a [20-year] war.", "8-year", "It was an 8-year war."},
		{"Use was made of a [proxy].", "the Taliban", "Use was made of the Taliban."},
		{"He read the [Post].", "The Washington Times", "He read the Washington Times."},
		{"He spoke to [Kabul].", "the capital", "He spoke to the capital."},
		{"In the words of Gen. [Khan] it was over.", "Omar", "In the words of Gen. Omar it was over."},
		{"So said H. R. [McMaster].", "Sullivan", "So said H. R. Sullivan."},
	}
	for _, c := range cases {
		claim := sayClaim(c.claim)
		if got := claim.filled(0, c.option, true); got != c.want {
			t.Errorf("%q with %q is %q, want %q", c.claim, c.option, got, c.want)
		}
	}
	spanish := sayClaim("Fue a [Madrid].")
	if got := spanish.filled(0, "Oviedo", false); got != "Fue a Oviedo." {
		t.Errorf("a preposition is taken for an article: %q", got)
	}
}

// TestCodesOfCompileAreShown looks for each code in the golden files.
func TestCodesOfCompileAreShown(t *testing.T) {
	shown := goldenText(t)
	for _, c := range CompileCodes() {
		if c.Means == "" || !regexp.MustCompile(`^[a-z-]+$`).MatchString(c.Code) {
			t.Errorf("%v", c)
		}
		if c.Code != "duplicate-card" && !strings.Contains(shown, "["+c.Code+"]") { // Read keeps files from reaching it
			t.Errorf("no golden file shows %s", c.Code)
		}
	}
}

// TestCardsNeverShareAnID is about decks that no file made.
func TestCardsNeverShareAnID(t *testing.T) {
	row := textFact("a/b")
	fact := textFact("a")
	fact.Positions = []Position{{ID: "b", Claim: fact.Claim, Cites: fact.Cites}, {ID: "c", Claim: sayClaim("[x] it is"), Cites: fact.Cites}}
	for name, facts := range map[string][]Fact{"duplicate-card": {row, fact}, "duplicate-id": {row, row}} {
		_, diags := Compile(&Deck{ID: "d", Facts: facts})
		if diags.Errors() != 1 || diags[0].Code != name {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

// TestHostileDecks compiles what a program or an attacker may hand over.
func TestHostileDecks(t *testing.T) {
	chain := &Deck{ID: "chain", Facts: []Fact{textFact("a")}}
	for i := range 5000 {
		chain.Names = append(chain.Names, Name{Text: fmt.Sprint("n", i), Kind: "group", In: []string{fmt.Sprint("n", i+1)}})
	}
	round := &Deck{ID: "round", Facts: []Fact{textFact("a")}}
	round.Kinds = []Kind{{ID: "a", Of: "b"}, {ID: "b", Of: "a"}, {ID: "c", Of: "nowhere"}, {ID: "person", Of: "person"}}
	round.Names = []Name{{Text: "x", In: []string{"y"}, Kind: "a"}, {Text: "y", In: []string{"x"}}, {Text: "x"}, {Text: ""}}
	empty := &Deck{ID: "empty", Facts: []Fact{{}, {ID: "b", Positions: []Position{{}}}}}
	same := &Deck{ID: "same"}
	for i := range 3000 { // as an import of cards without words of their own
		f := textFact(fmt.Sprint("f", i))
		f.Ask, f.Single, f.About, f.Property = "What is it?", true, f.ID, "it"
		f.Claim = sayClaim(fmt.Sprintf("[%d]", i))
		same.Facts = append(same.Facts, f)
	}
	for _, d := range []*Deck{chain, round, empty, same, {}} {
		b, _ := Compile(d)
		jsonOf(t, b)
	}
}
