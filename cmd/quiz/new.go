package main

import (
	"fmt"
	"path/filepath"

	"quiz/internal/starter"

	"github.com/spf13/cobra"
)

// newNew returns `quiz new`: a first deck to begin from.
func newNew() *cobra.Command {
	return &cobra.Command{
		Use:   "new DIR",
		Short: "Write a starter deck to begin from",
		Long: `New writes a small deck and the text that it cites into a new or empty folder. The
deck has its id and title from the folder's name. It passes every check, and its
comments teach the language in five minutes.`,
		Args: cobra.ExactArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			if err := starter.Write(dir); err != nil {
				return err
			}
			path := filepath.Join(dir, starter.DeckFile)
			_, err := fmt.Fprintf(cmd.OutOrStdout(), `Read and change the deck:     %[2]s
Check it and its citations:   quiz check --sources %[1]s %[2]s
Study it:                     quiz serve --sources %[1]s %[2]s
`, shellWord(dir), shellWord(path))
			return err
		}),
	}
}
