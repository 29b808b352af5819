package web

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzAnswerForm sends whatever a browser, or something else, might: the answer
// is always a page or a redirect, and what is stored is stored once.
func FuzzAnswerForm(f *testing.F) {
	f.Add("question=first-leader%23choice&number=0&key=0123456789abcdef&option=0")
	f.Add("question=first-leader%23choice&number=0&key=0123456789abcdef&giveup=1")
	f.Add("question=mcmaster-view%23cloze&number=0&key=0123456789abcdef&text=overstated&shown=1")
	f.Add("question=us-dead%23typed&number=0&key=0123456789abcdef&text=%F0%9F%92%A9")
	f.Add("question=founders%23multiple&number=0&key=0123456789abcdef&option0=1&option3=&option31=x")
	f.Add("question=&number=-1&key=&option=99")
	f.Add("%zz&&==;")
	f.Fuzz(func(t *testing.T, form string) {
		b := newBench(t)
		r := request(http.MethodPost, "/decks/reports/answers", form)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		res := b.do(r)
		switch res.StatusCode {
		case http.StatusSeeOther:
			require.Len(t, b.store.reviews(), 1)
			p := b.follow(res)
			require.Equal(t, http.StatusOK, p.status)
			p.sound()
		case http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusRequestEntityTooLarge,
			http.StatusUnprocessableEntity:
			require.Empty(t, b.store.reviews())
			readPage(t, res).sound()
		default:
			t.Fatalf("status %d for %q", res.StatusCode, form)
		}
		if values, err := url.ParseQuery(form); err == nil && values.Get("text") != "" {
			require.NotContains(t, b.log.String(), "text="+values.Get("text"))
		}
	})
}
