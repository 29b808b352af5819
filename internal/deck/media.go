package deck

// This file notes the pictures and sounds that texts show, and says which are
// not beside the deck. Where they lie is none of its business.

import (
	"path"
	"strings"

	"quiz/internal/markup"
)

// Medium is a picture or a sound that a text of a deck shows.
type Medium struct {
	File  string // its path within the deck's folder
	place place
}

// media notes what a text shows, and reports what it can't show.
func (r *reader) media(n *node) {
	for _, m := range markup.Media(n.text) {
		r.medium(m, n.within(m.From, m.To))
	}
}

// medium notes one picture or sound.
func (r *reader) medium(m markup.Shown, at place) {
	switch {
	case !m.Fits:
		r.errorAt(at, "bad-media", "%q is no picture or sound that a deck can show", m.File).
			hint("put a file beside the deck and write its name: .png, .jpg, .gif, .webp, .avif, .mp3, .ogg, .opus, .m4a or .wav")
		return
	case m.Words == "":
		r.warnAt(at, "no-description", "%s has no description, which is all that some learners have of it", m.File).
			hint("say what it shows, and not the answer: ![a bird with a forked tail](%s)", m.File)
	}
	r.deck.Media = append(r.deck.Media, Medium{m.File, at})
}

// CheckMedia reports each picture and sound of a deck's texts that is not there.
// Has says whether a file lies in the deck's folder.
func CheckMedia(d *Deck, has func(file string) bool) Diagnostics {
	r := &report{deck: d}
	for _, m := range d.Media {
		if !has(m.File) {
			g := r.errorAt(m.place, "missing-media", "there is no file %s beside the deck", m.File)
			if near := d.besideFile(m); near != "" && has(near) {
				g.hint("names of pictures and sounds begin beside the deck's head: write %s", near)
				continue
			}
			g.hint("put it into the deck's folder; a deck with pictures or sounds is handed in as a zip of its folder")
		}
	}
	return r.finish()
}

// besideFile is what a medium would be called if its name began beside the file
// that shows it, or "" for the head's.
func (d *Deck) besideFile(m Medium) string {
	file, _ := d.where(m.place.at)
	name, ok := strings.CutPrefix(file, d.beside(""))
	if dir := path.Dir(name); ok && dir != "." {
		return path.Join(dir, m.File)
	}
	return ""
}
