package templates_test

import (
	"strings"
	"testing"

	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// TestTheLobbySaysWhereThePhonesAre: a teacher looks for no fault where there is none.
func TestTheLobbySaysWhereThePhonesAre(t *testing.T) {
	const address = "http://school.test:8081"
	code, err := templates.NewCode(address)
	require.NoError(t, err)
	for words, door := range map[string]templates.Door{
		"No phone has reached this address yet.":                         {},
		"A phone has reached this address.":                              {Reached: true},
		"Phones have come by another address, and none by this one yet.": {ReachedOtherwise: true},
	} {
		door.Listens, door.Address, door.QR = true, address, code
		var page strings.Builder
		require.NoError(t, templates.SessionMain(templates.Session{Phase: "lobby", Door: door}).Render(t.Context(), &page))
		require.Contains(t, page.String(), words)
		require.Equal(t, 1, strings.Count(page.String(), "this address")+strings.Count(page.String(), "another address,"), words)
	}
}
