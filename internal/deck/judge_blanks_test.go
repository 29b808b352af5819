package deck

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// blanksBook has sentences with several blanks: a list, a list of two beside a
// date, and roles.
func blanksBook(t require.TestingT) *Book {
	d, diags := Read("blanks.yaml", []byte(`
deck: blanks
sources: {post: {publisher: The Post}}
names:
  Kabul: {kind: place, also: [Cabul]}
  Herat: place
facts:
  - {id: motto, claim: "The motto of the republic is [liberty], [equality|equal rights] and [fraternity|brotherhood].", cite: 'post ¶1 "the motto"'}
  - {id: road, claim: "In [2014] a road joined [Kabul] and [Herat].", cite: 'post ¶2 "a road"'}
  - {id: chief, claim: "[Omar Khan] led the group from [2014] to [2016], and [Omar Khan] died in [Herat].", cite: 'post ¶3 "led the group"'}
  - {id: tolls, claim: "The two floods killed [13] and [60] people, respectively.", cite: 'post ¶4 "floods"'}
  - {id: names, claim: "Reports call it [ISKP] or [ISK].", cite: 'post ¶5 "ISKP"'}
`))
	require.Zero(t, diags.Errors(), "%v", diags)
	b, diags := Compile(d)
	require.Zero(t, diags.Errors(), "%v", diags)
	return b
}

// TestJudgeBlanks fills in sentences as pupils would.
func TestJudgeBlanks(t *testing.T) {
	b := blanksBook(t)
	for _, c := range []struct {
		card  string
		texts string // of the blanks, with a slash between them
		want  string // outcome and code
		each  string // outcomes of the blanks
	}{
		{"motto", "liberty/equality/fraternity", "right exact", "right right right"},
		{"motto", "fraternity/liberty/equality", "right exact", "right right right"},
		{"motto", "Fraternity./the liberty/EQUALITY", "right exact", "right right right"},
		{"motto", "brotherhood/equal rights/liberty", "right alias", "right right right"},
		{"motto", "liberty/equalty/fraternity", "right spelling", "right right right"},
		{"motto", "liberty/liberty/liberty", "nearly part", "right wrong wrong"},
		{"motto", "liberty/brotherhood/fraternity", "nearly part", "right right wrong"},
		{"motto", "liberty//", "nearly part", "right wrong wrong"},
		{"motto", "//liberty", "nearly part", "wrong wrong right"},
		{"motto", "liberty", "nearly part", "right wrong wrong"},
		{"motto", "justice/peace/work", "wrong wrong", "wrong wrong wrong"},
		{"motto", "", "wrong unknown", "wrong wrong wrong"},
		{"motto", "I don't know/?/idk", "wrong unknown", "wrong wrong wrong"},
		{"motto", "liberty/equality/fraternity/justice", "right exact", "right right right"},
		{"road", "2014/Herat/Kabul", "right exact", "right right right"},
		{"road", "2014/Cabul/Herat", "right alias", "right right right"},
		{"road", "Kabul/2014/Herat", "nearly part", "wrong wrong right"},
		{"road", "2015/Herat/Kabul", "nearly part", "wrong right right"},
		{"road", "May 2014/Herat/Kabul", "nearly part", "nearly right right"},
		{"road", "2015/Balkh/Zaranj", "wrong wrong", "wrong wrong wrong"},
		{"chief", "Omar Khan/2014/2016/Herat", "right exact", "right right right right"},
		{"chief", "Khan/2014/2016/Herat", "nearly part", "nearly right right right"},
		{"chief", "Omar Khan/2016/2014/Herat", "nearly part", "right wrong wrong right"},
		{"chief", "Herat/2014/2016/Omar Khan", "nearly part", "wrong right right wrong"},
		{"tolls", "13/60", "right exact", "right right"},
		{"tolls", "60/13", "wrong wrong", "wrong wrong"},
		{"tolls", "thirteen/sixty", "right number", "right right"},
		{"names", "ISK/ISKP", "right exact", "right right"},
		{"names", "ISKP/ISKP", "nearly part", "right wrong"},
		{"names", "ISIS-K/ISK", "nearly part", "wrong right"},
	} {
		v, err := b.Judge(c.card+"#cloze", Response{Option: -1, Texts: strings.Split(c.texts, "/")})
		require.NoError(t, err)
		var each []string
		for _, x := range v.Blanks {
			each = append(each, x.Outcome.String())
			require.Equal(t, x.Outcome == Wrong, x.Matched == "", "%s: %+v", c.texts, x)
		}
		require.Equal(t, c.want, fmt.Sprintf("%s %s", v.Outcome, v.Code), "%s: %s: %s", c.card, c.texts, v.Reason)
		require.Equal(t, c.each, strings.Join(each, " "), "%s: %s: %s", c.card, c.texts, v.Reason)
		require.Zero(t, v.Guess)
	}
}

