// Package browsertest starts a real browser for tests that look at pages. It
// knows nothing of the pages, and only tests import it.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Required is whether a missing browser or checker fails the tests:
// QUIZ_BROWSER=require.
func Required() bool { return os.Getenv("QUIZ_BROWSER") == "require" }

// missing skips a test that lacks something, or fails it where that must not be.
func missing(t testing.TB, what string) {
	t.Helper()
	if Required() {
		t.Fatal(what)
	}
	t.Skip(what + "; set QUIZ_BROWSER=require to make this a failure")
}

// Chromium starts a browser with a profile of its own, or
// skips the test where none is found.
func Chromium(t testing.TB) context.Context {
	t.Helper()
	return ChromiumWith(t)
}

// ChromiumWith starts a browser with flags beside the usual ones: such as one that finds a
// made-up host on this machine.
func ChromiumWith(t testing.TB, flags ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	if testing.Short() && !Required() {
		t.Skip("browser tests take long: skipped with -short")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		missing(t, "no Chromium was found")
	}
	options := append([]chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		// A headless browser has no mouse by itself: this is the desk's.
		chromedp.Flag("blink-settings", "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"),
	}, flags...)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	browser, closeBrowser := chromedp.NewContext(ctx)
	t.Cleanup(closeBrowser)
	require.NoError(t, chromedp.Do(browser))
	return browser
}
