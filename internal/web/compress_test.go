package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"testing"

	"quiz/templates/static"

	"github.com/stretchr/testify/require"
)

// This file tests what pages weigh on their way.

// fetch asks for an address as a browser that takes gzip does: what arrives, and
// what it holds.
func (b *bench) fetch(path string) (sent, held []byte) {
	b.t.Helper()
	r := request(http.MethodGet, path, "")
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	res := b.do(r)
	require.Equal(b.t, http.StatusOK, res.StatusCode)
	require.Contains(b.t, res.Header.Values("Vary"), "Accept-Encoding")
	sent, err := io.ReadAll(res.Body)
	require.NoError(b.t, err)
	if res.Header.Get("Content-Encoding") != "gzip" {
		return sent, sent
	}
	z, err := gzip.NewReader(bytes.NewReader(sent))
	require.NoError(b.t, err)
	held, err = io.ReadAll(z)
	require.NoError(b.t, err)
	return sent, held
}

func TestTheStudyPageIsLight(t *testing.T) {
	b := newBench(t)
	total := 0
	for _, path := range []string{"/decks/reports/study", static.URL("app.css"), static.URL("app.js"), static.URL("icon.svg")} {
		sent, held := b.fetch(path)
		t.Logf("%s: %d bytes, sent as %d", path, len(held), len(sent))
		total += len(sent)
	}
	t.Logf("together %d bytes", total)
	require.Less(t, total, 15_000, "what a question weighs at the first visit, in bytes")
}

func TestCompressingChangesNothing(t *testing.T) {
	b := newBench(t)
	sent, held := b.fetch("/decks/reports")
	require.Less(t, len(sent), len(held)/2)
	plain := b.do(request(http.MethodGet, "/decks/reports", ""))
	require.Empty(t, plain.Header.Get("Content-Encoding"))
	body, err := io.ReadAll(plain.Body)
	require.NoError(t, err)
	require.Equal(t, string(body), string(held))
}
