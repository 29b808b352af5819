package study_test

import (
	"testing"

	"quiz/internal/deck"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests that learners keep what they know of cards without ids of their
// own when an author edits them.

// plainly installs a deck in Markdown.
func (s *sitting) plainly(text string) study.Change {
	d, found := deck.Read("lesson.md", []byte(text))
	book, more := deck.Compile(d)
	require.Zero(s.t, found.Errors()+more.Errors(), "%v %v", found, more)
	change, err := s.desk.Install(s.ctx, study.Installation{Book: book, File: "lesson.md", Source: []byte(text), Own: true}, s.now)
	require.NoError(s.t, err)
	return change
}

func TestEditingAPlainCardCostsNoProgress(t *testing.T) {
	const other = "\nC: A [kite] eats mice.\n"
	s := newSitting(t, second)
	s.plainly("Q: What is the capital city of Kenya?\nA: Nairobbi\n" + other)
	require.NoError(t, s.desk.SetPaused(t.Context(), "second", true))
	asked, _, err := s.desk.Next(t.Context(), study.LocalLearner, "lesson", study.Scope{}, s.now)
	require.NoError(t, err)
	require.NotNil(t, asked)
	s.respond(asked, true)
	was := asked.Question.Card
	reps := func(card string) int {
		recalls, err := s.desk.Recalls(t.Context(), study.LocalLearner, "lesson", s.now)
		require.NoError(t, err)
		return recalls[card].State.Reps
	}
	require.Equal(t, 1, reps(was))

	require.Equal(t, study.Change{Kept: 2}, s.plainly("Q: What is the capital city of Kenya?\nA: Nairobi\n"+other), "the answer is mended")
	require.Equal(t, 1, reps(was))
	const edited = "Q: What is the capital of Kenya?\nA: Nairobi\n" + other
	require.Equal(t, study.Change{Kept: 2}, s.plainly(edited), "the question is worded anew")
	require.Zero(t, reps(was))
	book, err := s.desk.Book("lesson")
	require.NoError(t, err)
	require.Equal(t, 1, reps(book.Cards[0].ID))
	s.sound()

	require.Equal(t, study.Change{Kept: 2}, s.plainly(edited), "once more changes nothing")
	text, err := deck.Anchor("lesson.md", []byte(edited))
	require.NoError(t, err)
	require.Equal(t, study.Change{Kept: 2}, s.plainly(string(text)), "with its anchors")
	require.Equal(t, 1, reps(book.Cards[0].ID))
	s.sound()
}
