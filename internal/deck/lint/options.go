package lint

// This file holds the rules about wrong options that are written by hand.

import (
	"regexp"
	"slices"
	"strings"

	"quiz/internal/deck"
)

var (
	above    = regexp.MustCompile(`(?i)^(?:all|none|both|any|neither) of (?:the above|the others?|these|them)\.?$`)
	absolute = regexp.MustCompile(`(?i)\b(?:always|never|completely|entirely|absolutely|impossible)\b`)
)

// optionLists tells each list of options by hand with the answers beside it.
func (p *pass) optionLists(tell func(f *deck.Fact, answers []string, list []deck.WrongOption)) {
	for i := range p.deck.Facts {
		f := &p.deck.Facts[i]
		var answers []string
		for _, c := range claims(f) {
			for _, a := range c.claim.Answers {
				answers = append(answers, a.Shown)
			}
		}
		tell(f, answers, f.Wrong)
		for _, q := range f.Questions {
			tell(f, append(slices.Clone(answers), q.Answer), q.Options)
		}
	}
}

func allOfTheAbove(p *pass) {
	p.optionLists(func(f *deck.Fact, answers []string, list []deck.WrongOption) {
		for _, o := range list {
			if above.MatchString(o.Text) {
				p.say(o.At, "write an option that stands for itself", "%q speaks of other options, which come in any order", o.Text)
			}
		}
	})
}

func absoluteWord(p *pass) {
	p.optionLists(func(f *deck.Fact, answers []string, list []deck.WrongOption) {
		if absolute.MatchString(strings.Join(answers, " ")) {
			return
		}
		for _, o := range list {
			if m := absolute.FindString(o.Text); m != "" {
				p.say(o.At, "leave the word out, or write another option", "%q in a wrong option tells that it is wrong", m)
			}
		}
	})
}

func overlappingOptions(p *pass) {
	p.optionLists(func(f *deck.Fact, _ []string, list []deck.WrongOption) {
		for i, o := range list {
			for j, other := range list {
				if i != j && deck.HoldsWords(deck.Words(o.Text), deck.Words(other.Text)) {
					p.say(o.At, "make them exclude each other", "the wrong option %q contains %q: if one were right, so might be the other", o.Text, other.Text)
					break
				}
			}
		}
	})
}
