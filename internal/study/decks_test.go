package study_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests what a learner does with whole decks.

// second is another deck.
var second = strings.NewReplacer("deck: lesson", "deck: second", "A lesson", "Another lesson").Replace(lesson)

// compiled is a deck's book.
func compiled(t require.TestingT, text string) *deck.Book {
	d, found := deck.Read("lesson.yaml", []byte(text))
	book, more := deck.Compile(d)
	require.Zero(t, found.Errors()+more.Errors(), "%v %v", found, more)
	return book
}

// ids are the decks that are there.
func ids(desk *study.Desk) []string {
	list := []string{}
	for _, book := range desk.Books() {
		list = append(list, book.Deck)
	}
	return list
}

// sound requires that every memory is what the log makes of it.
func (s *sitting) sound() {
	differ, err := s.desk.Verify(s.ctx, study.LocalLearner)
	require.NoError(s.t, err)
	require.Empty(s.t, differ)
}

func TestAPausedDeckAsksNothing(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	s.respond(asked, true)
	require.NoError(t, s.desk.SetPaused(t.Context(), "lesson", true))
	asked, day := s.next()
	require.Nil(t, asked)
	require.Zero(t, day.Due+day.New)
	require.False(t, day.Remaining)
	require.Zero(t, day.Wait)
	require.Positive(t, day.Cards)
	require.Equal(t, []string{"lesson"}, ids(s.desk), "it can be looked at")
	in, err := s.desk.Deck("lesson")
	require.NoError(t, err)
	require.True(t, in.Paused)
	require.NoError(t, s.desk.SetPaused(t.Context(), "lesson", false))
	asked, _ = s.next()
	require.NotNil(t, asked)
	s.sound()
}

func TestARemovedDeckIsHiddenAndComesBack(t *testing.T) {
	s := newSitting(t, lesson)
	s.install(second)
	before := s.finish()
	require.NoError(t, s.desk.SetRemoved(t.Context(), "lesson", true))
	require.Equal(t, []string{"second"}, ids(s.desk))
	_, err := s.desk.Book("lesson")
	require.ErrorIs(t, err, study.ErrNoDeck)
	_, _, err = s.desk.Next(t.Context(), study.LocalLearner, "lesson", study.Scope{}, s.now)
	require.ErrorIs(t, err, study.ErrNoDeck)
	require.Len(t, s.desk.Decks(), 2)
	s.sound()
	require.NoError(t, s.desk.Rebuild(t.Context(), study.LocalLearner))
	s.sound()

	require.NoError(t, s.desk.SetRemoved(t.Context(), "lesson", false))
	require.Equal(t, []string{"lesson", "second"}, ids(s.desk), "in its place")
	_, day := s.next()
	require.NotEmpty(t, before)
	require.Equal(t, 5, day.Known)

	require.NoError(t, s.desk.SetRemoved(t.Context(), "lesson", true))
	s.install(lesson)
	_, day = s.next()
	require.Equal(t, 5, day.Known, "installing it again brings it back too")
}

func TestAnErasedDeckStartsAnew(t *testing.T) {
	s := newSitting(t, lesson)
	s.install(second)
	s.finish()
	require.ErrorIs(t, s.desk.Erase(t.Context(), "lesson", s.now), study.ErrNotRemoved)
	require.NoError(t, s.desk.SetRemoved(t.Context(), "lesson", true))
	require.NoError(t, s.desk.Erase(t.Context(), "lesson", s.now))
	require.True(t, s.desk.Erased("lesson"))
	require.Len(t, s.desk.Decks(), 1)
	s.sound()
	require.ErrorIs(t, s.desk.Erase(t.Context(), "lesson", s.now), study.ErrNoDeck)
	require.ErrorIs(t, s.desk.SetPaused(t.Context(), "lesson", true), study.ErrNoDeck)

	s.install(lesson)
	require.False(t, s.desk.Erased("lesson"))
	require.Equal(t, []string{"second", "lesson"}, ids(s.desk))
	_, day := s.next()
	require.Zero(t, day.Known)
	s.finish()
	s.sound()
}

func TestTheDeskOpensAsItWasLeft(t *testing.T) {
	s, store := newSittingOver(t, lesson)
	s.install(second)
	s.install(strings.ReplaceAll(second, "deck: second", "deck: third"))
	require.NoError(t, s.desk.SetPaused(t.Context(), "lesson", true))
	for _, id := range []string{"second", "third"} {
		require.NoError(t, s.desk.SetRemoved(t.Context(), id, true))
	}
	require.NoError(t, s.desk.Erase(t.Context(), "third", s.now))
	again, err := study.Open(t.Context(), store)
	require.NoError(t, err)
	require.Equal(t, ids(s.desk), ids(again))
	require.True(t, again.Erased("third"))
	require.Len(t, again.Decks(), 2)
	for i, in := range again.Decks() {
		want := s.desk.Decks()[i]
		require.Equal(t, []bool{want.Paused, want.Removed, want.Own}, []bool{in.Paused, in.Removed, in.Own})
	}
}

