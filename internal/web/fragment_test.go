package web

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests what the browser's module is sent.

// TestFragments speaks as the browser's module does: one round trip an answer,
// and the same main part as the whole page has.
func TestFragments(t *testing.T) {
	b := newBench(t)
	ask := request(http.MethodGet, "/decks/reports/study", "")
	ask.Header.Set("Quiz-Fragment", "1")
	p := readPage(t, b.do(ask))
	require.Empty(t, p.all(tag("header")), "only the main part")
	require.Equal(t, "Quiz-Fragment", p.header.Get("Vary"))
	form := p.fields()
	form.Set("option", "0")

	r := request(http.MethodPost, "/decks/reports/answers", form.Encode())
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Quiz-Fragment", "1")
	fragment := readPage(t, b.do(r))
	require.Equal(t, http.StatusOK, fragment.status)
	require.Equal(t, b.last(), fragment.header.Get("Content-Location"))
	whole := b.get(b.last())
	require.Equal(t, whole.words(), fragment.words())
	require.Equal(t, whole.title(), fragment.title())
	say, _ := attribute(fragment.one(tag("main")), "data-say")
	require.Equal(t, "That matches the source. The first leader of ISIS-K was Hafiz Saeed Khan. Again in 10 minutes.", say)
}

func TestFragmentOfAnError(t *testing.T) {
	b := newBench(t)
	r := request(http.MethodPost, "/decks/reports/answers", "number=0")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Quiz-Fragment", "1")
	p := readPage(t, b.do(r))
	require.Equal(t, http.StatusBadRequest, p.status)
	require.Empty(t, p.header.Get("Content-Location"))
	require.Empty(t, p.all(tag("header")))
	p.says("Nothing was stored.")
}
