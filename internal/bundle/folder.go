package bundle

import (
	"slices"
	"strings"
)

// This file finds the deck file and the media among the entries of an archive.

// isDeckFile tells deck files by their names.
func isDeckFile(name string) bool {
	ext := extension(name)
	return ext == ".yaml" || ext == ".yml"
}

// sortOut makes a bundle of an archive's entries.
func sortOut(entries []entry) (*Bundle, *Refusal) {
	entries = slices.DeleteFunc(entries, func(e entry) bool { return isLitter(e.name) || strings.HasSuffix(e.name, "/") })
	top := topFolder(entries)
	b := &Bundle{Archive: true}
	var decks []string
	for _, e := range entries {
		name := strings.TrimPrefix(e.name, top)
		if isDeckFile(name) && !strings.Contains(name, "/") {
			decks = append(decks, name)
			b.Name, b.Deck = name, e.data
			continue
		}
		if no := b.add(name, e.data); no != nil {
			return nil, no.in(e.name)
		}
	}
	switch {
	case len(decks) == 0:
		return nil, refuse("Put the deck file, which ends in .yaml or .yml, at the top of the folder, and pack the folder again.",
			"The archive holds no deck file at its top.")
	case len(decks) > 1:
		return nil, refuse("Pack each deck in an archive of its own.",
			"The archive holds %d deck files, such as %s and %s.", len(decks), Clip(decks[0]), Clip(decks[1]))
	}
	slices.SortFunc(b.Media, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	slices.SortFunc(b.Remarks, func(x, y Remark) int { return strings.Compare(x.Path, y.Path) })
	return b, nil
}

// topFolder is the one folder that all entries lie in, with its slash, or "".
func topFolder(entries []entry) string {
	top := ""
	for i, e := range entries {
		first, _, inside := strings.Cut(e.name, "/")
		if !inside || i > 0 && first+"/" != top {
			return ""
		}
		top = first + "/"
	}
	return top
}

// add takes an entry that is not the deck file: as a medium, or with a remark.
func (b *Bundle) add(name string, data []byte) *Refusal {
	ext := extension(name)
	kind, known := media[ext]
	switch why := scripted[ext]; {
	case why != "":
		return refuse("Save it as PNG, and pack the folder again.", "%s", why)
	case known && len(data) == 0:
		return refuse(leaveOut, "The file is empty.")
	case known && !kind.begin(data):
		return refuse("Save it anew under the right name, or take it out of the folder.",
			"Its name says %s, but it does not begin as such a file does.", kind.mime)
	case known:
		b.Media = append(b.Media, File{Path: name, Type: kind.mime, Size: int64(len(data))})
	case isPacked(name, data):
		return refuse(leaveOut, "It is an archive within the archive.")
	case isDeckFile(name):
		b.Remarks = append(b.Remarks, Remark{name, "only a deck file at the top is read"})
	default:
		b.Remarks = append(b.Remarks, Remark{name, "neither a deck file nor a picture or sound that decks can have"})
	}
	return nil
}
