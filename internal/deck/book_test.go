package deck

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBookRoundTrip(t *testing.T) {
	b, _ := Compile(newWorld(3).deck())
	text := jsonOf(t, b)
	again, err := ReadBook(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if jsonOf(t, again) != text {
		t.Error("a book changes on its way through JSON")
	}
	if strings.Contains(text, "null") || strings.Contains(text, `\u003c`) {
		t.Error("the JSON holds null, or escapes HTML")
	}
}

// TestWriteJSONIsOrdinaryJSON holds what is written item by item to what the
// library writes of the whole.
func TestWriteJSONIsOrdinaryJSON(t *testing.T) {
	world, _ := Compile(newWorld(3).deck())
	for _, b := range []*Book{world, {}, {Title: "a < b & \"c\": [],\n  \"cards\": null", Cards: []Card{{ID: "a"}}}} {
		whole := *b
		whole.Cards, whole.Questions = slices.Clone(b.Cards), slices.Clone(b.Questions)
		whole.fillLists()
		var want strings.Builder
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(whole); err != nil {
			t.Fatal(err)
		}
		if got := jsonOf(t, b); got != want.String() {
			t.Errorf("a book is written as\n%s\nnot as\n%s", got, want.String())
		}
	}
}

func TestWriteJSONOfAnEmptyBook(t *testing.T) {
	var fields map[string]any
	if err := json.Unmarshal([]byte(jsonOf(t, &Book{})), &fields); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"sources", "topics", "names", "cards", "questions", "refusals"} {
		if _, ok := fields[list].([]any); !ok {
			t.Errorf("%s is %v, not a list", list, fields[list])
		}
	}
}

func TestBookFindsItsParts(t *testing.T) {
	b, _ := Compile(newWorld(3).deck())
	byHand := &Book{Cards: b.Cards, Questions: b.Questions, Sources: b.Sources}
	for _, book := range []*Book{b, byHand} {
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() { findParts(t, book) })
		}
		group.Wait()
	}
}

func findParts(t *testing.T, b *Book) {
	q, ok := b.Question(b.Questions[5].ID)
	if !ok || q.ID != b.Questions[5].ID {
		t.Errorf("question %v, %v", q, ok)
	}
	card, ok := b.Card(q.Card)
	if !ok || card.ID != q.Card {
		t.Errorf("card %v, %v", card, ok)
	}
	for _, of := range b.QuestionsOf(card.ID) {
		if of.Card != card.ID {
			t.Errorf("%s is no question of %s", of.ID, card.ID)
		}
	}
	for _, c := range b.Siblings(card.Fact) {
		if c.Fact != card.Fact {
			t.Errorf("%s is no sibling of %s", c.ID, card.ID)
		}
	}
	if s, ok := b.Source("wire"); !ok || s.Origin != "ap" {
		t.Errorf("source %v, %v", s, ok)
	}
	if _, ok := b.Question("no"); ok || len(b.QuestionsOf("no"))+len(b.Siblings("no")) > 0 {
		t.Error("what there isn't is found")
	}
}