func TestAnUpdateSaysWhatItChanges(t *testing.T) {
	s := newSitting(t, lesson)
	u, old, err := s.desk.Preview(compiled(t, second))
	require.NoError(t, err)
	require.Nil(t, old, "a new deck updates nothing")
	require.Zero(t, u)

	next := strings.NewReplacer(
		"{id: uzbekistan,", "{id: uzbeks, was: uzbekistan,",
		"[1933]", "[1934]", `"1933"`, `"1934"`,
		"[Ashgabat]", "[Ashgabat|Aşgabat]",
	).Replace(withoutAfghanistan) + "  - {id: kazakhstan, claim: \"The capital of Kazakhstan is [Astana].\", cite: 'atlas ¶6 \"Astana\"'}\n"
	u, old, err = s.desk.Preview(compiled(t, next))
	require.NoError(t, err)
	require.Equal(t, "A lesson", old.Title)
	require.Equal(t, study.Update{
		Added:   []string{"kazakhstan"},
		Gone:    []string{"afghanistan"},
		Kept:    []string{"opened/early", "opened/late", "opened/differ", "tajikistan", "turkmenistan"},
		Renamed: []study.Renamed{{Was: "uzbekistan", Card: "uzbeks"}},
		Answers: []study.Rekeyed{
			{Card: "opened/late", Was: []string{"1933"}, Now: []string{"1934"}},
			{Card: "opened/differ", Was: []string{"1931", "1933"}, Now: []string{"1931", "1934"}},
		},
	}, u)
	change, err := s.desk.Install(t.Context(), study.Installation{Book: compiled(t, next)}, s.now)
	require.NoError(t, err)
	require.Equal(t, study.Change{Added: 1, Kept: 6, Retired: 1}, change, "what was said is what is done")
}

func TestAnotherDeckUnderTheSameIdIsRefused(t *testing.T) {
	s := newSitting(t, lesson)
	other := compiled(t, "deck: lesson\nsources:\n  a: {title: A, published: 2020}\nfacts:\n  - {id: x, claim: 'It is [so].', cite: 'a ¶1 \"so\"'}\n")
	for _, removed := range []bool{false, true} {
		require.NoError(t, s.desk.SetRemoved(t.Context(), "lesson", removed))
		_, _, err := s.desk.Preview(other)
		require.ErrorIs(t, err, study.ErrOtherDeck)
		_, err = s.desk.Install(t.Context(), study.Installation{Book: other}, s.now)
		require.ErrorIs(t, err, study.ErrOtherDeck)
	}
}

// Whatever happens at once, the desk and its store agree in the end.
func TestDecksChangeSafelyAtOnce(t *testing.T) {
	s, store := newSittingOver(t, lesson)
	s.install(second)
	books := []*deck.Book{compiled(t, lesson), compiled(t, second)}
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			for i := range 12 {
				book := books[(worker+i)%2]
				switch (worker*7 + i) % 5 {
				case 0:
					s.desk.SetPaused(s.ctx, book.Deck, i%2 == 0)
				case 1:
					s.desk.SetRemoved(s.ctx, book.Deck, true)
				case 2:
					s.desk.SetRemoved(s.ctx, book.Deck, false)
				case 3:
					s.desk.Install(s.ctx, study.Installation{Book: book, Own: i%2 == 0}, monday)
				case 4:
					s.desk.Erase(s.ctx, book.Deck, monday)
				}
				s.desk.Books()
				s.desk.Next(s.ctx, study.LocalLearner, book.Deck, study.Scope{}, monday.Add(time.Hour))
			}
		})
	}
	all.Wait()
	again, err := study.Open(s.ctx, store)
	require.NoError(t, err)
	require.Equal(t, ids(again), ids(s.desk))
	for i, in := range again.Decks() {
		got := s.desk.Decks()[i]
		require.Equal(t, []any{in.Book.Deck, in.Own, in.Paused, in.Removed}, []any{got.Book.Deck, got.Own, got.Paused, got.Removed})
	}
}

func TestARenameThatIsTakenBackCarriesItsHistoryBack(t *testing.T) {
	s := newSitting(t, lesson)
	q, _ := s.next()
	require.Equal(t, "afghanistan", q.Card.ID)
	s.respond(q, true)
	renamed := strings.Replace(lesson, "{id: afghanistan,", "{id: afg, was: afghanistan,", 1)
	s.install(renamed)
	require.Contains(t, s.recalls(), "afg")

	d, _ := deck.Read("lesson.yaml", []byte(lesson))
	book, _ := deck.Compile(d)
	update, _, err := s.desk.Preview(book)
	require.NoError(t, err)
	require.Equal(t, []study.Renamed{{Was: "afg", Card: "afghanistan"}}, update.Renamed)
	require.Empty(t, update.Added)
	require.Empty(t, update.Gone)
	s.install(lesson)
	require.Equal(t, 1, s.recalls()["afghanistan"].State.Reps)
}
