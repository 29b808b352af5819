package deck

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests decks in Markdown: what they say, what is wrong with them, and
// that their cards keep their ids.

// plain reads a Markdown deck in which nothing is wrong.
// plainCards reads cards in which nothing is wrong, but that the deck may have no id.
func plainCards(t *testing.T, text string) *Deck {
	t.Helper()
	d, found := readPlain(text)
	require.Empty(t, found, text)
	return d
}

func readPlain(text string) (*Deck, Diagnostics) {
	d, found := Read("birds.md", []byte(text))
	return d, slices.DeleteFunc(found, func(g Diagnostic) bool { return g.Code == "deck-without-id" })
}

func TestADeckCalledAfterItsFileIsWarnedOf(t *testing.T) {
	const card = "Q: Who?\nA: she\n"
	for _, front := range []string{"", "---\ntitle: Birds\n---\n", "---\nname = \"Birds\"\n---\n"} {
		_, found := Read("red kites.md", []byte(front+card))
		require.Len(t, found, 1, front)
		require.Equal(t, "deck-without-id", found[0].Code)
		require.Equal(t, Warning, found[0].Severity)
		require.Contains(t, found[0].Message, `"red-kites"`)
		require.Contains(t, found[0].Hint, "deck: red-kites")
		anchored, err := Anchor("red kites.md", []byte(front+card))
		require.NoError(t, err)
		d, found := Read("renamed.md", anchored)
		require.Empty(t, found, "the id is written")
		require.Equal(t, "red-kites", d.ID)
	}
	_, found := Read("birds.md", []byte("---\ndeck: birds\n---\n"+card))
	require.Empty(t, found)
}

func TestPlainCardsCompileToTheCardsOfADeck(t *testing.T) {
	d := plainCards(t, "---\ndeck: birds\ntitle: Birds of Europe\nlanguage: en-GB\nlicense: CC0-1.0\nauthors: [Ann Miller]\ntags: [nature]\n---\n"+
		"# Birds of prey\nQ: Which bird has a forked tail?\nA: the red kite\n---\nC: A [kite] eats [mice|voles].\n")
	require.Equal(t, []any{"birds", "Birds of Europe", "en-GB", "CC0-1.0"}, []any{d.ID, d.Title, d.Language, d.License})
	require.Equal(t, []string{"Ann Miller"}, d.Authors)
	require.Equal(t, []string{"nature"}, d.Facts[0].Tags)
	require.Equal(t, "birds-of-prey", d.Facts[1].Topic)
	book, found := Compile(d)
	require.Empty(t, found)
	require.Equal(t, []Form{Typed, SelfGraded, Cloze}, []Form{book.Questions[0].Form, book.Questions[1].Form, book.Questions[2].Form})
	require.Equal(t, "A ____ eats ____.", book.Questions[2].Stem)
	v, err := book.Judge(book.Questions[0].ID, Response{Text: "red kite"})
	require.NoError(t, err)
	require.Equal(t, Right, v.Outcome)
}

func TestALongAnswerIsJudgedByTheLearner(t *testing.T) {
	for answer, forms := range map[string][]string{
		"one two three four five":     {"typed", "self"},
		"one two three four five six": {"self"},
		"\n- red\n- green":            {"self"},
		"`a`\n```\nb\nc\n```":         {"typed", "self"}, // the code is told after it
		"```\nb\nc\n```":              {"self"},
	} {
		require.Equal(t, forms, plainCards(t, "Q: What?\nA: "+answer+"\n").Facts[0].Forms, answer)
	}
	book, found := Compile(plainCards(t, "C: It is written [$x^2$].\n"))
	require.Empty(t, found)
	require.Equal(t, "It is written ____.", book.Questions[0].Stem)
	require.Equal(t, SelfGraded, book.Questions[0].Form, "nobody can type a formula")
}

