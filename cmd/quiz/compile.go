package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
			return replaceFile(out, args[0], book.Bytes())
		}),
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write to `FILE` instead of the standard output")
	return cmd
}

// replaceFile writes a file whole or not at all, and never over the deck that it
// comes from. A link's target is what is replaced, and a file that is there keeps
// its mode. What is not a file, such as /dev/stdout, is written to as it is.
func replaceFile(path, deck string, text []byte) (err error) {
	mode := fs.FileMode(0o666)
	if info, err := os.Stat(path); err == nil {
		if from, err := os.Stat(deck); err == nil && os.SameFile(info, from) {
			return fmt.Errorf("%s is the deck itself: write the book to another file", path)
		}
		if !info.Mode().IsRegular() {
			return os.WriteFile(path, text, mode)
		}
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
		mode = info.Mode().Perm()
	}
	f, err := os.OpenFile(fmt.Sprintf("%s.%d.tmp", path, os.Getpid()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("write the book: %w", err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("write the book: %w", err)
	}
	return nil
}
