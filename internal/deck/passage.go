package deck

// This file reads the texts that citations point into: their paragraphs, and
// where a phrase stands in one.

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// MaxSource is the size in bytes of the largest text that citations can point
// into.
const MaxSource = 4 << 20

// Paragraphs reads the text in a file, which must lie directly in the folder,
// and returns its paragraphs: paragraph n, counted from 1, is the n-th line that
// holds anything but white space. A missing file is an fs.ErrNotExist.
func Paragraphs(texts fs.FS, file string) ([]string, error) {
	if !isFileName(file) || !fs.ValidPath(file) {
		return nil, fmt.Errorf("%q is not the plain name of a file", file)
	}
	f, err := texts.Open(file)
	if err != nil {
		return nil, missingText(file)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a plain file", file)
	}
	b, err := io.ReadAll(io.LimitReader(f, MaxSource+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read to its end", file)
	case len(b) > MaxSource:
		return nil, fmt.Errorf("%s has more than %d bytes", file, MaxSource)
	case !utf8.Valid(b):
		return nil, fmt.Errorf("%s is not UTF-8", file)
	}
	return paragraphsOf(string(b)), nil
}

// missingText is the error of a text that isn't there, by its file's name.
type missingText string

func (m missingText) Error() string        { return "there is no file " + string(m) }
func (m missingText) Is(target error) bool { return target == fs.ErrNotExist }

// paragraphsOf returns the lines with anything in them.
func paragraphsOf(text string) []string {
	paragraphs := []string{} // not nil: the text is there, if empty
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\ufeff"), "\n") {
		if strings.TrimSpace(line) != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	return paragraphs
}

// FindPhrase returns the bytes paragraph[start:end] where a cited phrase first
// stands as whole words, or ok false. Upper and lower case differ; typographic
// quotes and no-break spaces count as plain ones.
func FindPhrase(paragraph, phrase string) (start, end int, ok bool) {
	plain, words := quoteMapping.Replace(paragraph), quoteMapping.Replace(phrase)
	at := findWords(plain, words, 0)
	if at < 0 {
		return 0, 0, false
	}
	// The mapping changes lengths in bytes, but not in characters.
	start = runeOffset(paragraph, utf8.RuneCountInString(plain[:at]))
	return start, start + runeOffset(paragraph[start:], utf8.RuneCountInString(words)), true
}
