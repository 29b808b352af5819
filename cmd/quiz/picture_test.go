package main

import (
	"bytes"
	"context"
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

// picture is one picture of the documents.
type picture struct {
	name, scheme  string
	width, height int64
	steps         []step
}

// step is something done in the browser.
type step = chromedp.Action[chromedp.Void]

// TestPictures takes the pictures of the documents from the real program and the
// built-in deck. Without -update it makes sure that they can be taken and that
// the files are there with the same width; their pixels depend on the machine's
// fonts.
func TestPictures(t *testing.T) {
	ctx := browsertest.Chromium(t)
	first := start(t, t.TempDir(), nil) // a learner's first day
	later := t.TempDir()
	studyFor(t, later, pastDays)
	after := start(t, later, nil) // some weeks later
	for _, p := range append(sittingPictures(first.url), overviewPictures(after.url)...) {
		t.Run(p.name, func(t *testing.T) {
			shot := take(t, ctx, p)
			compare(t, filepath.Join(pictures, p.name+".png"), shot)
		})
	}
}

// take goes where a picture is and looks.
func take(t *testing.T, ctx context.Context, p picture) []byte {
	t.Helper()
	var options []chromedp.EmulateViewportOption
	if p.width < 600 {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))
	}
	require.NoError(t, chromedp.Do(ctx, chromedp.EmulateViewport(p.width, p.height, options...)))
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: p.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		},
	})
	require.NoError(t, err)
	require.NoError(t, chromedp.Do(ctx, p.steps...))
	shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	require.NoError(t, err)
	return shot
}

// A phone of the pictures.
const phoneWidth, phoneHeight = 390, 700

// sittingPictures are a question and its answers, on a phone.
func sittingPictures(url string) []picture {
	about := func(topic, card string) step {
		return chromedp.Navigate(url + "/decks/isisk/study?topic=" + topic + "&card=" + card)
	}
	answered := chromedp.WaitVisible[string](`main[data-screen="answered"]`)
	return []picture{
		{"question", "light", phoneWidth, phoneHeight, []step{about("leaders", "first-leader")}},
		{"question-dark", "dark", phoneWidth, phoneHeight, []step{about("leaders", "islamic-state-founder")}},
		{"answered", "light", phoneWidth, phoneHeight, []step{
			about("leaders", "first-leader"), chromedp.Evaluate[chromedp.Void](`void document.querySelectorAll("button.option")[1].click()`), answered,
		}},
		{"differ", "light", phoneWidth, phoneHeight, []step{
			about("strength", "fighters/few-thousand"), chromedp.SendKeys(`input[name="text"]`, "2000\r"), answered,
		}},
	}
}

// overviewPictures are what stands round a sitting, on a desk.
func overviewPictures(url string) []picture {
	visit := func(path string) []step { return []step{chromedp.Navigate(url + path)} }
	return []picture{
		{"home", "light", 1280, 560, visit("/")},
		{"home-phone", "dark", phoneWidth, phoneHeight, visit("/")},
		{"deck", "light", 1280, 800, visit("/decks/isisk")},
		{"timeline", "dark", 1280, 800, visit("/decks/isisk/timeline")},
		{"progress", "light", 1280, 900, visit("/progress")},
	}
}

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
