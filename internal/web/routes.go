package web

import (
	"net/http"
	"slices"
	"strings"

	"quiz/templates/static"
)

// This file holds every address of the site. None changes anything on GET.

// handler is a handler that may fail; the wrapper makes a page of its error.
type handler func(http.ResponseWriter, *http.Request) error

// route is one address with what serves it.
type route struct {
	method  string
	path    string
	handler handler
}

func (s *site) routes() []route {
	return []route{
		{http.MethodGet, "/{$}", s.homeShow},
		{http.MethodGet, "/decks", s.decksShow},
		{http.MethodPost, "/decks", s.deckInstall},
		{http.MethodGet, "/decks/add", s.deckAdd},
		{http.MethodGet, "/decks/preview", s.deckPreviewAgain},
		{http.MethodGet, "/decks/add/starter", s.deckStarter},
		{http.MethodPost, "/decks/preview", s.deckPreview},
		{http.MethodGet, "/decks/{deck}", s.deckShow},
		{http.MethodGet, "/decks/{deck}/choose", s.scopeChoose},
		{http.MethodPost, "/decks/{deck}/pause", s.deckPause},
		{http.MethodGet, "/decks/{deck}/export", s.deckExport},
		{http.MethodGet, "/decks/{deck}/remove", s.removeShow},
		{http.MethodPost, "/decks/{deck}/remove", s.deckRemove},
		{http.MethodPost, "/decks/{deck}/erase", s.deckErase},
		{http.MethodPost, "/decks/{deck}/restore", s.deckRestore},
		{http.MethodGet, "/decks/{deck}/notes", s.notesShow},
		{http.MethodGet, "/decks/{deck}/study", s.questionAsk},
		{http.MethodPost, "/decks/{deck}/answers", s.answerRecord},
		{http.MethodGet, "/decks/{deck}/answers/{review}", s.answerShow},
		{http.MethodPost, "/decks/{deck}/answers/{review}/undo", s.answerUndo},
		{http.MethodPost, "/decks/{deck}/answers/{review}/grade", s.answerGrade},
		{http.MethodPost, "/decks/{deck}/marks", s.markSave},
		{http.MethodGet, "/decks/{deck}/sources/{source}", s.sourceShow},
		{http.MethodGet, "/progress", s.progressShow},
		{http.MethodGet, "/browse", s.browseShow},
		{http.MethodGet, "/decks/{deck}/facts/{fact}", s.factShow},
		{http.MethodGet, "/decks/{deck}/media/{file...}", s.mediaShow},
		{http.MethodGet, "/decks/{deck}/timeline", s.timelineShow},
		{http.MethodGet, "/decks/{deck}/map", s.strengthShow},
		{http.MethodGet, "/decks/{deck}/answers", wayBack(toQuestion)},
		{http.MethodGet, "/decks/{deck}/answers/{review}/undo", wayBack(toQuestion)},
		{http.MethodGet, "/decks/{deck}/answers/{review}/grade", wayBack(toAnswer)},
		{http.MethodGet, "/decks/{deck}/marks", wayBack(toQuestion)},
		{http.MethodGet, "/decks/{deck}/pause", wayBack(toDecks)},
		{http.MethodGet, "/decks/{deck}/restore", wayBack(toDecks)},
		{http.MethodGet, "/decks/{deck}/erase", wayBack(toRemoval)},
		{http.MethodGet, "/settings", s.settingsShow},
		{http.MethodPost, "/settings", s.settingsSave},
		{http.MethodGet, "/livez", s.liveShow},
		{http.MethodGet, "/readyz", s.readyShow},
		{http.MethodGet, static.Pattern, s.staticShow},
	}
}

// reserved are addresses beside those of decks.
var reserved = map[string]bool{"add": true, "preview": true}

// Reserved reports whether a deck's id stands for a page of the site, so that no
// deck can have it.
func Reserved(id string) bool { return reserved[id] }

// mux serves the routes. A known path that is asked with another method, and
// any other path, get pages of their own.
func (s *site) mux() *http.ServeMux {
	mux := http.NewServeMux()
	allowed := make(map[string][]string)
	for _, r := range s.routes() {
		pattern := r.method + " " + r.path
		mux.Handle(pattern, limitBody(pattern, s.page(r.handler)))
		allowed[r.path] = append(allowed[r.path], r.method)
	}
	for path, methods := range allowed {
		if slices.Contains(methods, http.MethodGet) {
			methods = append(methods, http.MethodHead)
		}
		slices.Sort(methods)
		refuse := s.page(refuseMethod(strings.Join(methods, ", ")))
		for _, pattern := range others(path, methods) {
			mux.Handle(pattern, refuse)
		}
	}
	mux.Handle("/", s.page(func(http.ResponseWriter, *http.Request) error { return errNoPage }))
	return mux
}

// others are the patterns of all methods that a path does not know. A path that
// stands beside those of decks names them one by one, because the mux takes no
// pattern that is narrower than another by its path and wider by its method.
func others(path string, known []string) []string {
	id, beside := strings.CutPrefix(path, "/decks/")
	if !beside || !Reserved(id) {
		return []string{path}
	}
	var patterns []string
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions} {
		if !slices.Contains(known, method) {
			patterns = append(patterns, method+" "+path)
		}
	}
	return patterns
}

// refuseMethod answers a request whose method its path does not know.
func refuseMethod(allow string) handler {
	return func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Allow", allow)
		return errMethod
	}
}
