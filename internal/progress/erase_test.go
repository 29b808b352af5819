package progress_test

import (
	"testing"

	"quiz/internal/progress"

	"github.com/stretchr/testify/require"
)

// This file tests that figures do not outlive what they were made of.

func TestAnErasedDeckLeavesTheFigures(t *testing.T) {
	w := newWorld(t)
	reader := progress.NewReader(w.store)
	w.answer(true)
	require.Equal(t, 1, w.report(reader).Calendar.Total)
	require.NoError(t, w.desk.SetRemoved(t.Context(), "lesson", true))
	require.NoError(t, w.desk.Erase(t.Context(), "lesson", w.now))
	require.Zero(t, w.report(reader).Calendar.Total)
	w.install(text("f"))
	w.answer(true) // gets the number of the erased answer
	w.answer(true)
	require.Equal(t, 2, w.report(reader).Calendar.Total)
}
