package study_test

import (
	"slices"
	"testing"

	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file compares why cards wait with what the store's agenda says of the same
// moment, over days of study.

// agendaNow is a deck's day as the store tells it, without a limit.
type agendaNow struct{ learning, due, fresh, later []string }

func (s *sitting) agendaNow() agendaNow {
	who, err := s.desk.Learner(s.ctx, study.LocalLearner)
	require.NoError(s.t, err)
	cal, err := who.Settings.Calendar()
	require.NoError(s.t, err)
	a, err := s.desk.StoreOf().Agenda(s.ctx, study.AgendaQuery{Learner: study.LocalLearner, Deck: "lesson", Day: cal.Day(s.now), Fresh: 1000, Ahead: 36500})
	require.NoError(s.t, err)
	ids := func(list []study.Memory) (ids []string) {
		for _, m := range list {
			ids = append(ids, m.Card)
		}
		return ids
	}
	now := agendaNow{learning: ids(a.Learning), due: ids(a.Due), later: ids(a.Ahead)}
	for _, f := range a.Fresh {
		now.fresh = append(now.fresh, f.Card)
	}
	return now
}

// allowed are the reasons that a card may have, from where the agenda has it.
func (a agendaNow) allowed(card string) []study.Why {
	switch {
	case slices.Contains(a.learning, card):
		return []study.Why{study.WhyNot}
	case slices.Contains(a.due, card):
		return []study.Why{study.WhyNot, study.WhySibling}
	case slices.Contains(a.fresh, card):
		return []study.Why{study.WhyNot, study.WhyNewLimit, study.WhyParts}
	case slices.Contains(a.later, card):
		return []study.Why{study.WhyNotDue, study.WhySibling, study.WhyDone}
	}
	return []study.Why{study.WhySuspended, study.WhyPutOff, study.WhyDone, study.WhySibling}
}

// agree requires that no card waits for another reason than the agenda's, that as
// many don't wait as the day holds, and that the fact's page says the same.
func (s *sitting) agree(met map[study.Why]int) map[string]study.Waits {
	all, err := s.desk.AllWaits(s.ctx, study.LocalLearner, "lesson", s.now)
	require.NoError(s.t, err)
	book, err := s.desk.Book("lesson")
	require.NoError(s.t, err)
	require.Len(s.t, all, len(book.Cards))
	agenda, counts := s.agendaNow(), make(map[study.Why]int)
	for i := range book.Cards {
		c := &book.Cards[i]
		w := all[c.ID]
		counts[w.Why]++
		require.Contains(s.t, agenda.allowed(c.ID), w.Why, "%s on %s", c.ID, s.now)
		require.Equal(s.t, w, s.why(c.Fact, c.ID))
		met[w.Why]++
	}
	_, day := s.next()
	require.Equal(s.t, day.Due+day.New, counts[study.WhyNot], "what the day holds")
	return all
}

func TestWaitsAgreesWithTheAgenda(t *testing.T) {
	for name, text := range map[string]string{"reports that differ": lesson, "a set": months} {
		t.Run(name, func(t *testing.T) {
			s := newSitting(t, text)
			s.limit(2)
			book, err := s.desk.Book("lesson")
			require.NoError(t, err)
			met := make(map[study.Why]int)
			for n := range 8 {
				if n == 2 {
					require.NoError(t, s.desk.Suspend(s.ctx, study.LocalLearner, "lesson", book.Cards[1].ID, true))
					require.NoError(t, s.desk.Bury(s.ctx, study.LocalLearner, "lesson", book.Cards[2].ID, true, s.now))
				}
				s.agree(met)
				asked, _ := s.next()
				if asked != nil {
					s.respond(asked, n%2 == 0)
				}
				s.agree(met)
				done := s.finish()
				if asked != nil {
					done = append(done, asked.Card.ID)
				}
				for card, w := range s.agree(met) {
					require.Equal(t, slices.Contains(done, card), w.Why == study.WhyDone, "%s was asked today, or not", card)
				}
				s.now = s.now.AddDate(0, 0, 1)
			}
			for _, why := range []study.Why{study.WhyNot, study.WhySuspended, study.WhyPutOff, study.WhyDone, study.WhyNotDue, study.WhyNewLimit} {
				require.Positive(t, met[why], "the days showed reason %d", why)
			}
		})
	}
}

// TestSiblingsComeOnDaysOfTheirOwn: what waits for another card of its fact is asked
// on no day on which that one is.
func TestSiblingsComeOnDaysOfTheirOwn(t *testing.T) {
	s := newSitting(t, lesson)
	siblings := []string{"opened/early", "opened/late", "opened/differ"}
	require.Equal(t, study.Waits{}, s.why("opened", siblings[0]), "the first comes today")
	require.Equal(t, study.WhySibling, s.why("opened", siblings[1]).Why, "both new, it comes after the first")
	require.Equal(t, study.WhySibling, s.why("opened", siblings[2]).Why)

	s.finish()
	require.Equal(t, study.WhyDone, s.why("opened", siblings[0]).Why)
	require.Equal(t, study.WhySibling, s.why("opened", siblings[1]).Why, "the first was asked today")

	require.NoError(t, s.desk.Suspend(s.ctx, study.LocalLearner, "lesson", siblings[1], true))
	s.now = s.now.AddDate(0, 0, 1)
	asked := s.finish()
	of := slices.DeleteFunc(slices.Clone(asked), func(id string) bool { return !slices.Contains(siblings, id) })
	require.Len(t, slices.Compact(slices.Sorted(slices.Values(of))), 1, "one of them a day")
	for _, id := range siblings {
		why := s.why("opened", id).Why
		switch {
		case id == siblings[1]:
			require.Equal(t, study.WhySuspended, why)
		case slices.Contains(of, id):
			require.Equal(t, study.WhyDone, why)
		default:
			require.Equal(t, study.WhySibling, why)
		}
	}
}
