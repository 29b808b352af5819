package live_test

import (
	"testing"
	"unicode/utf8"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// FuzzAnswer sends anything to every kind of question: it is refused, or stored as
// one value that is shown as it was given, judged, and acknowledged again.
func FuzzAnswer(f *testing.F) {
	f.Add(0, 2, -1, "true")
	f.Add(1, 0, 3, "7 492 m")
	f.Add(4, 9, 0, "\u202eAhmad\x00Wali\xff")
	f.Fuzz(func(t *testing.T, question, one, two int, text string) {
		if question < 0 || question >= len(suited) {
			return
		}
		r := lesson(t, question)
		r.open()
		g := live.Given{Places: []int{one, two}, Text: text}
		if two < 0 {
			g.Places = g.Places[:1]
		}
		told, err := r.trySubmit(live.Submission{Participant: 1, Round: 1, Given: g, ReadAt: r.now})
		if err != nil {
			require.ErrorIs(t, err, live.ErrValue)
			require.Empty(t, r.rows.Answers)
			return
		}
		require.Equal(t, live.Receipt{Status: live.Stored, Round: 1}, told)
		row := r.rows.Answers[0]
		require.True(t, utf8.ValidString(row.Value))
		require.LessOrEqual(t, len(row.Value), live.MaxText)
		mine := *r.pupil(1).Mine
		require.Equal(t, live.Stored, r.submit(1, mine).Status, "what is shown is the same answer")
		require.Equal(t, live.Stored, r.submit(1, g).Status)
		r.restart()
		r.reveal()
		require.NotNil(t, r.pupil(1).Result)
		require.Contains(t, []int{0, 33, 50, 66, 100}, r.points(1)[0])
	})
}
