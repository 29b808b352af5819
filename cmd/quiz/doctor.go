package main

import (
	"fmt"
	"log/slog"

	"quiz/internal/study"

	"github.com/spf13/cobra"
)

// newDoctor returns `quiz doctor`: it looks after the database of a program that
// isn't running.
func newDoctor() *cobra.Command {
	var data string
	var rebuild bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the database, or rebuild what is derived from the log",
		Long: `Doctor compares every card's memory with what its log of reviews makes of it,
and with --rebuild replaces the memories by it. The log itself is never changed.
The program must not be serving the same data at the time.`,
		Args: cobra.NoArgs,
		RunE: work(func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			file, err := dataFile(data)
			if err != nil {
				return err
			}
			store, err := openStore(ctx, file, slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil)))
			if err != nil {
				return err
			}
			defer store.Close()
			desk, err := study.Open(ctx, store)
			if err != nil {
				return err
			}
			if rebuild {
				if err := desk.Rebuild(ctx, study.LocalLearner); err != nil {
					return err
				}
			}
			differ, err := desk.Verify(ctx, study.LocalLearner)
			if err != nil {
				return err
			}
			for _, card := range differ {
				fmt.Fprintf(cmd.OutOrStdout(), "%s: the memory differs from its log\n", card)
			}
			if len(differ) > 0 {
				return fmt.Errorf("%d memories differ from their log: run quiz doctor --rebuild", len(differ))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Every memory in %s agrees with its log.\n", file)
			return nil
		}),
	}
	cmd.Flags().StringVar(&data, "data", "", "look after the database in `DIR` (default: your data directory)")
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, "replace the memories by what the log makes of them")
	return cmd
}
