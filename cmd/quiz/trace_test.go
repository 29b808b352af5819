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
	p := start(t, t.TempDir(), tracing(trace), generatedDeck(t, answers))
	client := noRedirect(1)
	for i := range answers {
		_, err := p.answer(t.Context(), client, i, 0, fmt.Sprintf("trace-test-key-%04d", i))
		require.NoError(t, err)
	}
	client.CloseIdleConnections()
	traced(t, p, trace)

	acknowledged := acknowledgements(t, trace, "/decks/generated/answers")
	require.Len(t, acknowledged, answers)
	for i, synced := range acknowledged {
		require.True(t, synced, "answer %d was acknowledged before it was on disk", i)
	}
}

// TestEachAnswerAndStepOfAClassIsOnDiskBeforeItIsAcknowledged does so for a class: for
// the answers of its phones and for the steps of its host.
func TestEachAnswerAndStepOfAClassIsOnDiskBeforeItIsAcknowledged(t *testing.T) {
	needTrace(t)
	const rounds, phones = 4, 5
	c := newKilledClass(t, phones)
	trace := filepath.Join(t.TempDir(), "trace")
	p := c.serve(t, tracing(trace)...)
	client := noRedirect(1)
	step := func(action string) {
		state, err := c.phones[0].look(t.Context(), c.class)
		require.NoError(t, err)
		require.True(t, c.step(t.Context(), client, action, state.Version))
	}
	step("start")
	for round := 1; round <= rounds; round++ {
		for _, ph := range c.phones {
			a := &sentAnswer{}
			require.True(t, ph.send(t.Context(), c.class, round, a))
			require.True(t, a.stored)
		}
		step("close")
		step("again")
	}
	require.Len(t, c.steps, 1+2*rounds, "each step was acknowledged")
	client.CloseIdleConnections()
	phoneClient.CloseIdleConnections()
	traced(t, p, trace)

	for path, n := range map[string]int{"/api/class/answers": rounds * phones, "/sessions/": 1 + 2*rounds} {
		acknowledged := acknowledgements(t, trace, path)
		require.Len(t, acknowledged, n)
		for i, synced := range acknowledged {
			require.True(t, synced, "%s, request %d was acknowledged before it was on disk", path, i)
		}
	}
}

// tracing are the words before a command whose calls are traced. -D keeps the program,
// not strace, as this test's child, so that it can be signalled.
func tracing(trace string) []string {
	return []string{"strace", "-D", "-f", "-y", "-q", "-s", "64", "-o", trace, "-e", "trace=fdatasync,fsync,read,write"}
}

// traced stops the program in order and waits for the end of its trace.
func traced(t *testing.T, p *process, trace string) {
	t.Helper()
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGTERM))
	require.NoError(t, p.cmd.Wait(), "the program stops in order when it is told to")
	ended := regexp.MustCompile(fmt.Sprintf(`(?m)^%d +\+\+\+ exited with 0`, p.cmd.Process.Pid))
	require.Eventually(t, func() bool {
		text, err := os.ReadFile(trace)
		return err == nil && ended.Match(text)
	}, 10*time.Second, 20*time.Millisecond, "the trace does not end:\n%s", tail(trace))
}

// What the trace shows of one request. A call that another thread's interrupts
// is printed in two halves; what counts is where an fdatasync ends and where a
// write begins.
var (
	requestLine = regexp.MustCompile(`read.*"(?:G?ET|P?OST) (/[^ "]*)`) // of a kept connection the first letter is read before
	syncBegun   = regexp.MustCompile(`^(\d+) +(?:fdatasync|fsync)\(\d+<[^>]*quiz\.db-wal>`)
	syncWhole   = regexp.MustCompile(`^\d+ +(?:fdatasync|fsync)\(\d+<[^>]*quiz\.db-wal>\) += 0`)
	syncResumed = regexp.MustCompile(`^(\d+) +<\.\.\. (?:fdatasync|fsync) resumed>.*= 0`)
	replyBegun  = regexp.MustCompile(`write\(.*HTTP/1\.1 [23]`)
)

// acknowledgements says of each acknowledged request below a path in the trace, in which
// one request follows another, whether the write-ahead log was synced since it was read.
func acknowledgements(t *testing.T, trace, path string) []bool {
	t.Helper()
	text, err := os.ReadFile(trace)
	require.NoError(t, err)
	var found []bool
	synced, asked := false, false
	syncing := make(map[string]bool) // threads inside a sync of the log
	for line := range strings.Lines(string(text)) {
		switch {
		case requestLine.MatchString(line):
			synced, asked = false, strings.HasPrefix(requestLine.FindStringSubmatch(line)[1], path)
		case syncWhole.MatchString(line):
			synced = true
		case syncBegun.MatchString(line):
			syncing[syncBegun.FindStringSubmatch(line)[1]] = true
		case syncResumed.MatchString(line):
			thread := syncResumed.FindStringSubmatch(line)[1]
			synced = synced || syncing[thread]
			delete(syncing, thread)
		case asked && replyBegun.MatchString(line):
			found, asked = append(found, synced), false
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
