package deck

import (
	"slices"
	"strings"
)

// This file reads the files that a deck is split over. The head names them, so
// that nothing becomes part of a deck because it happens to lie beside it, and
// their order is the author's. read_selection.go says which files are meant.

// HeadName is what the head of a deck over several files is called, unless no other
// deck file lies beside it.
const HeadName = "deck.yaml"

// Folder is the folder that a deck lies in, as far as reading needs it.
type Folder interface {
	// Files lists the files below the folder that may be part of a deck, by their
	// paths in it, with slashes. The head may be among them.
	Files() ([]string, error)
	// ReadFile returns the text of one of them.
	ReadFile(name string) ([]byte, error)
}

// ReadFolder reads a deck that may be split over files, as Read reads one that is
// not. The head is given with the name that diagnostics use, whose last part is
// its name in the folder; the other files get names beside it.
func ReadFolder(head string, src []byte, in Folder) (*Deck, Diagnostics) {
	return read(head, src, in, nil)
}

// aFile is what messages call a file that is not the head.
const aFile = "a file of a deck"

var fileKeys = []string{"topic", "title", "sources", "kinds", "names", "topics", "facts", "tables", "sets"}

// readFiles reads the files that the head names, in order. What they refer to is
// looked for later, when all are read.
func (r *reader) readFiles(head record, in Folder) []record {
	paths := r.listFiles(head, in)
	size := len(r.deck.text[0].src)
	for _, p := range paths {
		src, err := in.ReadFile(p.path)
		switch size += len(src); {
		case err != nil:
			r.lost(p.place, "unknown-file", "the file %s can't be read: %v", p.path, err).
				hint("check that it is a file in the deck's folder and that you may read it")
		case size > MaxSize:
			r.lost(p.place, "too-large", "with %s the deck has more than %d bytes", p.path, MaxSize).hint("split it into several decks")
			return r.fileRecords()
		default:
			r.deck.Files = append(r.deck.Files, p.path)
			if !r.take(r.deck.beside(p.path), src) {
				r.yaml.breakAll()
			}
		}
	}
	return r.fileRecords()
}

// lost reports what keeps a file from being read, as errorAt does.
func (r *reader) lost(p place, code, format string, args ...any) *Diagnostic {
	r.yaml.breakAll()
	return r.errorAt(p, code, format, args...)
}

// fileRecords reads the texts behind the head's.
func (r *reader) fileRecords() []record {
	files := r.deck.text[1:]
	records := make([]record, 0, len(files))
	for i, n := range r.roots(files) {
		if n.kind == nothing {
			r.warnAt(place{Pos{files[i].before + 1, 1}, 1}, "empty-deck", "there is nothing in this file").
				hint("begin with a line such as  topic: my-first-topic")
			continue
		}
		records = append(records, r.fileRecord(n))
	}
	return records
}

// fileRecord opens what one file holds. What only the head of a deck has is told
// and left out.
func (r *reader) fileRecord(n *node) record {
	own := *n
	own.entries = slices.DeleteFunc(slices.Clone(n.entries), func(e entry) bool {
		heads := slices.Contains(deckKeys, e.key.text) && !slices.Contains(fileKeys, e.key.text)
		if heads {
			r.errorAt(e.key.place, "unknown-key", "%s stands in the head of the deck only", e.key.text).
				hint("a file of a deck may say which topic it is: topic and title; or take it out of files")
		}
		return heads
	})
	rec := r.record(&own, aFile, fileKeys)
	if rec.get("title") != nil && rec.get("topic") == nil && len(own.entries) == len(n.entries) {
		r.errorAt(rec.keyPlace("title"), "missing-key", "a title needs the topic that it is of").
			hint("write before it a line such as  topic: my-first-topic")
	}
	return rec
}

// beside is how diagnostics call a file of the deck's folder.
func (d *Deck) beside(name string) string {
	return d.File[:strings.LastIndexAny(d.File, `/\`)+1] + name
}

// breakAll notes that a file could not be read: what refers to anything that may
// stand in it is not to blame.
func (y *yamlReader) breakAll() {
	for _, section := range []string{"sources", "kinds", "names"} {
		y.broken[section] = true
	}
}
