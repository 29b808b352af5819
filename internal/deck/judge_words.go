package deck

// This file judges names and free text: short forms of names, typos, parts of
// the answer and the answer among other words.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// judgeWords judges a response that equals no text of the question.
func (m *match) judgeWords() Verdict {
	for _, judge := range []func() (Verdict, bool){
		m.placed, m.glossed, m.inSentence, m.alternatives, m.withoutCategory, m.listed, m.smallWordsApart,
	} {
		if v, ok := judge(); ok {
			return v
		}
	}
	if v, ok := m.sameNumber(); ok {
		return v
	}
	if v, ok := m.reordered(); ok {
		return v
	}
	if v, ok := m.shortened(); ok {
		return v
	}
	if v, ok := m.otherAnswer(); ok {
		return v
	}
	if v := m.typo(); v.Code != "" {
		return v
	}
	return m.overlapping()
}

// sameNumber accepts "2 mosques" for "two mosques" and "60 minutes" for "an
// hour".
func (m *match) sameNumber() (Verdict, bool) {
	told, ok := countedIn(m.text)
	if !ok {
		return Verdict{}, false
	}
	for _, k := range slices.Concat(m.keys, m.nears) {
		stated, ok := countedIn(k.text)
		given := told.inUnit(stated.unit)
		if !ok || !sameSpan(given.said, stated.said) || given.hedge != stated.hedge || !sameUnit(given.unit, stated.unit) {
			continue
		}
		if k.near != nil {
			return nearBy(k), true
		}
		k.code = CodeNumber
		return rightBy(k), true
	}
	return Verdict{}, false
}

// reordered accepts a person's names in any order: many peoples put the family
// name first.
func (m *match) reordered() (Verdict, bool) {
	if m.q.Type != BasePerson {
		return Verdict{}, false
	}
	given := slices.Sorted(slices.Values(m.forms[0]))
	for _, k := range slices.Concat(m.keys, m.nears) {
		if len(given) < 2 || !slices.Equal(given, slices.Sorted(slices.Values(k.words))) {
			continue
		}
		if k.near != nil {
			return nearBy(k), true
		}
		k.code = CodeOrder
		return rightBy(k), true
	}
	return Verdict{}, false
}

// shortened judges part of a name. It is right where it is how people shorten
// that name and nothing else in the deck shares it.
func (m *match) shortened() (Verdict, bool) {
	own := m.lexicon.owned(m.keys)
	for _, form := range m.forms {
		for _, k := range m.keys {
			last := form
			switch {
			case m.isShort(form, k):
			case m.initialled(form, k):
				last = form[len(form)-1:]
			default:
				continue
			}
			if other, shared := m.lexicon.sharing(last, m.q.Type, own); shared {
				return says(Nearly, CodePart, k, "That may also be "+other.text+"; the source says %s."), true
			}
			return says(Right, CodeShort, k, "That matches the source. The full name is %s."), true
		}
	}
	return Verdict{}, false
}

// initialled reports whether the words are a person's last name after initials or
// the beginnings of the others: H. Khan, Ken McKenzie.
func (m *match) initialled(form []string, k key) bool {
	last := len(form) - 1
	if m.q.Type != BasePerson || last < 1 || len(k.words) < len(form) || form[last] != k.words[len(k.words)-1] || !namesPerson(k.text) {
		return false
	}
	at := 0
	for _, w := range form[:last] {
		for at < len(k.words)-1 && !strings.HasPrefix(k.words[at], w) {
			at++
		}
		if n := utf8.RuneCountInString(w); at == len(k.words)-1 || n == 2 {
			return false
		}
		at++
	}
	return true
}

// generic words say what a name is rather than which one.
var generic = strings.Fields("network group movement organisation organization militants militia faction party province city region")

// isShort reports whether the words are how people shorten a key: a person's
// last names, or a name without the word for what it is. A description has no
// short form: "police" is not a spokesman for the police.
func (m *match) isShort(form []string, k key) bool {
	rest := len(k.words) - len(form)
	if rest <= 0 || len(form) == 0 || len(form) == 1 && utf8.RuneCountInString(form[0]) < 3 {
		return false
	}
	switch {
	case m.q.Type == BasePerson:
		return slices.Equal(k.words[rest:], form) && namesPerson(k.text) && !isOrdinal(form, k.text)
	case m.q.Type == BaseText:
		return false
	}
	return slices.Equal(k.words[:len(form)], form) &&
		!slices.ContainsFunc(k.words[len(form):], func(w string) bool { return !slices.Contains(generic, w) })
}

