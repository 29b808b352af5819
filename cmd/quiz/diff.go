package main

import (
	"fmt"

	"quiz/internal/deck"
	"quiz/internal/deck/diff"

	"github.com/spf13/cobra"
)

// newDiff returns `quiz diff`: what learners notice of a new version of a deck.
func newDiff() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what learners notice of a new version of a deck",
		Long: `Diff compares two versions of a deck: cards that come, go or are renamed, answers
that change, questions that are worded anew, and forms gained or lost. Of each
changed answer it says whether it is another answer or the same in other words.
Only texts are compared: pictures and sounds may be missing.

The exit status is 0 whatever was found, and 1 where a deck can't be compared.`,
		Args: cobra.ExactArgs(2),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			if err := knownFormat(format, "text", "json"); err != nil {
				return err
			}
			var books [2]*deck.Book
			for i, path := range args {
				l, err := load(path)
				if err != nil {
					return err
				}
				if n := l.textErrors(); n > 0 {
					return fmt.Errorf("%s has %s: nothing is compared. See quiz check %s", path, count(n, "error"), path)
				}
				books[i] = l.Book
			}
			if books[0].Deck != books[1].Deck {
				return fmt.Errorf("%s is the deck %s and %s the deck %s: a new version keeps the id", args[0], books[0].Deck, args[1], books[1].Deck)
			}
			d := diff.Compare(books[0], books[1])
			if format == "json" {
				return printJSON(cmd.OutOrStdout(), d)
			}
			return d.WriteText(cmd.OutOrStdout())
		}),
	}
	cmd.Flags().StringVar(&format, "format", "text", "print as `text|json`")
	return cmd
}
