// Package rich makes HTML of the texts of a deck: of stems, options, claims,
// notes and whatever else an author writes. What marks a text may hold is said
// in package markup, which reads them.
//
//	on := rich.Setting{Folder: "/decks/birds/media/"}
//	rich.Inline("The *red kite*: ![flying](kite.png)", on)   // within a line
//	rich.Block("Its calls:\n- $n$ whistles", on)             // paragraphs and lists
//	rich.Plain("The *red kite*")                             // titles, labels, what is read aloud
//
// A deck is hostile until proven otherwise, so there is no HTML of a deck that
// would have to be made safe: every element and attribute is written here, of a
// fixed few, and every text is escaped. Formulas pass through a library that
// makes MathML of LaTeX. It is given only the commands that are known to come out
// right (tex.go), and of what it makes only a fixed list of elements and attributes
// is written anew (mathml.go). A formula that is none of these is shown as LaTeX
// code: nobody's question becomes an error.
//
// The output holds no script, style, event, address of another scheme than http
// and https, or element that is not closed. It is the same for the same text,
// and takes time in proportion to it. The functions may be called from many
// goroutines.
//
// The package must never know of a store, a request or a learner.
package rich

import (
	"html"
	"regexp"
	"strings"

	"quiz/internal/markup"
)

// This file holds what is asked for, and writes the nodes of a line.

// Setting is where a text is shown.
type Setting struct {
	Folder  string   // the address that the deck's pictures and sounds lie under; "" shows their descriptions
	Answers [][2]int // byte ranges of the text that are set off, in order
	Hidden  bool     // the answers are left out instead
	Gaps    []string // what stands in each gap where answers were left out; nothing where there are too few
	Inert   bool     // within a link or a button, where no other can be: links and sounds are words
	Lazy    bool     // pictures may come later
}

// Inline is the HTML of a text within a line.
func Inline(src string, in Setting) string {
	w := writer{Setting: in}
	if len(in.Answers) == 0 && !markup.Has(src) {
		w.words(src)
	} else {
		w.nodes(markup.Parse(src, in.Answers...))
	}
	return w.out.String()
}

// Plain is the text without marks.
func Plain(src string) string { return markup.Plain(src) }

// writer writes HTML.
type writer struct {
	Setting
	out strings.Builder
	gap int // gaps written so far
}

// elements are those that nodes with children become.
var elements = map[markup.Kind]string{markup.Emphasis: "em", markup.Strong: "strong", markup.Answer: "strong"}

func (w *writer) nodes(nodes []markup.Node) {
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if n.Kind == markup.Gap || n.Kind == markup.Answer && w.Hidden {
			tail := ""
			if i+1 < len(nodes) && nodes[i+1].Kind == markup.Text {
				tail = closingMarks(nodes[i+1].Text)
			}
			w.blank(tail)
			if tail != "" {
				i++
				w.words(nodes[i].Text[len(tail):])
			}
			continue
		}
		w.node(n)
	}
}

func (w *writer) node(n markup.Node) {
	switch n.Kind {
	case markup.Text:
		w.words(n.Text)
	case markup.Emphasis, markup.Strong, markup.Answer:
		w.element(elements[n.Kind], "", n.Children)
	case markup.Code:
		w.out.WriteString("<code>" + html.EscapeString(n.Text) + "</code>")
	case markup.Link:
		w.link(n)
	case markup.Picture, markup.Sound:
		w.medium(n)
	case markup.Formula, markup.Display:
		w.out.WriteString(formula(n.Text, n.Kind == markup.Display))
	case markup.Break:
		w.out.WriteString("<br>")
	}
}

// element writes an element round nodes.
func (w *writer) element(name, attributes string, children []markup.Node) {
	w.out.WriteString("<" + name + attributes + ">")
	w.nodes(children)
	w.out.WriteString("</" + name + ">")
}

func (w *writer) link(n markup.Node) {
	if w.Inert {
		w.nodes(n.Children)
		return
	}
	w.element("a", ` href="`+html.EscapeString(n.Target)+`" rel="noopener nofollow"`, n.Children)
}

// shortTail is a word that ends in a hyphen and at most two characters, such as
// ISIS-K: browsers would end a line after the hyphen.
var shortTail = regexp.MustCompile(`[\pL\pN]+-[\pL\pN]{1,2}\b`)

// words writes a text so that no line ends within such a word.
func (w *writer) words(text string) {
	at := 0
	if strings.Contains(text, "-") {
		for _, m := range shortTail.FindAllStringIndex(text, -1) {
			w.out.WriteString(html.EscapeString(text[at:m[0]]) + `<span class="whole">` + html.EscapeString(text[m[0]:m[1]]) + `</span>`)
			at = m[1]
		}
	}
	w.out.WriteString(html.EscapeString(text[at:]))
}

// blank writes a gap and what stands right behind it, on one line.
func (w *writer) blank(tail string) {
	words := ""
	if w.gap < len(w.Gaps) {
		words = w.Gaps[w.gap]
	}
	w.gap++
	w.out.WriteString(`<span class="whole"><span class="blank">` + html.EscapeString(words) +
		`<span class="unseen">(blank)</span></span>` + html.EscapeString(tail) + `</span>`)
}

// closingMarks are the marks at the beginning of a text that no line may begin
// with.
func closingMarks(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, ",.;:!?)’”»"))]
}
