package storetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
	"quiz/internal/study"
)

// This file holds the behaviours of installing decks.

var deckBehaviours = []behaviour{
	{"a new store has no decks", func(t *testing.T, s study.Store) {
		books, err := s.Decks(t.Context())
		require.NoError(t, err)
		require.Empty(t, books)
	}},

	{"an installed deck is given back as it came", func(t *testing.T, s study.Store) {
		want := book(history, cards("a", "b/x")...)
		want.Sources = []deck.BookSource{{ID: "s", Title: "A \"report\"", URL: "https://example.org/?a=1&b=<2>"}}
		want.Questions = []deck.Question{{ID: "a#typed", Card: "a", Form: deck.Typed, Stem: "Who?", Answers: []string{"Ḥāfiẓ"}}}
		installBook(t, s, want)
		books, err := s.Decks(t.Context())
		require.NoError(t, err)
		require.Len(t, books, 1)
		require.Equal(t, text(t, want), text(t, books[0].Book))
	}},

	{"decks are listed at their current version, in the order of their first installation", func(t *testing.T, s study.Store) {
		for _, id := range []string{"zoology", "art", "music"} {
			installBook(t, s, book(id, cards("a")...))
		}
		installBook(t, s, book("art", cards("a", "b")...))
		books, err := s.Decks(t.Context())
		require.NoError(t, err)
		require.Equal(t, []string{"zoology", "art", "music"}, []string{books[0].Deck, books[1].Deck, books[2].Deck})
		require.Len(t, books[1].Cards, 2)
	}},

	{"installing the same version again changes nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		give(t, s, "a", inReview(today, 3))
		before := agenda(t, s, today)
		install(t, s, cards("a", "b")...)
		require.Equal(t, before, agenda(t, s, today))
		books, err := s.Decks(t.Context())
		require.NoError(t, err)
		require.Len(t, books, 1)
	}},

	{"a card that vanished is asked no more, but its history stays", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		given := give(t, s, "b", inReview(today-5, 5))
		install(t, s, cards("a", "c")...)
		require.Equal(t, []string{"a", "c"}, freshOf(agenda(t, s, today)))
		require.Empty(t, agenda(t, s, today).Due)
		require.Equal(t, []study.Memory{given.Memory}, memories(t, s))
		require.Equal(t, []study.Review{given.Review}, log(t, s))
		rec, err := s.Review(t.Context(), me, given.Review.ID)
		require.NoError(t, err)
		require.Equal(t, given, rec)
	}},

	{"a returning card is brought back with its history", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		given := give(t, s, "b", inReview(today-5, 5))
		install(t, s, cards("a")...)
		install(t, s, cards("b", "a")...)
		require.Equal(t, []study.Memory{given.Memory}, agenda(t, s, today).Due)
		require.Equal(t, []string{"a"}, freshOf(agenda(t, s, today)))
	}},

	{"an earlier version can be installed again", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		install(t, s, cards("a", "b")...)
		install(t, s, cards("a")...)
		require.Equal(t, 1, agenda(t, s, today).Cards)
		books, err := s.Decks(t.Context())
		require.NoError(t, err)
		require.Len(t, books[0].Cards, 1)
	}},

	{"a new version's order and facts hold", func(t *testing.T, s study.Store) {
		install(t, s, cards("a/x", "b", "c")...)
		moved := card("a/x") // a row of a table now, where it was a position of a fact
		moved.Fact = "a/x"
		install(t, s, card("c"), card("b"), moved)
		require.Equal(t, []study.Fresh{{Card: "c", Fact: "c"}, {Card: "b", Fact: "b"}, {Card: "a/x", Fact: "a/x"}},
			agenda(t, s, today).Fresh)
	}},

	{"decks don't mix, even with the same card ids", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		installBook(t, s, book("other", cards("a", "b")...))
		give(t, s, "a", inReview(today, 3))
		other, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: "other", Day: today, Fresh: 9})
		require.NoError(t, err)
		require.Equal(t, study.Agenda{Fresh: []study.Fresh{{Card: "a", Fact: "a"}, {Card: "b", Fact: "b"}}, Cards: 2, Unseen: 2}, other)
	}},

	{"a book that could not be read back is refused and changes nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		for _, bad := range []*deck.Book{nil, book(""), book(history, cards("b", "c", "b")...), book(history, card(""))} {
			require.Error(t, s.Install(t.Context(), study.Installation{Book: bad}, noon))
		}
		require.Equal(t, []string{"a"}, freshOf(agenda(t, s, today)))
	}},

	{"a deck may come without a source", func(t *testing.T, s study.Store) {
		in := study.Installation{Book: book(history, cards("a")...)}
		require.NoError(t, s.Install(t.Context(), in, time.Time{}))
		require.Equal(t, 1, agenda(t, s, today).Cards)
	}},
}
