package live_test

import (
	"regexp"
	"testing"

	"quiz/internal/deck"
	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests which answers become reviews.

func TestOnlySealedRoundsBecomeReviews(t *testing.T) {
	r := lesson(t, capital, borders)
	_, err := r.tryJoin(live.Request{Name: "The teacher", Learner: 1})
	require.NoError(t, err)
	r.open()
	r.submit(4, r.places("Kabul"))
	r.submit(2, r.places("Herat"))
	require.Empty(t, r.class.Reviews())
	r.reveal()
	require.Empty(t, r.class.Reviews(), "the reveal may still be a mistake")
	r.act(live.Next)
	reviews := r.class.Reviews()
	require.Len(t, reviews, 2, "who did not answer has none")
	require.Equal(t, live.Review{
		Key: "live-0195-session-1-2", Round: 1, Participant: 2, Deck: "geography", Card: "capital", Question: "capital#choice",
		Asked:    reviews[0].Asked,
		Response: deck.Response{Option: 1}, Verdict: reviews[0].Verdict, At: r.rows.Answers[1].At,
	}, reviews[0])
	require.Equal(t, "capital#choice", reviews[0].Asked.ID)
	require.Equal(t, deck.Wrong, reviews[0].Verdict.Outcome)
	require.Equal(t, reviews[1:], r.class.ReviewsOf(4))
	require.Empty(t, r.class.ReviewsOf(1))
	require.Empty(t, r.class.ReviewsOf(99))
	require.EqualValues(t, 1, reviews[1].Learner)
	require.Equal(t, deck.Right, reviews[1].Verdict.Outcome)
	require.InDelta(t, 0.25, reviews[1].Verdict.Guess, 0)

	r.wait(5)
	r.submit(4, r.places("Iran"))
	r.reveal()
	r.act(live.Again)
	require.Len(t, r.class.Reviews(), 2, "a voided round gives none")
	r.wait(5)
	r.submit(4, r.places("Iran", "Pakistan", "Tajikistan"))
	r.act(live.Close)
	r.wait(2)
	r.act(live.End)
	require.Equal(t, reviews, r.class.Reviews(), "nor does one that was not revealed")
}

func TestTheEndSealsWhatIsRevealed(t *testing.T) {
	r := lesson(t, borders)
	r.open()
	r.submit(1, r.places("Iran", "India"))
	r.reveal()
	r.act(live.End)
	require.ElementsMatch(t, []int{0, 3}, r.class.Reviews()[0].Response.Options)
	r.restart()
	require.Len(t, r.class.Reviews(), 1)
	require.Regexp(t, regexp.MustCompile(`^[A-Za-z0-9-]{16,64}$`), r.class.Reviews()[0].Key)
}

func TestWhoWasRemovedHasNoReviews(t *testing.T) {
	r := lesson(t, capital)
	r.open()
	r.submit(1, r.places("Kabul"))
	r.reveal()
	r.act(live.End)
	require.Len(t, r.class.Reviews(), 1)
	r = lesson(t, capital)
	r.open()
	r.submit(1, r.places("Kabul"))
	r.reveal()
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 1}))
	r.act(live.End)
	require.Empty(t, r.class.Reviews())
}
