package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// This file traces the program, where that is possible, to see what happens in
// which order on its way to the disk.

// TestEachAnswerIsOnDiskBeforeItIsAcknowledged traces the real program's system
// calls: between a request for an answer and the bytes of its acknowledgement
// there must be an fdatasync of the write-ahead log. It needs strace and leave
// to trace; QUIZ_TRACE=require makes their absence a failure.
func TestEachAnswerIsOnDiskBeforeItIsAcknowledged(t *testing.T) {
	needTrace(t)
	const answers = 20
	trace := filepath.Join(t.TempDir(), "trace")
	// -D keeps the program, not strace, as this test's child, so that it can be
	// signalled.
	p := start(t, t.TempDir(), []string{
		"strace", "-D", "-f", "-y", "-q", "-s", "64", "-o", trace, "-e", "trace=fdatasync,fsync,read,write",
	}, generatedDeck(t, answers))
	client := noRedirect(1)
	for i := range answers {
		_, err := p.answer(t.Context(), client, i, 0, fmt.Sprintf("trace-test-key-%04d", i))
		require.NoError(t, err)
	}
	client.CloseIdleConnections()
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGTERM))
	require.NoError(t, p.cmd.Wait(), "the program stops in order when it is told to")
	ended := regexp.MustCompile(fmt.Sprintf(`(?m)^%d +\+\+\+ exited with 0`, p.cmd.Process.Pid))
	require.Eventually(t, func() bool {
		text, err := os.ReadFile(trace)
		return err == nil && ended.Match(text)
	}, 10*time.Second, 20*time.Millisecond, "the trace does not end:\n%s", tail(trace))

	acknowledged := acknowledgements(t, trace)
	require.Len(t, acknowledged, answers)
	for i, synced := range acknowledged {
		require.True(t, synced, "answer %d was acknowledged before it was on disk", i)
	}
}

// What the trace shows of one answer. A call that another thread's interrupts
// is printed in two halves; what counts is where an fdatasync ends and where a
// write begins.
var (
	requestLine = regexp.MustCompile(`read.*POST /decks/generated/answers`)
	syncBegun   = regexp.MustCompile(`^(\d+) +(?:fdatasync|fsync)\(\d+<[^>]*quiz\.db-wal>`)
	syncWhole   = regexp.MustCompile(`^\d+ +(?:fdatasync|fsync)\(\d+<[^>]*quiz\.db-wal>\) += 0`)
	syncResumed = regexp.MustCompile(`^(\d+) +<\.\.\. (?:fdatasync|fsync) resumed>.*= 0`)
	replyBegun  = regexp.MustCompile(`write\(.*HTTP/1\.1 303`)
)

// acknowledgements says of each acknowledged answer in the trace whether the
// write-ahead log was synced since its request was read.
func acknowledgements(t *testing.T, trace string) []bool {
	t.Helper()
	text, err := os.ReadFile(trace)
	require.NoError(t, err)
	var found []bool
	synced := false
	syncing := make(map[string]bool) // threads inside a sync of the log
	for line := range strings.Lines(string(text)) {
		switch {
		case requestLine.MatchString(line):
			synced = false
		case syncWhole.MatchString(line):
			synced = true
		case syncBegun.MatchString(line):
			syncing[syncBegun.FindStringSubmatch(line)[1]] = true
		case syncResumed.MatchString(line):
			thread := syncResumed.FindStringSubmatch(line)[1]
			synced = synced || syncing[thread]
			delete(syncing, thread)
		case replyBegun.MatchString(line):
			found = append(found, synced)
		}
	}
	return found
}

// needTrace skips the test, saying why, where nothing can be traced.
func needTrace(t *testing.T) {
	t.Helper()
	cmd := exec.Command("strace", "-qq", "-o", os.DevNull, "true")
	done := make(chan error, 1)
	go func() { done <- cmd.Run() }()
	var err error
	select {
	case err = <-done:
	case <-time.After(10 * time.Second):
		err = fmt.Errorf("strace does not end")
	}
	if err == nil {
		return
	}
	if os.Getenv("QUIZ_TRACE") == "require" {
		t.Fatalf("QUIZ_TRACE=require, but nothing can be traced: %v", err)
	}
	t.Skipf("strace is absent or not allowed here, so the order of fdatasync and reply is not checked: %v", err)
}

// tail is the end of a file, for a message.
func tail(path string) string {
	text, _ := os.ReadFile(path)
	return string(text[max(0, len(text)-1000):])
}
