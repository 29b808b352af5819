package rich

import (
	"html"
	"net/url"

	"quiz/internal/markup"
)

// This file writes pictures and sounds.

// medium writes a picture, or a sound with what plays it. Without a folder, or
// where no player can stand, it is what describes it, set apart from the text
// around it.
func (w *writer) medium(n markup.Node) {
	if w.Folder == "" || n.Kind == markup.Sound && w.Inert {
		what := "picture"
		if n.Kind == markup.Sound {
			what = "sound"
		}
		w.out.WriteString(`<span class="medium">[` + what + ": ")
		w.words(n.Text)
		w.out.WriteString("]</span>")
		return
	}
	src := html.EscapeString(w.Folder + (&url.URL{Path: n.Target}).EscapedPath())
	words := html.EscapeString(n.Text)
	if n.Kind == markup.Sound {
		w.out.WriteString(`<audio class="sound" controls preload="metadata" src="` + src + `" aria-label="` + words + `"></audio>`)
		return
	}
	lazy := ""
	if w.Lazy {
		lazy = ` loading="lazy"`
	}
	w.out.WriteString(`<img class="picture"` + lazy + ` src="` + src + `" alt="` + words + `">`)
}
