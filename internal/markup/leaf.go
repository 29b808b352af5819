package markup

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads the marks that are whole in themselves: code, formulas, links,
// pictures and sounds.

// Bounds on what is read as one mark, in bytes. What is longer is text.
const (
	maxFormula = 1000
	maxTarget  = 2000
)

// Verbatim returns where the code, formula, picture or sound that begins at a
// place of a text ends. Whoever looks for other marks must pass over it.
func Verbatim(src string, at int) (end int, ok bool) { return Verbatims(src)(at) }

// Verbatims is Verbatim for a text whose places are asked for from its beginning on:
// what closes nothing further down is looked for once.
func Verbatims(src string) func(at int) (end int, ok bool) {
	s := &scanner{src: src}
	return func(at int) (int, bool) {
		if s.at = at; src[at] == '[' {
			return 0, false
		}
		_, end, ok := s.leaf()
		if !ok || escaped(src, at) { // in this order: most places begin nothing
			return 0, false
		}
		return end, true
	}
}

// escaped reports whether an odd number of backslashes stands before a place.
func escaped(src string, at int) bool {
	n := 0
	for n < at && src[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// leaf reads the leaf that begins at the place.
func (s *scanner) leaf() (Node, int, bool) {
	switch s.src[s.at] {
	case '`':
		return s.code()
	case '$':
		return s.dollar()
	case '\\':
		return s.round()
	case '!':
		return s.medium()
	case '[':
		return s.link()
	}
	return Node{}, 0, false
}

// before and after are the characters beside a range; a space at the edge.
func (s *scanner) before(at int) rune {
	if at == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s.src[:at])
	return r
}

func (s *scanner) after(at int) rune {
	if at >= len(s.src) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s.src[at:])
	return r
}

// code reads `code`. A run of backticks inside it needs one of another length
// around it.
func (s *scanner) code() (Node, int, bool) {
	if s.before(s.at) == '`' {
		return Node{}, 0, false // in the midst of a run
	}
	open := s.at
	for open < len(s.src) && s.src[open] == '`' {
		open++
	}
	run := s.src[s.at:open]
	kind := byte(min(len(run), 4))
	if len(run) > 3 || s.failed[kind] || inWord(s.before(s.at)) {
		return Node{}, 0, false
	}
	for at := open; ; {
		i := strings.Index(s.src[at:], run)
		if i < 0 {
			s.failed[kind] = true
			return Node{}, 0, false
		}
		start, end := at+i, at+i+len(run)
		for end < len(s.src) && s.src[end] == '`' {
			end++
		}
		if end == start+len(run) && start > open && !inWord(s.after(end)) {
			return Node{Kind: Code, Text: oneSpaceOff(s.src[open:start])}, end, true
		}
		at = end
	}
}

// oneSpaceOff takes one space from both ends of code that has one at both, as
// what begins or ends with a backtick needs them.
func oneSpaceOff(code string) string {
	if len(code) > 2 && code[0] == ' ' && code[len(code)-1] == ' ' && strings.TrimSpace(code) != "" {
		return code[1 : len(code)-1]
	}
	return code
}

// dollar reads $formula$ or $$formula$$.
func (s *scanner) dollar() (Node, int, bool) {
	if before := s.before(s.at); inWord(before) || before == '$' {
		return Node{}, 0, false
	}
	rest := s.src[s.at:]
	if strings.HasPrefix(rest, "$$") {
		return s.formula(Display, s.at+2, "$$", func(int) bool { return true })
	}
	if after := s.after(s.at + 1); unicode.IsSpace(after) || after == '[' {
		return Node{}, 0, false
	}
	return s.formula(Formula, s.at+1, "$", func(end int) bool {
		next := s.after(end + 1)
		return !unicode.IsSpace(s.before(end)) && !unicode.IsLetter(next) && !unicode.IsDigit(next) && next != '[' && next != '$'
	})
}

// round reads \(formula\).
func (s *scanner) round() (Node, int, bool) {
	if !strings.HasPrefix(s.src[s.at:], `\(`) {
		return Node{}, 0, false
	}
	return s.formula(Formula, s.at+2, `\)`, func(int) bool { return true })
}

// formula reads LaTeX up to the first sign that closes it.
func (s *scanner) formula(kind Kind, from int, sign string, closes func(at int) bool) (Node, int, bool) {
	flag := sign[0] + byte(len(sign))
	if s.failed[flag] {
		return Node{}, 0, false
	}
	for at := from; ; {
		i := strings.Index(s.src[at:], sign)
		if i < 0 {
			s.failed[flag] = true
			return Node{}, 0, false
		}
		end := at + i
		tex := strings.TrimSpace(s.src[from:end])
		switch {
		case end-from > maxFormula || strings.Contains(s.src[at:end], "\n\n"):
			return Node{}, 0, false
		case tex != "" && !escaped(s.src, end) && closes(end):
			return Node{Kind: kind, Text: tex}, end + len(sign), true
		}
		at = end + 1
	}
}

// medium reads ![description](file).
func (s *scanner) medium() (Node, int, bool) {
	if !strings.HasPrefix(s.src[s.at:], "![") {
		return Node{}, 0, false
	}
	words, target, end, ok := s.bracketed(s.at + 1)
	if !ok {
		return Node{}, 0, false
	}
	kind, ok := MediumOf(target)
	if !ok {
		return Node{}, 0, false
	}
	return Node{Kind: kind, Text: strings.TrimSpace(Plain(words)), Target: target}, end, true
}

// link reads [words](address).
func (s *scanner) link() (Node, int, bool) {
	if s.linked || s.at > 0 && s.src[s.at-1] == '!' {
		return Node{}, 0, false // inside a link, or a picture that is none
	}
	words, target, end, ok := s.bracketed(s.at)
	if !ok || strings.TrimSpace(words) == "" || !webAddress(target) {
		return Node{}, 0, false
	}
	return Node{Kind: Link, Target: target, Children: parse(words, nil, true)}, end, true
}

// bracketed reads [words](target).
func (s *scanner) bracketed(at int) (words, target string, end int, ok bool) {
	closed := closingBracket(s.src, at+1)
	if closed < 0 || closed+1 >= len(s.src) || s.src[closed+1] != '(' {
		return "", "", 0, false
	}
	from := closed + 2
	to := strings.IndexByte(s.src[from:min(len(s.src), from+maxTarget)], ')')
	if to < 0 {
		return "", "", 0, false
	}
	return s.src[at+1 : closed], s.src[from : from+to], from + to + 1, true
}

// closingBracket finds the ] that closes a bracket, before any other [ that has
// its meaning, or -1.
func closingBracket(src string, from int) int {
	for i := from; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			return -1
		case ']':
			return i
		}
	}
	return -1
}

// webAddress reports whether a target is a whole address of the web.
func webAddress(target string) bool {
	if strings.ContainsFunc(target, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '"' || r == '<' || r == '>' || r == '\\' }) {
		return false
	}
	u, err := url.Parse(target)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}
