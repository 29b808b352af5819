package markup

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// shape writes nodes as a person would sketch them.
func shape(nodes []Node) string {
	names := map[Kind]string{
		Answer: "answer", Gap: "gap", Emphasis: "em", Strong: "strong", Code: "code", Link: "link",
		Picture: "picture", Sound: "sound", Formula: "formula", Display: "display", Break: "break",
	}
	var b strings.Builder
	for _, n := range nodes {
		if n.Kind == Text {
			b.WriteString(n.Text)
			continue
		}
		b.WriteString("<" + names[n.Kind])
		if n.Target != "" {
			b.WriteString(" " + n.Target)
		}
		if n.Text != "" {
			b.WriteString(": " + n.Text)
		}
		if len(n.Children) > 0 {
			b.WriteString(": " + shape(n.Children))
		}
		b.WriteString(">")
	}
	return b.String()
}

func TestMarks(t *testing.T) {
	for src, want := range map[string]string{
		"*Vulpes vulpes* is the fox":            "<em: Vulpes vulpes> is the fox",
		"a _word_, here":                        "a <em: word>, here",
		"**bold** and __bold__":                 "<strong: bold> and <strong: bold>",
		"***both***":                            "<strong: <em: both>>",
		"**a *b* c**":                           "<strong: a <em: b> c>",
		"*a **b** c*":                           "<em: a <strong: b> c>",
		"(*quoted*)":                            "(<em: quoted>)",
		"“*quoted*”":                            "“<em: quoted>”",
		"这*是*的":                                 "这<em: 是>的",
		"type `a*b*c`":                          "type <code: a*b*c>",
		"a `` ` `` tick":                        "a <code: `> tick",
		"[here](https://example.org/a) it is":   "<link https://example.org/a: here> it is",
		"[a *b*](https://example.org)":          "<link https://example.org: a <em: b>>",
		"$x^2$ is even":                         "<formula: x^2> is even",
		"the set ($x$)":                         "the set (<formula: x>)",
		`so \(a < b\) holds`:                    "so <formula: a < b> holds",
		"$$\\sum_i x_i$$":                       `<display: \sum_i x_i>`,
		"*if $a*b$ is*":                         "<em: if <formula: a*b> is>",
		"![a kite](birds/kite.png)":             "<picture birds/kite.png: a kite>",
		"![its call](kite.MP3)":                 "<sound kite.MP3: its call>",
		"![](kite.png)":                         "<picture kite.png>",
		"The ____ and the *____* river":         "The <gap: ____> and the <em: <gap: ____>> river",
		`\*plain\* \$x$ \[a](https://b.org) \!`: "*plain* $x$ [a](https://b.org) !",
		"one\\\ntwo  \nthree\nfour":             "one<break>two<break>three\nfour",
	} {
		require.Equal(t, want, shape(Parse(src)), src)
	}
}

// What authors of facts write reads as it is written.
func TestPlainTextsStay(t *testing.T) {
	for _, src := range []string{
		"2 * 3 * 4", "2*3*4", "snake_case_name", "_private", "C*-algebra and W*-algebra", "[1] and [2]", "a 5* hotel and a 4* hotel",
		"$5 and $6", "from $5-$6 million", "US$5 or AU$6", "between $5 million and $6 million", "5$ and 6$", "$$", "$", "a $ b $ c",
		"$[5] or $[6]", "the 'Qa`ida' and Qa`ida", "C:\\Users\\x", "x \\ y", "* a note, see *", "****", "_____", "** **", "<b>bold</b> &amp; &lt;",
		"[words](ftp://example.org)", "[words](javascript:alert(1))", "[words](https://)", "[words] (https://a.org)", "!", "![x](evil.svg)",
		"![x](https://example.org/a.png)", "![x](../a.png)", "![x](/a.png)", "![x](a.png", "# no heading", "> no quote", "| no | table |",
		"https://example.org/a_b_c", "al-Qa'ida", "1. January", "~5 km and ~6 km", "10^6", "a^b", "!important", "[", "](", "****a****",
	} {
		require.Equal(t, []Node{{Kind: Text, Text: src}}, Parse(src), src)
		require.Equal(t, src, Plain(src))
	}
}

func TestAnswersStandInsideEmphasis(t *testing.T) {
	src := "*The fox is Vulpes vulpes* here"
	at := strings.Index(src, "Vulpes")
	require.Equal(t, "<em: The fox is <answer: Vulpes vulpes>> here", shape(Parse(src, [2]int{at, at + 13})))
	// Emphasis that would begin inside an answer and end outside it is none.
	require.Equal(t, "The <answer: *fox> is* red", shape(Parse("The *fox is* red", [2]int{4, 8})))
	// Neither formula nor code reaches over the edge of an answer.
	require.Equal(t, "$x<answer: y$> z", shape(Parse("$xy$ z", [2]int{2, 4})))
	// Ranges that do not fit are left out.
	require.Equal(t, "äb", shape(Parse("äb", [2]int{1, 2}, [2]int{0, 9}, [2]int{2, 2})))
}

