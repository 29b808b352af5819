package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// newBackup returns `quiz backup`: a whole copy of the database.
func newBackup() *cobra.Command {
	var data string
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the database, whole, to a new file",
		Long: `Backup writes everything that is stored to FILE, which must not be there yet. The
program must not be serving the same data at the time. To go back to a backup, put
it in the place of quiz.db while the program is stopped, and remove quiz.db-wal and
quiz.db-shm beside it.`,
		Args: cobra.ExactArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			store, file, err := openExisting(cmd, data)
			if err != nil {
				return err
			}
			defer store.Close()
			if err := store.Backup(cmd.Context(), args[0]); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s is a copy of %s.\n", args[0], file)
			return nil
		}),
	}
	cmd.Flags().StringVar(&data, "data", "", "copy the database in `DIR` (default: your data directory)")
	return cmd
}