// TestJudgeBlanksReasons looks at what the learner reads.
func TestJudgeBlanksReasons(t *testing.T) {
	b := blanksBook(t)
	for _, c := range []struct {
		card, texts, reason, matched string
	}{
		{"motto", "liberty/equality/fraternity", "That matches the source.", "liberty; equality; fraternity"},
		{"motto", "liberty/equalty/fraternity", "That matches the source. Blank 2: It is spelled equality.", "liberty; equality; fraternity"},
		{"motto", "liberty/liberty/fraternity", "2 of 3 blanks are right. Blank 2: You gave that in another blank. In the source it is equality.", "liberty; fraternity"},
		{"motto", "peace//work", "None of the 3 blanks is right. Blank 1: In the source it is liberty. Blank 2: You left this open. In the source it is equality. Blank 3: In the source it is fraternity.", ""},
		{"road", "May 2014/Herat/Zaranj", "1 of 3 blanks is right. Blank 1: That is more exact than the source, which says 2014. Blank 3: In the source it is Kabul.", "2014; Herat"},
		{"motto", "", "You left this open. The source says, in order: liberty; equality; fraternity.", ""},
	} {
		v, err := b.Judge(c.card+"#cloze", Response{Texts: strings.Split(c.texts, "/")})
		require.NoError(t, err)
		require.Equal(t, c.reason, v.Reason)
		require.Equal(t, c.matched, v.Matched)
	}
	v, err := b.Judge("road#cloze", Response{Texts: []string{"2014", "Kabul", "Herat"}, GaveUp: true})
	require.NoError(t, err)
	require.Equal(t, CodeUnknown, v.Code)
	require.Len(t, v.Blanks, 3)
	_, err = b.Judge("road#cloze", Response{Text: "2014"})
	require.NoError(t, err, "a text for one blank leaves several open")
}

// TestTheOrderOfAListSaysNothing shuffles what was typed into a list: the
// outcome, and how many blanks are right, never change.
func TestTheOrderOfAListSaysNothing(t *testing.T) {
	b := blanksBook(t)
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom([]string{"liberty", "equality", "equal rights", "fraternity", "brotherhood", "equalty", "equal", "peace", ""}), 3, 3).Draw(t, "texts")
		first := judgedBlanks(t, b, texts)
		rand.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		require.Equal(t, first, judgedBlanks(t, b, texts), "%q", texts)
	})
}

func judgedBlanks(t require.TestingT, b *Book, texts []string) string {
	v, err := b.Judge("motto#cloze", Response{Texts: texts})
	require.NoError(t, err)
	count := make(map[Outcome]int)
	for _, x := range v.Blanks {
		count[x.Outcome]++
	}
	return fmt.Sprint(v.Outcome, count)
}

func TestListJoins(t *testing.T) {
	for text, want := range map[string]bool{
		", ": true, " and ": true, ", and ": true, " or the ": true, "” and “": true, " & ": true, "; ": true, " und ": true,
		"": false, " ": false, " to ": false, " and then ": false, " in ": false, ", led by ": false, ". ": false, " – ": false,
	} {
		require.Equal(t, want, isListJoin(text), "%q", text)
	}
}

// FuzzJudgeBlanks types anything into blanks: each gets a verdict, and none
// echoes what was typed.
func FuzzJudgeBlanks(f *testing.F) {
	b := blanksBook(f)
	f.Add("liberty", "equality", "fraternity")
	f.Add("2014", "Herat or Kabul", "<script>")
	f.Add(strings.Repeat("界", 400), "\x00\xff", "not Kabul")
	f.Fuzz(func(t *testing.T, one, two, three string) {
		for i := range b.Questions {
			q := &b.Questions[i]
			v, err := b.Judge(q.ID, Response{Texts: []string{one, two, three}})
			require.NoError(t, err)
			require.Len(t, v.Blanks, len(q.Blanks))
			require.NotEmpty(t, v.Code)
			require.False(t, strings.ContainsFunc(v.Reason, func(r rune) bool { return r == '<' || unicode.IsControl(r) }), "%q", v.Reason)
			require.Equal(t, v.Outcome == Wrong, v.Matched == "")
		}
	})
}
