package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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
