package web

import (
	"net/http"
	"testing"

	"quiz/internal/starter"

	"github.com/stretchr/testify/require"
)

// An author keeps the starter deck, hands it in as it came, and it is added; the
// text that it cites stays outside, as the page says.
func TestTheStarterDeckIsKeptAndAdded(t *testing.T) {
	b := newBench(t)
	b.get("/decks/add").one(tag("a"), attr("href", "/decks/add/starter"), attr("download", ""))
	res := b.do(request(http.MethodGet, "/decks/add/starter", ""))
	require.Equal(t, http.StatusOK, res.StatusCode)
	require.Equal(t, "attachment; filename="+starter.ZipFile, res.Header.Get("Content-Disposition"))
	p := b.send(starter.ZipFile, []byte(body(t, res)))
	p.sound()
	p.says("Add this deck?", "The planets", "10 facts", "Looked up: every phrase that the deck cites stands in the text of its source")
	require.Empty(t, p.all(tag("ol"), class("findings")))
	b.follow(b.post("/decks", p.fields())).says("The planets is added.")
}
