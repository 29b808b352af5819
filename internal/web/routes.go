package web

import (
	"quiz/internal/web/front"
	"quiz/templates/static"
)

// This file holds every address of the site. None changes anything on GET.

// handler is a handler that may fail.
type handler = front.Handler

func (s *site) routes() []front.Route {
	return []front.Route{
		front.Get("/{$}", s.homeShow),
		front.Get("/decks", s.decksShow),
		front.Post("/decks", s.deckInstall),
		front.Get("/decks/add", s.deckAdd),
		front.Get("/decks/preview", s.deckPreviewAgain),
		front.Get("/decks/add/starter", s.deckStarter),
		front.Post("/decks/preview", s.deckPreview),
		front.Get("/decks/{deck}", s.deckShow),
		front.Get("/decks/{deck}/choose", s.scopeChoose),
		front.Post("/decks/{deck}/pause", s.deckPause),
		front.Get("/decks/{deck}/export", s.deckExport),
		front.Get("/decks/{deck}/remove", s.removeShow),
		front.Post("/decks/{deck}/remove", s.deckRemove),
		front.Post("/decks/{deck}/erase", s.deckErase),
		front.Post("/decks/{deck}/restore", s.deckRestore),
		front.Get("/decks/{deck}/notes", s.notesShow),
		front.Get("/decks/{deck}/study", s.questionAsk),
		front.Post("/decks/{deck}/answers", s.answerRecord),
		front.Get("/decks/{deck}/answers/{review}", s.answerShow),
		front.Post("/decks/{deck}/answers/{review}/undo", s.answerUndo),
		front.Post("/decks/{deck}/answers/{review}/grade", s.answerGrade),
		front.Post("/decks/{deck}/marks", s.markSave),
		front.Get("/decks/{deck}/sources/{source}", s.sourceShow),
		front.Get("/progress", s.progressShow),
		front.Get("/browse", s.browseShow),
		front.Get("/decks/{deck}/facts/{fact}", s.factShow),
		front.Get("/decks/{deck}/media/{file...}", s.mediaShow),
		front.Get("/decks/{deck}/timeline", s.timelineShow),
		front.Get("/decks/{deck}/map", s.strengthShow),
		front.Get("/decks/{deck}/answers", wayBack(toQuestion)),
		front.Get("/decks/{deck}/answers/{review}/undo", wayBack(toQuestion)),
		front.Get("/decks/{deck}/answers/{review}/grade", wayBack(toAnswer)),
		front.Get("/decks/{deck}/marks", wayBack(toQuestion)),
		front.Get("/decks/{deck}/pause", wayBack(toDecks)),
		front.Get("/decks/{deck}/restore", wayBack(toDecks)),
		front.Get("/decks/{deck}/erase", wayBack(toRemoval)),
		front.Get("/sessions", s.sessionsShow),
		front.Get("/decks/{deck}/session", s.sessionChoose),
		front.Post("/decks/{deck}/sessions", s.sessionBegin),
		front.Get("/sessions/{session}", s.sessionShow),
		front.Get("/sessions/{session}/events", s.sessionEvents),
		front.Post("/sessions/{session}/acts", s.sessionAct),
		front.Post("/sessions/{session}/address", s.addressChoose),
		front.Get("/sessions/{session}/wall", s.wallShow),
		front.Get("/sessions/{session}/wall/events", s.wallEvents),
		front.Post("/sessions/{session}/walls", s.wallLink),
		front.Post("/sessions/{session}/walls/revoke", s.wallsRevoke),
		front.Get("/sessions/{session}/results", s.resultsShow),
		front.Get("/sessions/{session}/results.csv", s.resultsExport),
		front.Get("/sessions/{session}/questions.csv", s.questionsExport),
		front.Get("/sessions/{session}/seat", s.seatShow),
		front.Post("/sessions/{session}/seat", s.seatTake),
		front.Get("/sessions/{session}/seat/events", s.seatEvents),
		front.Post("/sessions/{session}/seat/answers", s.seatAnswer),
		front.Get("/sessions/{session}/seat/result", s.seatResult),
		front.Get("/claim", s.claimShow),
		front.Post("/claim", s.claimUse),
		front.Get("/settings", s.settingsShow),
		front.Post("/settings", s.settingsSave),
		front.Get("/livez", s.liveShow),
		front.Get("/readyz", s.readyShow),
		front.Get(static.Pattern, front.Static),
	}
}

// reserved are addresses beside those of decks.
var reserved = map[string]bool{"add": true, "preview": true}

// Reserved reports whether a deck's id stands for a page of the site, so that no
// deck can have it.
func Reserved(id string) bool { return reserved[id] }
