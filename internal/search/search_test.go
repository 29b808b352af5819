package search_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"quiz/internal/deck"
	"quiz/internal/markup"
	"quiz/internal/search"

	"github.com/stretchr/testify/require"
)

// This file tests what is found, by what a person types.

// reports is a small deck with a dispute, an early report, names with other
// spellings, and letters of several alphabets.
const reports = `deck: reports
title: Reports
sources:
  atlas: {title: A small atlas, publisher: Atlas House, published: 2020}
  guide: {title: A guide, publisher: Guide House, published: 2021}
kinds:
  city: {of: place, apart: true}
names:
  Kabul: city
  Łódź: {kind: city, also: [Lodsch]}
  Αθήνα: {kind: city, also: [Athens]}
  Hafiz Saeed Khan: {kind: person, also: [Hafez Saeed]}
  ISIS-K: {kind: group, also: [ISKP, "the Islamic State's Khorasan branch"]}
  Joe Biden: person
topics:
  - id: people
    title: People
    facts:
      - {id: leader, claim: "The first leader of ISIS-K was [Hafiz Saeed Khan].", ask: "Who led the group first?", cite: 'atlas ¶1 "Hafiz Saeed Khan"'}
      - {id: visitor, claim: "[Joe Biden] visited Kabul in the U.S. plane.", ask: "Who visited Kabul?", cite: 'atlas ¶5 "Biden"'}
  - id: places
    title: Places
    facts:
      - {id: capital, claim: "The capital of Afghanistan is [Kabul].", ask: "What is the capital of Afghanistan?", cite: ['atlas ¶2 "Kabul"', 'guide ¶1 "Kabul"']}
      - {id: mills, claim: "The city of mills is [Łódź].", ask: "Which city had the mills?", cite: 'atlas ¶3 "mills"'}
      - {id: greek, claim: "Socrates taught in [Αθήνα].", ask: "Where did Socrates teach?", cite: 'atlas ¶4 "Socrates"'}
      - id: opened
        ask: When did the museum open?
        positions:
          - {id: early, claim: "The museum opened in [1931].", cite: 'atlas ¶3 "1931"'}
          - {id: late, claim: "The museum opened in [1933].", cite: 'guide ¶1 "1933"'}
`

func compile(t testing.TB, text string) *deck.Book {
	t.Helper()
	d, found := deck.Read("reports.yaml", []byte(text))
	require.Zero(t, found.Errors(), "%v", found)
	book, more := deck.Compile(d)
	require.Zero(t, more.Errors(), "%v", more)
	return book
}

// found are the ids of the facts that a query finds, best first.
func found(x *search.Index, text string, f search.Filter) []string {
	hits := x.Find(nil, search.Parse(text), f)
	slices.SortStableFunc(hits, func(a, b search.Hit) int { return int(b.Score) - int(a.Score) })
	ids := []string{}
	for _, h := range hits {
		ids = append(ids, x.Book().Cards[x.Cards(h.Fact)[0]].Fact)
	}
	return ids
}

