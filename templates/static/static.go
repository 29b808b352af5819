// Package static holds the style sheet, the browser's module and the icon, and
// names them by URLs that carry a hash of all three. A new version has new
// URLs, so that browsers may keep what they have for ever.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
)

//go:embed app.css app.js icon.svg
var files embed.FS

// types are the files that are served, with their content types.
var types = map[string]string{
	"app.css":  "text/css; charset=utf-8",
	"app.js":   "text/javascript; charset=utf-8",
	"icon.svg": "image/svg+xml",
}

// Pattern is the route that serves what URL names.
const Pattern = "/static/{hash}/{name}"

// CacheControl goes with every file: what a URL names never changes.
const CacheControl = "public, max-age=31536000, immutable"

var hash = sum("app.css", "app.js", "icon.svg")

// URL is where a file is served.
func URL(name string) string { return "/static/" + hash + "/" + name }

// File is one file to serve.
type File struct {
	ContentType string
	Data        []byte
}

// Find returns a file; ok is false where the hash is another version's or there
// is no such file.
func Find(h, name string) (f File, ok bool) {
	contentType, known := types[name]
	if h != hash || !known {
		return File{}, false
	}
	return File{ContentType: contentType, Data: mustRead(name)}, true
}

// sum hashes the named files to a short name of their state.
func sum(names ...string) string {
	h := sha256.New()
	for _, name := range names {
		h.Write(mustRead(name))
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// mustRead reads an embedded file, which can only be missing if the build is
// broken.
func mustRead(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return data
}
