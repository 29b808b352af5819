package templates

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestALinkSaysWhereItLeads: a reprint is on another's site.
func TestALinkSaysWhereItLeads(t *testing.T) {
	for _, c := range []struct{ publisher, url, want string }{
		{"The Washington Times", "https://www.washingtontimes.com/news/2021/", ""},
		{"NewsNation", "https://www.newsnationnow.com/world/", ""},
		{"headlines360.news", "https://headlines360.news/2021/", ""},
		{"Atlas House", "https://atlas.example/a#:~:text=b", ""},
		{"USA Today", "https://www.yahoo.com/news/a.html", " at yahoo.com"},
		{"People", "https://people.com/politics/", ""},
		{"Le Monde", "https://LeMonde.fr/", ""},
		{"", "https://news.example:8080/a", " at news.example"},
		{"People", "", ""},
		{"People", "://", ""},
	} {
		require.Equal(t, c.want, Cite{Publisher: c.publisher, URL: c.url}.At(), c.url)
	}
}
