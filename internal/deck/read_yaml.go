package deck

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// This file turns a piece of YAML into nodes. The parser's tree lives no longer
// than the piece; its places are checked against the text, because the parser
// miscounts after tabs and has none for the content of block scalars.

// yamlReader makes nodes of the pieces of one file, in the file's order.
type yamlReader struct {
	*report
	session  *Session           // what was read before, or nil
	ahead    map[cutPiece]*node // what was read before its turn
	outline  *[]cutPiece        // where set, pieces are noted here and not read
	anchors  map[string]*anchor
	anchored int // anchors that were met, of one name too
	aliases  int
	section  string          // the key at the top of the deck that is being read
	broken   map[string]bool // sections with a part that could not be read: what refers to them is not to blame
	mended   map[int]bool    // lines that were read otherwise than they stand
}

func newYAMLReader(r *report) *yamlReader {
	return &yamlReader{report: r, broken: map[string]bool{}, mended: map[int]bool{}, anchors: map[string]*anchor{}}
}

// anchor is a value that aliases may stand for.
type anchor struct {
	place
	value *node
	used  bool
}

// syntaxError is what the parser could not get past.
type syntaxError struct {
	at      Pos
	message string
}

// parse reads one piece: some lines of the file, the first of which is given.
// It returns nil where the piece holds no value.
func (y *yamlReader) parse(piece string, line, depth int) (n *node, bad *syntaxError) {
	defer func() {
		if p := recover(); p != nil {
			n, bad = nil, &syntaxError{Pos{line, 1}, "YAML cannot be read here"}
		}
	}()
	f, err := parser.ParseBytes([]byte(piece), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, newSyntaxError(err, line)
	}
	if strings.ContainsAny(piece, "[{") {
		if tk := cutFlow(f); tk != nil {
			at := Pos{tk.Position.Line + line - 1, max(tk.Position.Column, 1)}
			return nil, &syntaxError{at, cutMessage}
		}
	}
	for _, doc := range f.Docs {
		if doc.Body != nil {
			return y.node(doc.Body, line-1, depth), nil
		}
	}
	return nil, nil
}

// cutMessage is our own finding, which the parser passes over.
const cutMessage = "inside {...} and [...], YAML cuts texts at commas"

// newSyntaxError takes the place and the bare message out of the parser's error.
func newSyntaxError(err error, line int) *syntaxError {
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		p := at.GetToken().Position
		return &syntaxError{Pos{p.Line + line - 1, max(p.Column, 1)}, at.GetMessage()}
	}
	return &syntaxError{Pos{line, 1}, err.Error()}
}

// node converts one value. Lines count from the given one; depth is how deep
// the value lies in the file.
func (y *yamlReader) node(v ast.Node, line, depth int) *node {
	if depth > MaxDepth {
		p := y.placeOf(v.GetToken(), line)
		y.errorAt(p, "too-deep", "lists and keys are nested more than %d deep", MaxDepth)
		return &node{place: p, kind: unread}
	}
	switch v := v.(type) {
	case *ast.MappingNode:
		return y.mapping(v, v.Values, line, depth)
	case *ast.MappingValueNode:
		return y.mapping(v, []*ast.MappingValueNode{v}, line, depth)
	case *ast.SequenceNode:
		n := &node{place: y.placeOf(v.Start, line), kind: list}
		for _, item := range v.Values {
			n.items = append(n.items, y.node(item, line, depth+1))
		}
		return n
	case *ast.AnchorNode:
		return y.anchor(v, line, depth)
	case *ast.AliasNode:
		return y.alias(v, line)
	case *ast.TagNode:
		return y.tag(v, line, depth)
	}
	return y.scalar(v, line)
}

// scalar converts a single value. Texts keep the spelling of the file: 012 and
// 1_000 are not turned into numbers and back.
func (y *yamlReader) scalar(v ast.Node, line int) *node {
	n := &node{place: y.placeOf(v.GetToken(), line), kind: scalar}
	switch v := v.(type) {
	case *ast.LiteralNode:
		n.text, n.style = v.Value.Value, block
	case *ast.StringNode:
		n.text = v.Value
		switch v.Token.Type {
		case token.SingleQuoteType, token.DoubleQuoteType:
			n.style = quoted
			if y.mended[n.at.Line] { // the quotes are not in the file
				n.style, n.width = plain, max(n.width-2, 1)
			}
		}
	case *ast.NullNode:
		n.kind = nothing
		if v.Token.Type != token.ImplicitNullType {
			n.text, n.typed = v.Token.Value, "nothing"
		}
	case *ast.BoolNode:
		n.text, n.typed = v.Token.Value, "true or false"
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		n.text, n.typed = v.GetToken().Value, "a number"
	default:
		y.errorAt(n.place, "yaml-syntax", "%s has no place in a deck", strings.ToLower(v.Type().String()))
		n.kind = unread
	}
	return n
}

// mapping converts keys and values, and reports keys that stand twice.
func (y *yamlReader) mapping(v ast.Node, pairs []*ast.MappingValueNode, line, depth int) *node {
	n := &node{place: y.placeOf(v.GetToken(), line), kind: mapping}
	for _, pair := range pairs {
		if pair.Key.IsMergeKey() {
			y.errorAt(y.placeOf(pair.Key.GetToken(), line), "yaml-merge", "a deck has no merge keys (<<)").
				hint("write the keys out, or make a table of facts that share them")
			continue
		}
		k := y.key(pair.Key, line)
		e := entry{k, y.node(pair.Value, line, depth+1)}
		if e.value.kind == nothing && e.value.text == "" {
			e.value.place = k.place
		}
		n.entries = append(n.entries, e)
	}
	if m, ok := v.(*ast.MappingNode); len(n.entries) > 0 && (!ok || !m.IsFlowStyle) {
		n.place = n.entries[0].key.place // the parser gives the colon's
	}
	y.duplicates(n)
	return n
}