// nameParticles are words inside names that have no capital.
var nameParticles = strings.Fields("al el bin ibn bint abu abd ud ul ur de del della di da do dos das du van von der den ter zu la le y e i")

// namesPerson reports whether each word of a text begins with a capital but for
// particles, or is written without case. "The mayor of Kabul" names an office.
func namesPerson(text string) bool {
	list := strings.Fields(text)
	for i, w := range list {
		first, _ := utf8.DecodeRuneInString(w)
		prefix, _, hyphened := strings.Cut(w, "-")
		switch {
		case i == 0 && slices.Contains([]string{"the", "a", "an"}, strings.ToLower(w)):
			return false
		case !unicode.IsLower(first) || slices.Contains(nameParticles, w):
		case hyphened && slices.Contains(nameParticles, prefix): // al-Baghdadi
		default:
			return false
		}
	}
	return len(list) > 0
}

// isOrdinal reports whether a form is what tells bearers of one name apart: the
// XVI of Louis XVI, the Jr of another.
func isOrdinal(form []string, whole string) bool {
	if len(form) != 1 {
		return false
	}
	numeral := roman.MatchString(form[0]) && slices.Contains(strings.Fields(whole), strings.ToUpper(form[0]))
	return numeral || slices.Contains([]string{"jr", "sr", "junior", "senior"}, form[0]) || isASCIIDigit(form[0][0])
}

// otherAnswer judges a response that is word for word the answer to something
// else.
func (m *match) otherAnswer() (Verdict, bool) {
	own := m.lexicon.owned(slices.Concat(m.keys, m.nears))
	for _, form := range m.forms {
		if other, ok := m.lexicon.other(form, own); ok && !m.holds(form) {
			return m.isOther(other), true
		}
	}
	return Verdict{}, false
}

// isOther names the other answer and, where the deck knows, what it is. Who has
// written its very name is not told that.
func (m *match) isOther(other *term) Verdict {
	meant, note := other.text, ""
	if other.name != none {
		name := m.lexicon.names[other.name]
		meant, note = name.Text, strings.TrimRight(name.Note, ".")
	}
	reason := ""
	switch {
	case note != "":
		reason = "That is " + meant + ": " + note + ". "
	case fold(meant) != fold(m.text):
		reason = "That is " + meant + ". "
	}
	return Verdict{Code: CodeOther, Reason: reason + sourceSays(m.q)}
}

// inStem reports whether the question's own words spell a response, with or
// without their spaces and hyphens.
func (m *match) inStem(form []string) bool {
	tight, stem := squash(form), words(m.q.Stem)
	for i := range stem {
		for j := i + 1; j <= len(stem) && j-i <= maxRun; j++ {
			if squash(stem[i:j]) == tight {
				return true
			}
		}
	}
	return false
}

// maxRun is how many words of a question a response may join.
const maxRun = 6

// typo judges a response with slips. The nearest text decides; where a text
// that is right and another answer are equally near, nobody can tell which was
// meant, and it is wrong, unless the other answer is a longer form of the very
// words, which only its own spelling means. Code is "" if the response is no typo of the
// question's texts.
func (m *match) typo() Verdict {
	best, distance, form := m.nearest()
	if best == nil {
		return Verdict{}
	}
	own := m.lexicon.owned(slices.Concat(m.keys, m.nears))
	rival, n := m.lexicon.rival([]rune(squash(form)), distance, own)
	for range maxSpared {
		if rival == nil || n < distance || !extends(rival.words, best.words) && m.contests(rival) {
			break
		}
		own.texts[rival.tight] = true // Pakistanis is no reason to take Pakistani for them
		rival, n = m.lexicon.rival([]rune(squash(form)), distance, own)
	}
	switch {
	case rival != nil:
		return m.isOther(rival)
	case best.near != nil:
		return nearBy(*best)
	}
	return says(Right, CodeSpelling, *best, "That matches the source. It is spelled "+best.text+".")
}

// maxSpared bounds how many rivals are passed over for one response.
const maxSpared = 20

// contests reports whether another text of the deck, as near to a response as the
// answer, may be meant by it. What is no answer and no name, but is only let pass for
// another kind of thing somewhere, is not.
func (m *match) contests(rival *term) bool {
	return !rival.soft || m.lexicon.isA(rival, m.q.Type)
}

