package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"quiz/internal/srs"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file tests the pages that list and show facts.

// rows are the facts that a page of results lists.
func rows(p page) []string {
	var list []string
	for _, n := range p.all(tag("a"), class("fact")) {
		list = append(list, words(n))
	}
	return list
}

func TestBrowseListsEveryFact(t *testing.T) {
	b := newBench(t)
	p := b.get("/browse")
	p.sound()
	p.one(tag("h2"), text("6 facts"))
	require.Len(t, rows(p), 6)
	require.Equal(t, "Who was the first leader of ISIS-K?", rows(p)[0])
	p.says("Leadership", "1 report", "choice, typed", "new", "2 accounts differ", "early report corrected")
	require.Equal(t, "/decks/reports/facts/first-leader", href(p.all(tag("a"), class("fact"))[0]))
	require.Empty(t, p.all(tag("nav"), attr("aria-label", "Pages")))
}

func TestBrowseSearches(t *testing.T) {
	b := newBench(t)
	p := b.get("/browse?q=airport+americ")
	p.sound()
	p.one(tag("h2"), text("1 fact matches"))
	p.one(tag("input"), attr("name", "q"), attr("value", "airport americ"))
	require.Equal(t, "1 fact matches · Browse · Quiz", p.title())

	p = b.get("/browse?q=" + "airport&topic=airport&is=disputed")
	require.Equal(t, []string{"How many Afghan civilians were killed outside Kabul airport on 26 August 2021?"}, rows(p))
	for _, chosen := range []string{"airport", "disputed"} {
		p.one(tag("option"), attr("value", chosen), has("selected"))
	}
	p.one(tag("details"), class("filters"), has("open"))

	p = b.get("/browse?q=nonsense")
	p.sound()
	p.says("No fact matches", "Every word must stand in the fact.")
	require.Equal(t, "/browse", href(p.one(tag("a"), text("Show every fact"))))
}

func TestBrowseTakesWhateverComes(t *testing.T) {
	b := newBench(t)
	for _, query := range []string{"?page=-3", "?page=99999999999999999999", "?page=x", "?is=nothing", "?q=%ff%00%22", "?topic=none", "?kind=none", "?deck=reports&deck=none"} {
		p := b.get("/browse" + query)
		require.Equal(t, http.StatusOK, p.status, query)
		p.sound()
	}
	require.Equal(t, http.StatusNotFound, b.get("/browse?deck=none").status)
}

// TestBrowseKeepsAnswersBack: a fact that was not studied yet shows its question,
// or its claim with a blank.
func TestBrowseKeepsAnswersBack(t *testing.T) {
	b := newBench(t)
	p := b.get("/browse")
	for _, answer := range []string{"Hafiz", "overstated", "about 60"} {
		require.NotContains(t, p.words(), answer)
	}
	p.one(tag("a"), class("fact"), holds("the enmity of the two groups is (blank)"))

	shown := b.get("/browse?answers=1")
	shown.sound()
	shown.one(tag("a"), class("fact"), text("The first leader of ISIS-K was Hafiz Saeed Khan"))
	shown.says("about 60 ≠ at least 60 ≠ more than 150")

	b.reply(b.until("us-dead#number"), "13")
	p = b.get("/browse?q=americ")
	require.Equal(t, []string{"By later reports 13 American service members were killed at Kabul airport on 26 August 2021"}, rows(p))
	p.says("learning", "next in 10 minutes")
}

