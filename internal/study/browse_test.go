package study_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests browsing as a learner meets it, over the real store.

// browse returns the facts that a query finds.
func (s *sitting) browse(q study.BrowseQuery) []string {
	r, err := s.desk.Browse(s.ctx, study.LocalLearner, q, s.now)
	require.NoError(s.t, err)
	ids := []string{}
	for _, f := range r.Facts {
		ids = append(ids, f.Fact)
	}
	require.Equal(s.t, r.Total, len(ids))
	return ids
}

func (s *sitting) is(is study.Status) []string { return s.browse(study.BrowseQuery{Is: is}) }

func TestBrowseFindsByWordsAndByWhatTheDeckKnows(t *testing.T) {
	s := newSitting(t, lesson)
	require.Equal(t, []string{"afghanistan", "uzbekistan", "opened", "tajikistan", "turkmenistan"}, s.browse(study.BrowseQuery{}))
	require.Equal(t, []string{"tajikistan"}, s.browse(study.BrowseQuery{Text: "dushan"}))
	require.Equal(t, []string{"opened"}, s.is(study.Disputed))
	require.NotContains(t, s.is(study.Single), "opened")
	require.Equal(t, []string{"afghanistan"}, s.browse(study.BrowseQuery{Deck: "lesson", Text: "kabul", Kind: "city"}))
	require.Empty(t, s.browse(study.BrowseQuery{Topic: "none"}))
	_, err := s.desk.Browse(s.ctx, study.LocalLearner, study.BrowseQuery{Deck: "none"}, s.now)
	require.ErrorIs(t, err, study.ErrNoDeck)
}

func TestBrowseFollowsWhatTheLearnerDoes(t *testing.T) {
	s := newSitting(t, lesson)
	require.Len(t, s.is(study.New), 5)
	require.Empty(t, s.is(study.Due))

	asked, _ := s.next()
	s.respond(asked, true)
	fact := asked.Card.Fact
	require.NotContains(t, s.is(study.New), fact)
	require.Equal(t, []string{fact}, s.is(study.Due), "a card in learning is asked today")

	s.finish()
	require.Empty(t, s.is(study.New))
	require.Empty(t, s.is(study.Due))
	s.now = s.now.Add(20 * 24 * time.Hour)
	require.Contains(t, s.is(study.Due), fact)
	r, err := s.desk.Browse(s.ctx, study.LocalLearner, study.BrowseQuery{Text: "kabul"}, s.now)
	require.NoError(t, err)
	require.True(t, r.Facts[0].Studied())
	require.Positive(t, r.Facts[0].Cards[0].Recall.Retrievability)
	require.True(t, r.Facts[0].Cards[0].Recall.Due.Before(s.now))
}

func TestBrowseFollowsMarks(t *testing.T) {
	s := newSitting(t, lesson)
	s.finish()
	s.now = s.now.Add(40 * 24 * time.Hour)
	require.Contains(t, s.is(study.Due), "afghanistan")
	mark := func(m study.Mark) {
		require.NoError(t, s.desk.StoreOf().Mark(s.ctx, study.LocalLearner, "lesson", "afghanistan", func(study.Mark) study.Mark { return m }))
	}
	day := int(s.now.Unix() / 86400)
	mark(study.Mark{BuriedOn: day})
	require.NotContains(t, s.is(study.Due), "afghanistan")
	mark(study.Mark{BuriedOn: day - 1})
	require.Contains(t, s.is(study.Due), "afghanistan")
	mark(study.Mark{Suspended: true})
	require.NotContains(t, s.is(study.Due), "afghanistan")
	require.Equal(t, []string{"afghanistan"}, s.is(study.Suspended))
	mark(study.Mark{Note: "Is that so?", NotedAt: 1})
	require.Contains(t, s.is(study.Due), "afghanistan")
	require.Empty(t, s.is(study.Suspended))
	require.Equal(t, []string{"afghanistan"}, s.is(study.Flagged))
}

func TestBrowseCallsDueWhatASittingWouldAsk(t *testing.T) {
	s := newSitting(t, lesson)
	for range 4 { // both positions of the disputed fact are learnt
		s.finish()
		s.now = s.now.Add(24 * time.Hour)
	}
	s.now = s.now.Add(60 * 24 * time.Hour)
	for {
		asked, day := s.next()
		require.Len(t, s.is(study.Due), day.Due)
		if asked == nil {
			break
		}
		s.respond(asked, true)
	}
	_, day := s.next()
	require.Positive(t, day.Tomorrow, "a sibling waits")
	s.now = s.now.Add(24 * time.Hour)
	require.Equal(t, []string{"opened"}, s.is(study.Due))
	require.NoError(t, s.desk.SetPaused(s.ctx, "lesson", true))
	require.Empty(t, s.is(study.Due), "a paused deck asks nothing")
	require.NotEmpty(t, s.is(study.Any))
}

func TestBrowseFindsLeeches(t *testing.T) {
	s := newSitting(t, lesson)
	s.finish()
	memories, err := s.desk.StoreOf().Memories(s.ctx, study.LocalLearner, "lesson")
	require.NoError(t, err)
	require.Empty(t, s.is(study.Leech))
	memories[0].State.Lapses, memories[1].State.Lapses = study.LeechLapses, study.LeechLapses-1
	require.NoError(t, s.desk.StoreOf().ReplaceMemories(s.ctx, study.LocalLearner, map[string][]study.Memory{"lesson": memories}))
	require.Equal(t, []string{memories[0].Fact}, s.is(study.Leech))
}

