package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"quiz/internal/store/sqlite"
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
		Long: `Doctor checks that the database's file is whole and that every classroom session
can be taken up from its rows, compares every card's memory with what its log of
reviews makes of it, and with --rebuild replaces the memories by it. The log itself is never changed. The program must not be serving the same
data at the time.`,
		Args: cobra.NoArgs,
		RunE: work(func(cmd *cobra.Command, _ []string) error {
			store, file, err := openExisting(cmd, data)
			if err != nil {
				return err
			}
			defer store.Close()
			return doctor(cmd, store, file, rebuild)
		}),
	}
	cmd.Flags().StringVar(&data, "data", "", "look after the database in `DIR` (default: your data directory)")
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, "replace the memories by what the log makes of them")
	return cmd
}

// doctor says what is wrong with the database, after mending what it may.
func doctor(cmd *cobra.Command, store *sqlite.Store, file string, rebuild bool) error {
	ctx := cmd.Context()
	desk, err := study.Open(ctx, store)
	if err != nil {
		return err
	}
	if rebuild {
		if err := desk.Rebuild(ctx, study.LocalLearner); err != nil {
			return err
		}
	}
	found, err := store.Check(ctx)
	if err != nil {
		return err
	}
	differ, err := desk.Verify(ctx, study.LocalLearner)
	if err != nil {
		return err
	}
	for _, card := range differ {
		found = append(found, card+": the memory differs from its log")
	}
	for _, sentence := range found {
		fmt.Fprintln(cmd.OutOrStdout(), sentence)
	}
	if len(found) > 0 {
		return fmt.Errorf("%s has %s: run quiz doctor --rebuild, which makes memories again; "+
			"what it can't mend needs a backup", file, count(len(found), "fault"))
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s is whole, and every memory agrees with its log.\n", file)
	return nil
}

// openExisting opens the database of a data directory, which must be there.
func openExisting(cmd *cobra.Command, dir string) (*sqlite.Store, string, error) {
	if dir == "" {
		var err error
		if dir, err = dataDir(); err != nil {
			return nil, "", err
		}
	}
	file, err := filepath.Abs(filepath.Join(dir, databaseName))
	if err != nil {
		return nil, "", err
	}
	if _, err := os.Stat(file); err != nil {
		return nil, "", fmt.Errorf("there is no database %s: name its folder with --data DIR", file)
	}
	store, err := openStore(cmd.Context(), file, slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil)))
	return store, file, err
}