func TestBrowseShowsMarks(t *testing.T) {
	b := newBench(t)
	b.mark("us-dead")
	for _, is := range []string{"suspended", "flagged"} {
		p := b.get("/browse?is=" + is)
		require.Len(t, rows(p), 1)
		p.one(tag("li"), class("mark"), text(is))
	}
	memory := study.Memory{Card: "us-dead", State: srs.State{Phase: srs.Reviewing, Memory: srs.Memory{Stability: 3, Difficulty: 9}, Interval: 2, Reps: 30, Lapses: 9}}
	require.NoError(t, b.store.ReplaceMemories(t.Context(), study.LocalLearner, map[string][]study.Memory{"reports": {memory}}))
	fresh := benchOver(t, b.store)
	p := fresh.get("/browse?is=leech")
	require.Len(t, rows(p), 1)
	p.one(tag("li"), class("mark"), text("often missed"))
	p = fresh.get("/decks/reports")
	p.sound()
	dead := words(p.one(tag("tr"), attr("id", "fact-us-dead")))
	for _, want := range []string{"suspended", "flagged", "often missed", "not while suspended"} {
		require.Contains(t, dead, want)
	}
	p = fresh.get("/decks/reports/facts/us-dead")
	p.says("asked 30 times, forgotten 9 times", "takes more time than it is worth", "not while suspended")
}

func TestFactShowsAllThereIs(t *testing.T) {
	b := newBench(t)
	b.reply(b.until("us-dead#number"), "12")
	b.pass(11 * time.Minute)
	b.reply(b.until("us-dead#number"), "13")
	p := b.get("/decks/reports/facts/us-dead")
	p.sound()
	p.one(tag("h1"), text("How many American service members were killed at Kabul airport, by later reports?"))
	p.says("A suspended card is not asked again until you bring it back.")
	p.says("By later reports 13 American service members were killed", "2 independent reports", "Early report, later corrected", "at least 12",
		"It was the count of the first hours", "Asked as number")
	history := p.one(tag("table"), class("history"))
	require.Contains(t, words(history), "1 June number 12 Nearly 1 June number 13 Right")
	form := p.all(tag("form"), attr("action", "/decks/reports/marks"))
	require.Len(t, form, 2)
	require.Equal(t, "us-dead", p.fields().Get("card"))
	require.Equal(t, "/decks/reports/facts/us-dead", p.fields().Get("back"))
	p.one(tag("button"), attr("name", "do"), attr("value", "suspend"))
	p.one(tag("button"), attr("name", "do"), attr("value", "flag"))
}

// TestAFactShowsTheQuestionsOfItsAuthor, and which of them was answered.
func TestAFactShowsTheQuestionsOfItsAuthor(t *testing.T) {
	const why = "Why did the builders of the old quay not use wood?"
	b := newBench(t)
	b.add("quay.yaml", []byte(quay))
	p := b.get("/decks/quay/facts/quay")
	p.sound()
	p.says("1 question written by the deck’s author.")
	require.NotContains(t, p.words(), "the worms")

	form := b.get("/decks/quay/study").fields()
	form.Set("giveup", "1")
	b.follow(b.post("/decks/quay/answers", form))
	p = b.get("/decks/quay/facts/quay")
	p.sound()
	p.says("Written by the deck’s author: " + why + " the worms")
	require.Contains(t, words(p.one(tag("table"), class("history"))), "choice "+why)
}

// TestAFactAsksWhatCanBeAsked: the page says why a card waits, and asks it where
// nothing but its turn is in the way.
func TestAFactAsksWhatCanBeAsked(t *testing.T) {
	b := newBench(t)
	const address = "/decks/reports/facts/us-dead"
	ask := b.get(address).one(tag("a"), holds("Ask me this now"))
	require.Equal(t, "/decks/reports/study?card=us-dead", href(ask))
	require.Equal(t, "us-dead#number", b.get(href(ask)).fields().Get("question"))

	b.follow(b.post("/settings", url.Values{"new_per_day": {"0"}, "retention": {"90"}, "day_start": {"04:00"}, "zone": {"UTC"}}))
	p := b.get(address)
	p.sound()
	p.says("It waits for its turn: today’s new cards are others.")
	require.Equal(t, "us-dead#number", b.get(href(p.one(tag("a"), holds("Ask me this now")))).fields().Get("question"), "beyond the day’s limit")

	b.post("/decks/reports/marks", url.Values{"card": {"us-dead"}, "do": {"suspend"}})
	p = b.get(address)
	p.says("It is suspended: it is not asked until you bring it back.")
	require.Empty(t, p.all(tag("a"), holds("Ask me this now")))
}

