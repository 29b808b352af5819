package web

import (
	"io"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests decks in Markdown on the pages of whole decks.

const (
	plainBirds = "---\ndeck: birds\ntitle: Birds\n---\nQ: Which bird of prey has a forked tail?\nA: the red kite\n\n" +
		"Q: What does it eat?\nA: mice\nSource: [A small atlas](https://example.org/kites) ¶8 \"eats mice\"\n"
	editedBirds = "---\ndeck: birds\ntitle: Birds\n---\nQ: Which large bird of prey has a forked tail?\nA: the red kite\n\n" +
		"Q: What does it eat?\nA: mice and voles\n"
)

func TestPlainCardsAreAddedUpdatedAndExportedAsTheyCame(t *testing.T) {
	b := newBench(t)
	p := b.send("birds.md", []byte(plainBirds))
	require.Equal(t, http.StatusOK, p.status, p.words())
	p.sound()
	p.says("Add this deck?", "birds.md", "2 facts, 2 cards and 2 sources.", "2 typed and 2 self-graded")
	b.follow(b.post("/decks", p.fields())).says("Birds is added.")

	for _, path := range []string{"/decks/birds", "/decks/birds/sources/author", "/decks/birds/sources/a-small-atlas"} {
		b.get(path).sound()
	}
	b.get("/decks/birds/sources/author").says("The deck’s author", "The whole text", "alone vouches for them")
	b.get("/decks/birds/sources/a-small-atlas?answers=1").says("¶ 8", "Look for eats mice")

	p = b.send("birds.md", []byte(editedBirds))
	p.says("1 card has a new id and takes its history along", "1 card wants another answer than before")
	b.follow(b.post("/decks", p.fields())).says("Birds is updated.")
	p = b.send("birds.md", []byte(editedBirds))
	p.says("This file is here already")

	res := b.do(request(http.MethodGet, "/decks/birds/export", ""))
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Equal(t, editedBirds, string(got))
	require.Equal(t, "attachment; filename=birds.md", res.Header.Get("Content-Disposition"))
	require.Equal(t, "text/markdown; charset=utf-8", res.Header.Get("Content-Type"))
}

func TestMistakesInPlainCardsAreMarked(t *testing.T) {
	b := newBench(t)
	before := b.kept()
	p := b.send("birds.md", []byte("Q: Which?\nA: this\n\nC: A [kite eats mice.\n"))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.sound()
	p.one(tag("h1"), text("This deck has 1 error"))
	p.says("line 4, column 6 open-mark", "This [ is not closed")
	require.Equal(t, "[", words(p.all(tag("mark"))[0]))
	require.Equal(t, before, b.kept())
}
