package bundle

import (
	"archive/zip"
	"io/fs"
	"path"
	"slices"
	"strings"

	"quiz/internal/deck"
)

// This file finds the deck files and the media among the entries of an archive.

// IsDeckFile tells deck files in YAML, of which a deck may have several, by their
// names.
func IsDeckFile(name string) bool {
	ext := extension(name)
	return ext == ".yaml" || ext == ".yml"
}

// sortOut makes a bundle of an archive's entries.
func sortOut(entries []entry) (*Bundle, *Refusal) {
	entries = slices.DeleteFunc(entries, func(e entry) bool { return isLitter(e.name) || strings.HasSuffix(e.name, "/") })
	top := topFolder(entries)
	b := &Bundle{Archive: true}
	for _, e := range entries {
		name := strings.TrimPrefix(e.name, top)
		if no := b.add(name, e.data); no != nil {
			return nil, no.in(e.name)
		}
	}
	names, _ := b.Files()
	head, err := FindHead("archive", names)
	if err != nil {
		return nil, err
	}
	b.behead(head)
	slices.SortFunc(b.Texts, func(x, y Text) int { return strings.Compare(x.Path, y.Path) })
	slices.SortFunc(b.Media, func(x, y File) int { return strings.Compare(x.Path, y.Path) })
	slices.SortFunc(b.Remarks, func(x, y Remark) int { return strings.Compare(x.Path, y.Path) })
	return b, nil
}

// behead takes the head out of the texts, and all Markdown, which is never part of a
// deck in YAML.
func (b *Bundle) behead(head string) {
	var rest []Text
	for _, t := range b.Texts {
		switch {
		case t.Path == head:
			b.Name, b.Deck = t.Path, t.Data
		case IsDeckFile(t.Path):
			rest = append(rest, t)
		default:
			b.Remarks = append(b.Remarks, Remark{t.Path, notTaken})
		}
	}
	b.Texts = rest
}

// FindHead finds the head of a deck among the deck files of a folder, or of an
// archive: deck.yaml, or the only one in YAML at the top, or, where there is none,
// the only one in Markdown, beside which a README may stand.
func FindHead(where string, names []string) (string, *Refusal) {
	var top, plain []string
	for _, name := range names {
		switch {
		case strings.Contains(name, "/"):
		case name == deck.HeadName:
			return name, nil
		case deck.IsMarkdown(name):
			plain = append(plain, name)
		default:
			top = append(top, name)
		}
	}
	if len(top) == 0 {
		if top = plain; len(plain) > 1 {
			top = slices.DeleteFunc(plain, func(name string) bool { return strings.EqualFold(strings.TrimSuffix(name, path.Ext(name)), "readme") })
		}
	}
	switch len(top) {
	case 0:
		return "", refuse("Put the deck file, which ends in .yaml, .yml or .md, at the top of the folder.",
			"The %s holds no deck file at its top.", where)
	case 1:
		return top[0], nil
	}
	return "", refuse("Call the file that names the others deck.yaml. Several decks have a folder, or an archive, each.",
		"The %s holds %d deck files, such as %s and %s.", where, len(top), Clip(top[0]), Clip(top[1]))
}

// Files lists the deck files beside the head.
func (b *Bundle) Files() ([]string, error) {
	var names []string
	for _, t := range b.Texts {
		names = append(names, t.Path)
	}
	return names, nil
}

// ReadFile returns one of them.
func (b *Bundle) ReadFile(name string) ([]byte, error) {
	for _, t := range b.Texts {
		if t.Path == name {
			return t.Data, nil
		}
	}
	return nil, fs.ErrNotExist
}

// hasMedium reports whether a picture or a sound came with the deck.
func (b *Bundle) hasMedium(file string) bool {
	return slices.ContainsFunc(b.Media, func(f File) bool { return f.Path == file })
}

// topOf is the folder of the deck in an archive, with its slash, or "".
func topOf(list []*zip.File) string {
	var entries []entry
	for _, f := range list {
		if !isLitter(f.Name) && !strings.HasSuffix(f.Name, "/") {
			entries = append(entries, entry{name: f.Name})
		}
	}
	return topFolder(entries)
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

// add takes an entry: as a deck file, as a medium, or with a remark.
func (b *Bundle) add(name string, data []byte) *Refusal {
	ext := extension(name)
	kind, known := media[ext]
	switch why := scripted[ext]; {
	case IsDeckFile(name), deck.IsMarkdown(name):
		b.Texts = append(b.Texts, Text{name, data})
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
	default:
		b.Remarks = append(b.Remarks, Remark{name, notTaken})
	}
	return nil
}

// notTaken is what is said of a file that is left out.
const notTaken = "no deck file, no picture or sound that decks can have, and no text that a source names"
