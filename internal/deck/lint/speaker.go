package lint

// This file holds the rule about who speaks in an ask: a crowd, hearsay, or somebody
// without a name.

import (
	"regexp"

	"quiz/internal/deck"
)

const (
	speakers = `(?:people|analysts|experts|critics|observers|scholars|officials|commentators|historians|researchers|scientists|diplomats|journalists|reporters|politicians|witnesses|residents|locals|sources|insiders|economists|specialists|academics|authors|writers|studies|opponents|supporters|investigators|authorities)`
	speaking = `(?:say|said|says|think|thinks|thought|believe|believes|believed|claim|claims|claimed|warn|warns|warned|argue|argues|argued|expect|expects|expected|estimate|estimates|estimated|fear|feared|fears|report|reports|reported|suggest|suggests|suggested|name|names|named|call|calls|called|blame|blames|blamed)`
	nobody   = `(?:the|an?|one) (?:(?:senior|former|unnamed|anonymous|local|official|recent|new) )*(?:article|author|source|official|report|study|writer|journalist|document|spokesman|spokeswoman|spokesperson|expert|analyst|critic|witness|scholar|text)`
)

// crowds are the ways in which an ask lets somebody speak whom nobody can ask.
var crowds = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:some|most|several|many|a few|various|certain|numerous|other|unnamed|anonymous) (?:[a-z]+ )?` + speakers + `\b`),
	regexp.MustCompile(`(?i)\baccording to (?:[a-z]+ )?` + speakers + `\b`),
	regexp.MustCompile(`(?i)\b(?:do|did|have) (?:[a-z]+ )?` + speakers + ` ` + speaking + `\b`),
	regexp.MustCompile(`(?i)\b(?:according to ` + nobody + `|(?:do|does|did|has) ` + nobody + ` ` + speaking + `)(?:[,?]| that\b|$)`),
	hearsay,
}

// unnamedSpeaker finds asks in which a crowd speaks, or somebody without a name. A
// fact with by, or with positions, is asked with its speaker's name or its report's.
func unnamedSpeaker(p *pass) {
	p.asks(func(f *deck.Fact, ask string, at deck.Pos) {
		if f.By != "" || len(f.Positions) > 0 || timeNamed.MatchString(ask) {
			return
		}
		for _, crowd := range crowds {
			if m := crowd.FindString(ask); m != "" {
				p.say(at, "say who reports it and when, or give by", "the ask of %s speaks of “%s” and does not say whose", f.ID, m)
				return
			}
		}
	})
}
