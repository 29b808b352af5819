package web

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file holds a deck by hand with all that a page may meet: a choice, a
// typed answer, a cloze, an opinion, reports that differ in three ways, an early
// report that was corrected, long names and a long note.

// testBook returns the deck as the compiler would have given it.
func testBook(t testing.TB) *deck.Book {
	t.Helper()
	book := &deck.Book{
		Format: deck.BookFormat, Deck: "reports", Language: "en", AsOf: "2021-09-04",
		Title:       "Five reports on one week in Kabul",
		Description: "What five news reports say on a week of August 2021, where they agree, where they differ and what was corrected later.",
		Sources:     testSources(),
		Topics: []deck.BookTopic{
			{ID: "leadership", Title: "Leadership"},
			{ID: "airport", Title: "Kabul airport, 26 August 2021"},
			{ID: "views", Title: "What officials and scholars say"},
		},
		Names: []deck.BookName{{Text: "H. R. McMaster", Kind: "official", Base: deck.BasePerson}, {Text: "Joe Biden", Kind: "official", Base: deck.BasePerson}},
	}
	for _, f := range testFacts() {
		book.Cards = append(book.Cards, f.card)
		book.Questions = append(book.Questions, f.questions...)
	}
	data, err := json.Marshal(book)
	require.NoError(t, err)
	book, err = deck.ReadBook(bytes.NewReader(data))
	require.NoError(t, err)
	return book
}

func testSources() []deck.BookSource {
	return []deck.BookSource{
		{
			ID: "washington-times", Publisher: "The Washington Times", Published: "2021-08-26", Origin: "washington-times", File: "wt.txt",
			Title: "Shadowy ‘ISIS-K’ group well known for grisly attacks",
			URL:   "https://www.washingtontimes.com/news/2021/aug/26/shadowy-isis-k-group-well-known-grisly-attacks/",
			Note:  "An early version of the article. The page at this address is a later edit: it gives 13 where this text gives 12, so that not every early figure is found there.",
		},
		{ID: "people", Publisher: "People", Published: "2021-08-31/2021-09-04", Origin: "people", File: "people.txt", URL: "https://www.yahoo.com/entertainment/isis-k-group-claimed-responsibility-191546885.html"},
		{ID: "headlines360", Publisher: "headlines360.news", Published: "2021-08-26", Origin: "ap", File: "missing.txt", URL: "https://headlines360.news/2021/08/26/what-is-islamic-state-khorasan-is-k/"},
		{ID: "newsnation", Publisher: "NewsNation", Published: "2021-08", Origin: "ap", URL: "https://www.newsnationnow.com/world/isis-offshoot-behind-airport-attack-views-taliban-as-too-moderate/"},
	}
}

// testTexts are the texts of the sources, in words of our own.
func testTexts() fstest.MapFS {
	line := func(n int) string { return strings.Repeat("A line of the report.\n\n", n) }
	return fstest.MapFS{
		"wt.txt":     {Data: []byte(line(6) + "The report says that it was initially founded in 2014 by other fighters.\n" + "Its leader, it says, was Hafiz Saeed Khan; “a Pakistani national”.\n" + line(20))},
		"people.txt": {Data: []byte(line(12) + "By that index the group emerged in 2014 and grew.\n" + line(10))},
	}
}

// testFact is a card with its questions.
type testFact struct {
	card      deck.Card
	questions []deck.Question
}

// claim makes a claim whose answer stands in brackets.
func claim(text string, cites ...deck.BookCite) deck.BookClaim {
	start, end := strings.Index(text, "["), strings.Index(text, "]")
	answer := text[start+1 : end]
	return deck.BookClaim{
		Text:    text[:start] + answer + text[end+1:],
		Answers: []string{answer}, Accept: []string{}, Cites: cites,
		Marks: [][2]int{{start, end - 1}},
	}
}

func passage(source string, paragraph int, phrase string) deck.BookCite {
	urls := map[string]string{}
	for _, s := range testSources() {
		urls[s.ID] = s.URL
	}
	return deck.BookCite{Source: source, Paragraph: paragraph, Phrase: phrase, URL: urls[source] + "#:~:text=" + strings.ReplaceAll(phrase, " ", "%20")}
}

func choice(c deck.Card, stem string, wrong ...[2]string) deck.Question {
	q := deck.Question{
		ID: c.ID + "#choice", Card: c.ID, Form: deck.Choice, Type: deck.BaseText, Stem: stem,
		Answers: c.Claims[0].Answers, Accept: []string{}, Cites: c.Claims[0].Cites,
		Options: []deck.Option{{Text: c.Claims[0].Answers[0], Correct: true, Why: "So the report says."}},
	}
	for _, w := range wrong {
		q.Options = append(q.Options, deck.Option{Text: w[0], Why: w[1]})
	}
	return q
}

func typedQuestion(c deck.Card, form deck.Form, base deck.Base, stem string, nearly ...deck.Near) deck.Question {
	return deck.Question{
		ID: c.ID + "#" + string(form), Card: c.ID, Form: form, Type: base, Stem: stem,
		Answers: c.Claims[0].Answers, Accept: []string{}, Options: []deck.Option{}, Cites: c.Claims[0].Cites, Nearly: nearly,
	}
}

