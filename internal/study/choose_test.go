package study

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file tests what a learner is offered to study.

// offersOf are the offers of a deck with one topic, all of whose cards are in an
// agenda, with at most two new ones a day.
func offersOf(t *testing.T, a Agenda) Offers {
	book := &deck.Book{Topics: []deck.BookTopic{{ID: "one"}}}
	for _, m := range slices.Concat(a.Learning, a.Due, a.Ahead) {
		book.Cards = append(book.Cards, deck.Card{ID: m.Card, Fact: m.Fact, Topic: "one"})
	}
	for _, f := range a.Fresh {
		book.Cards = append(book.Cards, deck.Card{ID: f.Card, Fact: f.Fact, Topic: "one"})
	}
	return offering{book: book, all: a, limit: 2, cal: Calendar{zone: time.UTC}, now: noon}.offers()
}

// fresh are n new cards.
func fresh(n int) []Fresh {
	list := make([]Fresh, n)
	for i := range list {
		id := fmt.Sprintf("new-%d", i)
		list[i] = Fresh{id, id}
	}
	return list
}

func TestATopicSaysHowManyOfItsCardsWait(t *testing.T) {
	o := offersOf(t, Agenda{Due: []Memory{reviewing("a", 10, 20)}, Fresh: fresh(22)})
	require.Equal(t, []Offer{{Scope: Scope{Topic: "one"}, Cards: 3, All: 23}}, o.Topics)
	require.Equal(t, Offer{Cards: 3, All: 3}, o.Today)
	require.Equal(t, Offer{Scope: Scope{More: 10}, Cards: 10, All: 20, Beyond: true}, o.More)
	require.Zero(t, o.Portion)
}

func TestATopicGoesBeyondTheLimitOnceThatIsReached(t *testing.T) {
	o := offersOf(t, Agenda{NewToday: 5, Fresh: fresh(19)})
	require.Equal(t, []Offer{{Scope: Scope{Topic: "one", More: 13}, Cards: 10, All: 19, Beyond: true}}, o.Topics)
	require.Equal(t, Offer{}, o.Today)
	o = offersOf(t, Agenda{NewToday: 5, Due: []Memory{reviewing("a", 10, 20)}, Fresh: fresh(19)})
	require.Equal(t, []Offer{{Scope: Scope{Topic: "one"}, Cards: 1, All: 20}}, o.Topics, "what is due comes first")
	o = offersOf(t, Agenda{NewToday: 5})
	require.Zero(t, o.Topics[0].Cards, "nothing is new")
}

func TestAPortionOfABacklogIsOffered(t *testing.T) {
	a := Agenda{Finished: 3, Fresh: fresh(4)}
	for i := range 120 {
		a.Due = append(a.Due, reviewing(fmt.Sprintf("due-%d", i), 10, 20))
	}
	require.Equal(t, Offer{Scope: Scope{Until: 53}, Cards: 50, All: 120}, offersOf(t, a).Portion)
}

func TestTheComingWeekSaysWhetherAnythingIsToCome(t *testing.T) {
	today := int(noon.Unix() / 86400)
	tomorrow := reviewing("a", 1, today+1)
	require.Equal(t, Offer{Scope: Scope{Ahead: offerAhead}, Cards: 1, All: 1}, offersOf(t, Agenda{NextDay: today + 1, Ahead: []Memory{tomorrow}}).Ahead)
	require.Equal(t, Offer{Scope: Scope{Ahead: offerAhead}, Waits: true}, offersOf(t, Agenda{NextDay: today + 1}).Ahead, "all of it was answered today")
	require.Equal(t, Offer{Scope: Scope{Ahead: offerAhead}}, offersOf(t, Agenda{NextDay: today + offerAhead + 1}).Ahead)
	require.Equal(t, Offer{Scope: Scope{Ahead: offerAhead}}, offersOf(t, Agenda{}).Ahead)
}
