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
	t.Run("yaml", func(t *testing.T) { watchADeck(t, "deck.yaml", sound, "claim:", "clam:") })
	const plain = "---\ntitle: D\n---\nC: It is [so].\n"
	t.Run("markdown", func(t *testing.T) { watchADeck(t, "deck.md", plain, "title:", "titel:") })
}

// watchADeck watches a sound deck in which one key is misspelt for a while.
func watchADeck(t *testing.T, name, sound, key, misspelt string) {
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(sound), 0o600))
	w := startWatch(t, path)
	w.until("0 errors")
	require.NoError(t, os.WriteFile(path, []byte(strings.Replace(sound, key, misspelt, 1)), 0o600))
	w.until("unknown-key")
	require.NoError(t, os.WriteFile(path, []byte(sound), 0o600))
	w.until("0 errors")
	require.NoError(t, os.WriteFile(path, []byte(strings.Replace(sound, "It is", "On ![a bird](kite.png) it is", 1)), 0o600))
	w.until("missing-media")
	require.NoError(t, os.Remove(path))
	w.until("unreadable-file")
	w.end()
}

// watching is a program that checks a deck whenever it changes.
type watching struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines *bufio.Scanner
}

func startWatch(t *testing.T, path string) watching {
	t.Helper()
	cmd := exec.Command("quiz", "check", "--watch", path)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	timeout := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	t.Cleanup(func() { timeout.Stop(); cmd.Process.Kill() })
	return watching{t, cmd, bufio.NewScanner(out)}
}

// until reads what the program prints up to a line that holds a part.
func (w watching) until(part string) {
	w.t.Helper()
	for w.lines.Scan() {
		if strings.Contains(w.lines.Text(), part) {
			return
		}
	}
	w.t.Fatalf("the program never said %q", part)
}

// end ends it as Ctrl-C does.
func (w watching) end() {
	w.t.Helper()
	require.NoError(w.t, w.cmd.Process.Signal(os.Interrupt))
	for w.lines.Scan() {
	}
	require.NoError(w.t, w.cmd.Wait(), "it ends with status 0")
}

// TestWatchFollowsEveryFileOfAFolder edits the files of a deck, adds one, and takes one
// away.
func TestWatchFollowsEveryFileOfAFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	fact := func(id string) string {
		return "facts:\n  - {id: " + id + ", claim: \"The " + id + " is [so].\", cite: 'a ¶1 \"so\"'}\n"
	}
	write("deck.yaml", "deck: d\nfiles: [shared.yaml, topics]\n")
	write("shared.yaml", "sources: {a: {title: A}}\n")
	write("topics/x.yaml", fact("x"))
	for _, path := range []string{dir, filepath.Join(dir, "deck.yaml")} {
		w := startWatch(t, path)
		w.until("1 fact, 1 card")
		write("topics/more/y.yaml", fact("y"))
		w.until("2 facts, 2 cards")
		write("topics/more/y.yaml", fact("x"))
		w.until(filepath.Join("topics", "x.yaml") + ":2:10: error[duplicate-id]")
		write("topics/more/y.yaml", fact("y"))
		w.until("2 facts, 2 cards")
		write("shared.yaml", "sources: {b: {title: A}}\n")
		w.until("unknown-source")
		require.NoError(t, os.Remove(filepath.Join(dir, "shared.yaml")))
		w.until("unknown-file")
		write("shared.yaml", "sources: {a: {title: A}}\n")
		w.until("2 facts, 2 cards")
		require.NoError(t, os.RemoveAll(filepath.Join(dir, "topics", "more")))
		w.until("1 fact, 1 card")
		w.end()
	}
}
