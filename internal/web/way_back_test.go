package web

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAFormsAddressLeadsToItsPage: a reload, or going back, asks for the address
// that a form was sent to.
func TestAFormsAddressLeadsToItsPage(t *testing.T) {
	b := newBench(t)
	b.answer("giveup", "1")
	for path, want := range map[string]string{
		"/decks/reports/answers":                              "/decks/reports/study",
		"/decks/reports/answers?topic=airport&until=3":        "/decks/reports/study?topic=airport&until=3",
		"/decks/reports/answers?only=nonsense":                "/decks/reports/study",
		b.last() + "/undo?only=missed":                        "/decks/reports/study?only=missed",
		b.last() + "/grade?topic=airport":                     b.last() + "?topic=airport",
		"/decks/reports/marks?ahead=2":                        "/decks/reports/study?ahead=2",
		"/decks/reports/pause":                                "/decks",
		"/decks/reports/restore":                              "/decks",
		"/decks/reports/erase":                                "/decks/reports/remove",
		"/decks/%2e%2e%2f%2felsewhere.example/answers":        "/decks/..%2F%2Felsewhere.example/study",
		"/decks/reports/answers/%2f%2felsewhere.invalid/undo": "/decks/reports/study",
	} {
		res := b.do(request(http.MethodGet, path, ""))
		require.Equal(t, http.StatusSeeOther, res.StatusCode, path)
		require.Equal(t, want, res.Header.Get("Location"), path)
	}
	require.Len(t, b.standing(), 1)
}

// TestAPageOfTroubleSaysNoNumber: the status is for programs.
func TestAPageOfTroubleSaysNoNumber(t *testing.T) {
	b := newBench(t)
	old := b.ask()
	b.answer("giveup", "1")
	old.Set("option", "0")
	p := readPage(t, b.post("/decks/reports/answers", old))
	require.Equal(t, http.StatusConflict, p.status)
	require.NotContains(t, p.words(), "409")
}
