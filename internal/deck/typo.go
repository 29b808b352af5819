package deck

// This file tells a slip of the fingers from another word. It must not know
// what else the deck answers; that is the lexicon's.

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// slips is how many slips a text of so many characters may have.
func slips(length int) int {
	switch {
	case length <= 3:
		return 0
	case length <= 7:
		return 1
	}
	return 2
}

// slipped measures how far a response strays from a key, and whether that may
// be a slip. Digits must agree, the whole text has its allowance and so has each
// word, for two slips in one short word make another word.
func slipped(given, want []string) (int, bool) {
	a, b := []rune(squash(given)), []rune(squash(want))
	limit := slips(len(b))
	if limit == 0 || slices.ContainsFunc(b, isIdeograph) {
		return 0, false
	}
	var d distances
	n := d.between(a, b, limit)
	if n > limit || !slices.Equal(digitsIn(given), digitsIn(want)) {
		return n, false
	}
	if len(given) != len(want) {
		return n, n <= 1 && !leavesOut(given, want) && !leavesOut(want, given) && wordSlipped(string(a), string(b), 0, 0)
	}
	for i := range want {
		if given[i] != want[i] && !wordSlipped(given[i], want[i], i, len(b)) {
			return n, false
		}
	}
	return n, true
}

// leavesOut reports whether a list of words is another one without some of its
// words, or without one of a single letter: vitamin for vitamin A is no slip.
func leavesOut(list, whole []string) bool {
	rest := list
	for _, w := range whole {
		if len(rest) > 0 && rest[0] == w {
			rest = rest[1:]
		} else if len(w) == 1 && !slices.Contains(list, w) {
			return true
		}
	}
	return len(rest) == 0
}

// wordSlipped reports whether one word may be a slip of another, the word at a
// position in a text of so many letters. The first letter of the text must
// stand, or have changed places with the second: fingers seldom miss it, and
// Mali is not Bali. In a longer text a word of two or three letters may have
// two of them swapped.
func wordSlipped(given, want string, at, whole int) bool {
	a, b := []rune(given), []rune(want)
	limit := slips(len(b))
	if limit == 0 && whole > 7 && len(a) == len(b) {
		limit = 1
	}
	var d distances
	n := d.between(a, b, limit)
	swapped := n == 1 && sameLetters(a, b)
	switch {
	case n > limit || len(a) < 2 || len(b) < 2:
		return false
	case len(b) <= 3 && !swapped:
		return false
	case at == 0 && a[0] != b[0] && !(swapped && a[0] == b[1]):
		return false
	}
	return !isRoman(given, want) && !opposites(given, want) && !countries(given, want) && !amounts(given, want)
}

// longerForms are the endings with which an English name becomes its people, or
// what is theirs, or several of it.
var longerForms = wordSet("s es i is n ns an ans ian ians ese")

// extends reports whether words are others of which some have taken such an
// ending: Pakistanis extends Pakistan, and no word extends itself.
func extends(long, short []string) bool {
	if len(long) != len(short) {
		return false
	}
	longer := false
	for i, w := range short {
		ending, ok := strings.CutPrefix(long[i], w)
		if !ok || ending != "" && !longerForms[ending] {
			return false
		}
		longer = longer || ending != ""
	}
	return longer
}

func sameLetters(a, b []rune) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// isIdeograph reports whether a character is a word by itself, in which no
// slip can be told from another word.
func isIdeograph(r rune) bool { return unicode.Is(unicode.Han, r) }

// digitsIn lists the words that hold a digit.
func digitsIn(list []string) []string {
	var found []string
	for _, w := range list {
		if strings.ContainsAny(w, "0123456789") {
			found = append(found, w)
		}
	}
	return found
}

var roman = regexp.MustCompile(`^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$`)

// isRoman reports whether both words are Roman numerals: Louis XVII is not a
// slip of Louis XVIII.
func isRoman(a, b string) bool { return roman.MatchString(a) && roman.MatchString(b) }

// distances measures the optimal string alignment distance: the least number
// of insertions, deletions, substitutions and swaps of neighbours, no place
// edited twice (Damerau 1964 in the restricted form of Boytsov 2011). The rows
// are kept for the next measurement.
type distances struct{ before, last, row []int }

// between is the distance of a and b, or limit+1 where it is greater.
func (d *distances) between(a, b []rune, limit int) int {
	if len(a) > len(b)+limit || len(b) > len(a)+limit {
		return limit + 1
	}
	if len(d.row) < len(b)+2 {
		n := len(b) + 32
		d.before, d.last, d.row = make([]int, n), make([]int, n), make([]int, n)
	}
	for j := range len(b) + 2 {
		d.last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		if d.fill(a, b, i, limit) > limit {
			return limit + 1
		}
		d.before, d.last, d.row = d.last, d.row, d.before
	}
	return min(d.last[len(b)], limit+1)
}

// fill computes the row for a[:i] and returns the least distance in it. What is
// further than limit from the diagonal can't count, and is left out.
func (d *distances) fill(a, b []rune, i, limit int) int {
	from, to := max(1, i-limit), min(len(b), i+limit)
	d.row[from-1], d.row[to+1] = limit+1, limit+1
	if from == 1 {
		d.row[0] = i
	}
	least := d.row[from-1]
	for j := from; j <= to; j++ {
		cost := 1
		if a[i-1] == b[j-1] {
			cost = 0
		}
		n := min(d.last[j]+1, d.row[j-1]+1, d.last[j-1]+cost)
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
			n = min(n, d.before[j-2]+1)
		}
		d.row[j] = n
		least = min(least, n)
	}
	return least
}

// The words that numbers and dates are made of.
var (
	numberWords = vocabulary(keysOf(smallNumbers), keysOf(scaleWords), strings.Fields("hundred dozen about least more than between around half"))
	dateWords   = vocabulary(keysOf(months), keysOf(weekdays), keysOf(ordinals))
)

func keysOf[V any](table map[string]V) []string {
	var list []string
	for w := range table {
		list = append(list, w)
	}
	return list
}

// vocabulary is a sorted list without words too short to be misspelled.
func vocabulary(lists ...[]string) []string {
	all := slices.Concat(lists...)
	all = slices.DeleteFunc(all, func(w string) bool { return slips(len(w)) == 0 })
	slices.Sort(all)
	return slices.Compact(all)
}

// correctWords mends words that are one slip away from exactly one word of a
// vocabulary, for "Agust 2021" and "twelv". One word may be mended at most.
func correctWords(text string, vocabulary []string) string {
	list := strings.Fields(plainText(text))
	mended := false
	for i, w := range list {
		bare := strings.TrimRight(w, ",.;")
		if slices.Contains(vocabulary, bare) || mended {
			continue
		}
		if found := nearestWord(bare, vocabulary); found != "" {
			list[i], mended = found, true
		}
	}
	return strings.Join(list, " ")
}

// nearestWord is the only word one slip away, or "". A plural is no slip: dozens
// are more than a dozen. Nor is a word of three letters: "for" is no four.
func nearestWord(given string, vocabulary []string) string {
	var d distances
	found := ""
	a := []rune(given)
	if slips(len(a)) == 0 {
		return ""
	}
	for _, w := range vocabulary {
		b := []rune(w)
		if d.between(a, b, 1) != 1 || a[0] != b[0] || given == w+"s" {
			continue
		}
		if found != "" {
			return ""
		}
		found = w
	}
	return found
}
