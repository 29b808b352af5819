package deck

// This file holds how text is compared: what folding keeps, what it drops, and
// how words are found in other words. It must not know what a text means.
//
// Folded text is for comparing only and is never shown. A pupil at a plain
// keyboard types "al-Qaida", "Lodz" or "Strasse" for al-Qa’ida, Łódź and
// Straße, so what folds alike is the same to the judge and to the compiler.

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// spelledLetters spells letters that no decomposition takes apart the way people do
// who lack the key, and gives the Arabic letters that Arabic and Persian
// keyboards encode differently one form.
var spelledLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d",
	'þ': "th", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'ς': "σ", 'ي': "ی", 'ى': "ی", 'ك': "ک",
	'ـ': "",
}

// fold reduces text to what counts when two texts are compared: compatibility
// forms unified, case and accents gone, digits of every script as ASCII,
// punctuation as single spaces. A decimal point, a sign before a digit, % and
// currency signs stay; a comma between groups of three digits goes. Text that
// is nothing but punctuation is kept, for a deck may ask for it. Folding
// folded text changes nothing.
//
// Marks of emphasis and the like count for nothing; a formula and a picture are
// what they are to the character (spoken.go).
func fold(s string) string { return foldPlain(spoken(s)) }

// foldPlain is fold for a text without marks: what looks like one is taken as it
// stands.
func foldPlain(s string) string {
	f := folders.Get().(*folder)
	defer folders.Put(f)
	if f.out = f.out[:0]; f.simple(s) {
		return string(f.out)
	}
	return f.fold(s)
}

// simple folds text of ASCII letters, digits and such signs as only part words, which
// is most of a deck, and reports false where there is more to it, or nothing.
func (f *folder) simple(s string) bool {
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case isPlain(rune(c)):
			c |= ' '
		case isASCIIDigit(c):
		case c >= utf8.RuneSelf || strings.IndexByte("'`&+#%$^<>=|~", c) >= 0:
			return false
		case strings.IndexByte(".,-", c) >= 0 && i+1 < len(s) && isASCIIDigit(s[i+1]):
			return false // it may belong to a number
		default:
			gap = true
			continue
		}
		if gap && len(f.out) > 0 {
			f.out = append(f.out, ' ')
		}
		gap = false
		f.out = append(f.out, c)
	}
	return len(f.out) > 0
}

// fold folds any text.
func (f *folder) fold(s string) string {
	*f = folder{text: decompose(f.text[:0], s), out: f.out[:0]}
	for f.at < len(f.text) {
		if !f.letters() {
			f.step()
			f.at++
		}
	}
	switch {
	case len(f.out) == 0:
		return onlySigns(f.text)
	case f.wide:
		return norm.NFC.String(string(f.out))
	}
	return string(f.out)
}

// onlySigns is the folding of text without a letter or a digit.
func onlySigns(text []rune) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsPunct(r):
			return r
		}
		return -1
	}, string(text))
	return strings.Join(strings.Fields(kept), " ")
}

// words is the folded text as a list of words.
func words(s string) []string { return strings.Fields(fold(s)) }

// containsWords reports whether needle stands in hay as a run of whole words.
// An empty needle stands nowhere.
func containsWords(hay, needle []string) bool {
	if len(needle) == 0 {
		return false
	}
	for i := 0; i+len(needle) <= len(hay); i++ {
		if slices.Equal(hay[i:i+len(needle)], needle) {
			return true
		}
	}
	return false
}

// wordBits is a set of words, each of which is one of 64 bits. What is not in it is no
// word of the set; what is in it may be another word with the same bit.
type wordBits uint64

// bitOf is the bit of a word that isn't empty.
func bitOf(word string) wordBits {
	first, last := uint(word[0]), uint(word[len(word)-1])
	return 1 << ((first*7 + last*3 + uint(len(word))*11) % 64)
}

// bitsOf is the set of some words.
func bitsOf(list []string) wordBits {
	var bits wordBits
	for _, w := range list {
		bits |= bitOf(w)
	}
	return bits
}

