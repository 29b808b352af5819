package rich

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var birds = Setting{Folder: "/decks/birds/media/"}

func TestInline(t *testing.T) {
	for src, want := range map[string]string{
		"The *red* **kite**, `Milvus`":             "The <em>red</em> <strong>kite</strong>, <code>Milvus</code>",
		"a < b & \"c\" <b>":                        "a &lt; b &amp; &#34;c&#34; &lt;b&gt;",
		"ISIS-K and *IS-K*":                        `<span class="whole">ISIS-K</span> and <em><span class="whole">IS-K</span></em>`,
		"[a *kite*](https://example.org/?a=1&b=2)": `<a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow">a <em>kite</em></a>`,
		"$x^2$":                         `<math><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math>`,
		`$\unknown{<}$`:                 `<code class="tex">\unknown{&lt;}</code>`,
		"![a \"kite\"](red kite/ä.png)": `<img class="picture" src="/decks/birds/media/red%20kite/%C3%A4.png" alt="a &#34;kite&#34;">`,
		"![its call](kite.mp3)":         `<audio class="sound" controls preload="metadata" src="/decks/birds/media/kite.mp3" aria-label="its call"></audio>`,
		"one\\\ntwo":                    "one<br>two",
	} {
		require.Equal(t, want, Inline(src, birds), src)
	}
}

func TestInertTextsHoldNothingToPress(t *testing.T) {
	inert := birds
	inert.Inert, inert.Lazy = true, true
	require.Equal(t, "here", Inline("[here](https://example.org)", inert))
	require.Equal(t, `<span class="medium">[sound: its call]</span>`, Inline("![its call](kite.mp3)", inert))
	require.Equal(t, `<img class="picture" loading="lazy" src="/decks/birds/media/kite.png" alt="a kite">`, Inline("![a kite](kite.png)", inert))
	require.Equal(t, `<span class="medium">[picture: a &lt;kite&gt;]</span>`, Inline("![a <kite>](kite.png)", Setting{}), "without a folder")
}

func TestAnswersAreSetOffOrLeftOut(t *testing.T) {
	src := "*The old name is Oxus*, and Oxus."
	in := Setting{Answers: [][2]int{{17, 21}, {28, 32}}}
	require.Equal(t, "<em>The old name is <strong>Oxus</strong></em>, and <strong>Oxus</strong>.", Inline(src, in))
	in.Hidden, in.Gaps = true, []string{"1"}
	require.Equal(t, `<em>The old name is <span class="whole"><span class="blank">1<span class="unseen">(blank)</span></span></span></em>, and `+
		`<span class="whole"><span class="blank"><span class="unseen">(blank)</span></span>.</span>`, Inline(src, in))
	require.Equal(t, `The <span class="whole"><span class="blank"><span class="unseen">(blank)</span></span>,</span> here`, Inline("The ____, here", Setting{}))
}

func TestBlock(t *testing.T) {
	require.Equal(t, "<p>Calls:</p><ul><li>a <em>whistle</em></li><li>a trill</li></ul><p>Two\nlines</p><ol><li>x</li></ol>",
		Block("Calls:\n- a *whistle*\n- a trill\n\nTwo\nlines\n\n1. x", birds))
	require.Empty(t, Block("", birds))
}

// allowed are all elements that may come out, with their attributes.
var allowed = map[string]string{
	"p": "", "ul": "", "ol": "", "li": "", "em": "", "strong": "", "br": "", "code": "class", "span": "class", "a": "href rel",
	"img": "class loading src alt", "audio": "class controls preload src aria-label", "math": "display", "mtd": "class",
}

func FuzzRich(f *testing.F) {
	for _, src := range []string{
		"*a* **b** `c` [d](https://e.org) $f$ $$g$$ ![h](i.png) ![j](k.mp3) ____, \n\n- l\n- m\n\n1. n", "<script>alert(1)</script>",
		"[a](javascript:alert(1)) [b](data:text/html,x) ![c](javascript:d.png) ![\" onload=\"x](y.png) [x](https://e.org/\"onclick=\"y)",
		`$\text{<img src=x onerror=y>}$ $\href{javascript:a}{b}$ $<script>$ $\begin{cases}a&b\\c\end{cases}$`,
	} {
		f.Add(src, 3, 7, true)
	}
	for _, tex := range formulas(f) {
		f.Add("$"+tex[0]+"$", 0, 0, false)
	}
	f.Fuzz(func(t *testing.T, src string, from, to int, inert bool) {
		if len(src) > 2000 {
			return
		}
		in := Setting{Folder: "/decks/d/media/", Inert: inert, Hidden: inert, Answers: [][2]int{{from, to}}}
		if from < 0 || to > len(src) || from >= to {
			in.Answers = nil
		}
		safe(t, Inline(src, in))
		safe(t, Block(src, in))
	})
}

// safe requires that HTML is well-formed and holds nothing but what is allowed.
func safe(t *testing.T, out string) {
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(out))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			require.Empty(t, open, out)
			reparsed(t, out)
			return
		case html.StartTagToken:
			token := tokens.Token()
			permitted(t, token, out)
			if token.Data != "br" && token.Data != "img" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name := tokens.Token().Data
			require.NotEmpty(t, open, out)
			require.Equal(t, open[len(open)-1], name, out)
			open = open[:len(open)-1]
		case html.SelfClosingTagToken, html.CommentToken, html.DoctypeToken:
			require.Fail(t, "neither text nor a tag", out)
		}
	}
}

func permitted(t *testing.T, token html.Token, out string) {
	names, known := allowed[token.Data]
	math, isMath := mathElements[token.Data]
	require.True(t, known || isMath, "<%s> in %s", token.Data, out)
	for _, a := range token.Attr {
		require.Contains(t, strings.Fields(names+" "+strings.Join(math, " ")), a.Key, "<%s %s> in %s", token.Data, a.Key, out)
		switch a.Key {
		case "href":
			require.Regexp(t, `^https?://`, a.Val)
		case "src":
			require.True(t, strings.HasPrefix(a.Val, "/decks/d/media/"), a.Val)
			require.NotContains(t, a.Val, "/../")
		}
	}
}

// reparsed requires that a browser's parser finds the elements where they were
// written: it moves nothing out of a formula or a paragraph.
func reparsed(t *testing.T, out string) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(out), body)
	require.NoError(t, err)
	var again strings.Builder
	for _, n := range nodes {
		require.NoError(t, html.Render(&again, n))
	}
	require.Equal(t, strings.Count(out, "<"), strings.Count(again.String(), "<"), "%s\n%s", out, again.String())
}

func BenchmarkInline(b *testing.B) {
	for name, src := range map[string]string{
		"plain":   "In which month of 2021 did ISIS-K attack the airport of Kabul during the evacuation?",
		"marked":  "In which *month* of 2021 did **ISIS-K** attack [the airport](https://example.org/airport) of Kabul?",
		"formula": `What are the roots of $ax^2+bx+c=0$? They are $\frac{-b\pm\sqrt{b^2-4ac}}{2a}$.`,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Inline(src, birds)
			}
		})
	}
	b.Run("new formula", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			newFormula(`\frac{-b\pm\sqrt{b^2-4ac}}{2a}`, false)
		}
	})
}
