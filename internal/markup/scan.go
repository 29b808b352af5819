package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file cuts a text into tokens: runs of text, whole leaves such as formulas,
// answers, and runs of * or _ that may be marks of emphasis.

// token is a node, or a run of a sign that may open or close emphasis.
type token struct {
	node   Node
	run    string // "" for a node
	opens  bool
	closes bool
}

// scanner walks over a part of a text between two answers.
type scanner struct {
	src    string
	at     int
	linked bool // inside a link, where no other link begins
	plain  int  // where the run of text that is being read begins
	tokens []token
	failed [256]bool // by sign: leaves of which none is closed in what remains
}

// parse reads a text with its answers.
func parse(src string, answers [][2]int, linked bool) []Node {
	var tokens []token
	at := 0
	for _, a := range answers {
		if a[0] < at || a[1] <= a[0] || a[1] > len(src) || !onRunes(src, a) {
			continue
		}
		tokens = append(tokens, scan(src[at:a[0]], linked)...)
		inner := parse(src[a[0]:a[1]], nil, linked)
		tokens = append(tokens, token{node: Node{Kind: Answer, Children: inner}})
		at = a[1]
	}
	tokens = append(tokens, scan(src[at:], linked)...)
	flank(tokens)
	return joinTexts(pair(tokens, 0))
}

// onRunes reports whether both ends of a range fall between characters.
func onRunes(src string, r [2]int) bool {
	return utf8.RuneStart(src[r[0]]) && (r[1] == len(src) || utf8.RuneStart(src[r[1]]))
}

// scan cuts a text without answers.
func scan(src string, linked bool) []token {
	s := &scanner{src: src, linked: linked}
	for s.at < len(src) {
		next := strings.IndexAny(src[s.at:], signs+"!\n")
		if next < 0 {
			break
		}
		s.at += next
		if !s.sign() {
			s.at++
		}
	}
	s.at = len(src)
	s.flush()
	return s.tokens
}

// sign reads what begins at a sign, and reports whether anything does.
func (s *scanner) sign() bool {
	switch c := s.src[s.at]; c {
	case '*', '_':
		s.delimiter(c)
		return true
	case '\n':
		return s.lineEnd()
	case '\\':
		if s.at+1 < len(s.src) && escapable(s.src[s.at+1]) {
			s.flush()
			s.plain = s.at + 1
			s.at += 2
			return true
		}
	}
	node, end, ok := s.leaf()
	if ok {
		s.flush()
		s.tokens = append(s.tokens, token{node: node})
		s.at, s.plain = end, end
	}
	return ok
}

// escapable are the characters that a backslash takes the meaning from.
func escapable(c byte) bool { return strings.IndexByte("\\*_`$[]!", c) >= 0 }

// flush ends the run of text before the place.
func (s *scanner) flush() {
	if s.at > s.plain {
		s.tokens = append(s.tokens, token{node: Node{Kind: Text, Text: s.src[s.plain:s.at]}})
	}
	s.plain = s.at
}

// delimiter reads a run of * or _.
func (s *scanner) delimiter(c byte) {
	s.flush()
	end := s.at
	for end < len(s.src) && s.src[end] == c {
		end++
	}
	run := s.src[s.at:end]
	switch {
	case run == Gapped:
		s.tokens = append(s.tokens, token{node: Node{Kind: Gap, Text: run}})
	case len(run) > 3:
		s.tokens = append(s.tokens, token{node: Node{Kind: Text, Text: run}})
	default:
		s.tokens = append(s.tokens, token{node: Node{Kind: Text, Text: run}, run: run})
	}
	s.at, s.plain = end, end
}

// lineEnd reads the end of a line: a new line where the author asks for one by a
// backslash or two spaces before it, else it stays white space.
func (s *scanner) lineEnd() bool {
	line := s.src[s.plain:s.at]
	kept := strings.TrimSuffix(line, `\`)
	if kept == line {
		if !strings.HasSuffix(line, "  ") {
			return false
		}
		kept = strings.TrimRight(line, " ")
	}
	end := s.at + 1
	s.at = s.plain + len(kept)
	s.flush()
	s.tokens = append(s.tokens, token{node: Node{Kind: Break}})
	s.at, s.plain = end, end
	return true
}

// flank says of each run whether it may open and close emphasis, by what stands
// beside it.
func flank(tokens []token) {
	for i := range tokens {
		if tokens[i].run == "" {
			continue
		}
		before, after := ' ', ' '
		if i > 0 {
			before = lastRune(tokens[i-1].node)
		}
		if i+1 < len(tokens) {
			after = firstRune(tokens[i+1].node)
		}
		tokens[i].opens = !unicode.IsSpace(after) && !inWord(before) && (!mark(after) || mark(before) || unicode.IsSpace(before))
		tokens[i].closes = !unicode.IsSpace(before) && !inWord(after) && (!mark(before) || mark(after) || unicode.IsSpace(after))
	}
}

// firstRune and lastRune are what a node begins and ends with. What is no text
// counts as a sign of its own.
func firstRune(n Node) rune {
	if n.Kind == Answer && len(n.Children) > 0 {
		return firstRune(n.Children[0])
	}
	if n.Kind != Text {
		return leafRune
	}
	r, _ := utf8.DecodeRuneInString(n.Text)
	return r
}

func lastRune(n Node) rune {
	if n.Kind == Answer && len(n.Children) > 0 {
		return lastRune(n.Children[len(n.Children)-1])
	}
	if n.Kind != Text {
		return leafRune
	}
	r, _ := utf8.DecodeLastRuneInString(n.Text)
	return r
}

// leafRune stands for a formula, a picture or other leaf: emphasis may begin and
// end beside it.
const leafRune = '\uFFFC'

// mark reports whether a character is neither a word's nor white space.
func mark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) && r != leafRune }

// inWord reports whether a character goes on with a word. Scripts that put no
// spaces between words have no such place.
func inWord(r rune) bool {
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