// TestReadBookRefuses breaks one promise of a good book at a time.
func TestReadBookRefuses(t *testing.T) {
	cases := map[string]func(b *Book){
		"no deck id":             func(b *Book) { b.Deck = "" },
		"a card twice":           func(b *Book) { b.Cards = append(b.Cards, b.Cards[0]) },
		"a question twice":       func(b *Book) { b.Questions = append(b.Questions, b.Questions[0]) },
		"a question of no card":  func(b *Book) { b.Questions[0].Card = "no" },
		"an id of its own":       func(b *Book) { b.Questions[0].ID = "other#choice" },
		"an unknown form":        func(b *Book) { b.Questions[0].Form, b.Questions[0].ID = "x", b.Questions[0].Card+"#x" },
		"no answer":              func(b *Book) { b.Questions[0].Answers = nil },
		"a negative tolerance":   func(b *Book) { b.Questions[2].Tolerance = -1 },
		"an endless tolerance":   func(b *Book) { b.Questions[2].Tolerance = 1e300 },
		"a tolerance to choose":  func(b *Book) { b.Questions[0].Tolerance = 1 },
		"a tolerance of words":   func(b *Book) { b.Questions[2].Tolerance, b.Questions[2].Type = 1, BaseText },
		"a date that is a word":  func(b *Book) { b.Questions[3].Type = BaseText },
		"no true statement":      func(b *Book) { b.Questions[1].Options = falseOnes(b.Questions[1].Options) },
		"no false statement":     func(b *Book) { b.Questions[1].Options = b.Questions[1].Options[:1] },
		"many statements":        func(b *Book) { b.Questions[1].Options = append(b.Questions[1].Options, Option{Text: "One more."}) },
		"no stem":                func(b *Book) { b.Questions[0].Stem = "" },
		"two right options":      func(b *Book) { b.Questions[0].Options[0].Correct, b.Questions[0].Options[1].Correct = true, true },
		"one option":             func(b *Book) { b.Questions[0].Options = b.Questions[0].Options[:1] },
		"an option twice":        func(b *Book) { b.Questions[0].Options[0].Text = b.Questions[0].Options[1].Text },
		"options to type":        func(b *Book) { b.Questions[2].Options = b.Questions[0].Options },
		"a source of no card":    func(b *Book) { b.Questions[0].Cites[0].Source = "no" },
		"a script for a link":    func(b *Book) { b.Questions[0].Cites[0].URL = "javascript:alert(1)" },
		"a script for an URL":    func(b *Book) { b.Sources[0].URL = "javascript:alert(1)" },
		"paragraph 0":            func(b *Book) { b.Cards[0].Claims[0].Cites[0].Paragraph = 0 },
		"a mark outside":         func(b *Book) { b.Cards[0].Claims[0].Marks[0][1] = 1000 },
		"a mark before the text": func(b *Book) { b.Cards[0].Claims[0].Marks[0][0] = -1 },
		"a card of another fact": func(b *Book) { b.Cards[0].Fact = "other" },
		"negative reports":       func(b *Book) { b.Cards[0].Reports = -1 },
		"a stray refusal":        func(b *Book) { b.Refusals = append(b.Refusals, Refusal{Card: "no"}) },
	}
	for name, spoil := range cases {
		t.Run(name, func(t *testing.T) {
			b, _ := Compile(smallDeck())
			spoil(b)
			if _, err := ReadBook(strings.NewReader(jsonOf(t, b))); err == nil {
				t.Error("it is read all the same")
			}
		})
	}
}

// TestReadBookOfEarlierForms reads a typed question for a number, as compilers
// made before numbers had a form of their own.
func TestReadBookOfEarlierForms(t *testing.T) {
	b, _ := Compile(smallDeck())
	q := &b.Questions[3]
	require.Equal(t, Dated, q.Form)
	q.Form, q.ID = Typed, q.Card+"#typed"
	again, err := ReadBook(strings.NewReader(jsonOf(t, b)))
	require.NoError(t, err)
	v, err := again.Judge(q.ID, Response{Text: "in 2014"})
	require.NoError(t, err)
	require.Equal(t, Right, v.Outcome)
}

