package main

import (
	"fmt"
	"io"
	"slices"

	"quiz/internal/deck"
	"quiz/internal/deck/lint"

	"github.com/spf13/cobra"
)

// newLint returns `quiz lint`: what a careful editor would say of a deck.
func newLint() *cobra.Command {
	var o checkOptions
	var codes []string
	cmd := &cobra.Command{
		Use:   "lint DECK...",
		Short: "Say what a careful editor would say of a deck",
		Long: `Lint applies the rules of the deck language in their order, then rules of item
writing. docs/lint.md explains each by its code. A comment within a fact,
"# lint: ignore CODE", says that a finding is meant.

The exit status is 0 where nothing, or only warnings and notes were found, 1
where the deck has errors (with --strict: or warnings; never for notes), and 2
where the command line is wrong.`,
		Args: cobra.MinimumNArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error { return o.lint(cmd.OutOrStdout(), args, codes) }),
	}
	cmd.Flags().StringVar(&o.sources, "sources", "", "look at the texts in `DIR` too")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "let warnings fail too")
	cmd.Flags().StringVar(&o.format, "format", "text", "print as `text|json|sarif`")
	cmd.Flags().StringSliceVar(&codes, "rules", nil, "apply only the rules with these `codes`")
	return cmd
}

func (o checkOptions) lint(w io.Writer, paths, codes []string) error {
	if err := o.sound(); err != nil {
		return err
	}
	for _, code := range codes {
		if !slices.ContainsFunc(lint.Rules(), func(r lint.Rule) bool { return r.Code == code }) {
			return &usageError{fmt.Sprintf("--rules names %q: docs/lint.md lists the rules", code)}
		}
	}
	found := deck.Diagnostics{}
	for _, path := range paths {
		l := o.look(path)
		if l.Deck != nil {
			l.Diagnostics = lint.Lint(l.Deck, l.Book, l.Diagnostics, codes)
		}
		found = append(found, l.Diagnostics...)
	}
	if err := o.printLint(w, found); err != nil {
		return err
	}
	return o.verdict(found)
}

func (o checkOptions) printLint(w io.Writer, found deck.Diagnostics) error {
	switch o.format {
	case "json":
		return printJSON(w, struct {
			report
			Notes int `json:"notes"`
		}{report{found.Errors(), found.Warnings(), found}, found.Notes()})
	case "sarif":
		return found.WriteSARIF(w)
	}
	for _, g := range found {
		fmt.Fprintln(w, g)
	}
	_, err := fmt.Fprintf(w, "%s, %s, %s\n", count(found.Errors(), "error"), count(found.Warnings(), "warning"), count(found.Notes(), "note"))
	return err
}
