package rich

import "quiz/internal/markup"

// This file writes paragraphs and lists.

// Block is the HTML of a text of several lines, as paragraphs and lists. It may
// stand where a paragraph may, and in none.
func Block(src string, in Setting) string {
	w := writer{Setting: in}
	for _, b := range markup.Blocks(src) {
		switch {
		case len(b.Items) == 0:
			w.element("p", "", b.Nodes)
		case b.Ordered:
			w.list("ol", b.Items)
		default:
			w.list("ul", b.Items)
		}
	}
	return w.out.String()
}

func (w *writer) list(name string, items [][]markup.Node) {
	w.out.WriteString("<" + name + ">")
	for _, item := range items {
		w.element("li", "", item)
	}
	w.out.WriteString("</" + name + ">")
}