// key converts the key of a mapping, which is always a text.
func (y *yamlReader) key(k ast.MapKeyNode, line int) *node {
	if m, ok := k.(*ast.MappingKeyNode); ok { // ? key
		if inner, ok := m.Value.(ast.MapKeyNode); ok {
			return y.key(inner, line)
		}
		p := y.placeOf(m.GetToken(), line)
		y.errorAt(p, "yaml-syntax", "a key must be a single word or text")
		return &node{place: p, kind: scalar}
	}
	n := y.scalar(k, line)
	if n.kind == nothing {
		n.kind, n.text = scalar, k.GetToken().Value
	}
	return n
}

// anchor converts "&name value" and remembers it.
func (y *yamlReader) anchor(v *ast.AnchorNode, line, depth int) *node {
	if v.Value == nil {
		return &node{place: y.placeOf(v.Start, line)}
	}
	n := y.node(v.Value, line, depth)
	y.anchored++
	y.anchors[v.Name.GetToken().Value] = &anchor{place: y.placeOf(v.Start, line), value: n}
	return n
}

// alias returns the value that "*name" stands for: the same node, so that
// aliases cost nothing however they are nested. An anchor inside which the
// alias stands is not known yet, so there are no cycles.
func (y *yamlReader) alias(v *ast.AliasNode, line int) *node {
	p := y.placeOf(v.Start, line)
	name := v.Value.GetToken().Value
	y.aliases++
	if y.aliases == MaxAliases+1 {
		y.errorAt(p, "too-many-aliases", "a deck may have %d YAML aliases", MaxAliases)
	}
	if a, ok := y.anchors[name]; ok && y.aliases <= MaxAliases {
		a.used = true
		return a.value
	}
	if y.aliases <= MaxAliases {
		y.errorAt(p, "yaml-alias", "*%s stands for nothing: no &%s before it", name, name).
			hint("a text that begins with * needs quotes: '*%s'", name)
	}
	return &node{place: p, kind: unread}
}

// unusedAnchors warns of anchors that no alias uses: the author may have meant
// a text that begins with &.
func (y *yamlReader) unusedAnchors() {
	for _, name := range slices.Sorted(maps.Keys(y.anchors)) {
		if a := y.anchors[name]; !a.used {
			y.warnAt(a.place, "yaml-anchor", "YAML reads &%s as an anchor and drops it", name).
				hint("a text that begins with & needs quotes: '&%s …'", name)
		}
	}
}

// tag converts "!!str value" and the like: !!str makes a text, and no other
// tag has a meaning here.
func (y *yamlReader) tag(v *ast.TagNode, line, depth int) *node {
	p := y.placeOf(v.Start, line)
	name := v.Start.Value
	n := &node{place: p, kind: unread}
	if v.Value != nil {
		n = y.node(v.Value, line, depth)
	}
	if name == "!!str" && n.kind == scalar {
		clone := *n
		clone.typed, clone.style = "", quoted
		return &clone
	}
	y.errorAt(p, "yaml-tag", "YAML reads %s as a tag, not as text", name).
		hint("a text that begins with ! needs quotes: '%s …'", name)
	if n.kind == nothing {
		n.kind = unread
	}
	return n
}

// placeOf returns where a token stands, checked against the text.
func (y *yamlReader) placeOf(tk *token.Token, line int) place {
	if tk == nil || tk.Position == nil {
		return place{Pos{line + 1, 1}, 1}
	}
	at := Pos{tk.Position.Line + line, max(tk.Position.Column, 1)}
	first, width := tokenShape(tk)
	text := y.deck.line(at.Line)
	off := runeOffset(text, at.Column-1)
	if first != "" && !strings.HasPrefix(text[off:], first) {
		i := strings.Index(text, first)
		if y.mended[at.Line] {
			i = nearestIndex(text, first, off)
		}
		if i >= 0 {
			at.Column = utf8.RuneCountInString(text[:i]) + 1
		}
	}
	length := utf8.RuneCountInString(text)
	at.Column = min(at.Column, length+1)
	return place{at, max(min(width, length+1-at.Column), 1)}
}

// nearestIndex is where a word stands in a text, nearest to an offset, or -1.
func nearestIndex(text, word string, off int) int {
	before, after := strings.LastIndex(text[:min(off+len(word)-1, len(text))], word), strings.Index(text[off:], word)
	switch {
	case after < 0:
		return before
	case before >= 0 && off-before <= after:
		return before
	}
	return off + after
}

// tokenShape returns how a token begins in the text and how many characters of
// its line it takes.
func tokenShape(tk *token.Token) (first string, width int) {
	switch tk.Type {
	case token.ImplicitNullType:
		return "", 1
	case token.SingleQuoteType, token.DoubleQuoteType:
		return quoteOf(tk), quotedWidth(tk)
	}
	word := tk.Value
	if i := strings.IndexAny(word, " \n"); i >= 0 {
		word = word[:i]
	}
	return word, utf8.RuneCountInString(tk.Value)
}

func quoteOf(tk *token.Token) string {
	if tk.Type == token.SingleQuoteType {
		return "'"
	}
	return `"`
}

// quotedWidth counts a quoted text as it was written, with its quotes. The
// parser keeps the spelling of all but some escapes.
func quotedWidth(tk *token.Token) int {
	q := quoteOf(tk)
	origin := strings.TrimSpace(tk.Origin)
	if end := strings.LastIndex(origin, q); end > 0 && !strings.Contains(origin, "\n") && !strings.Contains(origin, `\`) {
		return utf8.RuneCountInString(origin[:end+1])
	}
	return utf8.RuneCountInString(tk.Value) + 2
}