// dropArticles leaves out what an answer may have or lack without being
// another one: "the" anywhere and a first "a" or "an". A later "a" stays, for
// vitamin A is not any vitamin. Articles of other languages stay as well: whoever learns
// German nouns learns them. It never leaves nothing.
func dropArticles(list []string) []string {
	kept := slices.DeleteFunc(slices.Clone(list), func(w string) bool { return w == "the" })
	switch {
	case len(kept) == 0:
		return list
	case len(kept) > 1 && (kept[0] == "a" || kept[0] == "an"):
		return kept[1:]
	}
	return kept
}

// squash closes the gaps between words, for "alqaida" and "U.S.", except
// between two digits, where a gap makes another number.
func squash(list []string) string {
	var b strings.Builder
	last := byte(0)
	for _, w := range list {
		if isASCIIDigit(last) && isASCIIDigit(w[0]) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		last = w[len(w)-1]
	}
	return b.String()
}

// decompose takes characters apart and unifies apostrophes, whose lookalikes
// would otherwise come apart into spaces and accents. A vulgar fraction gets a
// space before it: 2½ is not 21/2. The characters are appended to text.
func decompose(text []rune, s string) []rune {
	plain := 0
	for plain < len(s) && s[plain] < utf8.RuneSelf && s[plain] != '`' {
		text = append(text, rune(s[plain]))
		plain++
	}
	ascii := true
	for _, r := range s[plain:] {
		switch {
		case r < utf8.RuneSelf && r != '`':
			text = append(text, r)
		case r == utf8.RuneError:
			text = append(text, ' ')
		case isApostrophe(r):
			text = append(text, '\'')
		case isFraction(r):
			ascii = false
			text = append(text, ' ', r)
		default:
			ascii = false
			text = append(text, r)
		}
	}
	if ascii {
		return text
	}
	apart := []rune(norm.NFKD.String(string(text)))
	for i, r := range apart {
		if isApostrophe(r) {
			apart[i] = '\''
		}
	}
	return apart
}

// folder walks over decomposed text and writes the folded one.
type folder struct {
	text []rune
	at   int
	out  []byte
	gap  bool // a space is due before the next character
	word int  // letters and digits written since the last gap
	wide bool // something but ASCII was written, which may have to be put together
}

// folders keeps the memory of folders for the next text: a compile folds millions.
var folders = sync.Pool{New: func() any { return new(folder) }}

// letters folds the plain letters that follow, and reports whether there are any.
// Most of a text is such.
func (f *folder) letters() bool {
	end := f.at
	for end < len(f.text) && isPlain(f.text[end]) {
		end++
	}
	if end == f.at {
		return false
	}
	f.write(f.text[f.at] | ' ')
	for _, r := range f.text[f.at+1 : end] {
		f.out = append(f.out, byte(r|' '))
	}
	f.word += end - f.at - 1
	f.at = end
	return true
}

// isPlain reports whether a character is an ASCII letter, whose lower case has the bit
// of a space.
func isPlain(r rune) bool { return r|' ' >= 'a' && r|' ' <= 'z' }

// step folds one character that is no plain letter.
func (f *folder) step() {
	switch r := f.text[f.at]; {
	case r == ' ':
		f.gap = true
	default:
		f.rare(r)
	}
}

// rare folds what is neither a plain letter nor a space.
func (f *folder) rare(r rune) {
	switch d, digit := digitOf(r); {
	case digit:
		f.write(rune('0' + d))
	case isAccent(r) || unicode.Is(unicode.Cf, r):
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		f.letter(unicode.ToLower(r))
	case r == '\'':
		f.apostrophe()
	case r == '.' && f.digitAt(f.at-1) && f.digitAt(f.at+1):
		f.write(r)
	case r == ',' && f.groups():
	case isDash(r) && f.signs():
		f.write('-')
	case r == '&':
		f.alone("and")
	case (r == '+' || r == '#') && f.word > 0 && !f.gap:
		f.write(r)
	case r != '⁄' && !isDash(r) && (r == '%' || unicode.IsSymbol(r)):
		f.alone(string(r))
	default:
		f.gap = true
	}
}

