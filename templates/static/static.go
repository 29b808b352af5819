// Package static holds the style sheets, the browser's module and the icon, and
// names them by URLs that carry a hash of them all. A new version has new URLs,
// so that browsers may keep what they have for ever.
//
// app.css is the look of every page and all that studying needs; a page with a
// look of its own names one more sheet (templates.Frame), which uses the same
// tokens. class.css is app.css and pupil.css in one file, because a phone in a class
// needs every request that it can be spared.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
)

//go:embed *.css *.js *.svg
var files embed.FS

// types are the content types of the files that are served, by extension.
var types = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// Pattern is the route that serves what URL names.
const Pattern = "/static/{hash}/{name}"

// CacheControl goes with every file: what a URL names never changes.
const CacheControl = "public, max-age=31536000, immutable"

var hash = sum(names())

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
	if h != hash {
		return File{}, false
	}
	if data, ok := joined[name]; ok {
		return File{ContentType: types[path.Ext(name)], Data: data}, true
	}
	data, err := files.ReadFile(name)
	if err != nil {
		return File{}, false
	}
	return File{ContentType: types[path.Ext(name)], Data: data}, true
}

// joined are files that are served as one.
var joined = map[string][]byte{"class.css": slices.Concat(mustRead("app.css"), mustRead("pupil.css"))}

// names lists the files in the order of their names.
func names() []string {
	list, err := fs.Glob(files, "*")
	if err != nil {
		panic(err) // only a malformed pattern can fail
	}
	return list
}

// sum hashes the named files to a short name of their state.
func sum(names []string) string {
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
