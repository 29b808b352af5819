package web

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests how a card is met that shows nothing to recognise it by: nobody is
// blamed for not knowing it, and the log says what happened.

func TestAFirstLook(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("height")
	p.says("New: nobody expects you to know it yet. Guess if you like, then look.", "Your guess")
	p.one(tag("button"), attr("name", "look"), has("data-send"), text("Show the answer"))
	require.Empty(t, p.all(tag("button"), attr("name", "giveup")), "one button does both")
	require.Empty(t, p.all(tag("input"), has("required")))

	form.Set("text", "")
	form.Set("look", "1")
	p = b.sent(form)
	p.one(tag("h1"), class("unsaid"), text("New to you"))
	require.Equal(t, "", b.store.reviews()[0].Response, "nothing was answered, and the log says so")

	p, form = b.about("height")
	p.says("Your answer", "Check", "I don’t know")
	p.one(tag("input"), attr("name", "text"), has("required"))
	require.NotContains(t, p.words(), "New:")
	form.Set("giveup", "1")
	b.sent(form).one(tag("h1"), text("Not known yet"))
}

func TestAGuessAtAFirstLookIsJudged(t *testing.T) {
	for guess, verdict := range map[string]string{"3400 m": "That matches the source", "12": "New to you"} {
		b := formsBench(t)
		_, form := b.about("height")
		form.Set("text", guess)
		form.Set("look", "1")
		b.sent(form).one(tag("h1"), text(verdict))
		require.Equal(t, guess, b.store.reviews()[0].Response)
	}
}

func TestAGuessThatCannotBeReadMayBeMended(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("height")
	form.Set("text", "high")
	form.Set("look", "1")
	p := readPage(t, b.post("/decks/forms/answers", form))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.one(tag("button"), text("Check"))
	p.one(tag("button"), attr("name", "giveup"))
	require.Empty(t, b.store.reviews())
}

func TestAFirstLookAtSeveralGaps(t *testing.T) {
	b := formsBench(t)
	p, form := b.about("gaps")
	p.says("New: nobody expects you to know it yet.", "Show the answer")
	form.Set("look", "1")
	b.sent(form).one(tag("h1"), text("New to you"))
}

func TestWhatCanBeRecognisedIsNoFirstLook(t *testing.T) {
	b := formsBench(t)
	for _, card := range []string{"statement", "set", "words", "east", "month", "history"} {
		p, _ := b.about(card)
		require.NotContains(t, p.words(), "New:", card)
		p.one(tag("button"), attr("name", "giveup"))
	}
	p, _ := b.about("own")
	p.says("New: nobody expects you to know it yet. Guess in your head, then look.")
}
