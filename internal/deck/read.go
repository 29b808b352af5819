package deck

import "strings"

// This file reads the deck as a whole and what stands at its top. What is below
// is read by read_*.go, the files that it is split over by read_files.go; how YAML
// becomes nodes is in read_yaml.go.

// Read reads a deck file. Its name stands in diagnostics, and says whether the file
// is in Markdown or in YAML. Read never stops at the first mistake: the Deck holds everything that could be
// understood, and leaves out what could not. It is nil only where nothing is
// readable. A deck with errors must not be compiled.
func Read(file string, src []byte) (*Deck, Diagnostics) { return read(file, src, nil, nil) }

// read reads a deck, taking from a session what it has read before.
func read(file string, src []byte, in Folder, before *Session) (*Deck, Diagnostics) {
	if IsMarkdown(file) {
		return readMarkdown(file, src)
	}
	r := newReader(&Deck{File: file, Language: "en"})
	r.yaml.session = before
	if !r.clean(src) {
		return nil, r.finish()
	}
	root := r.root()
	if root == nil || root.kind != mapping {
		if r.kept[Error] == 0 {
			r.errorAt(place{Pos{1, 1}, 1}, "empty-deck", "there is no deck in this file").
				hint("begin with a line such as  deck: my-first-deck")
		}
		return nil, r.finish()
	}
	head := r.record(root, "a deck", deckKeys)
	r.read(append([]record{head}, r.readFiles(head, in)...))
	r.checkWording()
	return r.deck, r.finish()
}

// reader holds what is known of a deck while it is read.
type reader struct {
	*report
	yaml      *yamlReader
	sources   idSet
	topics    idSet
	kindIDs   idSet
	facts     idSet // and tables and sets: their ids share one space
	was       []reference
	setOf     [][]reference // what each set of the deck is of, as written
	names     nameIndex
	kinds     map[string]*Kind
	guessed   map[string]bool         // undeclared kinds that have been reported
	known     known                   // for "did you mean"
	wrongKeys map[wrongKey]*wrongKeys // keys that no entry has
}

func newReader(d *Deck) *reader {
	rep := &report{deck: d}
	r := &reader{
		report:  rep,
		yaml:    newYAMLReader(rep),
		sources: idSet{}, topics: idSet{}, kindIDs: idSet{}, facts: idSet{},
		kinds: map[string]*Kind{}, guessed: map[string]bool{}, wrongKeys: map[wrongKey]*wrongKeys{},
	}
	r.known = newKnown(r)
	return r
}

var deckKeys = []string{
	"deck", "title", "description", "language", "as_of", "license", "authors", "files",
	"sources", "kinds", "names", "topics", "facts", "tables", "sets",
}

// read fills the deck from its files, the head first. What is referred to is read
// before what refers to it, in whichever file and order they stand.
func (r *reader) read(files []record) {
	d, rec := r.deck, files[0]
	d.ID = rec.idOf("deck")
	d.Title = rec.text("title")
	if d.Title == "" {
		d.Title = titleOf(d.ID)
	}
	d.Description = rec.prose("description")
	if rec.get("language") != nil {
		d.Language = rec.language("language")
	}
	d.AsOf = rec.date("as_of")
	d.License = rec.text("license")
	d.Authors = rec.texts("authors")
	r.readSources(files)
	r.readKinds(files)
	r.readNames(files)
	d.Facts = make([]Fact, 0, facts(files))
	r.readTopics(files)
	r.checkWas()
	r.resolveSets()
	if len(d.Facts) == 0 && r.kept[Error] == 0 {
		r.errorAt(rec.place, "empty-deck", "the deck has no facts").hint("add them under  facts:  or  topics:")
	}
}

// facts is how many facts the files hold at most, rows of tables among
// them.
func facts(files []record) int {
	count := 0
	for _, file := range files {
		count += factsIn(file.entries)
	}
	return count
}

func factsIn(entries []entry) int {
	count := 0
	for _, e := range entries {
		switch e.key.text {
		case "facts", "rows":
			count += len(e.value.items) + len(e.value.entries)
		case "topics", "tables":
			for _, item := range e.value.items {
				count += factsIn(item.entries)
			}
		}
	}
	return count
}

// idOf reads the id that an entry must have.
func (rec record) idOf(key string) string {
	n := rec.get(key)
	if n == nil && rec.yaml.broken[key] {
		return "" // it could not be read, which is said
	}
	if n == nil {
		g := rec.errorAt(rec.place, "missing-key", "%s needs an id", rec.what)
		if key == "deck" && rec.get("topic") != nil {
			g.hint("a file that is one topic belongs to a deck: check the deck's folder")
			return ""
		}
		g.hint("letters, digits and hyphens, such as  %s: first-%s", key, strings.TrimPrefix(strings.TrimPrefix(rec.what, "a "), "the "))
		return ""
	}
	return rec.id(n)
}

// titleOf makes a title of an id: first-leader is "First leader".
func titleOf(id string) string {
	words := strings.ReplaceAll(id, "-", " ")
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
