package deck

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/parser"
)

// This file knows the traps that YAML lays for people who write sentences: a
// text that begins with a bracket or a quote, a colon or a # inside it, a comma
// inside {...}. Each is reported with the form to type, and mended in memory so
// that the rest of the piece can be read.

// trap is a value on one line that YAML reads as something else.
type trap struct {
	code    string
	message string
	mended  string // the form to type
	open    bool   // nothing closes the bracket or the quote
}

// mend reports the traps in the lines of a piece and returns it without them.
func (y *yamlReader) mend(src string, line int) (string, bool) {
	lines := strings.Split(src, "\n")
	found := false
	for i := 0; i < len(lines); i++ {
		s, gap := y.mendGap(lines[i], line+i)
		lines[i], found = s, found || gap
		from := spaces(s)
		for strings.HasPrefix(s[from:], "- ") {
			from += 2 + spaces(s[from+2:])
		}
		key, rest, isKey := cutKey(s[from:])
		if !isKey {
			rest = s[from:]
		}
		at := len(s) - len(strings.TrimLeft(rest, " \t"))
		value := cutComment(s[at:])
		if isKey && isBlockHeader(value) {
			i = blockEnd(lines, i, spaces(s)) - 1
			continue
		}
		if value == "" || !isKey && !dashed(s) && i > 0 || opensLines(lines, i, at) {
			continue
		}
		t, ok := trapIn(key, value)
		if !ok {
			continue
		}
		y.reportTrap(t, line+i, s, at, key)
		lines[i] = s[:at] + t.mended + s[at+len(value):]
		found = true
	}
	return strings.Join(lines, "\n"), found
}

// reportTrap says what YAML makes of a value and what to type.
func (y *yamlReader) reportTrap(t trap, line int, s string, at int, key string) {
	y.mended[line] = true
	p := place{Pos{line, len([]rune(s[:at])) + 1}, 1}
	g := y.errorAt(p, t.code, "%s", t.message)
	if t.open {
		g.hint("close it, or, if it belongs to the text, write %s", t.mended)
		return
	}
	if key != "" {
		g.hint("write %s: %s", key, t.mended)
		return
	}
	g.hint("write - %s", t.mended)
}

// trapIn looks at one value. A citation is mended into the form that citations
// have.
func trapIn(key, value string) (trap, bool) {
	t, ok := trapOf(value)
	if form := citationIn(key, value); ok && form != "" {
		t.mended, t.open = form, false
	}
	return t, ok
}

// citationIn is what a value reads as if it is meant for a citation.
func citationIn(key, value string) string {
	m := looseCite.FindStringSubmatch(unquoted(value))
	if m == nil || key != "cite" && key != "at" && (key != "" || !strings.Contains(value, "¶")) {
		return ""
	}
	form := m[1] + " ¶" + m[2] + ` "` + m[3] + `"`
	if _, bad := trapOf(form); bad || strings.Contains(form, " #") {
		return quoteYAML(form)
	}
	return form
}

// trapOf looks at one value, whatever it is for.
func trapOf(value string) (trap, bool) {
	switch c := value[0]; c {
	case '[', '{', '"', '\'':
		return bracketTrap(value)
	case '@', '`', '%', '|', '>':
		return indicatorTrap(value, "YAML keeps "+value[:1]+" at the beginning of a text for itself"), true
	case '*':
		return indicatorTrap(value, "YAML reads a text that begins with * as an alias"), strings.Contains(value, " ")
	case '-', '?', ':':
		if strings.HasPrefix(value[1:], " ") {
			return indicatorTrap(value, "YAML keeps "+value[:1]+" at the beginning of a text for itself"), true
		}
	case '&':
		return nameTrap("yaml-anchor", "an anchor", value)
	case '!':
		return nameTrap("yaml-tag", "a tag", value)
	}
	if strings.Contains(value, ": ") || strings.HasSuffix(value, ":") {
		return trap{
			code:    "yaml-colon",
			message: "YAML takes a colon and a space inside a text for a new key",
			mended:  quoteYAML(value),
		}, true
	}
	return trap{}, false
}

// nameTrap looks at a text that begins like an anchor or a tag. Where what
// follows is a value, it is read as YAML reads it.
func nameTrap(code, what, value string) (trap, bool) {
	name, rest, _ := strings.Cut(value, " ")
	return trap{code: code, message: "YAML reads " + name + " as " + what + ", not as text", mended: quoteYAML(value)},
		rest != "" && !blockIsWhole(value)
}

// blockIsWhole reports whether YAML reads a value after a key.
func blockIsWhole(value string) (whole bool) {
	defer func() {
		if recover() != nil {
			whole = false
		}
	}()
	_, err := parser.ParseBytes([]byte("k: "+value+"\n"), 0)
	return err == nil
}

func indicatorTrap(value, message string) trap {
	return trap{code: "yaml-indicator", message: message, mended: quoteYAML(value)}
}

// bracketTrap looks at a value that begins with a bracket or a quote.
func bracketTrap(value string) (trap, bool) {
	end := closing(value, 0)
	names := map[byte]string{'[': "a list", '{': "a group of keys", '"': "a quoted text", '\'': "a quoted text"}
	t := trap{
		code:    "yaml-bracket",
		message: "YAML reads a text that begins with " + value[:1] + " as " + names[value[0]],
		mended:  quoteYAML(unquoted(value)),
	}
	switch {
	case end < 0:
		t.message, t.open = "this "+value[:1]+" is not closed", true
		return t, true
	case !isBlank(value[end+1:]):
		return t, true
	case value[0] == '"' || value[0] == '\'' || flowIsWhole(value):
		return trap{}, false
	}
	if mended, whole := mendFlow(value); whole {
		t.code, t.message, t.mended = "yaml-flow", "inside {...} and [...], YAML cuts texts at commas and brackets", mended
		return t, true
	}
	return t, !flowKey.MatchString(value)
}

