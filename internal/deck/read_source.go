package deck

import (
	"net/url"
	"strings"
)

// This file reads the texts that citations point into.

var sourceKeys = []string{"title", "publisher", "published", "url", "file", "origin", "note"}

func (r *reader) readSources(files []record) {
	for _, e := range r.entriesOf(files, "sources", "the-times: {publisher: The Times}") {
		if id := r.newID(e.key, r.sources, "the source"); id != "" {
			r.deck.Sources = append(r.deck.Sources, r.source(id, e))
		}
	}
}

func (r *reader) source(id string, e entry) Source {
	rec := r.record(e.value, "a source", sourceKeys)
	s := Source{
		ID:        id,
		Title:     rec.text("title"),
		Publisher: rec.text("publisher"),
		Published: rec.published(),
		URL:       rec.url(),
		File:      rec.file(),
		Note:      rec.prose("note"),
		At:        e.key.at,
	}
	if rec.get("origin") != nil {
		s.Origin = rec.id(rec.get("origin"))
	}
	if s.Title == "" && s.Publisher == "" && rec.entries != nil {
		r.warnAt(e.key.place, "unnamed-source", "the source %q has neither title nor publisher", id).
			hint("learners are shown where a fact comes from: publisher: The Times")
	}
	return s
}

// url reads the address of a source.
func (rec record) url() string {
	s := rec.text("url")
	if s == "" {
		return ""
	}
	if wrong := checkURL(s); wrong != "" {
		rec.errorAt(rec.get("url").place, "bad-url", "the address %s", wrong).
			hint("write it in full: https://example.org/page")
		return ""
	}
	return s
}

// checkURL returns what is wrong with a web address, or "".
func checkURL(s string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \t\"<>"):
		return "cannot be read"
	case u.Scheme != "http" && u.Scheme != "https":
		return "does not begin with http:// or https://"
	case u.Hostname() == "":
		return "names no host"
	case u.User != nil:
		return "holds a user name or password"
	}
	return ""
}

// file reads the name of a source's text. It must not lead out of the folder
// that holds the texts.
func (rec record) file() string {
	s := rec.text("file")
	if s == "" {
		return ""
	}
	if !isFileName(s) {
		rec.errorAt(rec.get("file").place, "bad-file", "%q is not the plain name of a file", s).
			hint("the folder is given on the command line: file: report.txt")
		return ""
	}
	return s
}

func isFileName(s string) bool {
	return s != "" && s != "." && s != ".." && len(s) < 256 && !strings.ContainsAny(s, "/\\:\x00")
}
