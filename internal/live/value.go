package live

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"quiz/internal/deck"
)

// This file holds the value of an answer: what a row keeps and what is compared
// when an answer comes again. It is made of places on the phone and of typed
// words, so that neither it nor a phone knows which option is right:
//
//	choice           the place, from 0      2
//	several options  the places, in order   0,3
//	true/false       what was said          true
//	words, number    what was typed         at least 12
//
// One answer has one value, however it was sent.

// Given is an answer as a phone sends it. All of it is hostile.
type Given struct {
	Places []int  // of the options that were chosen, as shown, from 0
	Text   string // what was typed; of a true/false "true" or "false"
}

// MaxText is the longest text that is taken for an answer, in bytes.
const MaxText = 500

// ErrValue says that an answer is none to the question.
var ErrValue = errors.New("that is no answer to this question")

// What is said of a statement.
const (
	saysTrue  = "true"
	saysFalse = "false"
)

// several reports whether more than one option may be chosen.
func (q question) several() bool { return q.Form == deck.Multiple }

// chosen reports whether the answer is chosen among options.
func (q question) chosen() bool { return len(q.Options) > 0 && q.Form != deck.TrueFalse }

// value is the one value of an answer.
func (q question) value(g Given) (string, error) {
	switch {
	case q.Form == deck.TrueFalse:
		if g.Text != saysTrue && g.Text != saysFalse {
			return "", ErrValue
		}
		return g.Text, nil
	case q.chosen():
		return q.places(g.Places)
	}
	if len(g.Text) > MaxText {
		return "", ErrValue
	}
	text := plain(g.Text)
	if text == "" {
		return "", ErrValue
	}
	return text, nil
}

// places is the value of chosen options.
func (q question) places(chosen []int) (string, error) {
	if len(chosen) == 0 || len(chosen) > len(q.order) || len(chosen) > 1 && !q.several() {
		return "", ErrValue
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(chosen)))
	if sorted[0] < 0 || sorted[len(sorted)-1] >= len(q.order) {
		return "", ErrValue
	}
	words := make([]string, len(sorted))
	for i, place := range sorted {
		words[i] = strconv.Itoa(place)
	}
	return strings.Join(words, ","), nil
}

// plain is a typed line without what can't be seen and with single spaces.
func plain(text string) string {
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == unicode.ReplacementChar || !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.Join(strings.Fields(seen), " ")
}

// given is what a value says, for showing it.
func (q question) given(value string) (Given, error) {
	if !q.chosen() {
		g := Given{Text: value}
		return g, q.stands(g, value)
	}
	var g Given
	for word := range strings.SplitSeq(value, ",") {
		place, err := strconv.Atoi(word)
		if err != nil {
			return Given{}, ErrValue
		}
		g.Places = append(g.Places, place)
	}
	return g, q.stands(g, value)
}

// stands returns an error unless a value is the one of what it says.
func (q question) stands(g Given, value string) error {
	if again, err := q.value(g); err != nil || again != value {
		return ErrValue
	}
	return nil
}

// response is what a value says, for the judge. Its options are the question's.
func (q question) response(value string) (deck.Response, error) {
	g, err := q.given(value)
	if err != nil {
		return deck.Response{}, err
	}
	r := deck.Response{Option: -1}
	switch {
	case q.Form == deck.TrueFalse:
		r.Option, r.True = q.order[0], g.Text == saysTrue
	case q.several():
		for _, place := range g.Places {
			r.Options = append(r.Options, q.order[place])
		}
	case q.chosen():
		r.Option = q.order[g.Places[0]]
	default:
		r.Text = g.Text
	}
	return r, nil
}
