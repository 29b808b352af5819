package main

import (
	"fmt"
	"io"
	"strings"

	"quiz/internal/deck"

	"github.com/spf13/cobra"
)

// newStats returns `quiz stats`: what is measured over a deck.
func newStats() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "stats DECK",
		Short: "Measure a deck's questions, and how its facts are supported",
		Long: `Stats counts the questions of each form, and measures what could give answers
away: how often the right option is the longest or the shortest one, beside
chance, and at which place it stands. Of the facts it counts sources and
independent reports, and names those that are asked in one form only and those
that reports dispute.`,
		Args: cobra.ExactArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			if err := knownFormat(format, "text", "json"); err != nil {
				return err
			}
			l, err := load(args[0])
			if err != nil {
				return err
			}
			if n := l.Diagnostics.Errors(); n > 0 {
				return fmt.Errorf("%s has %s: quiz check %s says which", l.File, count(n, "error"), args[0])
			}
			s := deck.Measure(l.Book)
			if format == "json" {
				return printJSON(cmd.OutOrStdout(), s)
			}
			return printStats(cmd.OutOrStdout(), l.File, s)
		}),
	}
	cmd.Flags().StringVar(&format, "format", "text", "print as `text|json`")
	return cmd
}

// printStats prints what was measured for people.
func printStats(w io.Writer, file string, m deck.Stats) error {
	var s strings.Builder
	fmt.Fprintf(&s, "%s: %s, %s, %s\n\nquestions\n", file, count(m.Facts, "fact"), count(m.Cards, "card"), count(m.Questions, "question"))
	for _, f := range m.Forms {
		fmt.Fprintf(&s, "  %-20s %d\n", f.Form, f.Count)
	}
	if c := m.Choices; c.Questions > 0 {
		s.WriteString("\nchoices\n")
		line(&s, "options", tallies(c.Options, "option"))
		line(&s, "key's place", places(c.Places))
		line(&s, "key the longest", besideChance(c.Longest, c.Chance))
		line(&s, "key the shortest", besideChance(c.Shortest, c.Chance))
	}
	s.WriteString("\nfacts\n")
	line(&s, "sources", tallies(m.Sources, "source"))
	line(&s, "independent reports", tallies(m.Reports, "report"))
	line(&s, "disputed", named(m.Disputed))
	line(&s, "in one form only", named(m.OneForm))
	_, err := io.WriteString(w, s.String())
	return err
}

func line(s *strings.Builder, what, text string) { fmt.Fprintf(s, "  %-20s %s\n", what, text) }

// tallies says how many have which number: 37 with 4 options.
func tallies(list []deck.Tally, thing string) string {
	var parts []string
	for _, t := range list {
		parts = append(parts, fmt.Sprintf("%d with %s", t.Count, count(t.Number, thing)))
	}
	return strings.Join(parts, ", ")
}

// places says how often the key stands at each place, from the first on.
func places(list []deck.Place) string {
	var parts []string
	for _, p := range list {
		parts = append(parts, fmt.Sprintf("%d (chance %.1f)", p.Keys, p.Chance))
	}
	return strings.Join(parts, ", ")
}

func besideChance(share, chance float64) string {
	return fmt.Sprintf("%.1f %% (chance %.1f %%)", 100*share, 100*chance)
}

// named says how many there are, and which.
func named(ids []string) string {
	if len(ids) == 0 {
		return "0"
	}
	return fmt.Sprintf("%d: %s", len(ids), strings.Join(ids, ", "))
}
