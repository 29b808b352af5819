// Package decks carries the decks that come with the program. It knows nothing
// of what a deck means: package deck reads them like any other.
package decks

import _ "embed"

// File is a deck's text and the name that messages about it use.
type File struct {
	Name string
	Text []byte
}

//go:embed isisk.yaml
var isisk []byte

// BuiltIn returns the decks that a new installation starts with.
func BuiltIn() []File {
	return []File{{Name: "isisk.yaml", Text: isisk}}
}
