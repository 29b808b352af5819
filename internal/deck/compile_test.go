package deck

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// preamble completes the decks of testdata/compile, which hold only what their
// behaviour is about. It comes last, so that line numbers stay the file's.
const preamble = `
deck: golden
title: Golden
as_of: 2021-09-04
sources:
  post: {publisher: The Post, published: 2021-08-26, url: "https://post.example/a"}
  people: {publisher: People, published: 2021-08-31/2021-09-04, url: "https://people.example/b"}
  wire: {publisher: Wire, published: 2021-08-26, origin: ap}
  reprint: {publisher: Reprint, published: 2021-08, origin: ap}
`

const separator = "\n-----\n"

// TestCompileGolden compiles each deck of testdata/compile and compares what
// comes out, rendered for people, with what stands below the separator.
func TestCompileGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/compile/*.txt")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d golden files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(string(text), separator)
			got := renderCompiled(input + "\n")
			if *update {
				if err := os.WriteFile(file, []byte(input+separator+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// renderCompiled reads and compiles a deck. With errors only they are shown;
// what Read warns of is tested elsewhere.
func renderCompiled(input string) string {
	d, diags := Read("", []byte(input+preamble))
	if diags.Errors() > 0 {
		return renderDiagnostics(diags)
	}
	b, diags := Compile(d)
	if diags.Errors() > 0 {
		return renderDiagnostics(diags)
	}
	return renderDiagnostics(diags) + renderBook(b)
}

func renderDiagnostics(diags Diagnostics) string {
	var s strings.Builder
	for _, g := range diags {
		fmt.Fprintf(&s, "%d:%d: %s[%s]: %s\n", g.At.Line, g.At.Column, g.Severity, g.Code, g.Message)
		if g.Hint != "" {
			fmt.Fprintf(&s, "    = %s\n", g.Hint)
		}
	}
	return s.String()
}

// renderBook shows what matters of a book in a few lines a card.
func renderBook(b *Book) string {
	var s strings.Builder
	for _, c := range b.Cards {
		state := ""
		if c.Disputed {
			state = ", disputed"
		}
		fmt.Fprintf(&s, "card %s (%s, %s%s)\n", c.ID, c.Kind, ReportsText(c.Reports), state)
		for _, x := range c.Claims {
			fmt.Fprintf(&s, "  claim %s%s\n", x.Text, parens("", x.By, x.Superseded))
		}
		for _, q := range b.QuestionsOf(c.ID) {
			renderQuestion(&s, q)
		}
		for _, r := range b.Refusals {
			if r.Card == c.ID {
				fmt.Fprintf(&s, "  no %s: %s\n", r.Form, r.Why)
			}
		}
	}
	return s.String()
}

func renderQuestion(s *strings.Builder, q *Question) {
	fmt.Fprintf(s, "  %s: %s\n", q.Form, q.Stem)
	for _, o := range q.Options {
		mark := "-"
		if o.Correct {
			mark = "*"
		}
		fmt.Fprintf(s, "    %s %s: %s\n", mark, o.Text, o.Why)
	}
	for _, x := range q.Items {
		fmt.Fprintf(s, "    %s | %s (%s)\n", x.Text, x.Answer, x.Card)
	}
	if (!q.Form.offers() || q.Form == Reverse && len(q.Options) == 0) && q.Form != Multiple && q.Form != SelfGraded && len(q.Blanks) == 0 && len(q.Items) == 0 {
		fmt.Fprintf(s, "    = %s%s\n", strings.Join(q.Answers, " or "), parens("also ", q.Accept...))
	}
	for i, x := range q.Blanks {
		fmt.Fprintf(s, "    %d at %v: %s (%s)%s\n", i+1, x.At, strings.Join(x.Answers, " or "), x.Type, parens("also ", x.Accept...))
		for _, n := range x.Nearly {
			fmt.Fprintf(s, "      ~ %s%s: %s\n", n.Text, parens("also ", n.Also...), n.Why)
		}
	}
	for _, n := range q.Nearly {
		fmt.Fprintf(s, "    ~ %s%s: %s\n", n.Text, parens("also ", n.Also...), n.Why)
	}
}

func parens(before string, list ...string) string {
	var kept []string
	for _, x := range list {
		if x != "" {
			kept = append(kept, x)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return " (" + before + strings.Join(kept, ", ") + ")"
}

// goldenText is all golden files in one.
func goldenText(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("testdata/compile/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
