package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"sync"
	"time"

	"quiz/internal/bundle"
	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/front"
)

// mediaPolicy lets a picture or sound that is opened by itself do nothing at all.
const mediaPolicy = "default-src 'none'; sandbox"

// mediaShow serves a picture or a sound of a deck. Browsers ask each time whether
// it is still the same, because an update of the deck may bring another under its
// name; a part of a sound may be asked for.
func (s *site) mediaShow(w http.ResponseWriter, r *http.Request) error {
	in, err := s.Desk.Deck(r.PathValue("deck"))
	if err != nil {
		return err
	}
	if in.Removed {
		return front.ErrNoPage
	}
	source, err := s.shelf.take(in.Book, func() (study.Original, error) { return s.Desk.Original(r.Context(), in.Book.Deck) })
	if err != nil {
		return err
	}
	m, err := bundle.ReadMedium(source, r.PathValue("file"))
	if errors.Is(err, fs.ErrNotExist) {
		return front.ErrNoPage
	}
	if err != nil {
		return err
	}
	sum := sha256.Sum256(m.Data)
	h := w.Header()
	h.Set("Content-Type", m.Type)
	h.Set("Content-Security-Policy", mediaPolicy)
	h.Set("Cache-Control", "private, no-cache")
	h.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(m.Data))
	return nil
}

// shelf keeps the deck that media were last asked of as it came, so that a page
// with many pictures reads it once. A deck may have 32 MiB.
type shelf struct {
	mu     sync.Mutex
	book   *deck.Book // which version of which deck
	source []byte
}

// take returns a deck as it came.
func (s *shelf) take(book *deck.Book, read func() (study.Original, error)) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.book != book {
		o, err := read()
		if err != nil {
			return nil, err
		}
		s.book, s.source = book, o.Source
	}
	return s.source, nil
}
