package class_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"quiz/internal/live"
	"quiz/templates/static"

	"github.com/stretchr/testify/require"
)

// TestAPhoneIsLight: what a phone loads until it can answer is at most 25 kB as it is
// sent: the page for the name, the class, the sheet, the module and the first event.
func TestAPhoneIsLight(t *testing.T) {
	s := newSchool(t, usual())
	total := len(s.phone().get("/j/" + s.session().Link).body)
	p := s.joined("Zoë")
	s.act(live.Start)
	for _, path := range []string{"/class", static.URL("class.css"), static.URL("class.js")} {
		got := p.do(http.MethodGet, path, "", "Accept-Encoding", "gzip")
		held := got.body
		if got.header.Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(strings.NewReader(got.body))
			require.NoError(t, err)
			text, err := io.ReadAll(z)
			require.NoError(t, err)
			held = string(text)
		}
		t.Logf("%s: %d bytes, sent as %d", path, len(held), len(got.body))
		total += len(got.body)
	}
	event := len(s.firstEvent(p, "/class/events"))
	t.Logf("first event: %d bytes; together %d", event, total+event)
	require.Less(t, total+event, 25_000)
}