// dashed reports whether a line is an item of a list.
func dashed(s string) bool { return strings.HasPrefix(strings.TrimLeft(s, " "), "- ") }

// isBlockHeader tells | and > with their signs from texts.
func isBlockHeader(value string) bool {
	return value != "" && (value[0] == '|' || value[0] == '>') && strings.Trim(value[1:], "+-123456789") == ""
}

// blockEnd returns the first line after a block scalar that begins on line i.
func blockEnd(lines []string, i, indent int) int {
	for i++; i < len(lines); i++ {
		if s := lines[i]; strings.TrimSpace(s) != "" && spaces(s) <= indent {
			break
		}
	}
	return i
}

// opensLines tells a quoted text or a bracket that goes on over several lines,
// as YAML allows, from one that was never closed.
func opensLines(lines []string, i, at int) bool {
	s := lines[i][at:]
	if !strings.ContainsRune(`[{"'`, rune(s[0])) || closing(s, 0) >= 0 {
		return false
	}
	rest := strings.Join(lines[i:], "\n")[at:]
	end := closing(rest, 0)
	if end < 0 {
		return false
	}
	after, _, _ := strings.Cut(rest[end+1:], "\n")
	return isBlank(after)
}

// cutComment returns a value without the comment after it, if one stands
// clearly apart.
func cutComment(s string) string {
	for i := 0; i+2 < len(s); i++ {
		if s[i:i+3] == "  #" {
			return strings.TrimRight(s[:i], " ")
		}
	}
	return strings.TrimRight(s, " \t")
}

// unquoted is a text without the quotes around the whole of it. In "Yes" and
// "no" the first quote is closed by the second, and none is around the whole.
func unquoted(s string) string {
	if len(s) < 2 || s[0] != '"' && s[0] != '\'' || s[len(s)-1] != s[0] {
		return s
	}
	inner := s[1 : len(s)-1]
	if i := strings.IndexByte(inner, s[0]); i >= 0 {
		if next, _ := utf8.DecodeRuneInString(inner[i+1:]); !unicode.IsLetter(next) && !unicode.IsDigit(next) && inner[i+1:] != "" && inner[i+1] != s[0] {
			return s
		}
	}
	if s[0] == '\'' {
		return strings.ReplaceAll(inner, "''", "'")
	}
	return inner
}

// quoteYAML writes a text in YAML's quotes.
func quoteYAML(s string) string {
	if strings.Contains(s, "'") && !strings.ContainsAny(s, `"\`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// cuttable are the keys whose texts a comment may have cut: sentences, rather
// than ids and kinds.
var cuttable = []string{
	"claim", "ask", "cite", "note", "answer", "about", "reverse", "title", "description", "superseded", "resolved",
	"the reason", "wrong", "maybe", "also", "by",
}

// cutText reports a # that YAML took for a comment in the middle of a text.
func (r *reader) cutText(n *node, key string) {
	if n.style != plain || r.yaml.mended[n.at.Line] || !slices.Contains(cuttable, key) {
		return
	}
	line := r.deck.line(n.at.Line)
	rest := line[runeOffset(line, n.at.Column-1):]
	i := cutAt(rest)
	if i < 0 {
		return
	}
	whole := cutComment(rest)
	g := r.errorAt(n.place.shift(len([]rune(rest[:i]))+1, len([]rune(whole))-len([]rune(rest[:i]))-1), "yaml-comment",
		"YAML takes what follows # for a comment and drops it")
	if strings.HasPrefix(strings.TrimLeft(line, " -"), key+":") {
		g.hint("if it belongs to the text write %s: %s; else put two spaces before the #", key, quoteYAML(whole))
		return
	}
	g.hint("if it belongs to the text, put the text in quotes; else put two spaces before the #")
}

// cutAt returns where a comment cuts a text that stands at the front of the
// rest of a line, or -1.
func cutAt(rest string) int {
	i := strings.Index(rest, " #")
	if i < 0 || !cutsText(rest[:i], rest[i+2:]) {
		return -1
	}
	return i
}

// isCut reports whether a comment has cut a text, which is said by cutText.
func (r *reader) isCut(n *node) bool {
	line := r.deck.line(n.at.Line)
	return n.style == plain && !r.yaml.mended[n.at.Line] && cutAt(line[runeOffset(line, n.at.Column-1):]) >= 0
}

// cutsText tells a # inside a text from a comment after one: a comment has two
// spaces before it, or one after a finished sentence.
func cutsText(before, after string) bool {
	switch {
	case strings.HasSuffix(before, " ") || before == "":
		return false
	case after == "" || after[0] != ' ' && after[0] != '#':
		return true
	}
	return !strings.ContainsAny(before[len(before)-1:], `.?!"')]}`)
}

// notText reports a list or a group of keys where a text belongs.
func (r *reader) notText(n *node, key string) {
	line := r.deck.line(n.at.Line)
	rest := cutComment(line[runeOffset(line, n.at.Column-1):])
	if rest != "" && (rest[0] == '[' || rest[0] == '{') {
		if end := closing(rest, 0); end > 0 {
			rest = rest[:end+1]
		}
		r.errorAt(n.place, "yaml-bracket", "YAML reads a text that begins with %s as %s", rest[:1], n.describe()).
			hint("put the text in quotes: %s", quoteYAML(rest))
		return
	}
	r.errorAt(n.place, "wrong-type", "%s needs a text; this is %s", key, n.describe())
}
