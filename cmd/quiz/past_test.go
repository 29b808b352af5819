package main

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"quiz/decks"
	"quiz/internal/deck"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file gives a database a past: a learner who has studied the built-in deck
// for some weeks, with mistakes, before the program is started.

// pastDays is how long the learner of the pictures has studied, and pastNew how
// many new cards a day.
const (
	pastDays = 40
	pastNew  = 2
)

// studyFor studies the built-in deck day by day until today, with a rest now and
// then. What is answered wrongly follows from counting, so that every run gives the
// same past.
func studyFor(t *testing.T, data string, days int) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(data, databaseName),
		sqlite.WithLogger(slog.New(slog.DiscardHandler)), sqlite.WithZone(localZone()))
	require.NoError(t, err)
	defer func() { require.NoError(t, store.Close()) }()
	desk, err := study.Open(t.Context(), store)
	require.NoError(t, err)
	l := compile(decks.BuiltIn()[0])
	began := time.Now().AddDate(0, 0, -days)
	_, err = desk.Install(t.Context(), study.Installation{Book: l.Book, File: l.File, Source: l.Source}, began)
	require.NoError(t, err)
	who, err := desk.Learner(t.Context(), study.LocalLearner)
	require.NoError(t, err)
	who.Settings.NewPerDay = pastNew
	require.NoError(t, desk.SaveSettings(t.Context(), study.LocalLearner, who.Settings))
	past := past{t: t, desk: desk}
	for day := range days {
		if day%9 != 6 {
			past.study(began.AddDate(0, 0, day))
		}
	}
}

// past is a learner at a desk of earlier days.
type past struct {
	t       *testing.T
	desk    *study.Desk
	answers int
}

// study answers all that a day holds.
func (p *past) study(now time.Time) {
	for range 200 {
		asked, _, err := p.desk.Next(p.t.Context(), study.LocalLearner, "isisk", study.Scope{}, now)
		require.NoError(p.t, err)
		if asked == nil {
			return
		}
		p.answers++
		_, err = p.desk.Answer(p.t.Context(), study.LocalLearner, "isisk", study.Submission{
			Question: asked.Question.ID, Number: asked.Number, Version: asked.Question.Version(),
			Key: fmt.Sprintf("picture-past-key-%08d", p.answers), Response: respond(asked, p.answers%7 != 3), Took: 6 * time.Second,
		}, now)
		require.NoError(p.t, err, "%s", asked.Question.ID)
		now = now.Add(time.Duration(7+p.answers%5) * time.Second)
	}
}

// respond is an answer to what is asked, right or left open.
func respond(asked *study.Asked, right bool) deck.Response {
	q := asked.Question
	r := deck.Response{Option: -1, GaveUp: !right}
	switch {
	case !right:
	case q.Form == deck.TrueFalse:
		r.Option = asked.Order[0]
		r.True = q.Options[r.Option].Correct
	case q.Form == deck.SelfGraded:
		r.Self = deck.Right
	case q.Form == deck.Multiple:
		for i, o := range q.Options {
			if o.Correct {
				r.Options = append(r.Options, i)
			}
		}
	case q.Form == deck.Ordering:
		r.Order = slices.Sorted(slices.Values(asked.Items))
	case q.Form == deck.Matching:
		for _, i := range asked.Items {
			r.Pairs = append(r.Pairs, [2]int{i, i})
		}
	case len(q.Options) > 0:
		r.Option = slices.IndexFunc(q.Options, func(o deck.Option) bool { return o.Correct })
	case len(q.Blanks) > 0:
		for _, blank := range q.Blanks {
			r.Texts = append(r.Texts, blank.Answers[0])
		}
	default:
		r.Text = q.Answers[0]
	}
	return r
}
