package front

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// This file makes pages smaller on their way. No page holds a secret beside what
// a request puts on it, so that lengths give nothing away.

// compressFrom is the size, in bytes, from which compressing pays: less fits into
// one packet anyway.
const compressFrom = 1200

// acceptsGzip reports whether a browser takes gzip.
func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, weighed := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			return !weighed || strings.Trim(strings.ToLower(quality), " q=0.") != ""
		}
	}
	return false
}

// gzips keeps writers for the next page: each holds a quarter of a megabyte.
var gzips = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return w
}}

// compressed returns a page as it is sent, and says so in the headers where it is
// smaller.
func compressed(h http.Header, r *http.Request, page []byte) []byte {
	h.Add("Vary", "Accept-Encoding")
	if len(page) < compressFrom || !acceptsGzip(r) {
		return page
	}
	var out bytes.Buffer
	w := gzips.Get().(*gzip.Writer)
	defer gzips.Put(w)
	w.Reset(&out)
	if _, err := w.Write(page); err != nil {
		return page
	}
	if err := w.Close(); err != nil {
		return page
	}
	h.Set("Content-Encoding", "gzip")
	return out.Bytes()
}
