package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestWatchChecksAgainAndEndsCleanly breaks a deck while it is watched, mends it,
// and ends the program as Ctrl-C does.
func TestWatchChecksAgainAndEndsCleanly(t *testing.T) {
	const sound = "deck: d\nsources: {a: {title: A}}\nfacts:\n  - {id: x, claim: \"It is [so].\", cite: 'a ¶1 \"so\"'}\n"
	path := filepath.Join(t.TempDir(), "deck.yaml")
	require.NoError(t, os.WriteFile(path, []byte(sound), 0o600))
	cmd := exec.Command("quiz", "check", "--watch", path)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	timeout := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timeout.Stop()
	defer cmd.Process.Kill()
	lines := bufio.NewScanner(out)
	until := func(part string) {
		for lines.Scan() {
			if strings.Contains(lines.Text(), part) {
				return
			}
		}
		t.Fatalf("the program never said %q", part)
	}
	until("0 errors")
	require.NoError(t, os.WriteFile(path, []byte(strings.Replace(sound, "claim:", "clam:", 1)), 0o600))
	until("unknown-key")
	require.NoError(t, os.WriteFile(path, []byte(sound), 0o600))
	until("0 errors")
	require.NoError(t, os.WriteFile(path, []byte(strings.Replace(sound, "It is", "On ![a bird](kite.png) it is", 1)), 0o600))
	until("missing-media")
	require.NoError(t, os.Remove(path))
	until("unreadable-file")
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	for lines.Scan() {
	}
	require.NoError(t, cmd.Wait(), "it ends with status 0")
}
