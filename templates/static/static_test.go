package static

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestURLsNameWhatIsServed(t *testing.T) {
	require.Subset(t, names(), []string{"app.css", "app.js", "icon.svg"})
	for _, name := range names() {
		parts := strings.Split(URL(name), "/")
		require.Len(t, parts, 4)
		file, ok := Find(parts[2], parts[3])
		require.True(t, ok)
		require.NotEmpty(t, file.ContentType)
		require.NotEmpty(t, file.Data)
	}
	for _, miss := range [][2]string{{"0", "app.css"}, {hash, "static.go"}, {hash, "../static.go"}, {"", ""}} {
		_, ok := Find(miss[0], miss[1])
		require.False(t, ok, miss)
	}
}

func TestFilesStaySmall(t *testing.T) {
	for _, name := range names() {
		require.Less(t, len(mustRead(name)), 15_360, "%s, in bytes", name)
	}
	for _, name := range []string{"app.js", "class.js"} {
		require.Less(t, strings.Count(string(mustRead(name)), "\n"), 260, "%s, in lines", name)
	}
	for _, name := range []string{"drop.js", "zones.js"} {
		require.Less(t, strings.Count(string(mustRead(name)), "\n"), 40, "%s, in lines", name)
	}
}

// TestNothingComesFromElsewhere: no file names another host, and none needs what
// the policy refuses.
func TestNothingComesFromElsewhere(t *testing.T) {
	for _, name := range names() {
		text := strings.ReplaceAll(string(mustRead(name)), `xmlns="http://www.w3.org/2000/svg"`, "")
		for _, banned := range []string{"http:", "https:", "//cdn", "@import", "url(", "eval(", "innerHTML", "style="} {
			require.NotContains(t, text, banned, name)
		}
	}
}