func TestPlain(t *testing.T) {
	for src, want := range map[string]string{
		"*Vulpes* **vulpes** `x`":           "Vulpes vulpes x",
		"[here](https://example.org)":       "here",
		"![a red kite](kite.png) is a bird": "a red kite is a bird",
		"$x^2$":                             "x^2",
		"The ____ river":                    "The ____ river",
		`\*`:                                "*",
	} {
		require.Equal(t, want, Plain(src))
	}
	require.True(t, Unspoken("the *$x$*"))
	require.True(t, Unspoken("![a kite](kite.png)"))
	require.False(t, Unspoken("*$5* and `code`"))
}

func TestBlocks(t *testing.T) {
	sketch := func(src string) string {
		var b strings.Builder
		for _, block := range Blocks(src) {
			b.WriteString("P" + shape(block.Nodes))
			for _, item := range block.Items {
				b.WriteString(map[bool]string{true: "#", false: "-"}[block.Ordered] + shape(item))
			}
			b.WriteString("/")
		}
		return b.String()
	}
	for src, want := range map[string]string{
		"one\ntwo\n\nthree":              "Pone\ntwo/Pthree/",
		"Birds:\n- a *b*\n- c\n  d\nend": "PBirds:/P-a <em: b>-c\nd/Pend/",
		"1. one\n2. two":                 "P#one#two/",
		"2014. That year":                "P2014. That year/",
		"1914.\n- x\n\n+ y":              "P1914./P-x/P-y/",
		"- a\n* b":                       "P-a/P* b/",
		"":                               "",
		"-5 degrees":                     "P-5 degrees/",
	} {
		require.Equal(t, want, sketch(src), src)
	}
}

func TestVerbatim(t *testing.T) {
	end := func(src string, at int) int {
		n, ok := Verbatim(src, at)
		if !ok {
			return 0
		}
		return n
	}
	require.Equal(t, 7, end("$a_[1]$ x", 0))
	require.Equal(t, 11, end("![a](b.png) [c]", 0))
	require.Zero(t, end("[a](https://b.org)", 0))
	require.Zero(t, end(`\$a$`, 1))
	require.Equal(t, 5, end("`[x]` ", 0))
}

// beginnings are what may be closed and is not. A text of nothing else must not be
// looked through again for each of them.
var beginnings = []string{
	"*a ", "_a ", "**a *b ", "$a ", "$$a ", "`a ", "``a `b ", "![", "![a](", "[a](", `\(a `, "[a](https://b", "*[a](https://b.org)",
	"***a", "____", "*a _b ", "\\",
}

// Looking through so long a text once for each beginning would not end before the
// tests are stopped.
func TestTextsOfNothingButBeginningsAreRead(t *testing.T) {
	for _, unit := range beginnings {
		src := strings.Repeat(unit, 200_000/len(unit))
		require.NotZero(t, len(Parse(src)), unit)
		verbatimAt := Verbatims(src)
		for at := range src {
			verbatimAt(at)
		}
	}
	nested := strings.Repeat("*a **b ", 2000) + strings.Repeat("b** a* ", 2000)
	require.NotZero(t, len(Parse(nested)))
}

// BenchmarkBeginnings shows that ten times the text takes ten times the work.
func BenchmarkBeginnings(b *testing.B) {
	for _, length := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(length), func(b *testing.B) {
			var texts []string
			for _, unit := range beginnings {
				texts = append(texts, strings.Repeat(unit, length/len(unit)))
			}
			for b.Loop() {
				for _, src := range texts {
					Parse(src)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*length*len(texts)), "ns/byte")
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range []string{"*a* **b** `c` [d](https://e.org) $f$ \\(g\\) $$h$$ ![i](j.png) ____ \\*", "*a [b](https://c.org) _d_*"} {
		f.Add(src, 2, 5)
	}
	f.Fuzz(func(t *testing.T, src string, from, to int) {
		if len(src) > 4000 {
			return
		}
		var answers [][2]int
		if from >= 0 && from < to && to <= len(src) {
			answers = append(answers, [2]int{from, to})
		}
		depth(t, Parse(src, answers...), 0)
		Blocks(src)
		require.LessOrEqual(t, len(Plain(src)), len(src))
		if !Has(src) && !strings.Contains(src, "\n") {
			require.Equal(t, src, PlainOf(Parse(src)))
		}
	})
}

// depth requires that nodes lie no deeper in each other than marks may.
func depth(t *testing.T, nodes []Node, at int) {
	require.Less(t, at, 4*maxDepth)
	for _, n := range nodes {
		depth(t, n.Children, at+1)
	}
}
