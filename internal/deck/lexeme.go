package deck

// This file splits the text of a number or a date into words, figures and
// signs. It must not know what they mean.

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quiz/internal/markup"
)

// lexeme is a word, a figure or a sign, in lower case.
type lexeme struct {
	text   string
	number float64 // a figure's value
	figure bool
	plain  bool // a figure of digits alone
	glued  bool // nothing stands between it and the lexeme before
	short  bool // a figure after an apostrophe: '19
}

// maxScalar bounds what is read as a number or date, in bytes; the longest
// honest one is a range of two spelled-out numbers.
const maxScalar = 200

// lexemes splits text. Figures are read by figure: whole literals with their
// separators for numbers, runs of digits for dates.
func lexemes(text string, figure func(string) (float64, int)) []lexeme {
	if len(text) > maxScalar || markup.Unspoken(text) {
		return nil
	}
	text = markup.Plain(text)
	text = plainText(text)
	list := make([]lexeme, 0, strings.Count(text, " ")+2)
	glued := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			value, n := figure(text[i:])
			digits := len(strings.TrimLeft(text[i:i+n], "0123456789")) == 0
			short := i > 0 && text[i-1] == '\''
			list = append(list, lexeme{text[i : i+n], value, true, digits, glued, short})
			size = n
		case unicode.IsLetter(r) || unicode.IsMark(r):
			size = wordLength(text[i:])
			word := strings.ReplaceAll(text[i:i+size], "'", "")
			list = append(list, lexeme{text: word, glued: glued})
		case r == '.' && glued && i+1 < len(text) && isASCIIDigit(text[i+1]) && isASCIIDigit(text[i-1]):
			list = append(list, lexeme{text: ".", glued: true})
		case strings.ContainsRune("-+/%~≈<>=≥≤", r) || unicode.Is(unicode.Sc, r):
			list = append(list, lexeme{text: text[i : i+size], glued: glued})
		}
		glued = r != ' '
		i += size
	}
	return list
}

func wordLength(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' {
			return i
		}
	}
	return len(s)
}

// plainText brings the characters of numbers and dates to ASCII, in lower case.
func plainText(s string) string {
	if isPrintableASCII(s) {
		return strings.ToLower(strings.ReplaceAll(s, "`", "'"))
	}
	s = norm.NFKC.String(protect(s))
	return strings.Map(func(r rune) rune {
		if d, ok := digitOf(r); ok {
			return rune('0' + d)
		}
		switch {
		case isDash(r):
			return '-'
		case r == '٫':
			return '.'
		case r == '٬' || r == '،':
			return ','
		case r == '٪':
			return '%'
		case r == '⁄':
			return '/'
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
}

func isPrintableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// protect prepares for NFKC what it would blur: apostrophes and vulgar
// fractions.
func protect(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case isApostrophe(r):
			b.WriteByte('\'')
			continue
		case isFraction(r):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// digitRun reads digits alone, for dates.
func digitRun(s string) (float64, int) {
	n := digitCount(s)
	value, _ := strconv.ParseFloat(s[:n], 64)
	return value, n
}

// literal reads a figure as an English reader does: 1,234 and 1 234 and
// 1'234 are separated thousands, 1.5 has a decimal point. What no English
// reader writes is read as its writer means it where it can mean one thing
// only: 1.234.567, 1.234,5 and 1,5.
func literal(s string) (float64, int) {
	n := digitCount(s)
	whole, end := s[:n], n
	if sep, groups := separated(s); groups > 0 {
		stop := n + 4*groups
		decimal := stop < len(s) && sep != ',' && s[stop] == ',' && digitCount(s[stop+1:]) > 0
		if sep != '.' || groups > 1 || decimal {
			whole, end = strings.Map(onlyDigits, s[:stop]), stop
		}
	}
	if end < len(s) && (s[end] == '.' || s[end] == ',' && !strings.Contains(s[:end], ",")) {
		if more := digitCount(s[end+1:]); more > 0 {
			whole, end = whole+"."+s[end+1:end+1+more], end+1+more
		}
	}
	value, err := strconv.ParseFloat(whole, 64)
	if err != nil {
		value = math.NaN()
	}
	return value, end
}

// separated counts the groups of three digits that follow the first digits of
// s, each after the same separator.
func separated(s string) (sep byte, groups int) {
	at := digitCount(s)
	if at > 3 || at == len(s) || !strings.ContainsRune(",.' ", rune(s[at])) {
		return 0, 0
	}
	sep = s[at]
	for at < len(s) && s[at] == sep && digitCount(s[at+1:]) == 3 {
		at += 4
		groups++
	}
	return sep, groups
}

func digitCount(s string) int {
	n := 0
	for n < len(s) && isASCIIDigit(s[n]) {
		n++
	}
	return n
}

func onlyDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}
