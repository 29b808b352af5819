package templates

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"
)

// This file says where the pages of browsing are.

// browseURL is another page of the same search.
func browseURL(b Browse, page int) templ.SafeURL {
	q := make(url.Values)
	set := func(name, value string) {
		if value != "" {
			q.Set(name, value)
		}
	}
	set("q", b.Text)
	set("deck", chosen(b.Decks).Value)
	set("topic", chosen(b.Topics).Value)
	set("kind", chosen(b.Kinds).Value)
	set("is", chosen(b.Is).Value)
	if b.Answers {
		q.Set("answers", "1")
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return "/browse"
	}
	return templ.SafeURL("/browse?" + q.Encode())
}

func browseDeckURL(deck string) templ.SafeURL {
	return templ.SafeURL("/browse?" + url.Values{"deck": {deck}}.Encode())
}

func topicURL(deck, topic string) templ.SafeURL {
	return templ.SafeURL("/browse?" + url.Values{"deck": {deck}, "topic": {topic}}.Encode())
}

func studyTopicURL(deck, topic string) templ.SafeURL {
	return studyURL(deck, url.Values{"topic": {topic}}.Encode())
}

// askURL asks one card first.
func askURL(deck, card string) templ.SafeURL {
	return studyURL(deck, url.Values{"card": {card}}.Encode())
}

func notesURL(deck string) templ.SafeURL { return deckURL(deck) + "/notes" }

func timelineURL(deck string) templ.SafeURL { return deckURL(deck) + "/timeline" }

// yearURL is the timeline with one year open.
func yearURL(t Timeline, year int) templ.SafeURL {
	q := url.Values{"year": {strconv.Itoa(year)}}
	if t.Answers {
		q.Set("answers", "1")
	}
	return timelineURL(t.Deck) + templ.SafeURL("?"+q.Encode()+"#y"+strconv.Itoa(year))
}

func strengthURL(deck string) templ.SafeURL { return deckURL(deck) + "/map" }