func TestWordsFindFacts(t *testing.T) {
	x := search.New(compile(t, reports))
	for _, row := range []struct {
		about, query string
		want         []string
	}{
		{"nothing asked finds all, in the deck's order", " ", []string{"leader", "visitor", "capital", "mills", "greek", "opened"}},
		{"a word of the answer", "khan ", []string{"leader"}},
		{"an answer comes before a name of the claim", "kabul", []string{"capital", "visitor"}},
		{"case and accents don't count", "lodz", []string{"mills"}},
		{"nor do accents in the query", "KÁBUL ", []string{"capital", "visitor"}},
		{"another spelling of the answer", "lodsch", []string{"mills"}},
		{"another spelling of a name in the claim", "iskp", []string{"leader"}},
		{"Greek by its own letters", "αθηνα", []string{"greek"}},
		{"Greek by its English name", "athens", []string{"greek"}},
		{"a word of the question", "mills ", []string{"mills"}},
		{"the last word may be begun", "soc", []string{"greek"}},
		{"but not once it is finished", "soc ", nil},
		{"nor a word before the last", "soc teach", nil},
		{"all words must stand in the fact", "kabul visited", []string{"visitor"}},
		{"in any order", "teach socrates", []string{"greek"}},
		{"words of several fields together", "group iskp khan", []string{"leader"}},
		{"a phrase", `"saeed khan"`, []string{"leader"}},
		{"a phrase in another order", `"khan saeed"`, nil},
		{"a phrase does not reach across texts", `"khan who"`, nil},
		{"a phrase of another spelling", `"khorasan branch"`, []string{"leader"}},
		{"a phrase in other marks", "„hafez saeed“ ", []string{"leader"}},
		{"a phrase that is not closed may be begun", `"hafiz sae`, []string{"leader"}},
		{"words joined by a hyphen follow each other", "isis-k ", []string{"leader"}},
		{"words written together", "isisk ", []string{"leader"}},
		{"an abbreviation without its points", "us ", []string{"visitor"}},
		{"and with them", "U.S.", []string{"visitor"}},
		{"every position of a dispute", "1933", []string{"opened"}},
		{"positions of one fact together", "1931 1933", []string{"opened"}},
		{"punctuation asks for nothing", "— kabul ?!", []string{"capital", "visitor"}},
		{"nothing but punctuation is in no fact", "?!", nil},
		{"no fact", "nonsense", nil},
	} {
		if row.want == nil {
			row.want = []string{}
		}
		require.Equal(t, row.want, found(x, row.query, search.Filter{}), row.about)
	}
}

func TestMarksAreFoundByWhatTheyShow(t *testing.T) {
	x := search.New(&deck.Book{Cards: []deck.Card{
		{ID: "a", Fact: "a", Claims: []deck.BookClaim{{Text: "The *derivative* of $x^2$ is [$2x$]."}}},
		{ID: "b", Fact: "b", Claims: []deck.BookClaim{{Text: "Write `a := $b` here."}}},
	}})
	for query, want := range map[string][]string{
		"x 2 ": {"a"}, "$x^2$": {"a"}, "the *derivative* of $x^2$ ": {"a"}, "`a := $b` ": {"b"}, "formula": {},
	} {
		require.Equal(t, want, found(x, query, search.Filter{}), query)
	}
}

func TestFiltersLeaveOutFacts(t *testing.T) {
	x := search.New(compile(t, reports))
	for _, row := range []struct {
		query string
		f     search.Filter
		want  []string
	}{
		{"", search.Filter{Topic: "people"}, []string{"leader", "visitor"}},
		{"kabul", search.Filter{Topic: "people"}, []string{"visitor"}},
		{"", search.Filter{Kind: "city"}, []string{"capital", "mills", "greek"}},
		{"", search.Filter{Topic: "people", Kind: "city"}, []string{}},
		{"", search.Filter{Disputed: true}, []string{"opened"}},
		{"", search.Filter{Single: true}, []string{"leader", "visitor", "mills", "greek"}},
		{"", search.Filter{Topic: "none"}, []string{}},
		{"", search.Filter{Kind: "none"}, []string{}},
	} {
		require.Equal(t, row.want, found(x, row.query, row.f), "%+v", row)
	}
}

func TestAnEarlyReportIsFoundBelowAnswers(t *testing.T) {
	x := search.New(compile(t, strings.Replace(reports, `{id: early, claim`, `{id: early, superseded: "It was a misprint.", claim`, 1)))
	hit := func(query string) search.Hit {
		hits := x.Find(nil, search.Parse(query), search.Filter{})
		require.Len(t, hits, 1, query)
		return hits[0]
	}
	require.Less(t, hit("1931").Score, hit("1933").Score)
}

func TestBetterFieldsComeFirst(t *testing.T) {
	x := search.New(compile(t, `deck: fields
title: Fields
sources: {s: {title: S, publisher: P, published: 2020}}
names: {Orange Order: {kind: group, also: [alpha men]}, Alphabet City: place}
facts:
  - {id: begun-claim, claim: "In alphabets there are [letters].", ask: "What?", cite: 's ¶1 "a"'}
  - {id: begun-answer, claim: "The place is [Alphabet City].", ask: "Which place?", cite: 's ¶1 "a"'}
  - {id: claim, claim: "The alpha has a [beta].", ask: "What has it?", cite: 's ¶1 "a"'}
  - {id: stem, claim: "The first letter has [a sound].", ask: "What does alpha have?", cite: 's ¶1 "a"'}
  - {id: name, claim: "The Orange Order has [members].", ask: "Who are they?", cite: 's ¶1 "a"'}
  - {id: answer, claim: "The first letter is [alpha beta].", ask: "Which?", cite: 's ¶1 "a"'}
`))
	require.Equal(t, []string{"answer", "name", "stem", "claim", "begun-answer", "begun-claim"}, found(x, "alpha", search.Filter{}))
}

