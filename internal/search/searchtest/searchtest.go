// Package searchtest makes large decks for benchmarks: of words that are spread
// as those of a language are, a few everywhere and most hardly anywhere.
package searchtest

import (
	"bytes"
	"fmt"
	"math/rand"
	"strconv"
	"strings"

	"quiz/internal/deck"
)

// Vocabulary is how many words there are; Word(0) is the most frequent.
const Vocabulary = 20_000

// Word is a word by its rank.
func Word(rank int) string {
	syllables := []string{"ka", "bul", "tem", "or", "is", "na", "ri", "shu", "ve", "lo", "mé", "dax", "pi", "gon", "stra", "ulm"}
	var b strings.Builder
	for n := rank*7919 + 17; n > 0; n /= len(syllables) {
		b.WriteString(syllables[n%len(syllables)])
	}
	return b.String()
}

// Names is how many names there are; each has two other spellings.
const Names = 2000

// Name is a name by its number, and Alias another spelling of it.
func Name(i int) string  { return "General " + capital(Word(3000+i)) }
func Alias(i int) string { return capital(Word(6000+i)) + "-K" }

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Book is a deck of n cards, each of a fact of its own, but every tenth with a
// sibling; one fact in twenty is disputed. Every card has a choice, a cloze and
// a typed question of some thirty words together. The same n is the same deck.
func Book(n int) (*deck.Book, error) {
	random := rand.New(rand.NewSource(1))
	words := rand.NewZipf(random, 1.05, 8, Vocabulary-1)
	b := &deck.Book{
		Format: deck.BookFormat, Deck: "large", Title: "Large", Language: "en",
		Sources: []deck.BookSource{{ID: "a", Publisher: "A", Origin: "a"}, {ID: "b", Publisher: "B", Origin: "b"}},
	}
	for i := range 40 {
		b.Topics = append(b.Topics, deck.BookTopic{ID: "topic-" + strconv.Itoa(i), Title: "Topic " + strconv.Itoa(i)})
	}
	for i := range Names {
		b.Names = append(b.Names, deck.BookName{Text: Name(i), Kind: "person", Also: []string{Alias(i), "old " + Word(9000+i)}})
	}
	sentence := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = Word(int(words.Uint64()))
		}
		return strings.Join(list, " ")
	}
	for i := range n {
		fact := "fact-" + strconv.Itoa(i-i%10/9)
		c := deck.Card{ID: fact, Fact: fact, Topic: b.Topics[i*40/n].ID, Kind: "kind-" + strconv.Itoa(i%12), Disputed: i%20 > 17}
		if i%10 > 7 {
			c.ID += "/p" + strconv.Itoa(i%10)
		}
		answer := Name(random.Intn(Names))
		if i%3 > 0 {
			answer = sentence(2)
		}
		begin := capital(sentence(8)) + " "
		text := begin + answer + " " + sentence(4) + "."
		cites := []deck.BookCite{{Source: "a", Paragraph: 1 + i%30, Phrase: "p"}, {Source: "b", Paragraph: 1, Phrase: "p"}}[:1+i%2]
		c.Ask = capital(sentence(9)) + "?"
		c.Reports = len(cites)
		c.Claims = []deck.BookClaim{{Text: text, Answers: []string{answer}, Cites: cites, Marks: [][2]int{{len(begin), len(begin) + len(answer)}}}}
		b.Cards = append(b.Cards, c)
		for _, f := range []deck.Form{deck.Choice, deck.Cloze, deck.Typed} {
			q := deck.Question{ID: c.ID + "#" + string(f), Card: c.ID, Form: f, Type: deck.BaseText, Stem: c.Ask, Answers: []string{answer}, Cites: cites}
			switch f {
			case deck.Choice:
				q.Options = []deck.Option{{Text: answer, Correct: true}, {Text: "other " + strconv.Itoa(i)}}
			case deck.Cloze:
				q.Stem = strings.Replace(text, answer, "____", 1)
			}
			b.Questions = append(b.Questions, q)
		}
	}
	var data bytes.Buffer
	if err := b.WriteJSON(&data); err != nil {
		return nil, fmt.Errorf("write the large deck: %w", err)
	}
	return deck.ReadBook(&data)
}

// Queries are what a benchmark asks, by what each is like.
func Queries() []struct{ Name, Text string } {
	return []struct{ Name, Text string }{
		{"none", ""},
		{"rare-word", Word(9123) + " "},
		{"common-word", Word(0) + " "},
		{"first-letter", "k"},
		{"two-letters", Word(2)[:2]},
		{"alias", Alias(77)},
		{"three-words", Word(0) + " " + Word(3) + " " + Word(40)},
		{"common-phrase", `"` + Word(0) + " " + Word(1) + `"`},
		{"twelve-letters", strings.Repeat(Word(0)[:1]+" ", 11) + Word(0)[:1]},
		{"hostile-phrases", strings.Repeat(`"`+Word(0)+" "+Word(1)+`" `, 6)},
		{"nothing", "zzzz"},
	}
}
