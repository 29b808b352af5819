package web

import (
	"bytes"
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests every way of asking and of answering, on a deck that has each
// once.

// formsDeck is a deck by its text. Its compiler makes many forms of each card; the
// book for the test keeps one.
const formsDeck = `deck: forms
title: One of each form
sources:
  atlas: {title: A small atlas, publisher: Atlas House, published: 2020}
  guide: {title: A guide, publisher: Guide House, published: 2021}
kinds:
  city: {of: place, apart: true}
names:
  Ann Miller: person
  Seth Jones: person
  Zoe Berg: person
  Kabul: city
  Tashkent: city
  Dushanbe: city
facts:
  - {id: statement, claim: "The capital of Afghanistan is [Kabul].", ask: "What is the capital of Afghanistan?", single: true, cite: 'atlas ¶1 "Kabul"'}
  - {id: other, claim: "The capital of Uzbekistan is [Tashkent].", ask: "What is the capital of Uzbekistan?", single: true, cite: 'atlas ¶2 "Tashkent"'}
  - {id: river, about: the Amu, property: mouth, claim: "The Amu ends in the [Aral Sea].", ask: "Where does the Amu end?", reverse: "Which river ends in the Aral Sea?", cite: 'atlas ¶2 "Aral"'}
  - {id: east, about: Khujand, property: opened, claim: "The bridge at Khujand was opened in [1902].", ask: "When was the bridge at Khujand opened?", single: true, cite: 'atlas ¶2 "1902"'}
  - {id: west, about: Termez, property: opened, claim: "The bridge at Termez was opened in [1985].", ask: "When was the bridge at Termez opened?", single: true, cite: 'atlas ¶2 "1985"'}
  - {id: third, claim: "The capital of Tajikistan is [Dushanbe].", ask: "What is the capital of Tajikistan?", single: true, cite: 'atlas ¶2 "Dushanbe"'}
  - {id: gaps, claim: "The museum shows [coins], [glass] and [ivory] from the plain.", cite: 'guide ¶1 "coins, glass and ivory"'}
  - {id: set, claim: "The atlas names [Kabul] and [Tashkent] as capitals on the plain.", ask: "Which capitals does the atlas name on the plain?", complete: true, wrong: {Samarkand: it is no capital}, cite: 'atlas ¶4 "capitals on"'}
  - {id: own, claim: "The plain is dry because [the mountains keep every rain cloud away].", ask: "Why is the plain dry?", cite: 'guide ¶2 "the mountains keep"'}
  - {id: words, claim: "Ann Miller called the road [a thread through dry hills].", ask: "What did Ann Miller call the road?", by: Ann Miller, quote: true, cite: 'guide ¶3 "a thread through"'}
  - {id: height, claim: "The pass lies [3,400] metres high.", ask: "How high is the pass, in metres?", single: true, unit: m, tolerance: 5%, cite: 'atlas ¶3 "3,400"'}
  - id: opened
    ask: When did the museum open?
    single: true
    positions:
      - {id: early, claim: "The museum opened in [1931].", cite: 'atlas ¶3 "1931"'}
      - {id: late, claim: "The museum opened in [1933].", cite: 'guide ¶1 "1933"'}
tables:
  - id: month
    claim: "{about} began in [{answer}]."
    ask: In which month did {about} begin?
    single: true
    match: Match each of these to the month in which it began.
    rows:
      race: {about: the boat race on the long lake, answer: May 2020, cite: 'atlas ¶5 "race"'}
      fair: {about: the fair, answer: March 2020, cite: 'atlas ¶4 "fair"'}
      vote: {about: the vote, answer: November 2020, cite: 'atlas ¶6 "vote"'}
      move: {about: the move of the museum, answer: May 2021, cite: ['atlas ¶7 "move"', 'guide ¶4 "new house"']}
      feast: {about: the feast, answer: June 2021, cite: 'atlas ¶8 "feast"'}
sets:
  - {id: history, order: "Put these in the order in which they began, the earliest first.", of: month, note: The lake freezes in winter.}
`

// asked keeps one question of a card.
var asked = map[string]deck.Form{
	"statement": deck.TrueFalse, "gaps": deck.Cloze, "own": deck.SelfGraded, "set": deck.Multiple, "words": deck.Attribution,
	"river": deck.Reverse, "east": deck.Reverse, "height": deck.Numeric, "opened/differ": deck.SelfGraded,
	"month": deck.Matching, "history": deck.Ordering,
}

// formsBench is a site with the deck of forms.
func formsBench(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	b.addForms()
	return b
}

// addForms installs the deck of forms.
func (b *bench) addForms() {
	t := b.t
	t.Helper()
	d, found := deck.Read("forms.yaml", []byte(formsDeck))
	book, more := deck.Compile(d)
	require.Zero(t, found.Errors()+more.Errors(), "%v %v", found, more)
	var questions []deck.Question
	for _, q := range book.Questions {
		if asked[q.Card] == q.Form {
			questions = append(questions, q)
		}
	}
	book.Questions = questions
	require.Len(t, questions, len(asked))
	var text bytes.Buffer
	require.NoError(t, book.WriteJSON(&text))
	book, err := deck.ReadBook(&text) // indexed anew
	require.NoError(t, err)
	_, err = b.desk.Install(context.Background(), study.Installation{Book: book, File: "forms.yaml", Source: []byte(formsDeck)}, morning)
	require.NoError(t, err)
	settings := b.store.settings()
	settings.NewPerDay = len(asked) // each card may be asked for at once
	require.NoError(t, b.desk.SaveSettings(context.Background(), study.LocalLearner, settings))
}

// about opens the question of a card and returns its page with its form as it
// would be sent.
func (b *bench) about(card string) (page, url.Values) {
	b.t.Helper()
	p := b.get("/decks/forms/study?card=" + url.QueryEscape(card))
	p.sound()
	form := p.fields()
	require.Equal(b.t, card+"#"+string(asked[card]), form.Get("question"))
	return p, form
}

func (b *bench) sent(form url.Values) page {
	b.t.Helper()
	p := b.follow(b.post("/decks/forms/answers", form))
	p.sound()
	return p
}

func TestAStatementIsTrueOrFalse(t *testing.T) {
	for _, right := range []bool{true, false} {
		b := formsBench(t)
		p, form := b.about("statement")
		p.says("True or false?")
		stem := words(p.one(tag("h1"), class("stem")))
		truth := strings.Contains(stem, "Kabul")
		require.Equal(t, "True", strings.Fields(words(p.one(tag("button"), attr("value", "true"))))[1])
		form.Set("said", map[bool]string{true: "true", false: "false"}[truth == right])
		p = b.sent(form)
		p.one(class("claim"), text("The capital of Afghanistan is Kabul."))
		require.Contains(t, p.title(), stem, "the title says what was called true or false")
		switch {
		case right && truth:
			p.one(tag("h1"), text("That matches the source"))
		case right:
			p.one(tag("h1"), text("Right: it is false"))
		default:
			p.one(tag("h1"), text("Not quite"))
			p.says("You said that this is " + form.Get("said") + ": " + stem)
		}
	}
}

func TestAStatementThatNobodyJudgedIsSaidToBeFalse(t *testing.T) {
	b := formsBench(t)
	seen := map[bool]bool{}
	for range 12 {
		p, form := b.about("statement")
		stem := words(p.one(tag("h1"), class("stem")))
		require.True(t, strings.HasPrefix(p.title(), "True or false? "+stem), "a title must not claim what may be false")
		form.Set("giveup", "1")
		p = b.sent(form)
		p.one(tag("h1"), text("Not known yet"))
		truth := strings.Contains(stem, "Kabul")
		require.Equal(t, !truth, strings.Contains(p.words(), "This statement is false: "+stem))
		seen[truth] = true
		b.pass(time.Minute)
	}
	require.Len(t, seen, 2, "both were asked")
}

func TestAStatementWantsTrueOrFalse(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("statement")
	for _, said := range []string{"", "TRUE", "1"} {
		form.Set("said", said)
		require.Equal(t, 400, readPage(t, b.post("/decks/forms/answers", form)).status, said)
	}
	form.Del("said")
	require.Equal(t, 400, readPage(t, b.post("/decks/forms/answers", form)).status)
	require.Empty(t, b.store.reviews())
}

func TestSeveralGaps(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("gaps")
	require.Equal(t, "The museum shows 1(blank), 2(blank) and 3(blank) from the plain.", words(p.one(tag("h1"), class("stem"))))
	for i, label := range []string{"Blank 1", "Blank 2", "Blank 3"} {
		p.one(tag("label"), text(label))
		p.one(tag("input"), attr("name", "blank"+string(rune('0'+i))))
	}
	form.Set("blank0", "ivory")
	form.Set("blank1", "pottery")
	form.Set("blank2", "coins")
	p = b.sent(form)
	p.one(tag("h1"), text("Nearly"))
	list := p.one(class("blanks"))
	require.Contains(t, words(list), "That matches the source: ivory")
	require.Contains(t, words(list), "Not quite: pottery")

	b = formsBench(t)
	_, form = b.about("gaps")
	form.Set("blank0", "coinns")
	form.Set("blank1", "glass")
	form.Set("blank2", "ivory")
	p = b.sent(form)
	p.one(tag("h1"), text("That matches the source"))
	require.Contains(t, words(p.one(class("blanks"))), "coinns It is spelled coins.", "each misspelled gap says so")

	b = formsBench(t)
	_, form = b.about("gaps")
	form.Set("blank0", "glass")
	form.Set("blank1", "ivory")
	form.Set("blank2", "coins")
	b.sent(form).one(tag("h1"), text("That matches the source"))

	b = formsBench(t)
	_, form = b.about("gaps")
	form.Set("blank0", " ")
	require.Equal(t, 422, readPage(t, b.post("/decks/forms/answers", form)).status, "nothing was answered")
}

// choose sets the boxes of some options of a set.
func (p page) choose(form url.Values, texts ...string) {
	p.t.Helper()
	for _, label := range p.all(tag("label"), class("option")) {
		for _, text := range texts {
			if strings.HasSuffix(words(label), text) {
				name, _ := attribute(label, "for")
				form.Set(name, "1")
			}
		}
	}
}

func TestAllThatApply(t *testing.T) {
	for _, c := range []struct {
		chosen  []string
		verdict string
		says    []string
	}{
		{[]string{"Kabul", "Tashkent"}, "That matches the source", []string{"You chose 2 of the 2 that apply", "Right: Kabul", "Right: Tashkent", "Rightly left out: Samarkand it is no capital."}},
		{[]string{"Kabul"}, "Nearly", []string{"You chose 1 of the 2 that apply", "Right: Kabul", "Missed: Tashkent"}},
		{[]string{"Kabul", "Tashkent", "Samarkand"}, "Not quite", []string{"You chose 2 of the 2 that apply, and 1 that does not", "Chosen, and wrong: Samarkand it is no capital."}},
	} {
		b := formsBench(t)
		p, form := b.about("set")
		p.says("Which capitals does the atlas name on the plain? Choose all that apply.")
		require.Len(t, p.all(tag("input"), attr("type", "checkbox")), 4)
		p.choose(form, c.chosen...)
		p = b.sent(form)
		p.one(tag("h1"), text(c.verdict))
		list := words(p.one(class("given")))
		for _, said := range c.says {
			require.Contains(t, list, said)
		}
		require.Len(t, b.store.reviews(), 1)
	}
}

func TestWhoseWordsTheyAre(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("words")
	p.says("Whose words are these, in Guide House (2021): “a thread through dry hills”?", "Seth Jones", "Zoe Berg")
	form.Set("option", p.option("Seth Jones"))
	p = b.sent(form)
	p.one(tag("h1"), text("Not quite"))
	p.says("Whose words are these", "Ann Miller called the road a thread through dry hills.", "You chose Seth Jones", "The report gives these words to Ann Miller.")
}

func TestTheWayBack(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("east")
	require.Equal(t, "The bridge at (blank) was opened in 1902. Which of these belongs in the gap?", words(p.one(tag("h1"), class("stem"))))
	form.Set("option", p.option("Termez"))
	p = b.sent(form)
	p.one(tag("h1"), text("Not quite"))
	p.says("The bridge at … was opened in 1902. Which of these belongs in the gap?", "Of Termez the deck has: The bridge at Termez was opened in 1985.")

	p, form = b.about("river")
	p.says("Which river ends in the Aral Sea?")
	form.Set("text", "Amu")
	p = b.sent(form)
	p.one(tag("h1"), text("That matches the source"))
}

func TestASetWantsAnOptionThatIsThere(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("set")
	require.Equal(t, 400, readPage(t, b.post("/decks/forms/answers", form)).status, "nothing was chosen")
	form.Set("option7", "1")
	require.Equal(t, 400, readPage(t, b.post("/decks/forms/answers", form)).status)
	form.Set("option", "1")
	form.Del("option7")
	require.Equal(t, 303, b.post("/decks/forms/answers", form).StatusCode, "a choice of one is none of a set")
	require.Equal(t, "", b.store.reviews()[0].Response)
}

func TestASetGivenUp(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("set")
	form.Set("giveup", "1")
	p := b.sent(form)
	p.one(tag("h1"), text("Not known yet"))
	require.Empty(t, p.all(class("given")))
}

func TestTheLearnerJudgesALongAnswer(t *testing.T) {
	for said, words := range map[string]string{"right": "You knew it", "nearly": "You knew some of it", "wrong": "New to you"} {
		b := formsBench(t)
		p, form := b.about("own")
		p.one(tag("details"), has("data-reveal"))
		p.says("Why is the plain dry?", "Show the answer", "the mountains keep every rain cloud away", "Guide House", "I knew it")
		form.Set("recall", said)
		p = b.sent(form)
		p.one(tag("h1"), text(words))
		require.Empty(t, p.all(class("given")))
	}
	b := formsBench(t)
	_, form := b.about("own")
	form.Set("recall", "perhaps")
	require.Equal(t, 400, readPage(t, b.post("/decks/forms/answers", form)).status)
}

func TestADisagreementShowsEveryPosition(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("opened/differ")
	p.says("The museum opened in 1931. Atlas House", "The museum opened in 1933. Guide House")
	form.Set("recall", "right")
	b.sent(form).says("2 reports differ")
}

func TestANumberWithinItsTolerance(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("height")
	p.one(tag("input"), attr("name", "text"), attr("inputmode", "decimal"))
	form.Set("text", "3500")
	p = b.sent(form)
	p.one(tag("h1"), text("That matches the source"))
	p.says("You wrote 3500", "3,400")
}
