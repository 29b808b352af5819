package markup

import "strings"

// This file pairs the runs of * and _ that set words off.

// maxDepth is how deeply marks may lie in each other; deeper ones are text.
const maxDepth = 8

// pair makes nodes of tokens.
func pair(tokens []token, depth int) []Node {
	nodes := make([]Node, 0, len(tokens))
	unclosed := make(map[string]bool) // runs that nothing behind closes
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.opens && depth < maxDepth && !unclosed[t.run] {
			if end := closing(tokens, i); end > 0 {
				nodes = append(nodes, emphasised(t.run, pair(tokens[i+1:end], depth+1)))
				i = end
				continue
			}
			unclosed[t.run] = true
		}
		nodes = append(nodes, t.node)
	}
	return nodes
}

// closing finds the run that closes the one at a place, or 0. Something must
// stand between them.
func closing(tokens []token, open int) int {
	for i := open + 2; i < len(tokens); i++ {
		if tokens[i].closes && tokens[i].run == tokens[open].run {
			return i
		}
	}
	return 0
}

// emphasised sets nodes off as strongly as a run says.
func emphasised(run string, inner []Node) Node {
	inner = joinTexts(inner)
	switch len(run) {
	case 1:
		return Node{Kind: Emphasis, Children: inner}
	case 2:
		return Node{Kind: Strong, Children: inner}
	}
	return Node{Kind: Strong, Children: []Node{{Kind: Emphasis, Children: inner}}}
}

// joinTexts makes one node of neighbouring texts, so that words are whole again.
func joinTexts(nodes []Node) []Node {
	kept := nodes[:0]
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		end := i + 1
		for n.Kind == Text && end < len(nodes) && nodes[end].Kind == Text {
			end++
		}
		if end > i+1 {
			var b strings.Builder
			for _, part := range nodes[i:end] {
				b.WriteString(part.Text)
			}
			n.Text = b.String()
			i = end - 1
		}
		kept = append(kept, n)
	}
	return kept
}
