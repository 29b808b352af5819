package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file starts the program as a process of its own and talks to it over
// HTTP, for the tests that kill or trace it.

// process is a running `quiz serve`.
type process struct {
	cmd  *exec.Cmd
	url  string
	said []string // the lines that it printed up to that address
}

// serving matches the line that says where the program listens.
var serving = regexp.MustCompile(`^Quiz is at (http://\S+)$`)

// start runs the program on a free port and waits until it listens. The words
// of wrap, if any, come before the command, as those of strace do.
func start(t testing.TB, data string, wrap []string, decks ...string) *process {
	t.Helper()
	args := append(wrap, "quiz", "serve", "--addr", "127.0.0.1:0", "--data", data)
	return launch(t, serving, append(args, decks...)...)
}

// launch runs the program and waits for the line that says where it listens.
func launch(t testing.TB, line *regexp.Regexp, args ...string) *process {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	log, err := os.OpenFile(filepath.Join(t.TempDir(), "log"), os.O_CREATE|os.O_WRONLY, 0o600)
	require.NoError(t, err)
	cmd.Stderr = log
	require.NoError(t, cmd.Start())
	p := &process{cmd: cmd}
	t.Cleanup(p.kill)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		p.said = append(p.said, lines.Text())
		if m := line.FindStringSubmatch(lines.Text()); m != nil {
			p.url = m[1]
			go io.Copy(io.Discard, out)
			return p
		}
	}
	text, _ := os.ReadFile(log.Name())
	t.Fatalf("the program did not start:\n%s", text)
	return nil
}

// kill ends the process at once, as a power cut would.
func (p *process) kill() {
	p.cmd.Process.Kill()
	p.cmd.Wait()
}

// noRedirect is a client that shows a redirect instead of following it.
func noRedirect(connections int) *http.Client {
	return &http.Client{
		Timeout:       30 * time.Second,
		Transport:     &http.Transport{MaxIdleConnsPerHost: connections},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// answer posts a typed answer for a card that was answered number times before.
// It returns where the stored answer is shown; an error says that nothing is
// known.
func (p *process) answer(ctx context.Context, client *http.Client, card, number int, key string) (string, error) {
	form := url.Values{
		"question": {fmt.Sprintf("fact-%d#typed", card)},
		"number":   {strconv.Itoa(number)},
		"version":  {(&deck.Question{Stem: generatedAsk(card)}).Version()},
		"key":      {key},
		"shown":    {strconv.FormatInt(time.Now().UnixMilli(), 10)},
		"text":     {fmt.Sprintf("answer %d", card)},
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.url+"/decks/generated/answers", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", err
	}
	if resp.StatusCode != http.StatusSeeOther {
		return "", fmt.Errorf("answer %s: %s: %s", key, resp.Status, body)
	}
	return resp.Header.Get("Location"), nil
}

// generatedAsk is the question of a fact in a generated deck.
func generatedAsk(i int) string { return fmt.Sprintf("What is the word for number %d?", i) }

// generatedDeck writes a deck of n facts and returns its path.
func generatedDeck(t testing.TB, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("deck: generated\ntitle: Generated\nsources:\n  s: {title: A source, publisher: A publisher, published: 2020}\nfacts:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - id: fact-%d\n    claim: The word for number %d is [answer %d].\n    ask: %s\n    cite: s ¶%d \"a phrase\"\n", i, i, i, generatedAsk(i), i+1)
	}
	path := filepath.Join(t.TempDir(), "generated.yaml")
	require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o600))
	return path
}

// withoutQuery is an address without its query.
func withoutQuery(t testing.TB, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	return u.Path
}
