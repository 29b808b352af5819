package web

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// birds is a deck whose texts hold every mark there is.
const birds = `deck: birds
title: Birds and roots
description: "Two *kinds* of things:\n\n- birds\n- roots of $x^2$"
sources:
  book: {title: A small book, publisher: Book House, published: 2020, note: "The *second* edition."}
facts:
  - id: kite
    claim: "*Milvus milvus* is the [**red kite**]."
    ask: "Which bird is this? ![A bird of prey with a forked tail](kite.png)"
    single: true
    wrong: {'the ![a square](kite.png) *kestrel*': 'its tail is *not* forked', 'the root $\sqrt{2}$': it is no bird}
    note: "It calls like this: ![a long whistle](kite.mp3)\n\n1. See [its page](https://example.org/kite).\n2. $n$ is the number of calls."
    cite: book ¶1 "kite"
  - id: roots
    claim: The roots of $ax^2+bx+c=0$ are [$\frac{-b\pm\sqrt{b^2-4ac}}{2a}$|the quadratic formula].
    ask: What are the roots of $ax^2+bx+c=0$?
    cite: book ¶2 "roots"
`

// square is a small picture.
func square(t testing.TB) []byte {
	picture := image.NewRGBA(image.Rect(0, 0, 640, 400))
	for x := range 640 {
		for y := range 400 {
			picture.Set(x, y, color.RGBA{uint8(x / 3), uint8(y / 2), 140, 255})
		}
	}
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, picture))
	return b.Bytes()
}

// birdsZip is the deck with its media.
func birdsZip(t testing.TB) []byte {
	return zipped(t, map[string]string{"birds.yaml": birds, "kite.png": string(square(t)), "kite.mp3": "ID3" + strings.Repeat("whistle", 100)})
}

// medium asks for an address with headers.
func (b *bench) medium(path string, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "localhost:8080"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return b.do(r)
}

func TestPicturesAndSoundsAreServed(t *testing.T) {
	b := newBench(t)
	b.add("birds.zip", birdsZip(t))

	res := b.medium("/decks/birds/media/kite.png")
	require.Equal(t, http.StatusOK, res.StatusCode)
	for name, want := range map[string]string{
		"Content-Type": "image/png", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
		"Cache-Control": "private, no-cache", "Cross-Origin-Resource-Policy": "same-origin",
	} {
		require.Equal(t, want, res.Header.Get(name))
	}
	require.Equal(t, http.StatusNotModified, b.medium("/decks/birds/media/kite.png", "If-None-Match", res.Header.Get("ETag")).StatusCode)

	res = b.medium("/decks/birds/media/kite.mp3", "Range", "bytes=3-9")
	require.Equal(t, http.StatusPartialContent, res.StatusCode)
	require.Equal(t, "audio/mpeg", res.Header.Get("Content-Type"))
	require.Equal(t, "bytes 3-9/703", res.Header.Get("Content-Range"))

	for _, path := range []string{"birds/media/none.png", "birds/media/birds.yaml", "birds/media/%2e%2e/kite.png", "none/media/kite.png", "birds/media/a.svg"} {
		require.Equal(t, http.StatusNotFound, b.medium("/decks/"+path).StatusCode, path)
	}

	// An update brings another picture under the same name.
	b.add("birds.zip", zipped(t, map[string]string{"birds.yaml": birds, "kite.png": "\x89PNG\r\n\x1a\nnew", "kite.mp3": "ID3"}))
	require.Equal(t, "11", b.medium("/decks/birds/media/kite.png").Header.Get("Content-Length"))
	b.post("/decks/birds/remove", nil)
	require.Equal(t, http.StatusNotFound, b.medium("/decks/birds/media/kite.png").StatusCode)
}

func TestADeckWithoutItsPicturesIsNotTaken(t *testing.T) {
	b := newBench(t)
	p := b.send("birds.zip", zipped(t, map[string]string{"birds.yaml": birds, "kite.mp3": "ID3"}))
	require.Contains(t, p.words(), "missing-media")
	require.Contains(t, p.words(), "There is no file kite.png beside the deck")
}

// source is a page as it is sent.
func (b *bench) source(path string) string {
	b.t.Helper()
	res := b.medium(path)
	require.Equal(b.t, http.StatusOK, res.StatusCode, path)
	var all bytes.Buffer
	_, err := all.ReadFrom(res.Body)
	require.NoError(b.t, err)
	return all.String()
}

func TestPagesShowMarks(t *testing.T) {
	b := newBench(t)
	b.add("birds.zip", birdsZip(t))
	fact := b.source("/decks/birds/facts/kite")
	for _, want := range []string{
		`<em>Milvus milvus</em> is the <strong><strong>red kite</strong></strong>`,
		`<img class="picture" src="/decks/birds/media/kite.png" alt="A bird of prey with a forked tail">`,
		`<audio class="sound" controls preload="metadata" src="/decks/birds/media/kite.mp3" aria-label="a long whistle"></audio>`,
		`<a href="https://example.org/kite" rel="noopener nofollow">its page</a>`,
		`<math><mrow><mi>n</mi></mrow></math> is the number of calls.</li></ol>`,
		`<title>Which bird is this? A bird of prey with a forked tail · Birds and roots · Quiz</title>`,
	} {
		require.Contains(t, fact, want)
	}
	require.Contains(t, b.source("/decks/birds"), `<ul><li>birds</li><li>roots of <math>`)
	require.Contains(t, b.source("/decks/birds/sources/book"), `The <em>second</em> edition.`)
	require.Contains(t, b.source("/browse?text=milvus&answers=1"), `<em>Milvus milvus</em>`, "found without its marks")
}
