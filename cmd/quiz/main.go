// Command quiz compiles decks of cited facts into questions and quizzes
// learners with them in a browser. See README.md for the first steps and
// `quiz help` for every subcommand.
//
// This package wires the others together and holds one short file for each
// subcommand. It must hold no logic of learning, decks or storage.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // learners' time zones work on a machine that has none

	"github.com/spf13/cobra"
)

// Exit statuses, the same for every subcommand.
const (
	exitOK    = 0
	exitFound = 1 // errors were found, or what was asked failed
	exitUsage = 2 // the command line can't be understood
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the whole program and returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	var failed *failure
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &failed):
		if failed.err != nil {
			fmt.Fprintln(stderr, "quiz:", failed.err)
		}
		return exitFound
	default:
		fmt.Fprintf(stderr, "quiz: %v\nRun 'quiz help' for usage.\n", err)
		return exitUsage
	}
}

// failure marks an error of the work itself; every other error is one of usage.
// A nil err has been told already.
type failure struct{ err error }

func (f *failure) Error() string {
	if f.err == nil {
		return "failed"
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// work wraps what a subcommand does so that its errors are failures.
func work(do func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := do(cmd, args)
		var failed *failure
		var usage *usageError
		if err == nil || errors.As(err, &failed) || errors.As(err, &usage) {
			return err
		}
		return &failure{err}
	}
}

// usageError marks an error of the command line that only the work can find.
type usageError struct{ message string }

func (u *usageError) Error() string { return u.message }

// newRoot returns the command `quiz`, which serves when no subcommand is named.
func newRoot() *cobra.Command {
	serve := newServe()
	root := &cobra.Command{
		Use:           "quiz",
		Short:         "Learn from decks of cited facts, in your browser",
		Args:          knownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          serve.RunE,
	}
	root.AddCommand(
		serve,
		newCheck(), newLint(), newCompile(), newDiff(), newExplain(), newStats(), newFmt(), newSchema(), newNew(),
		newDoctor(), newBackup(),
	)
	root.Flags().AddFlagSet(serve.Flags())
	return root
}

// knownCommand refuses words that are no subcommand, and points the way where
// one is a deck's file.
func knownCommand(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil {
		return fmt.Errorf("%q is no command; to study that deck: quiz serve %s", args[0], args[0])
	}
	return fmt.Errorf("unknown command %q", args[0])
}
