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

func TestBlankWords(t *testing.T) {
	cases := []struct{ text, answer, want string }{
		{"13 died, 13,000 fled, 113 stayed, and 13.", "13", "____ died, 13,000 fled, 113 stayed, and ____."},
		{"Kabul and Kabulis", "Kabul", "____ and Kabulis"},
		{"nothing here", "Kabul", "nothing here"},
		{"Łódź, Łódźer", "Łódź", "____, Łódźer"},
	}
	for _, c := range cases {
		if got := blankWords(c.text, c.answer); got != c.want {
			t.Errorf("blankWords(%q, %q) = %q, want %q", c.text, c.answer, got, c.want)
		}
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
