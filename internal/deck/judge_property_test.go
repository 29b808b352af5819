package deck

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// drawBook draws a deck of few letters, in which answers are often near each
// other, share words, or are listed twice.
func drawBook(t *rapid.T) *Book {
	word := rapid.StringMatching(`[abk]{1,3}[aeiou]{0,2}[nrst]{0,4}`)
	phrase := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 1, 3).Draw(t, "words"), " ")
	})
	number := rapid.Custom(func(t *rapid.T) string {
		hedge := rapid.SampledFrom([]string{"", "", "about ", "at least ", "more than ", "up to "}).Draw(t, "hedge")
		return hedge + fmt.Sprint(rapid.IntRange(0, 40).Draw(t, "number"))
	})
	date := rapid.Custom(func(t *rapid.T) string {
		c := civil{year: rapid.IntRange(2012, 2016).Draw(t, "year"), month: rapid.IntRange(0, 12).Draw(t, "month")}
		return rapid.SampledFrom([]string{"", "about "}).Draw(t, "hedge") + c.text(true, true)
	})
	b := &Book{}
	for range rapid.IntRange(0, 3).Draw(t, "names") {
		b.Names = append(b.Names, BookName{Text: phrase.Draw(t, "name"), Also: rapid.SliceOfN(phrase, 0, 2).Draw(t, "also")})
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "questions") {
		q := Question{ID: fmt.Sprint(i), Form: Typed, Type: rapid.SampledFrom(
			[]Base{BaseText, BasePerson, BaseGroup, BaseNumber, BaseMonth}).Draw(t, "type")}
		text := phrase
		if q.Type == BaseNumber {
			text = number
		} else if q.Type == BaseMonth {
			text = date
		}
		q.Answers = rapid.SliceOfN(text, 1, 2).Draw(t, "answers")
		q.Accept = rapid.SliceOfN(text, 0, 2).Draw(t, "accept")
		for _, near := range rapid.SliceOfN(text, 0, 2).Draw(t, "near") {
			q.Nearly = append(q.Nearly, Near{Text: near, Also: rapid.SliceOfN(text, 0, 1).Draw(t, "near also"), Why: "because"})
		}
		b.Questions = append(b.Questions, q)
	}
	b.index = newBookIndex(b)
	return b
}

func judgeTyped(t require.TestingT, b *Book, id, text string) Verdict {
	v, err := b.Judge(id, Response{Option: -1, Text: text})
	require.NoError(t, err)
	return v
}

// accepted lists every text that a question or its names accept.
func accepted(b *Book, q *Question) []string {
	list := slices.Concat(q.Answers, q.Accept)
	if q.Type.scalar() {
		return list
	}
	for _, text := range slices.Clone(list) {
		if name, ok := b.lexicon().name(dropArticles(words(text))); ok {
			list = append(append(list, name.Text), name.Also...)
		}
	}
	return list
}

func TestWhatIsAcceptedIsRight(t *testing.T) {
	check := func(t require.TestingT, b *Book) {
		for i := range b.Questions {
			for _, text := range accepted(b, &b.Questions[i]) {
				for _, form := range []string{text, strings.ToUpper(text), "  " + text + ". ", "the " + text} {
					v := judgeTyped(t, b, b.Questions[i].ID, form)
					require.Equal(t, Right, v.Outcome, "%q for %q: %+v", form, b.Questions[i].Answers, v)
				}
			}
		}
	}
	for _, path := range tables(t) {
		b, _ := readTable(t, path)
		for i := range b.Questions { // ". " and "the" make something else of a lone sign
			b.Questions[i].Answers = slices.DeleteFunc(b.Questions[i].Answers, func(s string) bool { return s == "?" })
		}
		check(t, b)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, drawBook(t)) })
}

