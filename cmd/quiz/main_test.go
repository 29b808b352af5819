package main

import (
	"io"
	"log/slog"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

// TestMain makes this test binary serve as the program itself under the name
// quiz, for the scripts and for the tests that start a real process.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quiz": main})
}

// TestScripts runs the program as a person would: each file under
// testdata/script is one behaviour, readable as documentation.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", env.WorkDir+"/share")
			env.Setenv("TZ", "UTC")
			return os.MkdirAll(env.WorkDir+"/share", 0o700)
		},
	})
}

// TestServeLogsRequestsWhenAsked reads which lines the program's log takes.
func TestServeLogsRequestsWhenAsked(t *testing.T) {
	for _, verbose := range []bool{false, true} {
		log := serveOptions{verbose: verbose}.logger(io.Discard)
		require.Equal(t, verbose, log.Enabled(t.Context(), slog.LevelDebug))
		require.True(t, log.Enabled(t.Context(), slog.LevelInfo))
	}
}