func TestHostileQueriesAreCut(t *testing.T) {
	x := search.New(compile(t, reports))
	for query, cut := range map[string]bool{
		"kabul":                                           false,
		"a b c d e f g h i j k l":                         false,
		"a b c d e f g h i j k l m":                       true,
		strings.Repeat("x", search.MaxText):               false,
		"kabul " + strings.Repeat(" ", 4000) + "nonsense": true,
		`"` + strings.Repeat("a ", 500):                   true,
		strings.Repeat(`"`, 1000):                         true,
		strings.Repeat("kabul ", 30):                      false,
		"\xff\xfe kabul\x00":                              false,
	} {
		q := search.Parse(query)
		require.Equal(t, cut, q.Cut, "%.20q", query)
		require.LessOrEqual(t, len(x.Find(nil, q, search.Filter{})), x.Facts())
	}
	require.Equal(t, []string{"capital", "visitor"}, found(x, strings.Repeat("kabul ", 40), search.Filter{}))
}

func TestAnEmptyBook(t *testing.T) {
	x := search.New(&deck.Book{})
	require.Zero(t, x.Facts())
	require.Empty(t, x.Find(nil, search.Parse("a"), search.Filter{}))
	require.Empty(t, x.Find(nil, search.Query{}, search.Filter{}))
}

// FuzzFind holds that every query is answered, in the deck's order, that words
// only narrow what is found, and that what a fact says finds it.
func FuzzFind(f *testing.F) {
	book := compile(f, reports)
	x := search.New(book)
	for _, seed := range []string{"kabul", `"saeed khan" iskp`, "U.S.", "Łódź", "15 %", "\"\"", "“a", "\x00", "…", "½"} {
		f.Add(seed, "kabul")
	}
	f.Fuzz(func(t *testing.T, query, word string) {
		all := x.Find(nil, search.Parse(query), search.Filter{})
		require.True(t, slices.IsSortedFunc(all, func(a, b search.Hit) int { return int(a.Fact - b.Fact) }))
		for _, h := range all {
			require.Less(t, h.Score, uint8(search.MaxScore))
		}
		if q := search.Parse(query + " " + word); !q.Cut && !markup.Has(query+word) && !strings.ContainsAny(query+word, "\"“”„‟«»＂") && hasWord(word) && hasWord(query) {
			narrower := x.Find(nil, q, search.Filter{})
			before := facts(x.Find(nil, search.Parse(query+" "), search.Filter{}))
			require.Subset(t, before, facts(narrower))
		}
	})
}

// hasWord reports whether a text holds more than punctuation, of which some counts
// as letters that change others.
func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) || unicode.IsNumber(r)
	})
}

func facts(hits []search.Hit) []int32 {
	list := make([]int32, 0, len(hits))
	for _, h := range hits {
		list = append(list, h.Fact)
	}
	return list
}

// FuzzNew holds that a fact is found by every word of its claim, and by the claim
// as a phrase.
func FuzzNew(f *testing.F) {
	for _, seed := range []string{"The capital is Kabul.", "al-Qa’ida", "15 % of 2,000", "U.S.", "“", "a — b", "½ of it", "İstanbul", "ﬁn", "$0$", "`$a b$`", "*a* ![b](c.png)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, claim string) {
		book := &deck.Book{Cards: []deck.Card{{ID: "a", Fact: "a", Claims: []deck.BookClaim{{Text: claim}}}}}
		x := search.New(book)
		var words []string
		for run := range strings.FieldsSeq(markup.Plain(claim)) {
			words = append(words, deck.FoldWords(run)...)
		}
		for _, w := range words {
			if again := deck.FoldWords(w); len(again) == 1 && again[0] == w && hasWord(w) && len([]rune(w)) < search.MaxText {
				require.Len(t, x.Find(nil, search.Parse(w+" "), search.Filter{}), 1, "%q in %q", w, claim)
			}
		}
	})
}
