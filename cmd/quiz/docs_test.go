package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// command is a line of a document that is to be typed.
var command = regexp.MustCompile(`(?m)^    ((?:quiz|cp) .*)$`)

// TestEveryCommandForAuthorsWorks runs the commands of docs/authors.md in their
// order, as a reader would who types them one after the other.
func TestEveryCommandForAuthorsWorks(t *testing.T) {
	text, err := os.ReadFile("../../docs/authors.md")
	require.NoError(t, err)
	dir := t.TempDir()
	tried := 0
	for _, m := range command.FindAllStringSubmatch(string(text), -1) {
		args := strings.Fields(m[1])
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		cmd := exec.CommandContext(ctx, args[0], args[1:]...)
		cmd.Dir = dir
		if strings.Contains(m[1], "--watch") { // goes on until Ctrl-C, which is pressed at once
			cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
			time.AfterFunc(time.Second, stop)
		}
		out, err := cmd.CombinedOutput()
		if !strings.Contains(m[1], "--watch") {
			require.NoError(t, err, "%s\n%s", m[1], out)
		}
		require.NotContains(t, string(out), "error[", m[1])
		stop()
		tried++
	}
	require.Greater(t, tried, 8)
}

// TestTheFirstCommandsAreUnderstood reads the commands of README.md as the program
// does: the two that everybody types come first. Those that end by themselves are run,
// one after the other.
func TestTheFirstCommandsAreUnderstood(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	lines := regexp.MustCompile(`(?m)^    (go .*)$`).FindAllStringSubmatch(string(readme), -1)
	require.Equal(t, "go run ./cmd/quiz", lines[0][1])
	require.Equal(t, "go test ./...", lines[1][1])
	t.Chdir(t.TempDir())
	served := 0
	for _, m := range lines[2:] {
		line, ours := strings.CutPrefix(m[1], "go run ./cmd/quiz ")
		require.True(t, ours, m[1])
		args := strings.Fields(line)
		root := newRoot()
		cmd, rest, err := root.Find(args)
		require.NoError(t, err, m[1])
		require.NoError(t, cmd.ParseFlags(rest), m[1])
		require.NoError(t, cmd.ValidateArgs(cmd.Flags().Args()), m[1])
		if cmd != root && cmd.Name() != "serve" {
			require.Zero(t, run(args, t.Output(), t.Output()), m[1])
			continue
		}
		for _, deck := range cmd.Flags().Args() {
			require.Zero(t, run([]string{"check", deck}, t.Output(), t.Output()), m[1])
		}
		served++
	}
	require.Greater(t, served, 2)
}

// TestTheDocumentsNameEveryCommand keeps the list in README.md whole.
func TestTheDocumentsNameEveryCommand(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	for _, cmd := range newRoot().Commands() {
		require.Contains(t, string(readme), "`quiz "+cmd.Name(), "README.md")
	}
}