// write adds a character to the word.
func (f *folder) write(r rune) {
	if f.gap && len(f.out) > 0 {
		f.out = append(f.out, ' ')
		f.word = 0
	}
	f.gap = false
	f.word++
	f.wide = f.wide || r >= utf8.RuneSelf
	f.out = utf8.AppendRune(f.out, r)
}

// letter writes a lower-case letter, spelled out where it needs to be.
func (f *folder) letter(r rune) {
	if r < utf8.RuneSelf {
		f.write(r)
		return
	}
	spelled, special := spelledLetters[r]
	if !special {
		f.write(r)
		return
	}
	for _, r := range spelled {
		f.write(r)
	}
}

// alone writes a word of its own.
func (f *folder) alone(word string) {
	f.gap = true
	for _, r := range word {
		f.write(r)
	}
	f.gap = true
}

// apostrophe splits off a final s and a first single letter, so that "the
// Taliban's" holds the word Taliban and "d'Artagnan" the word Artagnan;
// elsewhere inside a word it is dropped: al-Qa'ida is al-Qaida.
func (f *folder) apostrophe() {
	if f.gap || f.word == 0 || !f.letterAt(f.at+1) {
		f.gap = true
		return
	}
	possessive := unicode.ToLower(f.text[f.at+1]) == 's' && !f.letterAt(f.at+2)
	f.gap = possessive || f.word == 1
}

// groups reports whether the comma here separates thousands.
func (f *folder) groups() bool {
	before := 0
	for f.digitAt(f.at - 1 - before) {
		before++
	}
	after := 0
	for f.digitAt(f.at + 1 + after) {
		after++
	}
	return before >= 1 && before <= 3 && after == 3
}

// signs reports whether the dash here is a minus: a digit follows and no word
// precedes.
func (f *folder) signs() bool {
	return f.digitAt(f.at+1) && (f.at == 0 || unicode.IsSpace(f.text[f.at-1]))
}

func (f *folder) digitAt(i int) bool {
	if i < 0 || i >= len(f.text) {
		return false
	}
	_, ok := digitOf(f.text[i])
	return ok
}

func (f *folder) letterAt(i int) bool {
	return i >= 0 && i < len(f.text) && (unicode.IsLetter(f.text[i]) || unicode.IsMark(f.text[i]))
}

// digitOf is the value of a decimal digit of any script. Unicode keeps them in
// runs of ten that begin with zero.
func digitOf(r rune) (int, bool) {
	if r < utf8.RuneSelf {
		return int(r - '0'), r >= '0' && r <= '9'
	}
	if !unicode.IsDigit(r) {
		return 0, false
	}
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return int(r-rune(run.Lo)) % 10, true
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return int(r-rune(run.Lo)) % 10, true
		}
	}
	return 0, false
}

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }

// isAccent reports whether a mark only modifies how a letter reads and is left
// out by people in a hurry: Latin, Greek and Cyrillic accents, Hebrew points
// and Arabic vowel signs. Marks of other scripts are letters in their own
// right and stay.
func isAccent(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36F, r >= 0x591 && r <= 0x5C7 && unicode.IsMark(r):
		return true
	case r >= 0x610 && r <= 0x61A, r >= 0x64B && r <= 0x65F, r == 0x670:
		return true
	}
	return r >= 0x1AB0 && r <= 0x1AFF || r >= 0x1DC0 && r <= 0x1DFF ||
		r >= 0x20D0 && r <= 0x20FF || r >= 0xFE20 && r <= 0xFE2F
}

func isApostrophe(r rune) bool {
	return strings.ContainsRune("'`´‘’‛ʹʻʼʽʾʿ′＇", r)
}

func isFraction(r rune) bool {
	return r >= 0xBC && r <= 0xBE || r >= 0x2150 && r <= 0x215F || r == 0x2189
}

func isDash(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '−' }
