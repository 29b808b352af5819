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

// This file chooses the files that the head of a deck means, by the sorted names in
// its folder alone, so that it comes out the same on every system.

// namedFile is a file, or a folder, by its path in the deck's folder, and where the
// head names it.
type namedFile struct {
	path string
	place
}

// listFiles returns the files that the head names, in order, without the head.
func (r *reader) listFiles(head record, in Folder) []namedFile {
	at, wrong := head.keyPlace("files"), r.kept[Error]
	listed := r.listed(head)
	r.deck.Split = head.get("files") != nil
	if in == nil {
		if len(listed) > 0 {
			r.lost(at, "unknown-file", "this file alone was handed in, and the deck has more").hint("hand in a zip of the deck's folder")
		}
		return nil
	}
	if len(listed) > MaxFiles {
		r.lost(at, "too-large", "files has %d names; a deck may have %d files beside its head", len(listed), MaxFiles).
			hint("name the folders that they lie in")
		return nil
	}
	names, err := in.Files()
	if err != nil {
		r.lost(at, "unknown-file", "the deck's folder can't be read: %v", err).hint("check what lies in it and that you may read it")
		return nil
	}
	s := &selection{reader: r, head: r.deck.File[len(r.deck.beside("")):], names: visible(names)}
	s.places = sync.OnceValue(s.allPlaces)
	files := s.choose(listed)
	if r.kept[Error] == wrong {
		s.tellRest(head)
	}
	if len(files) > MaxFiles {
		r.lost(at, "too-large", "the deck has %d files beside its head; it may have %d", len(files), MaxFiles).
			hint("put several topics into one file")
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
func (r *reader) listed(head record) []namedFile {
	var list []namedFile
	seen := map[string]bool{}
	for _, n := range head.textNodes("files") {
		text := oneLine(head.textOf(n, "files"))
		name := strings.TrimSuffix(text, "/")
		switch {
		case text == "":
		case !fs.ValidPath(name) || strings.ContainsAny(name, `\:`):
			r.lost(n.place, "bad-file", "%q names no place in the deck's folder", text).
				hint("write the path from the head on, with slashes: files: [names.yaml, topics]")
		case seen[name]:
			r.errorAt(n.place, "duplicate-file", "%s stands here a second time", name).hint("keep one of the two")
		default:
			seen[name] = true
			list = append(list, namedFile{name, n.place})
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
func (s *selection) choose(listed []namedFile) []namedFile {
	s.taken = map[string]bool{s.head: true}
	there := func(name string) bool { _, ok := slices.BinarySearch(s.names, name); return ok }
	for _, ref := range listed {
		if ref.path != s.head && there(ref.path) {
			s.taken[ref.path] = true
		}
	}
	var files []namedFile
	for _, ref := range listed {
		switch {
		case ref.path == s.head:
			s.errorAt(ref.place, "duplicate-file", "%s is the head of the deck itself", ref.path).hint("delete it here")
		case there(ref.path):
			files = append(files, ref)
		default:
			files = append(files, s.within(ref)...)
		}
	}
	return s.apart(files)
}

// within returns the files of a folder that were not taken before.
func (s *selection) within(folder namedFile) []namedFile {
	var files []namedFile
	found := false
	for _, name := range s.names {
		if folder.path != "." && !strings.HasPrefix(name, folder.path+"/") {
			continue
		}
		found = true
		if !s.taken[name] {
			s.taken[name] = true
			files = append(files, namedFile{name, folder.place})
		}
	}
	if !found {
		s.unknown(folder)
	}
	return files
}

// unknown reports a name that nothing in the folder has.
func (s *selection) unknown(ref namedFile) {
	g := s.lost(ref.place, "unknown-file", "there is no file and no folder %s with files in the deck's folder", ref.path)
	if dir, pattern := path.Split(ref.path); strings.ContainsAny(pattern, "*?") {
		g.hint("name the folder, which stands for every file in it: %s", path.Clean(dir))
		return
	}
	s.suggest(g, ref.path, s.places, "names begin beside the head and end in .yaml or .yml")
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
func (s *selection) apart(files []namedFile) []namedFile {
	first := map[string]string{sameName(s.head): s.head}
	return slices.DeleteFunc(files, func(f namedFile) bool {
		other, taken := first[sameName(f.path)]
		switch {
		case taken:
			s.errorAt(f.place, "duplicate-file", "%s and %s are one file on some systems", other, f.path).hint("give one of them another name")
			return true
		case sameName(f.path) == HeadName:
			s.errorAt(f.place, "duplicate-file", "%s is what the head of a deck is called, and this deck's is %s", f.path, s.head).
				hint("give the two other names")
			return true
		}
		first[sameName(f.path)] = f.path
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
