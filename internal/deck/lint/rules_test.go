package lint

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ruleHead begins the decks of testdata/rules.
const ruleHead = `deck: d
title: D
as_of: 2021-09-04
sources:
  one: {publisher: The One, published: 2021, file: one.txt}
  same: {publisher: The Same, published: 2021, origin: one}
  two: {publisher: The Two, published: 2021}
`

// TestEachOfTheTwelveRules lints two decks for each rule of the deck language: one in
// which it finds what the golden file shows, and one in which it finds nothing.
func TestEachOfTheTwelveRules(t *testing.T) {
	paths, err := filepath.Glob("testdata/rules/*.txt")
	require.NoError(t, err)
	tried := make(map[string]bool)
	for _, path := range paths {
		number, code, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".txt"), "-")
		tried[code] = true
		t.Run(number+" "+code, func(t *testing.T) {
			raw, err := os.ReadFile(path)
			require.NoError(t, err)
			parts := sections(string(raw))
			require.Empty(t, ruleFound(parts["fine"], parts["text"], code), "the deck that is fine")
			got := ruleFound(parts["found"], parts["text"], code)
			require.NotEmpty(t, got, "the deck that is not")
			if *update {
				text, _, _ := strings.Cut(string(raw), "-- says --\n")
				require.NoError(t, os.WriteFile(path, []byte(text+"-- says --\n"+got), 0o644))
				return
			}
			require.Equal(t, parts["says"], got)
		})
	}
	for _, r := range rules[:firstOfItemWriting()] {
		require.True(t, tried[r.Code], "testdata/rules has nothing for %s", r.Code)
	}
}

// firstOfItemWriting is how many rules are the deck language's.
func firstOfItemWriting() int {
	for i, r := range rules {
		if r.Code == "negative-stem" {
			return i
		}
	}
	return len(rules)
}

var sectionMark = regexp.MustCompile(`(?m)^-- ([a-z]+) --\n`)

// sections splits a file of testdata at its marks.
func sections(text string) map[string]string {
	parts := make(map[string]string)
	at := sectionMark.FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		parts[text[m[2]:m[3]]] = text[m[1]:end]
	}
	return parts
}

// ruleFound is what one rule says of a deck, a line each.
func ruleFound(src, text, code string) string {
	d, found := deck.Read("deck.yaml", []byte(ruleHead+src))
	if d == nil {
		return ""
	}
	book, more := deck.Compile(d)
	found = append(found, more...)
	if text != "" {
		found = append(found, deck.CheckSources(d, fstest.MapFS{"one.txt": {Data: []byte(text)}})...)
	}
	says := ""
	for _, g := range Lint(d, book, found, []string{code}) {
		if g.Code == code {
			says += g.Severity.String() + ": " + g.Message + "\n"
		}
	}
	return says
}

// An error is told whatever rules are asked for.
func TestErrorsAreToldWhateverRulesAreAskedFor(t *testing.T) {
	raw, err := os.ReadFile("testdata/rules/01-slot-conflict.txt")
	require.NoError(t, err)
	require.Contains(t, found(t, ruleHead+sections(string(raw))["found"], "negative-stem"), "slot-conflict")
}
