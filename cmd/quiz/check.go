package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
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
its place and what to do. With --sources it also proves that each cited phrase
stands in the cited paragraph of the source's file in that folder.

The exit status is 0 where nothing or only warnings were found, 1 where there
are errors (with --strict: or warnings), and 2 where the command line is wrong.

With --watch it checks again whenever a deck's file changes, until Ctrl-C ends it:
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
	if !slices.Contains([]string{"text", "json", "sarif"}, o.format) {
		return &usageError{fmt.Sprintf("--format is %q: choose text, json or sarif", o.format)}
	}
	if err := o.foldersExist(); err != nil {
		return err
	}
	found := deck.Diagnostics{}
	var decks []loaded
	for _, path := range paths {
		l, err := load(path)
		if err != nil {
			l = loaded{File: path, Diagnostics: deck.Diagnostics{unreadable(path, err)}}
		}
		if l.Deck != nil && o.sources != "" {
			l.Diagnostics = append(l.Diagnostics, deck.CheckSources(l.Deck, os.DirFS(o.sources))...)
			l.Diagnostics.Sort()
		}
		found = append(found, l.Diagnostics...)
		decks = append(decks, l)
	}
	r := report{Errors: found.Errors(), Warnings: found.Warnings(), Diagnostics: found}
	if err := o.print(w, r, decks); err != nil {
		return err
	}
	if r.Errors > 0 || o.strict && r.Warnings > 0 {
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

// printJSON writes what other programs read.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// questions says how many questions a book has of each form, in the order in
// which the forms come. Why a card lacks a form stands among the refusals that
// compile writes.
func questions(book *deck.Book) string {
	counts := make(map[deck.Form]int)
	for _, q := range book.Questions {
		counts[q.Form]++
	}
	var list []string
	for _, form := range deck.Forms() {
		if counts[form] > 0 {
			list = append(list, fmt.Sprintf("%d %s", counts[form], form))
		}
	}
	return fmt.Sprintf("%s (%s)", count(len(book.Questions), "question"), strings.Join(list, ", "))
}

// count says how many of a thing there are.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
