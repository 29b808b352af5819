package web

import (
	"quiz/internal/study"
	"quiz/templates"
)

// waitsWords are what a page says of the reasons why a card waits.
var waitsWords = map[study.Why]string{
	study.WhyUnaskable: templates.WaitsUnaskable,
	study.WhyPaused:    templates.WaitsPaused,
	study.WhySuspended: templates.WaitsSuspended,
	study.WhyPutOff:    templates.WaitsPutOff,
	study.WhyDone:      templates.WaitsDone,
	study.WhySibling:   templates.WaitsSibling,
	study.WhyNotDue:    templates.WaitsNotDue,
	study.WhyNewLimit:  templates.WaitsTurn,
}

// waits says why a card is not asked now, "" where nothing keeps it.
func waits(w study.Waits) string {
	if w.Why == study.WhyParts {
		return templates.WaitsParts(w.Parts)
	}
	return waitsWords[w.Why]
}
