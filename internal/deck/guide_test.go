package deck

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// This file does what docs/guide.md tells a reader to do. Each yaml block is a
// piece of one deck and goes to the end of its sections; the deck must then be
// sound, its citations included. A block of questions must be what is asked about
// the card, or in the forms, that it names, and a block of messages what the
// mistaken piece before it is told. -update rewrites these two.

const guideFile = "../../docs/guide.md"

// fence is a fenced block: its language, the words after it, its text.
var fence = regexp.MustCompile("(?ms)^```([a-z]+)([^\n]*)\n(.*?)^```$")

func TestTheGuideSaysWhatTheCompilerMakes(t *testing.T) {
	text, err := os.ReadFile(guideFile)
	require.NoError(t, err)
	g := guide{texts: fstest.MapFS{}}
	got := fence.ReplaceAllStringFunc(string(text), func(block string) string {
		m := fence.FindStringSubmatch(block)
		made, ok := g.follow(t, m[1], strings.Fields(m[2]), m[3])
		if !ok {
			return block
		}
		return "```" + m[1] + m[2] + "\n" + made + "```"
	})
	require.GreaterOrEqual(t, g.shown, 12, "questions are shown")
	if *update {
		require.NoError(t, os.WriteFile(guideFile, []byte(got), 0o644))
		return
	}
	require.Equal(t, string(text), got)
}

// guide is the deck of the guide as far as a reader has come.
type guide struct {
	sections []string // the keys at the top, in their order
	lines    map[string]string
	texts    fstest.MapFS
	book     *Book
	mistake  string // a deck with the last mistaken piece
	shown    int
}

// follow does what a block says. Of a block of output it returns what it should be.
func (g *guide) follow(t *testing.T, language string, words []string, body string) (string, bool) {
	switch language {
	case "text":
		g.texts[words[0]] = &fstest.MapFile{Data: []byte(body)}
	case "yaml":
		if slices.Contains(words, "mistake") {
			g.mistake = body
			return "", false
		}
		g.add(t, body)
	case "questions":
		g.shown++
		return g.questions(words[0], words[1:]), true
	case "messages":
		return g.messages(), true
	default:
		require.Fail(t, "a block of an unknown language", language)
	}
	return "", false
}

// add puts a piece into the deck and proves the whole.
func (g *guide) add(t *testing.T, piece string) {
	if g.lines == nil {
		g.lines = make(map[string]string)
	}
	key := ""
	for line := range strings.Lines(piece) {
		if line[0] == ' ' || line[0] == '\n' {
			g.lines[key] += line
			continue
		}
		key, _, _ = strings.Cut(line, ":")
		if _, known := g.lines[key]; !known {
			g.sections = append(g.sections, key)
			g.lines[key] = line
		}
	}
	var src strings.Builder
	for _, key := range g.sections {
		src.WriteString(g.lines[key])
	}
	d, found := Read("deck.yaml", []byte(src.String()))
	require.Empty(t, found, piece)
	require.Empty(t, CheckSources(d, g.texts), piece)
	requireLaidOut(t, src.String())
	g.book, found = Compile(d)
	require.Empty(t, found, piece)
}

// questions shows what is asked about a fact, in the forms that are named or in
// all of them, and why a form is missing.
func (g *guide) questions(fact string, forms []string) string {
	var s strings.Builder
	wanted := func(form Form) bool { return len(forms) == 0 || slices.Contains(forms, string(form)) }
	for _, c := range g.book.Cards {
		if c.Fact != fact {
			continue
		}
		if c.ID != fact {
			fmt.Fprintf(&s, "%s\n", c.ID)
		}
		for _, q := range g.book.QuestionsOf(c.ID) {
			if wanted(q.Form) {
				guideQuestion(&s, q)
			}
		}
		for _, r := range g.book.Refusals {
			if r.Card == c.ID && wanted(r.Form) {
				fmt.Fprintf(&s, "no %s: %s\n", r.Form, r.Why)
			}
		}
	}
	return s.String()
}

func guideQuestion(s *strings.Builder, q *Question) {
	fmt.Fprintf(s, "%s: %s\n", q.Form, q.Stem)
	for _, o := range q.Options {
		fmt.Fprintf(s, "  %s %s\n", map[bool]string{true: "*", false: "-"}[o.Correct], o.Text)
	}
	for _, x := range q.Items {
		fmt.Fprintf(s, "  %s: %s\n", x.Text, x.Answer)
	}
	if len(q.Options) == 0 && len(q.Items) == 0 && q.Form != SelfGraded {
		fmt.Fprintf(s, "  = %s\n", strings.Join(q.Answers, ", "))
	}
}

// messages is what the mistaken piece is told, beginning with its own head.
func (g *guide) messages() string {
	head := g.lines["deck"] + g.lines["title"] + g.lines["sources"]
	_, found := Read("deck.yaml", []byte(head+g.mistake))
	var s strings.Builder
	for _, x := range found {
		fmt.Fprintln(&s, x)
	}
	return s.String()
}
