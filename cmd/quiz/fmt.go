package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"quiz/internal/deck"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
)

// newFmt returns `quiz fmt`: decks in their one layout.
func newFmt() *cobra.Command {
	var o fmtOptions
	cmd := &cobra.Command{
		Use:   "fmt DECK...",
		Short: "Lay a deck's files out in the one way",
		Long: `Fmt writes each deck's files in the one layout that docs/authors.md describes.
Comments stay, and the deck reads as before. A deck that has errors is left as it
is, and so is a file that is laid out already. A file is replaced whole, or not at all.

A deck in Markdown stays as its author wrote it, but each card without an anchor is
given one, and the front matter the deck's id: whatever is edited after that, learners
keep their progress (docs/markdown-decks.md).

The exit status is 1 where a deck has errors, and with --check or --diff also where
one is laid out otherwise.`,
		Args: cobra.MinimumNArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			failed := false
			for _, path := range args {
				same, err := o.format(cmd.OutOrStdout(), path)
				if err != nil {
					fmt.Fprintf(cmd.ErrOrStderr(), "quiz: %s: %v\n", path, err)
				}
				failed = failed || err != nil || !same && (o.check || o.diff)
			}
			if failed {
				return &failure{}
			}
			return nil
		}),
	}
	cmd.Flags().BoolVar(&o.check, "check", false, "write nothing: print the names of files that are laid out otherwise")
	cmd.Flags().BoolVar(&o.diff, "diff", false, "write nothing: print what would change")
	return cmd
}

// fmtOptions are the flags of `quiz fmt`.
type fmtOptions struct{ check, diff bool }

// format lays the files of a deck out, and reports whether they were so before.
func (o fmtOptions) format(w io.Writer, path string) (same bool, err error) {
	head, files, err := layOut(path)
	if errors.Is(err, deck.ErrFaulty) {
		return false, fmt.Errorf("%w: see quiz check %s", err, path)
	}
	if err != nil {
		return false, err
	}
	same = true
	for _, f := range files {
		if bytes.Equal(f.Was, f.Text) {
			continue
		}
		same = false
		name := head
		if f.Name != "" {
			name = filepath.Join(filepath.Dir(head), filepath.FromSlash(f.Name))
		}
		if err := o.tell(w, name, f); err != nil {
			return false, err
		}
	}
	return same, nil
}

// tell writes one file, or says what would be written.
func (o fmtOptions) tell(w io.Writer, path string, f deck.FormattedFile) (err error) {
	switch {
	case o.diff:
		_, err = w.Write(diff.Diff(path, f.Was, path+" (laid out)", f.Text))
	case o.check:
		_, err = fmt.Fprintln(w, path)
	default:
		err = replaceFile(path, f.Text)
	}
	return err
}

// layOut returns the files of a deck in their layout, and the path of its head.
func layOut(path string) (head string, files []deck.FormattedFile, err error) {
	o, err := open(path, reading{deck.Read, deck.ReadFolder})
	if err != nil {
		return "", nil, err
	}
	defer o.close()
	switch {
	case o.zip != nil:
		return "", nil, errors.New("an archive has no layout: unpack it first")
	case o.deck != nil && o.deck.Split:
		files, err = deck.FormatFolder(o.path, o.text, o.in)
		return o.path, files, err
	}
	text, err := layOutFile(o.path, o.text)
	return o.path, []deck.FormattedFile{{Was: o.text, Text: text}}, err
}

// layOutFile returns a deck of one file in its layout, and one in Markdown with an id
// for each card.
func layOutFile(path string, src []byte) ([]byte, error) {
	if deck.IsMarkdown(path) {
		return deck.Anchor(path, src)
	}
	return deck.Format(src)
}
