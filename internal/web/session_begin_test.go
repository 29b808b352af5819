package web

import (
	"net/http"
	"net/url"
	"testing"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what a teacher chooses for a session.

func TestNothingTickedAsksAllOfADeck(t *testing.T) {
	c := newClassroom(t)
	p := c.get("/decks/reports/session")
	p.says("None ticked means all", "gap write what is left out")
	_, ticked := attribute(p.one(attr("id", "form-choice")), "checked")
	require.False(t, ticked)
	of := func(change ...string) (n int) {
		c.lesson(c.begin(change...)).Look(func(class *live.Class, now int64) { n = class.Board(now).Of })
		return n
	}
	require.Greater(t, of("number", "1000", "form-choice", ""), of("number", "1000"))
}

func TestTheLobbySaysHowManyQuestionsComeAndTheEndNot(t *testing.T) {
	c := newClassroom(t)
	at := c.begin("number", "2")
	c.get(at).says("2 questions", "Waiting for the class")
	p := c.act(at, "end")
	p.says("The session has ended", "Results")
	require.NotContains(t, p.words(), "Nobody is in yet")
}

func TestAWrongNumberIsSaidWithItsField(t *testing.T) {
	c := newClassroom(t)
	form := url.Values{"number": {"3"}, "limit": {"2"}, "reading": {"0"}, "cap": {"30"}}
	p := readPage(t, c.post("/decks/reports/sessions", form))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	field := p.one(attr("id", "limit"))
	says, _ := attribute(field, "aria-describedby")
	require.Equal(t, "limit-wrong limit-hint", says)
	p.one(attr("id", "limit-wrong"))
	_, first := attribute(field, "autofocus")
	require.True(t, first, "it has the focus")
	_, open := attribute(p.one(class("fold")), "open")
	require.False(t, open, "what is right stays folded")
}
