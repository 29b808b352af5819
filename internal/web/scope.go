package web

import (
	"net/http"
	"net/url"
	"strconv"
	"unicode/utf8"

	"quiz/internal/study"
	"quiz/internal/web/front"
)

// This file reads what a sitting is about from an address, and writes it back
// into the addresses of the sitting's pages. A page without any of it is the day
// as it comes.

// maxTopic bounds a topic or a card that an address names, in characters.
const maxTopic = 300

// readScope reads a scope. What no page of this program writes is refused.
func readScope(r *http.Request) (study.Scope, error) {
	query := r.URL.Query()
	scope := study.Scope{Topic: query.Get("topic"), Card: query.Get("card")}
	for _, text := range []string{scope.Topic, scope.Card} {
		if utf8.RuneCountInString(text) > maxTopic || !utf8.ValidString(text) {
			return study.Scope{}, front.ErrNoPage
		}
	}
	switch query.Get("only") {
	case "":
	case "disputed":
		scope.Disputed = true
	case "missed":
		scope.Missed = true
	default:
		return study.Scope{}, front.ErrNoPage
	}
	for _, field := range []struct {
		name string
		to   *int
		most int
	}{
		{"ahead", &scope.Ahead, study.MaxAhead},
		{"more", &scope.More, study.MaxMore},
		{"until", &scope.Until, maxNumber},
	} {
		text := query.Get(field.name)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > field.most {
			return study.Scope{}, front.ErrNoPage
		}
		*field.to = n
	}
	return scope, nil
}

// scopeQuery writes a scope as the query of an address, "" for the zero Scope.
// The card that comes first is left out: it is for one page only.
func scopeQuery(s study.Scope) string {
	query := make(url.Values)
	set := func(name, value string, given bool) {
		if given {
			query.Set(name, value)
		}
	}
	set("topic", s.Topic, s.Topic != "")
	set("only", "disputed", s.Disputed)
	set("only", "missed", s.Missed)
	set("ahead", strconv.Itoa(s.Ahead), s.Ahead > 0)
	set("more", strconv.Itoa(s.More), s.More > 0)
	set("until", strconv.Itoa(s.Until), s.Until > 0)
	return query.Encode()
}

// studyAddress is where a sitting goes on. More is added to the scope's query.
func studyAddress(deck string, s study.Scope, more url.Values) string {
	return withQuery("/decks/"+url.PathEscape(deck)+"/study", s, more)
}

// answerAddress is the page of a stored answer.
func answerAddress(r study.Review, s study.Scope, more url.Values) string {
	return withQuery("/decks/"+url.PathEscape(r.Deck)+"/answers/"+url.PathEscape(r.ID), s, more)
}

func withQuery(path string, s study.Scope, more url.Values) string {
	query := scopeQuery(s)
	if len(more) > 0 {
		if query != "" {
			query += "&"
		}
		query += more.Encode()
	}
	if query == "" {
		return path
	}
	return path + "?" + query
}
