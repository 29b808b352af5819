package progress_test

import (
	"context"
	"testing"

	"quiz/internal/progress"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// A reader who leaves before the page comes cuts the reading off. What was replayed
// until then is kept, and the next page goes on behind it.
func TestACancelledReadingKeepsWhatItReplayed(t *testing.T) {
	w := newWorld(t)
	for range 12 {
		w.answer(true)
	}
	source := &cutOff{Source: w.store, most: 5}
	r := progress.NewReader(source)
	require.ErrorIs(t, r.Warm(t.Context(), study.LocalLearner), context.Canceled)
	require.Equal(t, 5, source.read)
	source.most, source.read = 1000, 0
	require.NoError(t, r.Warm(t.Context(), study.LocalLearner))
	require.Equal(t, w.counting()-5, source.read, "only what is left is read")

	fresh, kept := w.report(progress.NewReader(w.store)), w.report(r)
	require.Equal(t, fresh, kept, "and nothing counts twice")
}

// cutOff is a source whose reading is cancelled after some answers.
type cutOff struct {
	progress.Source
	most, read int
}

func (c *cutOff) Progress(ctx context.Context, learner int64, open func(progress.Kept) (int64, error), add func(progress.Answer) error) error {
	return c.Source.Progress(ctx, learner, open, func(a progress.Answer) error {
		if c.read == c.most {
			return context.Canceled
		}
		c.read++
		return add(a)
	})
}
