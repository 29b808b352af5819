package main

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"quiz/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "replace the pictures in docs/pictures by what the program shows")

// pictures is where the pictures of the documents lie.
const pictures = "../../docs/pictures"

// TestPictures takes the pictures of the documents from the real program and the
// built-in deck. Without -update it makes sure that they can be taken and that
// the files are there with the same width; their pixels depend on the machine's
// fonts.
func TestPictures(t *testing.T) {
	ctx := browsertest.Chromium(t)
	p := start(t, t.TempDir(), nil)
	visit := func(path string) step { return chromedp.Navigate(p.url + path) }
	answered := chromedp.WaitVisible[string](`main[data-screen="answered"]`)
	for _, scene := range []struct {
		name, scheme  string
		width, height int64
		steps         []step
	}{
		{"home", "light", 1280, 560, []step{visit("/")}},
		{"question", "light", 500, 760, []step{
			visit("/decks/isisk/study"), chromedp.SendKeys(`input[name="text"]`, "Khorasan\r"), answered,
			visit("/decks/isisk/study"), chromedp.SendKeys(`input[name="text"]`, "ISKP\r"), answered,
			visit("/decks/isisk/study"),
		}},
		{"answered", "dark", 500, 760, []step{chromedp.Click(`button[name="option"]`), answered}},
		{"deck", "light", 1280, 800, []step{visit("/decks/isisk")}},
	} {
		t.Run(scene.name, func(t *testing.T) {
			require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(scene.width, scene.height)))
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{
					{Name: "prefers-color-scheme", Value: scene.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
				},
			})
			require.NoError(t, err)
			require.NoError(t, chromedp.Do(ctx, scene.steps...))
			shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
			require.NoError(t, err)
			compare(t, filepath.Join(pictures, scene.name+".png"), shot)
		})
	}
}

// step is something done in the browser.
type step = chromedp.Action[chromedp.Void]

// compare requires that a picture's file is there and as wide as the shot, or
// replaces it.
func compare(t *testing.T, path string, shot []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, shot, 0o644))
	}
	kept, err := os.ReadFile(path)
	require.NoError(t, err, "make the pictures with: go test ./cmd/quiz -run Pictures -update")
	want, err := png.DecodeConfig(bytes.NewReader(shot))
	require.NoError(t, err)
	got, err := png.DecodeConfig(bytes.NewReader(kept))
	require.NoError(t, err)
	require.Equal(t, want.Width, got.Width, "make the pictures again with -update")
}
