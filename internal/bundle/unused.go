package bundle

import (
	"slices"
	"strings"

	"quiz/internal/deck"
)

// This file says which files of an archive its deck does not use.

// notShown is said of a picture or a sound that came in vain.
const notShown = "no text of the deck shows it"

// unused lists what was left out, and the media that came in vain, by name. A deck file
// that the head does not name is a warning already.
func (b *Bundle) unused(d *deck.Deck) []Remark {
	list := slices.Clone(b.Remarks)
	shown := make(map[string]bool, len(d.Media))
	for _, m := range d.Media {
		shown[m.File] = true
	}
	for _, m := range b.Media {
		if !shown[m.Path] {
			list = append(list, Remark{m.Path, notShown})
		}
	}
	slices.SortFunc(list, func(x, y Remark) int { return strings.Compare(x.Path, y.Path) })
	return list
}
