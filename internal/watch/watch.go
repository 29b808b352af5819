// Package watch tells when files change, by looking at them again and again. That
// works on every file system, needs no help from the system, and sees a file that an
// editor replaces instead of writing to it.
package watch

import (
	"context"
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"time"
)

// Every is how often files are looked at. It is part of what an edit waits.
const Every = 20 * time.Millisecond

// Files calls changed with the content of each file, once at the beginning and
// then whenever it changes, until the context ends. A file that can't be read is
// one whose content is the error. At most limit bytes are read, and one more. All
// calls come from the caller's own goroutine, one after the other.
func Files(ctx context.Context, paths []string, limit int64, changed func(path string, text []byte, err error)) {
	files := make([]file, len(paths))
	ticker := time.NewTicker(Every)
	defer ticker.Stop()
	for {
		for i, path := range paths {
			if ctx.Err() != nil {
				return
			}
			if text, err, ok := files[i].look(path, limit); ok {
				changed(path, text, err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
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
func (f *file) look(path string, limit int64) (text []byte, err error, changed bool) {
	info, err := os.Stat(path)
	if err == nil && f.last == f.told && !f.fresh && info.Size() == f.size && info.ModTime().Equal(f.time) {
		return nil, nil, false
	}
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
		return nil, nil, false
	}
	f.told = now
	return text, err, true
}

func read(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: fs.ErrInvalid}
	}
	return io.ReadAll(io.LimitReader(f, limit+1))
}
