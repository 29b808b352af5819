package web

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// An author keeps the example, hands it in as it came, and it is added without a
// word of warning.
func TestTheExampleIsKeptAndAdded(t *testing.T) {
	b := newBench(t)
	b.get("/decks/add").one(tag("a"), attr("href", "/decks/add/example"), attr("download", ""))
	res := b.do(request(http.MethodGet, "/decks/add/example", ""))
	require.Equal(t, http.StatusOK, res.StatusCode)
	require.Equal(t, "attachment; filename=example.yaml", res.Header.Get("Content-Disposition"))
	p := b.send("example.yaml", []byte(body(t, res)))
	p.sound()
	p.says("Add this deck?", "The eight planets", "7 facts")
	require.Empty(t, p.all(tag("ol"), class("findings")))
	b.follow(b.post("/decks", p.fields())).says("The eight planets is added.")
}
