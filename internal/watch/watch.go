// Package watch tells when files change, by looking at them again and again. That
// works on every file system, needs no help from the system, and sees a file that an
// editor replaces instead of writing to it.
package watch

import (
	"context"
	"crypto/sha256"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// Every is how often files are looked at. It is part of what an edit waits.
const Every = 20 * time.Millisecond

// Files calls changed with each path, once at the beginning and then whenever what is
// there changes, until the context ends. The call may say which files and folders
// belong to the path besides, before it reads them: those that it names are looked at
// too, until the path's next call. A file that can't be read is one whose content is
// the error; the content of a folder are its names. At most limit bytes of a file are
// read, and one more. All calls come from the caller's own goroutine, one after the
// other.
func Files(ctx context.Context, paths []string, limit int64, changed func(path string, besides func(paths ...string))) {
	groups := make([]group, len(paths))
	for i, path := range paths {
		groups[i] = group{limit: limit, files: map[string]*file{path: {}}}
	}
	for {
		var looking time.Duration
		for i, path := range paths {
			if ctx.Err() != nil {
				return
			}
			began := time.Now()
			found := groups[i].look()
			looking += time.Since(began)
			if found {
				groups[i].told(path, changed)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(Every, rest*looking)):
		}
	}
}

// rest is how many times as long as looking took nothing is looked at after it. Looking
// takes no time but for some moments after a save, when files are read again.
const rest = 3

// group is what belongs to one path.
type group struct {
	limit int64
	files map[string]*file
}

// look reports whether something in the group changed.
func (g group) look() bool {
	changed := false
	for path, f := range g.files {
		if f.look(path, g.limit) {
			changed = true
		}
	}
	return changed
}

// told tells of a change, and learns what the group is from now on.
func (g *group) told(path string, changed func(path string, besides func(paths ...string))) {
	known := g.files
	g.files = map[string]*file{path: known[path]}
	changed(path, func(paths ...string) {
		for _, p := range paths {
			f := known[p]
			if f == nil {
				f = &file{}
			}
			if g.files[p] == nil {
				f.look(p, g.limit) // what is there now is about to be read
				g.files[p] = f
			}
		}
	})
}

// file is what is known of a file.
type file struct {
	size  int64
	time  time.Time
	fresh bool   // so new when it was read that it may have changed without a sign
	told  string // the content that was told last, by its hash; "" before the first
	last  string // what was there at the last look
}

// look reads a file if it may have changed, and reports whether it has. A change is
// told when two looks in a row find it: between them an editor may be writing.
func (f *file) look(path string, limit int64) (changed bool) {
	info, err := os.Stat(path)
	if err == nil && f.last == f.told && !f.fresh && info.Size() == f.size && info.ModTime().Equal(f.time) {
		return false
	}
	var text []byte
	if err == nil {
		f.size, f.time = info.Size(), info.ModTime()
		f.fresh = time.Since(f.time) < 2*time.Second // as coarse as clocks of file systems are
		text, err = read(path, limit)
	}
	sum := sha256.Sum256(text)
	now := "content " + string(sum[:])
	if err != nil {
		now = "error " + err.Error()
		f.fresh = true
	}
	settled := now == f.last || f.told == ""
	f.last = now
	if now == f.told || !settled {
		return false
	}
	f.told = now
	return true
}

func read(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		names, err := f.Readdirnames(-1)
		slices.Sort(names)
		return []byte(strings.Join(names, "/")), err
	}
	return io.ReadAll(io.LimitReader(f, limit+1))
}
