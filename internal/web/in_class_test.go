package web

import (
	"fmt"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests how what was answered in class is shown.

// attend takes in that the learner answered a question in class, a while ago.
func (b *bench) attend(question, text string, outcome deck.Outcome, ago time.Duration) {
	b.t.Helper()
	book, err := b.desk.Book("reports")
	require.NoError(b.t, err)
	q, ok := book.Question(question)
	require.True(b.t, ok)
	_, err = b.desk.TakeIn(b.t.Context(), study.LocalLearner, []study.Outside{{
		Key: fmt.Sprintf("in-class-%010d", b.now().Add(-ago).Unix()), Deck: "reports", Question: q,
		Response: deck.Response{Option: -1, Text: text}, Verdict: deck.Verdict{Outcome: outcome}, At: b.now().Add(-ago).UnixMilli(),
	}})
	require.NoError(b.t, err)
}

func TestAFactSaysWhatWasAnsweredInClass(t *testing.T) {
	b := newBench(t)
	b.reply(b.until("us-dead#number"), "12")
	b.attend("us-dead#number", "15", deck.Wrong, 24*time.Hour)
	b.attend("us-dead#number", "13", deck.Right, 0)
	p := b.get("/decks/reports/facts/us-dead")
	p.sound()
	require.Contains(t, words(p.one(tag("table"), class("history"))),
		"31 May number in class 15 Not quite 1 June number 12 Nearly 1 June number in class 13 Right")
}