// nearest is the text of the question that the response is a slip of. A nearly
// right one comes before a right one at the same distance.
func (m *match) nearest() (best *key, distance int, form []string) {
	candidates := slices.DeleteFunc(slices.Concat(m.nears, m.keys, m.shortKeys()), func(k key) bool { return isAcronym(k.text) })
	for _, given := range m.forms {
		for i := range candidates {
			n, ok := slipped(given, candidates[i].words)
			if ok && (best == nil || n < distance) {
				best, distance, form = &candidates[i], n, given
			}
		}
	}
	return best, distance, form
}

// isAcronym reports whether a text is one word of capitals. Its letters are all
// that there is to know, so that none of them is a slip.
func isAcronym(text string) bool {
	return utf8.RuneCountInString(text) > 1 && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsUpper(r) && r != '.' && r != '-' })
}

// shortKeys are the short forms of the keys that nothing else shares.
func (m *match) shortKeys() []key {
	if !named(m.q.Type) {
		return nil
	}
	own := m.lexicon.owned(m.keys)
	var list []key
	for _, k := range m.keys {
		for cut := 1; cut < len(k.words); cut++ {
			form := k.words[:len(k.words)-cut]
			if m.q.Type == BasePerson {
				form = k.words[cut:]
			}
			if !m.isShort(form, k) {
				continue
			}
			if _, shared := m.lexicon.sharing(form, m.q.Type, own); !shared {
				list = append(list, key{text: k.text, shown: k.shown, words: form, code: CodeSpelling})
			}
		}
	}
	return list
}

// named reports whether a kind of value has names.
func named(b Base) bool {
	return b == BasePerson || b == BasePlace || b == BaseGroup || b == BaseOrganisation
}

// holds reports whether the words are a meaningful part of a key.
func (m *match) holds(form []string) bool {
	return slices.ContainsFunc(m.keys, func(k key) bool { return partOf(form, k.words) })
}

// partOf reports whether the words stand in a longer text in a row, say
// something, and leave no negation out.
func partOf(form, whole []string) bool {
	if len(form) >= len(whole) || !containsWords(whole, form) {
		return false
	}
	for _, w := range whole {
		if slices.Contains(negations, w) && !slices.Contains(form, w) {
			return false
		}
	}
	return slices.ContainsFunc(form, func(w string) bool {
		return utf8.RuneCountInString(w) >= 3 && !slices.Contains(leadIns, w) && w != "and" ||
			isASCIIDigit(w[0]) && len(digitsIn(whole)) == 1
	})
}

// overlapping judges what shares words with the answer: part of it, or the
// answer among other words, unless those name something else.
func (m *match) overlapping() Verdict {
	given := m.forms[0]
	for _, k := range slices.Concat(m.keys, m.nears) {
		switch {
		case partOf(given, k.words):
			if k.near != nil {
				return nearBy(k)
			}
			return says(Nearly, CodePart, k, "That is part of the answer; the source says %s.")
		case partOf(k.words, given) && len(given) <= 2*len(k.words)+4:
			if m.namesAnother(given, k) {
				return Verdict{Code: CodeOther, Reason: "That names something else as well. " + sourceSays(m.q)}
			}
			if k.near != nil {
				return nearBy(k)
			}
			return says(Nearly, CodeExtra, k, "That holds the answer and says more; the source says %s.")
		}
	}
	if rival := m.rivalSlip(); rival != nil {
		return m.isOther(rival)
	}
	return Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
}

// namesAnother reports whether the response names another answer of the same
// kind beside the key. "The hospital in Kabul" still says which hospital.
func (m *match) namesAnother(given []string, k key) bool {
	own := m.lexicon.owned(m.keys)
	for from := range given {
		for to := from + 1; to <= len(given); to++ {
			other, ok := m.lexicon.other(given[from:to], own)
			if !ok || containsWords(k.words, other.words) || onlyWord(m.text, other.text) {
				continue
			}
			if m.q.Type != BaseText && m.lexicon.isA(other, m.q.Type) {
				return true
			}
		}
	}
	return false
}

// rivalSlip is the other answer that the response is a slip of. What the question
// itself says is spelled as it was meant.
func (m *match) rivalSlip() *term {
	given := []rune(squash(m.forms[0]))
	own := m.lexicon.owned(slices.Concat(m.keys, m.nears))
	rival, _ := m.lexicon.rival(given, slips(len(given)), own)
	if rival == nil || m.inStem(m.forms[0]) {
		return nil
	}
	if _, ok := slipped(m.forms[0], rival.words); !ok {
		return nil
	}
	return rival
}
