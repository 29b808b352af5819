package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests what people and the log learn of a failure.

func TestFailuresSayWhatWasKept(t *testing.T) {
	b := newBench(t)
	form := b.ask()
	form.Set("option", "0")
	b.store.fail(errors.New("database disk image is malformed: SELECT secret"))
	for _, p := range []page{b.get("/"), b.get("/decks/reports/study"), b.get("/settings"), b.get("/decks/reports"), readPage(t, b.post("/decks/reports/answers", form))} {
		require.Equal(t, http.StatusInternalServerError, p.status)
		p.sound()
		p.says("Something went wrong in the program", "Answers stored before are kept.")
		require.NotContains(t, p.words(), "SELECT")
	}
	require.Contains(t, b.log.String(), "SELECT secret", "the log has the chain")
	b.store.fail(context.Canceled)
	require.Equal(t, http.StatusServiceUnavailable, b.get("/").status)
}

func TestAnswersNeverReachTheLog(t *testing.T) {
	b := newBench(t)
	const secret = "a-secret-answer"
	form := b.until("mcmaster-view#cloze")
	b.reply(form, secret)
	b.get(b.last() + "?again=1&q=" + secret)
	b.get("/decks/" + secret)
	b.post("/settings", url.Values{"zone": {secret}})
	b.post("/decks/reports/answers", url.Values{"text": {secret}})
	r := request(http.MethodGet, "/", "")
	r.Method = secret
	b.do(r)
	lines := b.log.String()
	require.NotContains(t, lines, secret)
	require.NotContains(t, lines, form.Get("key"))
	require.NotContains(t, lines, b.store.reviews()[0].ID)
	require.Contains(t, lines, `route="POST /decks/{deck}/answers"`)
}