func TestWhatIsNearIsNearly(t *testing.T) {
	check := func(t require.TestingT, b *Book) {
		for i := range b.Questions {
			q := &b.Questions[i]
			right := make(map[string]bool)
			for _, text := range accepted(b, q) {
				right[squash(dropArticles(words(text)))] = true
			}
			for _, near := range q.Nearly {
				for _, text := range append([]string{near.Text}, near.Also...) {
					want := Nearly
					if right[squash(dropArticles(words(text)))] {
						want = Right
					}
					v := judgeTyped(t, b, q.ID, text)
					require.Equal(t, want, v.Outcome, "%q for %q: %+v", text, q.Answers, v)
				}
			}
		}
	}
	for _, path := range tables(t) {
		b, _ := readTable(t, path)
		check(t, b)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, drawBook(t)) })
}

// TestOtherAnswersAreNotRight gives each question's answer to every other one.
// As free text it is right only where it is accepted.
func TestOtherAnswersAreNotRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		for i := range b.Questions {
			q := &b.Questions[i]
			if q.Type != BaseText {
				continue
			}
			var right []string
			for _, text := range accepted(b, q) {
				right = append(right, squash(dropArticles(words(text))))
			}
			for _, other := range b.Questions {
				if given := other.Answers[0]; !other.Type.scalar() && judgeTyped(t, b, q.ID, given).Outcome == Right {
					require.Contains(t, right, squash(dropArticles(words(given))), "for %q", q.Answers)
				}
			}
		}
	})
}

func TestJudgeManyAtOnce(t *testing.T) {
	b, rows := readTable(t, "testdata/judge/names.txt")
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, row := range rows {
				v := judgeTyped(t, b, row.question, row.response)
				if got := fmt.Sprintf("%s %s", v.Outcome, v.Code); got != row.want {
					t.Errorf("%q => %s", row.response, got)
				}
			}
		})
	}
	wait.Wait()
}

func TestJudgeLongResponses(t *testing.T) {
	long := strings.Repeat("a very long answer ", 40)
	b := &Book{Questions: []Question{
		{ID: "short", Form: Typed, Type: BaseText, Answers: []string{"Kabul"}},
		{ID: "long", Form: Typed, Type: BaseText, Answers: []string{long}},
	}}
	require.Equal(t, CodeLong, judgeTyped(t, b, "short", long).Code)
	require.Equal(t, CodeLong, judgeTyped(t, b, "short", strings.Repeat("界", 1<<20)).Code)
	require.Equal(t, CodeExact, judgeTyped(t, b, "long", long).Code)
	require.Equal(t, CodeLong, judgeTyped(t, b, "long", long+long).Code)
}

func FuzzJudge(f *testing.F) {
	var books []*Book
	for _, path := range tables(f) {
		b, rows := readTable(f, path)
		books = append(books, b)
		for _, row := range rows {
			f.Add(row.response)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, b := range books {
			for i := range b.Questions {
				v := judgeTyped(t, b, b.Questions[i].ID, text)
				require.Equal(t, v, judgeTyped(t, b, b.Questions[i].ID, text))
				require.NotEmpty(t, v.Code)
				require.True(t, utf8.ValidString(v.Reason))
				require.False(t, strings.ContainsFunc(v.Reason, func(r rune) bool {
					return r == '<' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
				}), "the reason %q echoes %q", v.Reason, text)
				require.Equal(t, v.Outcome == Wrong, v.Matched == "")
			}
		}
	})
}

// largeBook has as many names as an encyclopedia's deck, two or three
// pronounceable words each. The fewer the consonants, the nearer the names.
func largeBook(n, consonants int) *Book {
	random := rand.New(rand.NewPCG(1, 2))
	syllable := func() string {
		return string("bdfghklmnprstvz"[random.IntN(consonants)]) + string("aeiou"[random.IntN(5)])
	}
	b := &Book{}
	for i := range n {
		var list []string
		for range 2 + random.IntN(2) {
			word := ""
			for range 2 + random.IntN(3) {
				word += syllable()
			}
			list = append(list, word)
		}
		text := strings.Join(list, " ")
		b.Names = append(b.Names, BookName{Text: text, Kind: "person"})
		b.Questions = append(b.Questions, Question{ID: fmt.Sprint(i), Card: fmt.Sprint(i), Form: Typed, Type: BasePerson, Answers: []string{text}})
	}
	b.index = newBookIndex(b)
	return b
}