func TestWhatAnAnswerSaysFirstIsTheAnswer(t *testing.T) {
	for _, c := range []struct{ written, answer, note string }{
		{"in\ntwo lines", "in two lines", ""},
		{"\n\nafter a gap\n\nand more\nof it\n\nand more", "after a gap", "and more\nof it\n\nand more"},
		{"three parts:\n- a\n- b", "three parts:", "- a\n- b"},
		{"\n- a\n  and b\n- c\n\nboth", "a and b; c", "both"},
		{"\n1. a\n2. b\n", "a; b", ""},
		{"\n$$\na\n- b\n$$\n", "$$ a - b $$", ""},
		{"x\n\n```python\nQ: a\n\n  b\n---\n```\n\nend", "x", "`Q: a`\\\n`\u00a0`\\\n`\u00a0\u00a0b`\\\n`---`\n\n\nend"},
		{"~~~\n`a`\n~~~", "`` `a` ``", ""},
		{"a [bracket] and \\| a bar", "a [bracket] and \\| a bar", ""},
		{"a <!-- not an anchor -->", "a <!-- not an anchor -->", ""},
		{"a\n<!-- left out\nQ: this too -->\nb", "a b", ""},
		{"a\n#no-heading", "a #no-heading", ""},
	} {
		f := plainCards(t, "Q: What?\nA: "+c.written+"\n").Facts
		require.Len(t, f, 1)
		require.Equal(t, c.answer, f[0].Claim.Text, c.written)
		require.Equal(t, c.note, f[0].Note, c.written)
		again, wrong := parseClaim(f[0].Claim.Raw)
		require.Nil(t, wrong)
		require.Equal(t, f[0].Claim.Answers, again.Answers)
	}
}

func TestHowAFileBeginsAndEndsItsLinesIsNoMatter(t *testing.T) {
	const text = "---\ndeck: birds\n---\nQ: Which?\nA: a\nb\n---\nC: A [kite].\n"
	want := plainCards(t, text)
	for _, other := range []string{"\ufeff" + text, strings.ReplaceAll(text, "\n", "\r\n"), strings.TrimSuffix(text, "\n"), strings.ReplaceAll(text, "a\n", "a  \n")} {
		require.Equal(t, want.Facts, plainCards(t, other).Facts)
	}
}

func TestFrontMatterMayBeLeftOutOrInTOML(t *testing.T) {
	const card = "Q: Which?\nA: this\n"
	d := plainCards(t, card)
	require.Equal(t, []string{"birds", "Birds"}, []string{d.ID, d.Title}, "the file's name says")
	d = plainCards(t, "---\nname = \"Small\"\ndeck = 'small-birds'\n---\n"+card)
	require.Equal(t, []string{"small-birds", "Small"}, []string{d.ID, d.Title})
	require.Len(t, plainCards(t, "---\n"+card+"---\n").Facts, 1, "a line above the first card")
	require.Len(t, plainCards(t, "---\n---\n"+card).Facts, 1)
	d, _ = Read("鳥.md", []byte(card))
	require.Equal(t, "deck", d.ID)
}

func TestACardMayNameItsSource(t *testing.T) {
	for _, c := range []struct {
		written string
		source  Source
		cite    Cite
	}{
		{"A small atlas", Source{ID: "a-small-atlas", Title: "A small atlas"}, Cite{}},
		{"https://example.org/kites.", Source{ID: "example-org-kites", Title: "example.org/kites", URL: "https://example.org/kites"}, Cite{}},
		{`[Kites](https://example.org/k) ¶8 "forked tail"`, Source{ID: "kites", Title: "Kites", URL: "https://example.org/k"}, Cite{Paragraph: 8, Phrase: "forked tail"}},
		{"Kites, https://example.org/k, ¶ 3", Source{ID: "kites", Title: "Kites", URL: "https://example.org/k"}, Cite{Paragraph: 3}},
		{`kites.txt ¶2 "forked tail"`, Source{ID: "kites-txt", Title: "kites.txt", File: "kites.txt"}, Cite{Paragraph: 2, Phrase: "forked tail"}},
		{"Author", Source{ID: "c22c1e0f3ff9f", Title: "Author"}, Cite{}},
	} {
		d := plainCards(t, "Q: Which?\nA: this\nSource: "+c.written+"\n")
		require.Len(t, d.Sources, 1)
		c.source.ID, c.source.At, c.cite.At = d.Sources[0].ID, d.Sources[0].At, d.Facts[0].Cites[0].At
		c.cite.Source = c.source.ID
		require.True(t, isID(c.source.ID) && c.source.ID != deckItself)
		require.Equal(t, c.source, d.Sources[0])
		require.Equal(t, []Cite{c.cite}, d.Facts[0].Cites)
	}
	d := plainCards(t, "Q: Which?\nA: this\n\nQ: And?\nA: that\nSource: A\nSource: B\n\nC: [a] b\nSource: A\n")
	require.Len(t, d.Sources, 3)
	require.Equal(t, deckItself, d.Facts[0].Cites[0].Source, "a card without one rests on the deck itself")
	require.Len(t, d.Facts[1].Cites, 2)
}

