package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"quiz/internal/bundle"
	"quiz/internal/deck"

	"github.com/spf13/cobra"
)

// newCheck returns `quiz check`: everything that is wrong with a deck, in one
// run.
func newCheck() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check DECK...",
		Short: "Say everything that is wrong with a deck",
		Long: `Check reads and compiles each deck and prints every error and warning with
its place and what to do. A deck is a file, the folder of a deck that is split over
files, or a zip of one. With --sources it also proves that each cited phrase
stands in the cited paragraph of the source's file in that folder. Texts that lie in a
zip, beside the deck file or in a folder called sources, are always looked at.

The exit status is 0 where nothing or only warnings were found, 1 where there
are errors (with --strict: or warnings), and 2 where the command line is wrong.

With --watch it checks again whenever a file of a deck changes, until Ctrl-C ends it:
what reading finds at once, and after that what compiling finds in a deck that can
be read. The texts in --sources are looked at whenever a deck changes.`,
		Args: cobra.MinimumNArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			if !o.again {
				return o.check(cmd.OutOrStdout(), args)
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return o.watch(ctx, cmd.OutOrStdout(), args)
		}),
	}
	cmd.Flags().StringVar(&o.sources, "sources", "", "prove the citations against the texts in `DIR`")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "let warnings fail the check too")
	cmd.Flags().StringVar(&o.format, "format", "text", "print as `text|json|sarif`")
	cmd.Flags().BoolVar(&o.again, "watch", false, "check again whenever a deck changes")
	return cmd
}

// checkOptions are the flags of `quiz check`.
type checkOptions struct {
	sources string
	strict  bool
	format  string
	again   bool // --watch
}

// report is what `quiz check --format json` prints.
type report struct {
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
	Diagnostics deck.Diagnostics `json:"diagnostics"`
}

func (o checkOptions) check(w io.Writer, paths []string) error {
	if err := o.sound(); err != nil {
		return err
	}
	found := deck.Diagnostics{}
	var decks []loaded
	for _, path := range paths {
		l := o.look(path)
		found = append(found, l.Diagnostics...)
		decks = append(decks, l)
	}
	r := report{Errors: found.Errors(), Warnings: found.Warnings(), Diagnostics: found}
	if err := o.print(w, r, decks); err != nil {
		return err
	}
	return o.verdict(found)
}

// sound reports what is wrong with the flags themselves.
func (o checkOptions) sound() error {
	if err := knownFormat(o.format, "text", "json", "sarif"); err != nil {
		return err
	}
	return o.foldersExist()
}

// look loads a deck and says everything about it. A file that can't be read is a
// deck with that one error.
func (o checkOptions) look(path string) loaded {
	l, err := load(path)
	if err != nil {
		return loaded{File: path, Diagnostics: deck.Diagnostics{unreadable(path, err)}}
	}
	o.prove(&l)
	return l
}

// prove adds what the texts say of a deck's citations, where there are texts.
func (o checkOptions) prove(l *loaded) {
	if l.Deck == nil || o.sources == "" {
		return
	}
	l.Diagnostics = append(l.Diagnostics, deck.CheckSources(l.Deck, os.DirFS(o.sources))...)
	l.Diagnostics.Sort()
	same := func(a, b deck.Diagnostic) bool { return a.String() == b.String() }
	l.Diagnostics = slices.CompactFunc(l.Diagnostics, same) // texts in a zip of the deck may have told the same
}

// verdict fails a command by what was found.
func (o checkOptions) verdict(found deck.Diagnostics) error {
	if found.Errors() > 0 || o.strict && found.Warnings() > 0 {
		return &failure{}
	}
	return nil
}

// foldersExist reports a folder of texts that isn't there.
func (o checkOptions) foldersExist() error {
	if o.sources == "" {
		return nil
	}
	if info, err := os.Stat(o.sources); err != nil || !info.IsDir() {
		return fmt.Errorf("--sources %s is no folder that can be read", o.sources)
	}
	return nil
}

// unreadable says that a deck's file can't be read, in the form of everything
// else that is wrong with decks.
func unreadable(path string, err error) deck.Diagnostic {
	g := deck.Diagnostic{Code: "unreadable-file", Severity: deck.Error, File: path, At: deck.Pos{Line: 1, Column: 1}, Width: 1}
	var cause *fs.PathError
	var no *bundle.Refusal
	switch {
	case errors.As(err, &no):
		g.Message, g.Hint = no.What, no.Do
		if no.Where != "" {
			g.Message = no.Where + ": " + no.What
		}
		return g
	case errors.As(err, &cause):
		err = cause.Err
	}
	g.Message, g.Hint = "the file can't be read: "+err.Error(), "check its name and that you may read it"
	return g
}

func (o checkOptions) print(w io.Writer, r report, decks []loaded) error {
	switch o.format {
	case "json":
		return printJSON(w, r)
	case "sarif":
		return r.Diagnostics.WriteSARIF(w)
	}
	for _, d := range r.Diagnostics {
		fmt.Fprintln(w, d)
	}
	for _, l := range decks {
		if l.Book != nil && l.Diagnostics.Errors() == 0 {
			fmt.Fprintf(w, "%s: %s, %s, %s\n", l.File,
				count(len(l.Deck.Facts), "fact"), count(len(l.Book.Cards), "card"), questions(l.Book))
		}
	}
	_, err := fmt.Fprintf(w, "%s, %s\n", count(r.Errors, "error"), count(r.Warnings, "warning"))
	return err
}
