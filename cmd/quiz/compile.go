package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// newCompile returns `quiz compile`: a deck as JSON for other programs.
func newCompile() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "compile DECK",
		Short: "Write a deck's cards and questions as JSON",
		Long: `Compile writes the compiled deck as JSON (docs/book-format.md) to the standard
output, or to the file that -o names, which is replaced only by a whole book.
Errors and warnings go to the standard error; with an error nothing is written
and the exit status is 1.`,
		Args: cobra.ExactArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			l, err := load(args[0])
			if err != nil {
				return err
			}
			for _, d := range l.Diagnostics {
				fmt.Fprintln(cmd.ErrOrStderr(), d)
			}
			if n := l.Diagnostics.Errors(); n > 0 {
				return fmt.Errorf("%s has %s: nothing is written", l.File, count(n, "error"))
			}
			var book bytes.Buffer
			if err := l.Book.WriteJSON(&book); err != nil {
				return err
			}
			if out == "" {
				_, err := io.Copy(cmd.OutOrStdout(), &book)
				return err
			}
			if sameFile(out, args[0]) || l.isMadeOf(out) {
				return fmt.Errorf("%s is the deck itself: write the book to another file", out)
			}
			if err := replaceFile(out, book.Bytes()); err != nil {
				return fmt.Errorf("write the book: %w", err)
			}
			return nil
		}),
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to `FILE` instead of the standard output")
	return cmd
}