// TestColumnsAgreeWithTheStore holds that whatever the learner did, the columns
// that follow the writes say what columns say that are read anew.
func TestColumnsAgreeWithTheStore(t *testing.T) {
	s := newSitting(t, lesson)
	s.is(study.Due) // from now on the column follows
	for day := range 30 {
		for n := 0; ; n++ {
			asked, _ := s.next()
			if asked == nil || n > 8 {
				break
			}
			s.respond(asked, (day+n)%3 > 0)
			fresh, err := study.Open(s.ctx, s.desk.StoreOf())
			require.NoError(t, err)
			other := &sitting{t: t, ctx: s.ctx, desk: fresh, now: s.now}
			for _, is := range study.Statuses {
				require.Equal(t, other.is(is), s.is(is), "day %d, %q", day, is)
			}
			_, left := s.next()
			require.Len(t, s.is(study.Due), left.Due)
		}
		s.now = s.now.Add(24 * time.Hour)
	}
}

func TestBrowseFollowsANewVersionOfTheDeck(t *testing.T) {
	s := newSitting(t, lesson)
	require.Len(t, s.is(study.New), 5)
	s.install(withoutAfghanistan)
	require.NotContains(t, s.is(study.New), "afghanistan")
	require.Empty(t, s.browse(study.BrowseQuery{Text: "kabul"}))
}

func TestBrowseTurnsPages(t *testing.T) {
	var text strings.Builder
	text.WriteString(lesson[:strings.Index(lesson, "facts:")] + "facts:\n")
	for i := range 120 {
		fmt.Fprintf(&text, "  - {id: f%d, claim: \"The word for number %d is [word%d].\", ask: \"What is the word for %d?\", cite: 'atlas ¶1 \"word\"'}\n", i, i, i, i)
	}
	s := newSitting(t, text.String())
	for _, row := range []struct{ ask, page, first, n int }{
		{-1, 1, 0, 50}, {0, 1, 0, 50}, {1, 1, 0, 50}, {2, 2, 50, 50}, {3, 3, 100, 20}, {4, 3, 100, 20}, {1 << 40, 3, 100, 20},
	} {
		r, err := s.desk.Browse(s.ctx, study.LocalLearner, study.BrowseQuery{Page: row.ask}, s.now)
		require.NoError(t, err)
		require.Equal(t, 120, r.Total)
		require.Equal(t, 3, r.Pages)
		require.Equal(t, row.page, r.Page)
		require.Len(t, r.Facts, row.n)
		require.Equal(t, fmt.Sprintf("f%d", row.first), r.Facts[0].Fact)
	}
	r, err := s.desk.Browse(s.ctx, study.LocalLearner, study.BrowseQuery{Text: "nothing", Page: 7}, s.now)
	require.NoError(t, err)
	require.Equal(t, study.Results{Page: 1, Pages: 1}, r)
}

func TestBrowseRanksOverDecks(t *testing.T) {
	s := newSitting(t, lesson)
	s.install(strings.NewReplacer("deck: lesson", "deck: second", "[Kabul]", "[Tashkent]", "[Tashkent]", "[Kabul]").Replace(lesson))
	require.Equal(t, []string{"afghanistan", "uzbekistan"}, s.browse(study.BrowseQuery{Text: "kabul"}), "each deck's in the order of the decks")
	require.Equal(t, []string{"uzbekistan"}, s.browse(study.BrowseQuery{Text: "kabul", Deck: "second"}))
}

func TestFactHoldsItsHistory(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	s.respond(asked, false)
	s.now = s.now.Add(2 * time.Minute)
	s.finish()
	file, err := s.desk.Fact(s.ctx, study.LocalLearner, "lesson", asked.Card.Fact, s.now)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(file.History), 2)
	require.Equal(t, deck.Wrong, file.History[0].Review.Outcome)
	require.True(t, file.Studied())
	for _, miss := range [][2]string{{"lesson", "none"}, {"none", "afghanistan"}} {
		_, err := s.desk.Fact(s.ctx, study.LocalLearner, miss[0], miss[1], s.now)
		require.Error(t, err)
	}
}

// TestBrowsingForgetsAnErasedDeck erases a deck and brings it back as it came.
func TestBrowsingForgetsAnErasedDeck(t *testing.T) {
	s, _ := newSittingOver(t, lesson)
	d, _ := deck.Read("lesson.yaml", []byte(lesson))
	book, _ := deck.Compile(d)
	in := study.Installation{Book: book, File: "lesson.yaml", Source: []byte(lesson)}
	_, err := s.desk.Install(s.ctx, in, s.now)
	require.NoError(t, err)
	asked, _ := s.next()
	s.respond(asked, true)
	require.NoError(t, s.desk.Suspend(s.ctx, study.LocalLearner, "lesson", asked.Card.ID, true))
	fresh := len(s.is(study.New))
	require.NotEmpty(t, s.is(study.Suspended))

	require.NoError(t, s.desk.SetRemoved(s.ctx, "lesson", true))
	require.NoError(t, s.desk.Erase(s.ctx, "lesson", s.now))
	_, err = s.desk.Install(s.ctx, in, s.now)
	require.NoError(t, err)
	require.Empty(t, s.is(study.Suspended))
	require.Len(t, s.is(study.New), fresh+1)
}