func BenchmarkJudge(b *testing.B) {
	book, dense := largeBook(100_000, 15), largeBook(100_000, 3)
	book.lexicon()
	dense.lexicon()
	answer := book.Questions[77].Answers[0]
	near := dense.Questions[77].Answers[0]
	for _, c := range []struct {
		name string
		book *Book
		text string
	}{
		{"exact", book, answer},
		{"typo", book, answer[:3] + answer[4:]},
		{"wrong", book, "somebody else entirely"},
		{"other", book, book.Questions[5].Answers[0]},
		{"long", book, strings.Repeat("ba ko ", 50)},
		{"dense", dense, near[:3] + near[4:]},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.book.Judge("77", Response{Option: -1, Text: c.text}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLexicon(b *testing.B) {
	book := largeBook(100_000, 15)
	b.ReportAllocs()
	for b.Loop() {
		newLexicon(book)
	}
}

// TestJudgeCompiledDecks judges real decks by themselves: what a question
// accepts is right, what may be right is nearly, and no wrong option of its
// card is right when typed.
func TestJudgeCompiledDecks(t *testing.T) {
	for _, path := range []string{"testdata/sample.yaml", "../../decks/isisk.yaml"} {
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		d, _ := Read(path, src)
		b, _ := Compile(d)
		require.NotEmpty(t, b.Questions, path)
		for i := range b.Questions {
			switch b.Questions[i].Form {
			case Choice:
				checkWrongOptions(t, b, &b.Questions[i])
			case Cloze, Typed, Numeric, Dated:
				if len(b.Questions[i].Blanks) > 0 {
					checkOwnBlanks(t, b, &b.Questions[i])
				} else {
					checkOwnTexts(t, b, &b.Questions[i])
				}
			}
		}
	}
}

func checkOwnTexts(t *testing.T, b *Book, q *Question) {
	for _, text := range slices.Concat(q.Answers, q.Accept) {
		v := judgeTyped(t, b, q.ID, text)
		require.Equal(t, Right, v.Outcome, "%s: %q: %+v", q.ID, text, v)
	}
	for _, near := range q.Nearly {
		for _, text := range append([]string{near.Text}, near.Also...) {
			v := judgeTyped(t, b, q.ID, text)
			require.Equal(t, Nearly, v.Outcome, "%s: %q: %+v", q.ID, text, v)
			require.Equal(t, near.Why, v.Reason)
		}
	}
}

// checkOwnBlanks fills the blanks in with what they accept, all at once.
func checkOwnBlanks(t *testing.T, b *Book, q *Question) {
	for _, pick := range []func(x Blank) string{
		func(x Blank) string { return x.Answers[0] },
		func(x Blank) string {
			return append(slices.Clone(x.Answers), x.Accept...)[len(x.Answers)+len(x.Accept)-1]
		},
	} {
		var texts []string
		for _, x := range q.Blanks {
			texts = append(texts, pick(x))
		}
		v, err := b.Judge(q.ID, Response{Texts: texts})
		require.NoError(t, err)
		require.Equal(t, Right, v.Outcome, "%s: %q: %+v", q.ID, texts, v)
	}
}

func checkWrongOptions(t *testing.T, b *Book, choice *Question) {
	for _, q := range b.QuestionsOf(choice.Card) {
		for _, option := range choice.Options {
			if v := judgeTyped(t, b, q.ID, option.Text); isTyped(q) && !option.Correct {
				require.Equal(t, Wrong, v.Outcome, "%s: %q: %+v", q.ID, option.Text, v)
			}
		}
	}
}

// isTyped reports whether a question has one line to type into.
func isTyped(q *Question) bool {
	return q.Form == Cloze && len(q.Blanks) == 0 || q.Form == Typed || q.Form == Numeric || q.Form == Dated
}
