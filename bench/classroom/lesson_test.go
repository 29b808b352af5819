//go:build linux

package main

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestALessonCanBeMeasured holds a small lesson, so that the bench keeps up with the
// program. It says nothing of how quick that is.
func TestALessonCanBeMeasured(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program: skipped with -short")
	}
	dir := t.TempDir()
	b := &bench{dir: dir, quiz: filepath.Join(dir, "quiz"), self: filepath.Join(dir, "classroom")}
	for path, out := range map[string]string{"quiz/cmd/quiz": b.quiz, "quiz/bench/classroom": b.self} {
		text, err := exec.CommandContext(t.Context(), "go", "build", "-o", out, path).CombinedOutput()
		require.NoError(t, err, string(text))
	}
	steps, err := b.steps(t.Context(), 5, 2)
	require.NoError(t, err)
	require.Len(t, steps.ratios, 2)
	answers, err := b.answers(t.Context(), 5, nil)
	require.NoError(t, err)
	require.Len(t, answers.took, 5)
	for _, took := range answers.took {
		require.Positive(t, took)
	}
}
