package web

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file holds decks to hand in, and how they are handed in.

// capitals is a small sound deck of n facts.
func capitals(facts ...string) string {
	text := "deck: capitals\ntitle: Capitals\ndescription: Three cities.\nsources:\n  atlas: {title: A small atlas, publisher: Atlas House, published: 2020}\n" +
		"kinds:\n  city: {of: place, apart: true}\nnames:\n  Kabul: city\n  Tashkent: city\n  Dushanbe: city\n  Ashgabat: city\nfacts:\n"
	return text + strings.Join(facts, "")
}

// capital is one fact of it; its id and its answer.
func capital(id, city string, more ...string) string {
	return fmt.Sprintf("  - id: %s\n    claim: The capital of the country %s is [%s].\n    ask: What is the capital of the country %[1]s?\n    single: true\n    cite: atlas ¶1 \"%[3]s\"\n%[4]s",
		id, strings.ToUpper(id), city, strings.Join(more, ""))
}

var (
	small  = capitals(capital("af", "Kabul"), capital("uz", "Tashkent"), capital("tj", "Dushanbe"))
	larger = capitals(capital("uzb", "Tashkent", "    was: uz\n"), capital("tj", "Kabul"), capital("tm", "Ashgabat"))
	warned = strings.ReplaceAll(small, "single: true", "single: true\n    note: Seen in 2020.\u200b")
	faulty = "deck: capitals\ntitle: Capitals\nsuorces:\n  atlas: {title: A small atlas}\nfacts:\n  - id: af\n    klaim: The capital is [Kabul].\n    claim: The capital of Afghanistan is [Kabul].\n"
)

// zipped is a zip of files.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		to, err := w.Create(name)
		require.NoError(t, err)
		_, err = to.Write([]byte(files[name]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// send hands in a file.
func (b *bench) send(name string, data []byte) page {
	b.t.Helper()
	return readPage(b.t, b.do(upload(b.t, "/decks/preview", name, data)))
}

// upload is a form with a file as a browser sends it.
func upload(t testing.TB, path, name string, data []byte) *http.Request {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("deck", name)
	require.NoError(t, err)
	_, err = part.Write(data)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	r := httptest.NewRequest(http.MethodPost, path, &form)
	r.Host = "localhost:8080"
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}

// add hands in a file and says to add it: the page after that.
func (b *bench) add(name string, data []byte) page {
	b.t.Helper()
	p := b.send(name, data)
	require.Equal(b.t, http.StatusOK, p.status, p.words())
	return b.follow(b.post("/decks", p.fields()))
}

// kept is all that a store has of decks and answers, for comparing.
func (b *bench) kept() string {
	b.t.Helper()
	ctx := context.Background()
	all, err := b.store.Decks(ctx)
	require.NoError(b.t, err)
	var out strings.Builder
	for _, in := range all {
		o, err := b.store.Original(ctx, in.Book.Deck)
		require.NoError(b.t, err)
		memories, err := b.store.Memories(ctx, study.LocalLearner, in.Book.Deck)
		require.NoError(b.t, err)
		fmt.Fprintf(&out, "%s %v %v %v %s %x %v\n", in.Book.Deck, in.Own, in.Paused, in.Removed, o.File, o.Source, memories)
		require.NoError(b.t, in.WriteJSON(&out))
	}
	erased, err := b.store.Erased(ctx)
	require.NoError(b.t, err)
	fmt.Fprintln(&out, erased, b.store.reviews())
	return out.String()
}

// form is a form with one field.
func form(name, value string) url.Values { return url.Values{name: {value}} }