// TestEveryReasonHasWords: no card waits without a sentence.
func TestEveryReasonHasWords(t *testing.T) {
	require.Empty(t, waits(study.Waits{}))
	for why := study.WhyNot + 1; why <= study.WhyNewLimit; why++ {
		require.NotEmpty(t, waits(study.Waits{Why: why, Parts: 1}), "reason %d", why)
	}
}

func TestFactKeepsItsAnswerBack(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports/facts/afghan-dead")
	p.sound()
	closed := p.one(tag("details"), class("reveal"))
	require.False(t, has("open")(closed))
	require.Contains(t, words(closed), "3 reports differ")
	for _, n := range p.all(tag("section")) {
		if !within(n, closed) {
			require.NotContains(t, words(n), "about 60")
		}
	}
	p.says("Position 1", "Position 3", "None yet.")
	require.NotContains(t, p.title(), "60")
}

// within reports whether a node stands inside another.
func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// TestNoFactOfTheStoryTellsItsAnswer opens every fact whose refused forms are
// explained with its answer.
func TestNoFactOfTheStoryTellsItsAnswer(t *testing.T) {
	b := newBench(t)
	book := b.addBuiltIn()
	looked := 0
	for _, r := range book.Refusals {
		card, ok := book.Card(r.Card)
		if !ok || len(card.Claims) == 0 {
			continue
		}
		for _, answer := range card.Claims[0].Answers {
			if strings.Contains(r.Why, "“"+answer+"”") && !strings.Contains(card.Ask, answer) {
				looked++
				require.NotContains(t, b.get("/decks/"+book.Deck+"/facts/"+card.Fact).words(), r.Why)
			}
		}
	}
	require.Positive(t, looked)
}

func TestFactThatIsNotThere(t *testing.T) {
	b := newBench(t)
	for path, title := range map[string]string{"facts/none": "This fact is not in the deck", "sources/none": "This source is not in the deck"} {
		p := b.get("/decks/reports/" + path)
		p.sound()
		p.one(tag("h1"), text(title))
		require.Equal(t, "/decks/reports", href(p.one(tag("a"), text("Look at the deck"))))
		require.Empty(t, b.get("/decks/none/"+path).all(tag("a"), text("Look at the deck")), "a deck that is not there has no page")
	}
	for _, path := range []string{"/decks/reports/facts/none", "/decks/none/facts/us-dead", "/decks/reports/facts/us-dead%2Fx"} {
		require.Equal(t, http.StatusNotFound, b.get(path).status, path)
	}
}

func TestStrengthCountsCardsByTopic(t *testing.T) {
	b := newBench(t)
	b.reply(b.until("us-dead#number"), "13")
	p := b.get("/decks/reports/map")
	p.sound()
	table := p.one(tag("table"))
	require.Contains(t, words(table), "Kabul airport, 26 August 2021 solid 0 weak 0 learning 1 new 3")
	p.one(tag("a"), attr("href", "/decks/reports/study?topic=airport"))
	p.one(tag("a"), attr("href", "/browse?deck=reports&topic=airport"))
}

// Who mistypes a word is offered the nearest that finds something, with the
// filters kept.
func TestBrowseOffersWhatWasMeant(t *testing.T) {
	b := newBench(t)
	p := b.get("/browse?q=leadr&deck=reports")
	p.sound()
	p.says("Did you mean leader ?")
	p.one(tag("a"), attr("href", "/browse?deck=reports&q=leader"))
	require.NotContains(t, b.get("/browse?deck=reports&q=leader").words(), "Did you mean")
	for _, query := range []string{"q=leadr&is=disputed", "q=zzzzzz", "q=leader+zzzzzz", ""} {
		require.NotContains(t, b.get("/browse?"+query).words(), "Did you mean", query)
	}
}

// TestFiltersHaveAButtonOfTheirOwn: who has chosen them need not go back up.
func TestFiltersHaveAButtonOfTheirOwn(t *testing.T) {
	p := newBench(t).get("/browse")
	button := p.one(tag("button"), text("Apply"))
	require.True(t, tag("details")(button.Parent))
}
