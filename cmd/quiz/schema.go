package main

import (
	"quiz/internal/deck"

	"github.com/spf13/cobra"
)

// newSchema returns `quiz schema`: the deck language for editors.
func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Write the deck format as JSON Schema, for editors",
		Long: `Schema writes the JSON Schema of deck files. An editor that knows it completes keys
and shows what they mean; docs/authors.md says how.`,
		Args: cobra.NoArgs,
		RunE: work(func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(deck.Schema())
			return err
		}),
	}
}