// TestReadBookRefusesBlanks breaks the promises of a sentence with several
// blanks.
func TestReadBookRefusesBlanks(t *testing.T) {
	cases := map[string]func(q *Question){
		"one blank":             func(q *Question) { q.Blanks = q.Blanks[:1] },
		"a blank too few":       func(q *Question) { q.Blanks = q.Blanks[:2] },
		"a blank too many":      func(q *Question) { q.Blanks = append(q.Blanks, q.Blanks[0]) },
		"a blank without place": func(q *Question) { q.Blanks[1].At = nil },
		"a place twice":         func(q *Question) { q.Blanks[1].At = []int{1, 1} },
		"a place of another":    func(q *Question) { q.Blanks[1].At = []int{1, 2} },
		"no such place":         func(q *Question) { q.Blanks[2].At[0] = 9 },
		"a place below zero":    func(q *Question) { q.Blanks[0].At[0] = -1 },
		"another order":         func(q *Question) { q.Blanks[0], q.Blanks[1] = q.Blanks[1], q.Blanks[0] },
		"no answer":             func(q *Question) { q.Blanks[0].Answers = nil },
		"an empty answer":       func(q *Question) { q.Blanks[0].Answers[0] = "" },
		"an unknown kind":       func(q *Question) { q.Blanks[0].Type = "colour" },
		"blanks to type":        func(q *Question) { q.Form, q.ID = Typed, q.Card+"#typed" },
		"a tolerance":           func(q *Question) { q.Tolerance = 1 },
		"a stem without places": func(q *Question) { q.Stem = "Nothing to fill in." },
	}
	for name, spoil := range cases {
		t.Run(name, func(t *testing.T) {
			b := blanksBook(t)
			_, err := ReadBook(strings.NewReader(jsonOf(t, b)))
			require.NoError(t, err)
			q, ok := b.Question("motto#cloze")
			require.True(t, ok)
			spoil(q)
			_, err = ReadBook(strings.NewReader(jsonOf(t, b)))
			require.Error(t, err)
		})
	}
}

func falseOnes(list []Option) []Option {
	return slices.DeleteFunc(list, func(o Option) bool { return o.Correct })
}

func smallDeck() *Deck {
	return &Deck{
		ID: "small", AsOf: "2021-09-04", Sources: []Source{{ID: "post", Publisher: "The Post", URL: "https://post.example/a"}},
		Facts: []Fact{{
			ID: "founded", Ask: "When was it founded?", Single: true, Claim: sayClaim("It was founded in [2014]."),
			Cites: []Cite{{Source: "post", Paragraph: 7, Phrase: "founded in 2014"}},
		}},
	}
}

func TestReadBookOfAnotherFormat(t *testing.T) {
	for _, text := range []string{`{}`, `{"format": 2, "deck": "a"}`} {
		if _, err := ReadBook(strings.NewReader(text)); !errors.Is(err, ErrBookFormat) {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{``, `[]`, `{"format": 1`, `{"format": 1, "deck": "a"} {}`, strings.Repeat("[", 100_000)} {
		if _, err := ReadBook(strings.NewReader(text)); err == nil {
			t.Errorf("%.20s is read", text)
		}
	}
}

// FuzzReadBook feeds hostile JSON: nothing may panic, and what is accepted must
// survive being written and used.
func FuzzReadBook(f *testing.F) {
	var buf bytes.Buffer
	b, _ := Compile(smallDeck())
	if err := b.WriteJSON(&buf); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Add([]byte(`{"format":1,"deck":"a","cards":[{"id":"a","fact":"a","claims":[{"marks":[[0,9]]}]}]}`))
	f.Add([]byte(`{"format":1,"deck":"a","questions":[{"id":"a#typed"}]}`))
	buf.Reset()
	if err := blanksBook(f).WriteJSON(&buf); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := ReadBook(bytes.NewReader(text))
		if err != nil {
			return
		}
		if err := b.WriteJSON(io.Discard); err != nil {
			t.Fatal(err)
		}
		for i := range b.Questions {
			q := &b.Questions[i]
			if card, ok := b.Card(q.Card); !ok || len(b.Siblings(card.Fact)) == 0 {
				t.Fatalf("%s has no card", q.ID)
			}
			q.Order(3)
			q.Statement(3)
			for _, r := range []Response{{Option: 0, Text: "2014", Texts: []string{"2014"}}, {Option: -1, GaveUp: true}} {
				if _, err := b.Judge(q.ID, r); err != nil {
					t.Fatalf("%s: %v", q.ID, err)
				}
			}
		}
	})
}

// TestGroupsKeepTheListsOrder groups places that lie apart.
func TestGroupsKeepTheListsOrder(t *testing.T) {
	keys := []string{"b", "a", "b", "b", "c", "a"}
	g := groupedBy(len(keys), 1, func(i int) string { return keys[i] })
	require.Equal(t, []int{0, 2, 3}, g.of("b"))
	require.Equal(t, []int{1, 5}, g.of("a"))
	require.Equal(t, []int{4}, g.of("c"))
	require.Empty(t, g.of("d"))
}
