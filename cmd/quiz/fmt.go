package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"quiz/internal/bundle"
	"quiz/internal/deck"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
)

// newFmt returns `quiz fmt`: decks in their one layout.
func newFmt() *cobra.Command {
	var o fmtOptions
	cmd := &cobra.Command{
		Use:   "fmt DECK...",
		Short: "Lay a deck's file out in the one way",
		Long: `Fmt writes each deck's file in the one layout that docs/authors.md describes.
Comments stay, and the deck reads as before. A file that has errors is left as it
is, and so is one that is laid out already. A file is replaced whole, or not at all.

The exit status is 1 where a file has errors, and with --check or --diff also where
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

// format lays one file out, and reports whether it was so before.
func (o fmtOptions) format(w io.Writer, path string) (same bool, err error) {
	src, err := readDeckFile(path)
	if err != nil {
		return false, err
	}
	if bundle.IsArchive(src) {
		return false, errors.New("an archive has no layout: unpack it first")
	}
	text, err := deck.Format(src)
	switch {
	case errors.Is(err, deck.ErrFaulty):
		return false, fmt.Errorf("%w: see quiz check %s", err, path)
	case err != nil:
		return false, err
	case bytes.Equal(src, text):
		return true, nil
	}
	switch {
	case o.diff:
		_, err = w.Write(diff.Diff(path, src, path+" (laid out)", text))
	case o.check:
		_, err = fmt.Fprintln(w, path)
	default:
		err = replaceFile(path, text)
	}
	return false, err
}