func TestTheTextsProveWhatAMarkdownDeckCites(t *testing.T) {
	texts := os.DirFS("testdata/sources")
	require.Empty(t, CheckSources(plainCards(t, "Q: Which?\nA: this\n\nC: [a] b\nSource: A book\n"), texts), "nothing is claimed")
	found := CheckSources(plainCards(t, "C: [a] b\nSource: harbour.txt ¶1 \"words that nobody wrote\"\n"), texts)
	require.Len(t, found, 1)
	require.Equal(t, "no-phrase", found[0].Code)
}

// TestWhatIsWrongIsSaidAtItsPlace gives each mistake, the code and where it stands.
func TestWhatIsWrongIsSaidAtItsPlace(t *testing.T) {
	const card = "Q: Which?\nA: this\n"
	for _, c := range []struct{ written, said string }{
		{"A: this\n\n" + card, "1:1 missing-key this answer belongs to no question"},
		{"C: a [b]\nA: c\n", "2:1 missing-key this answer belongs to no question"},
		{card + "A: that\n", "3:1 duplicate-key this is a second answer to the question on line 1"},
		{"Q: Which?\n\n" + "Q: Who?\nA: she\n", "1:1 missing-key this question has no answer"},
		{"Q:\nA: this\n", "1:1 empty-value this question is empty"},
		{"Q: Which?\nA:\n\n---\n", "2:1 empty-value this answer is empty"},
		{"C:\n", "1:1 empty-value this card has no text"},
		{"\nC: nothing is marked\n", "2:1 missing-mark the claim marks no answer"},
		{"C: a [b]\n  and  then [c\n", "2:13 open-mark this [ is not closed"},
		{"C: a ] b\n", "1:6 stray-bracket this ] closes nothing"},
		{"C: é [] b\n", "1:6 empty-mark the mark has an empty part"},
		{card + "\n" + card, "4:1 duplicate-id this card stands here a second time"},
		{card + "\nQ: which?\nA:  This\n", ""},
		{"C: a [b]\n---\nC: a [b]\n", "3:1 duplicate-id this card stands here a second time"},
		{card + "<!-- id: x -->\n\nC: [a] b <!-- id: x -->\n", `5:10 duplicate-id the id "x" stands here a second time`},
		{card + "<!-- id: x -->\n<!-- id: y -->\n", "4:1 duplicate-id the card has the id x already"},
		{"<!-- id: x -->\n" + card, "1:1 bad-id this id stands in no card"},
		{card + "<!-- id: Red kite! -->\n", `3:1 bad-id the comment "id: Red kite!" gives no id`},
		{card + "<!-- id: x was: y z -->\n", `3:1 bad-id the comment "id: x was: y z" gives no id`},
		{card + "<!-- id: x was: z -->\n\nC: [a] b\n<!-- id: z -->\n", `3:1 was-in-use the id "z" is not old: a fact has it`},
		{"```\n" + card, "1:1 open-mark the code that begins here does not end"},
		{card + "<!-- a\n", "3:1 open-mark the comment that begins here does not end"},
		{"---\ndek: birds\n---\n" + card, `2:1 unknown-key the front matter has no key "dek"`},
		{"---\ndeck: red kites\n---\n" + card, `2:7 bad-id "red kites" is no id`},
		{"---\nnane = \"x\"\n---\n" + card, `2:1 unknown-key the front matter has no key "nane"`},
		{"---\ndeck = \"a b\"\n---\n" + card, `2:1 bad-id "a b" is no id`},
		{"---\ntitle: x\n\n" + card, "1:1 missing-key the front matter that begins here does not end"},
		{"---\ntitle: x\n---\n", "1:1 empty-deck the deck has no cards"},
		{card + "Source:\n", "3:8 unnamed-source this source has no name"},
		{card + "Source: a book \"forked tail\"\n", "3:9 bad-citation the phrase has no paragraph"},
		{card + "Source: [a](mailto:b)\n", "3:9 bad-url the address"},
		{"Q: Which? ![a](kite.svg)\nA: this\n", `1:11 bad-media "kite.svg" is no picture or sound that a deck can show`},
		{"Q: Which?\nA: " + strings.Repeat("a", maxText+1) + "\n", "2:4 too-long this text has 4001 characters"},
		{"Q: Which kite?\nA: Kite\n", "1:1 answer-in-ask the answer \"Kite\" stands in its own ask"},
		{"Some words\nand more\n" + card, "1:1 unknown-key this text belongs to no card"},
		{"Q: Which? ![](kite.png)\nA: this\n", "1:11 no-description kite.png has no description"},
	} {
		_, found := readPlain(c.written)
		if c.said == "" {
			require.Len(t, found, 1, "capitals and spaces make no other card")
			continue
		}
		require.Len(t, found, 1, "%s\n%s", c.written, printed(found))
		require.Contains(t, fmt.Sprintf("%d:%d %s %s", found[0].At.Line, found[0].At.Column, found[0].Code, found[0].Message), c.said)
		require.NotEmpty(t, found[0].Hint)
		require.Equal(t, "birds.md", found[0].File)
	}
}

