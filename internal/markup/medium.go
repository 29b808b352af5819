package markup

import (
	"path"
	"strings"
	"unicode"
)

// This file says which pictures and sounds a text may show, and finds them.

// media are the pictures and sounds that a deck may have, by extension.
var media = map[string]Kind{
	".png": Picture, ".jpg": Picture, ".jpeg": Picture, ".gif": Picture, ".webp": Picture, ".avif": Picture,
	".mp3": Sound, ".ogg": Sound, ".opus": Sound, ".m4a": Sound, ".wav": Sound,
}

// MediumOf says what a path within a deck's folder is by its name: a Picture, a
// Sound, or nothing that a text can show.
func MediumOf(name string) (Kind, bool) {
	if name == "" || len(name) > 240 || path.Clean("/"+name) != "/"+name || strings.ContainsAny(name, "\\:<>\"?#%") ||
		strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsGraphic(r) }) {
		return 0, false
	}
	kind, ok := media[strings.ToLower(path.Ext(name))]
	return kind, ok
}

// Shown is a picture or a sound that a text shows, or would show.
type Shown struct {
	From, To int    // its bytes in the text
	File     string // a path within the deck's folder
	Words    string // what describes it
	Fits     bool   // the file's name is one that a picture or a sound can have
}

// Media lists the pictures and sounds of a text, and what is written like one and
// can't be one.
func Media(src string) []Shown {
	var list []Shown
	for at := 0; ; {
		i := strings.Index(src[at:], "![")
		if i < 0 {
			return list
		}
		at += i
		s := &scanner{src: src, at: at}
		words, file, end, ok := s.bracketed(at + 1)
		if !ok || escaped(src, at) {
			at += 2
			continue
		}
		_, fits := MediumOf(file)
		list = append(list, Shown{From: at, To: end, File: file, Words: strings.TrimSpace(Plain(words)), Fits: fits})
		at = end
	}
}
