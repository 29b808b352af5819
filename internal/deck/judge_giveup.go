package deck

// This file recognises somebody who types that they don't know. It comes after what
// equals an answer was judged, so that a deck may have "Pass" for one.

import "strings"

// givingUp are ways to say that one doesn't know, as words leaves them: in lower
// case, without marks. Whoever learns in a foreign language despairs in their own.
var givingUp = wordsOfLines(`
i dont know
i do not know
i dont know it
i dont know this
i dont know this one
i dont know the answer
dont know
do not know
dont remember
cant remember
i cant remember
i dont remember
i forgot
i forget
forgot
idk
i dk
dk
dunno
i dunno
no idea
i have no idea
no clue
i have no clue
havent a clue
not sure
im not sure
i am not sure
no answer
pass
skip
next
unknown
weiß nicht
weiß ich nicht
weiß es nicht
ich weiß nicht
ich weiß es nicht
keine ahnung
je ne sais pas
je sais pas
aucune idée
no sé
no lo sé
non so
non lo so
não sei
nie wiem
nevím
bilmiyorum
не знаю
`)

// wordsOfLines is the set of the lines of a text, each folded as a response is.
func wordsOfLines(text string) map[string]bool {
	set := make(map[string]bool)
	for line := range strings.Lines(text) {
		if list := words(line); len(list) > 0 {
			set[strings.Join(list, " ")] = true
		}
	}
	return set
}

// givesUp reports whether a response says that one doesn't know. What is a slip away
// from an answer of the deck may mean that one, and is judged.
func (m *match) givesUp() bool {
	given := strings.Join(words(m.text), " ")
	if strings.Trim(given, "?!.…-–— ") == "" {
		return true
	}
	if !givingUp[given] {
		return false
	}
	tight := []rune(squash(words(m.text)))
	near, _ := m.lexicon.rival(tight, slips(len(tight)), own{})
	return near == nil
}