func TestMistakesInSomeCardsHideNoneInOthers(t *testing.T) {
	_, found := Read("a.md", []byte("---\ntitel: x\n---\nQ: no answer\n\nA:\n\nC: nothing marked\n\nC: [open\n\nQ: ok?\nA: yes\n"))
	require.Equal(t, 4, found.Errors(), printed(found))
}

func TestACardKeepsItsIdWhileItAsksTheSame(t *testing.T) {
	id := func(text string) string { return plainCards(t, text).Facts[0].ID }
	require.Equal(t, id("Q: Who?\nA: she\n"), id("# Topic\nQ:  who?\nA: he\n\nQ: More?\nA: yes\n"))
	require.Equal(t, id("C: A [kite] eats mice.\n"), id("C: A [kite|milan]\neats [mice].\n"))
	require.NotEqual(t, id("Q: Who?\nA: she\n"), id("Q: Whom?\nA: she\n"))
	require.Equal(t, "red", id("Q: Who?\nA: she <!-- id: red -->\n"))
	require.Equal(t, "red", id("Q: Who?\n<!-- id: red was: old -->\nA: she\n"))
	require.Equal(t, "ca192afb8cc0e", id("Q: What is it?\nA: that\n"), "ids in use never change")
	for _, made := range []string{id("Q: Who?\nA: she\n"), id("C: [a] b\n")} {
		require.True(t, IsGenerated(made))
	}
	for _, named := range []string{"red", "ca192afb8cc0", "ca192afb8cc0g", "da192afb8cc0e"} {
		require.False(t, IsGenerated(named))
	}
}

func TestCardsThatAskTheSameHaveIdsWhateverTheirOrder(t *testing.T) {
	a := plainCards(t, "C: A [kite] eats mice.\n\nC: A kite eats [mice].\n")
	b := plainCards(t, "C: A kite eats [mice].\n\nC: A [kite] eats mice.\n")
	require.NotEqual(t, a.Facts[0].ID, a.Facts[1].ID)
	require.Equal(t, a.Facts[0].ID, b.Facts[1].ID)
	require.Equal(t, a.Facts[1].ID, b.Facts[0].ID)
}

