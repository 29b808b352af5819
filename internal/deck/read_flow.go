package deck

import (
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// This file deals with values in {...} and [...], which YAML cuts at every
// comma without a word: {cite: times ¶8 "Kabul, Herat"} has two keys.

var flowKey = regexp.MustCompile(`(?:^\{\s*|,\s*)([A-Za-z][\w-]*):\s+`)

// mendFlow puts quotes around the values in {...} that need them, and reports
// whether that makes it whole.
func mendFlow(value string) (string, bool) {
	if quoted := formulaKey.ReplaceAllStringFunc(value, quoteFormulaKey); quoted != value && flowIsWhole(quoted) {
		return quoted, true
	}
	keys := flowKey.FindAllStringSubmatchIndex(value, -1)
	if len(keys) == 0 {
		value = mendList(value)
		return value, flowIsWhole(value)
	}
	var b strings.Builder
	b.WriteByte('{')
	for i, k := range keys {
		end := len(value) - 1
		if i+1 < len(keys) {
			end = keys[i+1][0]
		}
		if i > 0 {
			b.WriteString(", ")
		}
		key, inner := value[k[2]:k[3]], strings.TrimSpace(value[k[1]:end])
		if form := citationIn(key, inner); form != "" && !citePattern.MatchString(unquoted(inner)) {
			inner = form
		}
		b.WriteString(key + ": " + mendFlowValue(inner))
	}
	b.WriteByte('}')
	return b.String(), flowIsWhole(b.String())
}

// formulaKey finds a formula that is a key of a flow map, as a wrong option is: YAML
// takes its braces for those of a map.
var formulaKey = regexp.MustCompile(`[{,][ \t]*\$[^$]*[{}\[\],][^$]*\$:[ \t]`)

func quoteFormulaKey(s string) string {
	from, to := strings.Index(s, "$"), strings.LastIndex(s, "$")+1
	return s[:from] + quoteYAML(s[from:to]) + s[to:]
}

// citeInList finds citations in a list, which a comma in their phrase cuts.
var citeInList = regexp.MustCompile(`[^\s,\[]+ ¶[0-9]+ "[^"]*"`)

// citeInQuotes finds citations in quotes that those of their phrase close.
var citeInQuotes = regexp.MustCompile(`"([^\s",\[]+ ¶[0-9]+ "[^"]*")"`)

// mendList puts quotes around the citations in a list.
func mendList(value string) string {
	if value[0] != '[' || strings.Contains(value, "'") {
		return value
	}
	if citeInQuotes.MatchString(value) {
		return citeInQuotes.ReplaceAllString(value, "'$1'")
	}
	return citeInList.ReplaceAllStringFunc(value, quoteYAML)
}

// mendFlowValue quotes a value unless it is whole as it stands. What is quoted
// in part is left alone: there is no telling what was meant.
func mendFlowValue(s string) string {
	if s == "" || s[0] == '"' || s[0] == '\'' || flowIsWhole("{k: "+s+"}") {
		return s
	}
	return quoteYAML(s)
}

// flowIsWhole reports whether YAML reads a value and cuts nothing in it.
func flowIsWhole(value string) (whole bool) {
	defer func() {
		if recover() != nil {
			whole = false
		}
	}()
	f, err := parser.ParseBytes([]byte(value), 0, parser.AllowDuplicateMapKey())
	return err == nil && cutFlow(f) == nil
}

// cutFlow returns the first token of a flow value that was cut at a comma: a
// key without a value, or a text with one of its two quotes.
func cutFlow(f *ast.File) *token.Token {
	finder := &flowFinder{}
	for _, doc := range f.Docs {
		if doc.Body != nil {
			ast.Walk(finder, doc.Body)
		}
	}
	return finder.cut
}

type flowFinder struct{ cut *token.Token }

// Visit looks at one node on the walk.
func (w *flowFinder) Visit(n ast.Node) ast.Visitor {
	if w.cut != nil {
		return nil
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, pair := range n.Values {
			null, ok := pair.Value.(*ast.NullNode)
			if n.IsFlowStyle && ok && null.Token.Type == token.ImplicitNullType && pair.Start.Type != token.MappingValueType {
				w.cut = pair.Key.GetToken()
			} else if n.IsFlowStyle && halfQuoted(pair.Value) {
				w.cut = pair.Value.GetToken()
			}
		}
	case *ast.SequenceNode:
		for _, item := range n.Values {
			if n.IsFlowStyle && halfQuoted(item) {
				w.cut = item.GetToken()
			}
		}
	}
	return w
}

func halfQuoted(n ast.Node) bool {
	s, ok := n.(*ast.StringNode)
	return ok && s.Token.Type == token.StringType && strings.Count(s.Value, `"`)%2 == 1
}
