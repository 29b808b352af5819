package main

import (
	"fmt"
	"io"
	"strings"

	"quiz/internal/deck"

	"github.com/spf13/cobra"
)

// newExplain returns `quiz explain`: why a fact is asked as it is.
func newExplain() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "explain DECK [ID]",
		Short: "Say where a question's options come from, and what was refused",
		Long: `Explain shows the cards of a fact, or one card, or one question (fact#choice):
its forms, where each option comes from and why it is wrong, everything that
may be right, what was considered as an option and left out, and why each
missing form could not be made.

Without an id it lists those that the deck has.

The deck may have errors; the exit status is 1 where it has no such id.`,
		Args: cobra.RangeArgs(1, 2),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			if err := knownFormat(format, "text", "json"); err != nil {
				return err
			}
			l, err := load(args[0])
			if err != nil {
				return err
			}
			if l.Deck == nil {
				return fmt.Errorf("%s can't be read: quiz check %s says why", l.File, args[0])
			}
			if len(args) == 1 {
				return listIDs(cmd.OutOrStdout(), args[0], deck.Explainable(l.Deck), format)
			}
			e, err := deck.Explain(l.Deck, args[1])
			if err != nil {
				return err
			}
			if format == "json" {
				return printJSON(cmd.OutOrStdout(), e)
			}
			return explain(cmd.OutOrStdout(), e)
		}),
	}
	cmd.Flags().StringVar(&format, "format", "text", "print as `text|json`")
	return cmd
}

// maxIDs bounds the ids that are listed for people; programs get all.
const maxIDs = 500

// listIDs prints what can be explained.
func listIDs(w io.Writer, path string, ids []string, format string) error {
	if format == "json" {
		return printJSON(w, struct {
			IDs []string `json:"ids"`
		}{ids})
	}
	shown := ids[:min(len(ids), maxIDs)]
	var s strings.Builder
	fmt.Fprintf(&s, "quiz explain %s ID explains one of these:\n", shellWord(path))
	for _, id := range shown {
		fmt.Fprintf(&s, "  %s\n", id)
	}
	if more := len(ids) - len(shown); more > 0 {
		fmt.Fprintf(&s, "and %d more; --format json lists all\n", more)
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// explain prints an explanation for people.
func explain(w io.Writer, e deck.Explanation) error {
	var s strings.Builder
	what := "fact"
	if e.Set {
		what = "set"
	}
	fmt.Fprintf(&s, "%s %s, %s:%d\n", what, e.Fact, e.File, e.Line)
	for _, card := range e.Cards {
		fmt.Fprintf(&s, "\ncard %s (%s)\n", card.ID, card.Kind)
		for _, claim := range card.Claims {
			fmt.Fprintf(&s, "  claim     %s\n", claim)
		}
		if len(card.Possible) > 0 {
			fmt.Fprintf(&s, "  possible  %s\n", strings.Join(card.Possible, "; "))
		}
		for i := range card.Questions {
			explainQuestion(&s, &card.Questions[i])
		}
		for _, r := range card.Refusals {
			fmt.Fprintf(&s, "\n  no %s\n    %s\n", r.Form, r.Why)
		}
	}
	_, err := io.WriteString(w, s.String())
	return err
}

func explainQuestion(s *strings.Builder, q *deck.ExplainedQuestion) {
	fmt.Fprintf(s, "\n  %s  %s\n", q.Form, q.Stem)
	for _, x := range q.Items {
		fmt.Fprintf(s, "    %s: %s\n", x.Text, x.Answer)
	}
	if len(q.Options)+len(q.Items) == 0 {
		fmt.Fprintf(s, "    = %s\n", strings.Join(q.Answers, "; "))
	}
	for _, o := range q.Options {
		mark := "-"
		if o.Correct {
			mark = "*"
		}
		from := o.From
		if o.Fact != "" && !o.Correct {
			from += ", " + o.Fact
		}
		fmt.Fprintf(s, "    %s %s\n        from  %s\n        why   %s\n", mark, o.Text, from, o.Why)
	}
	for _, r := range q.Rejected {
		texts := strings.Join(r.Texts, "; ")
		if more := r.Count - len(r.Texts); more > 0 {
			texts += fmt.Sprintf("; and %d more", more)
		}
		fmt.Fprintf(s, "    left out: %s\n        %s\n", r.Why, texts)
	}
}