func testFacts() []testFact {
	leader := deck.Card{
		ID: "first-leader", Fact: "first-leader", Topic: "leadership", Kind: "commander", Reports: 1,
		Ask:    "Who was the first leader of ISIS-K?",
		Claims: []deck.BookClaim{claim("The first leader of ISIS-K was [Hafiz Saeed Khan].", passage("washington-times", 8, "Hafiz Saeed Khan"))},
	}
	index := claim("ISIS-K was founded in [2014].", passage("washington-times", 7, "initially founded in 2014"), passage("people", 13, "the group emerged in 2014"))
	founded := deck.Card{ID: "founding-year/in-2014", Fact: "founding-year", Topic: "leadership", Kind: "year", Disputed: true, Reports: 2, Ask: "When was ISIS-K founded?", Claims: []deck.BookClaim{index}}
	about := claim("ISIS-K was formed six years before August 2021, so in [about 2015].", passage("headlines360", 3, "eastern Afghanistan six years ago"))
	about.Resolved = "Counted back by the editors from the day of the report."
	formed := deck.Card{ID: "founding-year/six-years", Fact: "founding-year", Topic: "leadership", Kind: "year", Disputed: true, Reports: 1, Ask: founded.Ask, Claims: []deck.BookClaim{about}}

	early := claim("First reports counted [at least 12] American service members.", passage("washington-times", 4, "At least 12 U.S. troops"))
	early.Superseded = "It was the count of the first hours; later reports say 13."
	service := deck.Card{
		ID: "us-dead", Fact: "us-dead", Topic: "airport", Kind: "toll", Reports: 2, Ask: "How many American service members were killed at Kabul airport, by later reports?",
		Claims: []deck.BookClaim{claim("By later reports [13] American service members were killed at Kabul airport on 26 August 2021.", passage("people", 5, "killed 13 U.S. service members"), passage("newsnation", 3, "13 U.S. troops")), early},
	}
	toll := func(id, text string, cite deck.BookCite) deck.Card {
		return deck.Card{
			ID: "afghan-dead/" + id, Fact: "afghan-dead", Topic: "airport", Kind: "toll", Disputed: true, Reports: 1,
			Ask:    "How many Afghan civilians were killed outside Kabul airport on 26 August 2021?",
			Note:   "The figures come from different days. The first two were counted in the hours after the attack; People wrote days later, when more of the wounded had died. A later figure need not be a final one. From outside the five articles: no complete list of the victims was published at the time.",
			Claims: []deck.BookClaim{claim(text, cite)},
		}
	}
	first := toll("about-sixty", "On the day itself The Washington Times counted [about 60] Afghans killed.", passage("washington-times", 4, "About 60 Afghans were killed"))
	wire := toll("at-least-sixty", "NewsNation, with the Associated Press, counted [at least 60] Afghans killed.", passage("newsnation", 3, "at least 60 Afghans"))
	later := toll("over-150", "Days later People counted [more than 150] Afghan civilians killed.", passage("people", 5, "more than 150 Afghan civilians"))

	lens := claim("In the view of H. R. McMaster the enmity of the two groups is [overstated].", passage("washington-times", 31, "H.R. McMaster"))
	lens.By = "H. R. McMaster"
	view := deck.Card{ID: "mcmaster-view", Fact: "mcmaster-view", Topic: "views", Kind: "text", Reports: 1, Claims: []deck.BookClaim{lens}}
	study := claim("A centre at West Point names [the Islamic Movement of Uzbekistan] among the groups that founders came from.", passage("people", 14, "Islamic Movement of Uzbekistan"))
	study.By = "the Combating Terrorism Center at West Point"
	founders := deck.Card{ID: "founders", Fact: "founders", Topic: "views", Kind: "movement", Reports: 1, Claims: []deck.BookClaim{study}}

	return []testFact{
		{leader, []deck.Question{
			choice(leader, leader.Ask, [2]string{"Abu Bakr al-Baghdadi", "He led the Islamic State in Iraq and Syria, not its branch."}, [2]string{"Sirajuddin Haqqani", "He led the Haqqani Network."}, [2]string{"The commander of the provincial council of the Tehrik-e-Taliban of Orakzai and Kurram", "No report names such an office."}),
			typedQuestion(leader, deck.Typed, deck.BasePerson, leader.Ask),
		}},
		{founded, []deck.Question{typedQuestion(founded, deck.Dated, deck.BaseYear, "According to The Washington Times, 26 August 2021, when was ISIS-K founded?", deck.Near{Text: "2015", Why: "That is what headlines360.news says; the question asks for The Washington Times."})}},
		{formed, []deck.Question{typedQuestion(formed, deck.Dated, deck.BaseYear, "According to headlines360.news, 26 August 2021, about when was ISIS-K formed?")}},
		{service, []deck.Question{typedQuestion(service, deck.Numeric, deck.BaseNumber, service.Ask, deck.Near{Text: "12", Why: "That was the early count: later reports say 13."})}},
		{first, []deck.Question{typedQuestion(first, deck.Numeric, deck.BaseNumber, "According to The Washington Times, 26 August 2021, how many Afghans were killed outside Kabul airport?")}},
		{wire, []deck.Question{typedQuestion(wire, deck.Numeric, deck.BaseNumber, "According to NewsNation, August 2021, how many Afghans were killed outside Kabul airport?")}},
		{later, []deck.Question{typedQuestion(later, deck.Numeric, deck.BaseNumber, "According to People, early September 2021, how many Afghan civilians were killed outside Kabul airport?")}},
		{view, []deck.Question{typedQuestion(view, deck.Cloze, deck.BaseText, "In the view of H. R. McMaster the enmity of the two groups is ____.")}},
		{founders, []deck.Question{
			choice(founders, "Which group does a centre at West Point name among those that founders came from?", [2]string{"The Haqqani Network", "The centre names other groups, and the Haqqani Network is none of them."}, [2]string{"Hezbollah", "It is named in another context."}),
		}},
	}
}