func TestAnchorsAreWrittenOnceAndChangeNothingElse(t *testing.T) {
	const text = "Q: Who?\nA: she\n\n```\n---\n```\n\n# Topic\nC: [a] b <!-- id: x -->\n\nC: b\n[c]"
	got, err := Anchor("birds.md", []byte(text))
	require.NoError(t, err)
	ids := plainCards(t, text).Facts
	require.Equal(t, "---\ndeck: birds\n---\nQ: Who?\nA: she\n\n```\n---\n```\n<!-- id: "+ids[0].ID+" -->\n\n# Topic\nC: [a] b <!-- id: x -->\n\nC: b\n[c]\n<!-- id: "+ids[2].ID+" -->\n", string(got))
	again, err := Anchor("other.md", got)
	require.NoError(t, err)
	require.Equal(t, string(got), string(again))

	got, err = Anchor("birds.md", []byte("\ufeff---\r\nname = \"x\"\r\n---\r\nC: [a] b\r\n"))
	require.NoError(t, err)
	require.Equal(t, "\ufeff---\r\ndeck = \"birds\"\r\nname = \"x\"\r\n---\r\nC: [a] b\r\n<!-- id: "+plainCards(t, "C: [a] b").Facts[0].ID+" -->\r\n", string(got))
	for _, faulty := range []string{"", "Q: Who?\n", "\xff\xfe"} {
		_, err = Anchor("birds.md", []byte(faulty))
		require.ErrorIs(t, err, ErrFaulty)
	}
}

func TestEveryExampleOfMarkdownDecksCompiles(t *testing.T) {
	text, err := os.ReadFile("../../docs/markdown-decks.md")
	require.NoError(t, err)
	tried := 0
	for _, part := range strings.Split(string(text), "\n````markdown\n")[1:] {
		example, _, closed := strings.Cut(part, "\n````\n")
		require.True(t, closed)
		book, found := Compile(plainCards(t, example+"\n"))
		require.Empty(t, found, example)
		require.NotEmpty(t, book.Questions)
		tried++
	}
	require.GreaterOrEqual(t, tried, 3)
}

// TestDecksThatOthersWroteAreRead reads decks in Markdown from elsewhere. They are no
// part of the project; QUIZ_SHARED names the folder that has them in decks/hashcards/.
func TestDecksThatOthersWroteAreRead(t *testing.T) {
	shared := os.Getenv("QUIZ_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	files, _ := filepath.Glob(filepath.Join(shared, "decks", "hashcards", "*.md"))
	if len(files) == 0 {
		t.Skip("the decks are not here: set QUIZ_SHARED to the folder that has them in decks/hashcards/")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		d, found := Read(file, src)
		require.Zero(t, found.Errors(), printed(found))
		text := "\n" + string(src)
		require.Len(t, d.Facts, strings.Count(text, "\nQ:")+strings.Count(text, "\nC:"), file)
		book, found := Compile(d)
		require.Empty(t, found, printed(found))
		for _, card := range book.Cards {
			require.NotEmpty(t, book.QuestionsOf(card.ID), "%s: %s is never asked", file, card.ID)
		}
	}
}

// FuzzMarkdown reads anything as Markdown. It must not panic, must point into the
// file, and what is written with anchors must be the same cards with the same ids.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		"---\nname = \"Small\"\n---\n# Birds\nQ: Which?\nA: the kite\n<!-- id: red -->\n---\nC: A [kite] eats [mice].\nSource: A ¶1 \"b\"\n",
		"Q: a\n```\n---\n```\nA: b\n\n- c\n- d\n", "---\ndeck: a\n", "---\n\n---\n", "```go\n```go\n", "<!--\n-->\n<!-- id:", "Q:\r\nA:\r\n", "\xef\xbb\xbfC: [a|b] $$\n$$ ![](@/x.png)",
		"C: [a](b) \\[", "Q: a <!-- id: b was: c -->\nA: `", "---\n? a\n: - b\n---\nC: [a] b",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			t.Skip("larger inputs only take longer")
		}
		d, found := Read("a.md", src)
		require.True(t, d != nil || found.Errors() > 0)
		checkPlaces(t, d, found)
		if d == nil || found.Errors() > 0 {
			return
		}
		book, _ := Compile(d)
		text, err := Anchor("a.md", src)
		require.NoError(t, err)
		after, found := Read("b.md", text)
		require.Zero(t, found.Errors())
		require.Equal(t, d.ID, after.ID)
		again, _ := Compile(after)
		require.Equal(t, len(book.Cards), len(again.Cards))
		for i := range book.Cards {
			require.Equal(t, book.Cards[i], again.Cards[i])
		}
		once, err := Anchor("b.md", text)
		require.NoError(t, err)
		require.Equal(t, string(text), string(once))
	})
}
