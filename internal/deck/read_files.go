package deck

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// This file reads the files that a deck is split over. The head names them, so
// that nothing becomes part of a deck because it happens to lie beside it, and
// their order is the author's. Which files there are is decided by their names in
// the folder alone, the same on every system.

// HeadName is what the head of a deck over several files is called, unless no other
// deck file lies beside it.
const HeadName = "deck.yaml"

// Folder is the folder that a deck lies in, as far as reading needs it.
type Folder interface {
	// Files lists the files below the folder that may be part of a deck, the head
	// too, by their paths in it, with slashes.
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
		src, err := in.ReadFile(p.id)
		switch size += len(src); {
		case err != nil:
			r.errorAt(p.place, "unknown-file", "the file %s can't be read: %v", p.id, err).hint("check that it is a file in the deck's folder and that you may read it")
			r.yaml.breakAll()
		case size > MaxSize:
			r.errorAt(p.place, "too-large", "with %s the deck has more than %d bytes", p.id, MaxSize).hint("split it into several decks")
			r.yaml.breakAll()
			return r.fileRecords()
		default:
			r.takeFile(p.id, src)
		}
	}
	return r.fileRecords()
}

// takeFile puts the text of a file into the deck.
func (r *reader) takeFile(name string, src []byte) {
	if !r.take(r.deck.beside(name), src) {
		r.yaml.breakAll()
	}
	r.deck.Files = append(r.deck.Files, name)
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

// listFiles returns the files that the head names, in order, without the head.
func (r *reader) listFiles(head record, in Folder) []reference {
	wrong := r.kept[Error]
	listed := r.listed(head)
	r.deck.Split = head.get("files") != nil
	if in == nil {
		if len(listed) > 0 {
			r.errorAt(head.keyPlace("files"), "unknown-file", "this file alone was handed in, and the deck has more").
				hint("hand in a zip of the deck's folder")
			r.yaml.breakAll()
		}
		return nil
	}
	if len(listed) > MaxFiles {
		r.errorAt(head.keyPlace("files"), "too-large", "files has %d names; a deck may have %d files beside its head", len(listed), MaxFiles).
			hint("name the folders that they lie in")
		r.yaml.breakAll()
		return nil
	}
	names, err := in.Files()
	if err != nil {
		r.errorAt(head.keyPlace("files"), "unknown-file", "the deck's folder can't be read: %v", err).hint("check what lies in it and that you may read it")
		r.yaml.breakAll()
		return nil
	}
	s := &selection{reader: r, head: r.deck.File[len(r.deck.beside("")):], names: visible(names)}
	s.places = sync.OnceValue(s.allPlaces)
	files := s.choose(listed)
	if r.kept[Error] == wrong {
		s.tellRest(head)
	}
	if len(files) > MaxFiles {
		r.errorAt(head.keyPlace("files"), "too-large", "the deck has %d files beside its head; it may have %d", len(files), MaxFiles).
			hint("put several topics into one file")
		r.yaml.breakAll()
		return nil
	}
	return files
}

// visible are the names in order, without what begins with a dot, which belongs to
// other programs.
func visible(names []string) []string {
	list := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return strings.Contains("/"+name, "/.") })
	slices.Sort(list)
	return list
}

// listed reads the names under files.
func (r *reader) listed(head record) []reference {
	var list []reference
	seen := map[string]bool{}
	for _, n := range head.textNodes("files") {
		text := oneLine(head.textOf(n, "files"))
		name := strings.TrimSuffix(text, "/")
		switch {
		case text == "":
		case !fs.ValidPath(name) || strings.ContainsAny(name, `\:`):
			r.errorAt(n.place, "bad-file", "%q names no place in the deck's folder", text).
				hint("write the path from the head on, with slashes: files: [names.yaml, topics]")
			r.yaml.breakAll()
		case seen[name]:
			r.errorAt(n.place, "duplicate-file", "%s stands here a second time", name).hint("keep one of the two")
		default:
			seen[name] = true
			list = append(list, reference{name, n.place})
		}
	}
	return list
}

