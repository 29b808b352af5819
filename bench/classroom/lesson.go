//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// This file holds a lesson on the real program: a session, its phones, and the steps
// of its teacher, over the same requests that browsers send.

// bench has what all measurements need.
type bench struct {
	dir  string
	quiz string // the program
	self string // this program, for the floor
	slow string // the library that slows syncs down; "" until it is built
	runs int
}

// newBench builds the program, and keeps this one to the second core.
func newBench(ctx context.Context, dir string) (*bench, error) {
	b := &bench{dir: dir, quiz: filepath.Join(dir, "quiz"), self: filepath.Join(dir, "classroom")}
	for path, out := range map[string]string{"./cmd/quiz": b.quiz, "./bench/classroom": b.self} {
		if text, err := exec.CommandContext(ctx, "go", "build", "-o", out, path).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("build %s: %w\n%s", path, err, text)
		}
	}
	return b, keepTo(1)
}

// place is a new path for the files of one server.
func (b *bench) place() string {
	b.runs++
	return filepath.Join(b.dir, strconv.Itoa(b.runs))
}

// lesson is a session that runs.
type lesson struct {
	*process
	host    string // http://HOST:PORT of the teacher's side
	class   string // HOST:PORT of the pupils' side
	session string // the path of its page
	token   string // in the link to join by
	client  *http.Client
}

// begin starts the program with a session for so many phones, without a limit of time.
func (b *bench) begin(ctx context.Context, phones int, env ...string) (*lesson, error) {
	p, err := start(ctx, 2, env, b.quiz, "serve", "--addr", "127.0.0.1:0", "--class", "127.0.0.1:0", "--data", b.place())
	if err != nil {
		return nil, err
	}
	l := &lesson{process: p, host: "http://" + p.addresses["Quiz is at"], class: p.addresses["The class is at"], client: &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     &http.Transport{MaxIdleConnsPerHost: phones, MaxConnsPerHost: 0},
	}}
	if err := l.open(ctx, phones); err != nil {
		return nil, fmt.Errorf("open a session: %w", err)
	}
	return l, nil
}

// open makes the session.
func (l *lesson) open(ctx context.Context, phones int) error {
	page, err := l.get(ctx, l.host+"/decks/isisk/session", "")
	if err != nil {
		return err
	}
	choice := url.Values{
		"number": {"40"}, "form-choice": {"1"}, "reading": {"0"}, "limit": {"0"}, "cap": {strconv.Itoa(max(phones, 1))}, "late": {"1"},
	}
	for _, topic := range topicField.FindAllStringSubmatch(page, -1) {
		choice.Set(topic[1], topic[2])
	}
	location, err := l.post(ctx, l.host+"/decks/isisk/sessions", "", choice)
	if err != nil {
		return err
	}
	l.session = location
	if page, err = l.get(ctx, l.host+l.session, ""); err != nil {
		return err
	}
	found := joinLink.FindStringSubmatch(page)
	if found == nil {
		return fmt.Errorf("the lobby shows no link to join by")
	}
	l.token = found[1]
	return nil
}

var (
	topicField  = regexp.MustCompile(`name="(topic\d+)"[^>]* value="([^"]+)"`)
	joinLink    = regexp.MustCompile(`/j/([A-Za-z0-9_-]{22})`)
	versionHeld = regexp.MustCompile(`name="version" value="(\d+)"`)
)

// join lets phones in, a few at a time, and returns their cookies.
func (l *lesson) join(ctx context.Context, phones int) ([]string, error) {
	cookies := make([]string, phones)
	errs := make(chan error, phones)
	turn := make(chan struct{}, 16)
	var all sync.WaitGroup
	for i := range phones {
		turn <- struct{}{}
		all.Go(func() {
			defer func() { <-turn }()
			secret, err := l.joinOne(ctx, fmt.Sprintf("Pupil %d", i+1))
			cookies[i] = "quiz-phone=" + secret
			errs <- err
		})
	}
	all.Wait()
	for range phones {
		if err := <-errs; err != nil {
			return nil, fmt.Errorf("join: %w", err)
		}
	}
	return cookies, nil
}

func (l *lesson) joinOne(ctx context.Context, name string) (string, error) {
	body, err := json.Marshal(map[string]string{"token": l.token, "name": name})
	if err != nil {
		return "", err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+l.class+"/api/join", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/json")
	text, _, err := l.do(request)
	if err != nil {
		return "", err
	}
	var joined struct{ Secret string }
	return joined.Secret, json.Unmarshal([]byte(text), &joined)
}

// version is the version of the class that the teacher sees.
func (l *lesson) version(ctx context.Context) (int64, error) {
	page, err := l.get(ctx, l.host+l.session, "")
	if err != nil {
		return 0, err
	}
	found := versionHeld.FindStringSubmatch(page)
	if found == nil {
		return 0, fmt.Errorf("the teacher's page names no version")
	}
	return strconv.ParseInt(found[1], 10, 64)
}

// act takes a step of the teacher.
func (l *lesson) act(ctx context.Context, action string, version int64) error {
	location, err := l.post(ctx, l.host+l.session+"/acts", "", url.Values{"act": {action}, "version": {fmt.Sprint(version)}})
	if err == nil && strings.Contains(location, "said=") {
		err = fmt.Errorf("it was refused: %s", location)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	return nil
}

func (l *lesson) get(ctx context.Context, address, cookie string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return "", err
	}
	request.Header.Set("Cookie", cookie)
	text, _, err := l.do(request)
	return text, err
}

// post sends a form and returns where its answer leads.
func (l *lesson) post(ctx context.Context, address, cookie string, form url.Values) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Cookie", cookie)
	_, location, err := l.do(request)
	return location, err
}

// do sends a request and reads its whole answer.
func (l *lesson) do(request *http.Request) (text, location string, err error) {
	response, err := l.client.Do(request)
	if err != nil {
		return "", "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return "", "", err
	}
	if response.StatusCode >= 400 {
		return "", "", fmt.Errorf("%s %s: %s", request.Method, request.URL.Path, response.Status)
	}
	return string(body), response.Header.Get("Location"), nil
}