// selection chooses files among those of a folder.
type selection struct {
	*reader
	head   string
	names  []string // in order
	taken  map[string]bool
	places candidates // files and folders
}

// choose returns the files that are meant, in order. A folder stands for those of
// its files that are not named themselves, in the order of their names.
func (s *selection) choose(listed []reference) []reference {
	s.taken = map[string]bool{s.head: true}
	there := func(name string) bool { _, ok := slices.BinarySearch(s.names, name); return ok }
	for _, ref := range listed {
		if ref.id != s.head && there(ref.id) {
			s.taken[ref.id] = true
		}
	}
	var files []reference
	for _, ref := range listed {
		switch {
		case ref.id == s.head:
			s.errorAt(ref.place, "duplicate-file", "%s is the head of the deck itself", ref.id).hint("delete it here")
		case there(ref.id):
			files = append(files, ref)
		default:
			files = append(files, s.within(ref)...)
		}
	}
	return s.apart(files)
}

// within returns the files of a folder that were not taken before.
func (s *selection) within(folder reference) []reference {
	var files []reference
	found := false
	for _, name := range s.names {
		if folder.id != "." && !strings.HasPrefix(name, folder.id+"/") {
			continue
		}
		found = true
		if !s.taken[name] {
			s.taken[name] = true
			files = append(files, reference{name, folder.place})
		}
	}
	if !found {
		s.unknown(folder)
	}
	return files
}

// unknown reports a name that nothing in the folder has.
func (s *selection) unknown(ref reference) {
	s.yaml.breakAll()
	g := s.errorAt(ref.place, "unknown-file", "there is no file and no folder %s with files in the deck's folder", ref.id)
	if dir, pattern := path.Split(ref.id); strings.ContainsAny(pattern, "*?") {
		g.hint("name the folder, which stands for every file in it: %s", path.Clean(dir))
		return
	}
	s.suggest(g, ref.id, s.places, "names begin beside the head and end in .yaml or .yml")
}

// allPlaces lists the files of the folder, and the folders that they lie in.
func (s *selection) allPlaces() []string {
	list := slices.Clone(s.names)
	seen := map[string]bool{".": true}
	for _, name := range s.names {
		if dir := path.Dir(name); !seen[dir] {
			seen[dir] = true
			list = append(list, dir)
		}
	}
	return list
}

// apart reports files whose names some systems take for one, and leaves the first.
func (s *selection) apart(files []reference) []reference {
	first := map[string]string{sameName(s.head): s.head}
	return slices.DeleteFunc(files, func(f reference) bool {
		other, taken := first[sameName(f.id)]
		switch {
		case taken:
			s.errorAt(f.place, "duplicate-file", "%s and %s are one file on some systems", other, f.id).hint("give one of them another name")
			return true
		case sameName(f.id) == HeadName:
			s.errorAt(f.place, "duplicate-file", "%s is what the head of a deck is called, and this deck's is %s", f.id, s.head).
				hint("give the two other names")
			return true
		}
		first[sameName(f.id)] = f.id
		return false
	})
}

// sameName is equal for names that some systems take for one.
func sameName(name string) string { return strings.ToLower(norm.NFKC.String(name)) }

// tellRest warns of files in the folder that are no part of the deck.
func (s *selection) tellRest(head record) {
	rest := slices.DeleteFunc(slices.Clone(s.names), func(name string) bool { return s.taken[name] })
	if len(rest) == 0 {
		return
	}
	var at place
	if head.get("files") != nil {
		at = head.keyPlace("files")
	}
	more := ""
	if n := len(rest) - 1; n > 0 {
		more = " and " + strconv.Itoa(n) + " more"
	}
	s.warnAt(at, "unlisted-file", "the deck's folder holds %s%s, which the head does not name, so it is not read", rest[0], more).
		hint("name it, or its folder, under files, or move it elsewhere")
}
