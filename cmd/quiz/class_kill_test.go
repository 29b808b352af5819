package main

import (
	"bytes"
	"cmp"
	"context"
	crand "crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"quiz/decks"
	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/store/sqlite"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file kills the real program under a class that answers, again and again on the
// same data, and compares what was acknowledged with the rows.

// classKills is how often the program is killed; QUIZ_KILLS says otherwise.
const classKills = 6

// TestAKilledClassLosesNothing kills the program with SIGKILL under 64 answering phones
// and a host. Each answer and each step that was acknowledged is there once, nothing is
// there that was not sent, and the class goes on at the same question with the time that
// was left, to a second, soon after its start.
func TestAKilledClassLosesNothing(t *testing.T) {
	const phones = 64
	kills := classKills
	if text := os.Getenv("QUIZ_KILLS"); text != "" {
		var err error
		kills, err = strconv.Atoi(text)
		require.NoError(t, err)
	}
	c := newKilledClass(t, phones)
	var slowest time.Duration
	killed, compared := 0, 0
	// On a slow machine some kills come before anybody could answer: then there are more.
	for kill := 0; kill < kills || c.acknowledged() <= phones && kill < 4*kills; kill++ {
		killed++
		before := c.last
		asked := time.Now()
		p := c.serve(t)
		now := c.resumed(t)
		slowest = max(slowest, time.Since(asked))
		if kill > 0 && c.compare(t, before, now, asked) {
			compared++
		}
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for _, ph := range c.phones {
			all.Go(func() { ph.answer(ctx, c.class) })
		}
		all.Go(func() { c.host(ctx, kill%3 == 1) })
		time.Sleep(time.Duration(150+rand.IntN(600)) * time.Millisecond)
		p.kill()
		c.killed = time.Now()
		cancel()
		all.Wait()
	}
	stored, cut := c.account(t)
	t.Logf("%d kills: %d answers and %d steps acknowledged, %d requests cut off, %d restarts compared with what was before; the slowest start, to the first state, took %v",
		killed, stored, len(c.steps), cut, compared, slowest)
	require.Less(t, slowest, resumesWithin, "the class resumes too late")
	require.True(t, kills < classKills || compared > 0, "a step was under way at every kill: the test proves nothing")
	require.Positive(t, cut, "no request was under way at any kill: the test proves nothing")
	require.Greater(t, stored, phones, "hardly an answer was acknowledged: the test proves nothing")
}

// killedClass is a class whose program is killed.
type killedClass struct {
	data, session string
	phones        []*killedPhone
	class, desk   string // addresses of the two listeners
	killed        time.Time

	last  seenState
	steps []hostStep
}

// acknowledged is how many answers were, while nobody answers.
func (c *killedClass) acknowledged() (n int) {
	for _, ph := range c.phones {
		for _, a := range ph.sent {
			if a.stored {
				n++
			}
		}
	}
	return n
}

// seenState is a state of the class with when it was seen.
type seenState struct {
	classState
	at    time.Time
	acted bool // a step was asked for since
}

// classState is what the protocol's GET /api/class says, as far as it is compared.
type classState struct {
	Version int
	Phase   string
	Round   int
	Left    int64 `json:"left_ms"`
	Ask     struct {
		Form, Stem string
		Options    []string
	}
	Answer *struct{ Places []int }
}

// hostStep is a step that the host asked for. One that was cut off may have been taken.
type hostStep struct {
	action  string
	version int // of the class that the host saw
	cut     bool
}

// newKilledClass puts a class in the lobby and its pupils into a data directory.
func newKilledClass(t *testing.T, phones int) *killedClass {
	t.Helper()
	c := &killedClass{data: t.TempDir()}
	ctx := t.Context()
	store, err := sqlite.Open(ctx, filepath.Join(c.data, databaseName), sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(t, err)
	defer store.Close()
	s, err := stage.Open(ctx, stage.Config{Store: store, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	book := compile(decks.BuiltIn()[0]).Book
	plan := live.Plan{
		Title: "Killed", Questions: live.Choose(book, live.Choice{Number: 60, Forms: []deck.Form{deck.Choice}}),
		Settings: live.Settings{Cap: phones, LateJoin: true, Limit: live.MaxLimit},
	}
	l, err := s.Begin(ctx, book, plan)
	require.NoError(t, err)
	l.Look(func(class *live.Class, _ int64) { c.session = class.Session().ID })
	for i := range phones {
		secret, err := live.NewSecret(crand.Reader)
		require.NoError(t, err)
		_, err = l.Join(ctx, live.Request{Name: fmt.Sprintf("Pupil %d", i+1), Token: stage.Hash(secret)})
		require.NoError(t, err)
		c.phones = append(c.phones, &killedPhone{secret: secret, sent: make(map[int]*sentAnswer)})
	}
	return c
}

// serve starts the program; the words of wrap, if any, come before the command.
func (c *killedClass) serve(t *testing.T, wrap ...string) *process {
	t.Helper()
	p := startClass(t, c.data, wrap...)
	c.class = p.url
	for _, line := range p.said {
		if m := serving.FindStringSubmatch(line); m != nil {
			c.desk = m[1]
		}
	}
	return p
}

// resumed waits until a phone knows where the class is.
func (c *killedClass) resumed(t *testing.T) seenState {
	t.Helper()
	var state classState
	require.Eventually(t, func() bool {
		var err error
		state, err = c.phones[0].look(t.Context(), c.class)
		return err == nil
	}, 20*time.Second, 10*time.Millisecond)
	return seenState{classState: state, at: time.Now()}
}

// compare compares where the class is with where it was before the kill, unless a step
// was under way, and reports whether it did.
func (c *killedClass) compare(t *testing.T, before, now seenState, started time.Time) bool {
	t.Helper()
	if before.acted {
		return false
	}
	require.Equal(t, before.Round, now.Round)
	require.Equal(t, before.Ask, now.Ask)
	require.Equal(t, before.Phase, now.Phase)
	if now.Phase != string(live.Open) {
		return true
	}
	ran := c.killed.Sub(before.at) // while the program ran; the outage takes no time
	most := before.Left - ran.Milliseconds() + 1000
	least := before.Left - ran.Milliseconds() - now.at.Sub(started).Milliseconds()
	require.LessOrEqual(t, now.Left, most, "the deadline moved by more than the outage and a second")
	require.GreaterOrEqual(t, now.Left, least-50, "the outage took time from the pupils")
	return true
}

// host takes one step after another until the program is killed, or only looks on, so that
// what is seen last is what must be there again.
func (c *killedClass) host(ctx context.Context, looksOn bool) {
	client := noRedirect(1)
	defer client.CloseIdleConnections()
	for ctx.Err() == nil {
		state, err := c.phones[0].look(ctx, c.class)
		if err != nil {
			return
		}
		c.last = seenState{classState: state, at: time.Now()}
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(20+rand.IntN(60)) * time.Millisecond):
			if action := nextStep(state.Phase); action != "" && !looksOn && !c.step(ctx, client, action, state.Version) {
				return
			}
		}
	}
}

// nextStep is a step that fits a phase, or "" for a while of nothing.
func nextStep(phase string) string {
	steps := map[string][]string{
		"lobby": {"start"}, "open": {"close", "close", "add-time", "pause", ""}, "paused": {"resume"}, "closed": {"reveal", "again", "again", "add-time"},
		"revealed": {"explain", "next", "hide"}, "explained": {"next", "again", "again"},
	}[phase]
	return steps[rand.IntN(len(steps))]
}

// step asks for a step and reports whether an answer came.
func (c *killedClass) step(ctx context.Context, client *http.Client, action string, version int) bool {
	c.last.acted = true
	form := url.Values{"act": {action}, "version": {strconv.Itoa(version)}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.desk+"/sessions/"+c.session+"/acts", strings.NewReader(form.Encode()))
	if err != nil {
		return false
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := client.Do(request)
	if err != nil {
		c.steps = append(c.steps, hostStep{action, version, true})
		return false
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusSeeOther {
		c.steps = append(c.steps, hostStep{action, version, true})
		return err == nil
	}
	if !strings.Contains(response.Header.Get("Location"), "said=") { // else it was refused: too early, or no more questions
		c.steps = append(c.steps, hostStep{action, version, false})
	}
	return true
}

// killedPhone is a pupil's phone.
type killedPhone struct {
	secret string
	sent   map[int]*sentAnswer // by round
}

// sentAnswer is what a phone chose in a round.
type sentAnswer struct {
	place  int
	stored bool // it was acknowledged as stored
	cut    bool // a request with it was cut off
}

// answer answers every round, again and again with the same answer, until the program
// is killed.
func (ph *killedPhone) answer(ctx context.Context, class string) {
	for ctx.Err() == nil {
		state, err := ph.look(ctx, class)
		if err != nil {
			return
		}
		if state.Phase == string(live.Open) && len(state.Ask.Options) > 0 {
			a := ph.sent[state.Round]
			if a == nil {
				a = &sentAnswer{place: rand.IntN(len(state.Ask.Options))}
				ph.sent[state.Round] = a
			}
			if !ph.send(ctx, class, state.Round, a) {
				return
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(rand.IntN(40)) * time.Millisecond):
		}
	}
}

// send sends an answer and reports whether a receipt came.
func (ph *killedPhone) send(ctx context.Context, class string, round int, a *sentAnswer) bool {
	var receipt struct{ Status string }
	if err := ph.call(ctx, http.MethodPost, class+"/api/class/answers", map[string]any{"round": round, "places": []int{a.place}}, &receipt); err != nil {
		a.cut = true
		return false
	}
	a.stored = a.stored || receipt.Status == "stored"
	return true
}

// look asks where the class is.
func (ph *killedPhone) look(ctx context.Context, class string) (classState, error) {
	var state classState
	err := ph.call(ctx, http.MethodGet, class+"/api/class", nil, &state)
	return state, err
}

// phoneClient keeps a connection for each phone.
var phoneClient = noRedirect(100)

// call is a request of the protocol.
func (ph *killedPhone) call(ctx context.Context, method, address string, body, answer any) error {
	var text []byte
	if body != nil {
		text, _ = json.Marshal(body) // a map of numbers
	}
	request, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(text))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+ph.secret)
	request.Header.Set("Content-Type", "application/json")
	response, err := phoneClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s", method, address, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(answer)
}

// account compares what was acknowledged with the rows: how many answers were, and how
// many requests were cut off.
func (c *killedClass) account(t *testing.T) (stored, cut int) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(c.data, databaseName), sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(t, err)
	defer store.Close()
	rows, err := store.SessionRows(t.Context(), c.session)
	require.NoError(t, err)

	type key struct{ round, participant int }
	values := make(map[key]string)
	for _, a := range rows.Answers {
		k := key{a.Round, a.Participant}
		require.NotContains(t, values, k, "an answer is there twice")
		values[k] = a.Value
		require.NotNil(t, c.phones[a.Participant-1].sent[a.Round], "an answer that nobody sent: %+v", a)
	}
	for i, ph := range c.phones {
		for round, a := range ph.sent {
			value, ok := values[key{round, i + 1}]
			if a.stored {
				stored++
				require.True(t, ok, "the answer of pupil %d in round %d was acknowledged and is lost", i+1, round)
			}
			if a.cut {
				cut++
			}
			require.Equal(t, strconv.Itoa(a.place), cmp.Or(value, strconv.Itoa(a.place)), "pupil %d, round %d", i+1, round)
		}
	}
	return stored, cut + c.accountSteps(t, rows.Transitions)
}

// accountSteps does so for the steps of the host.
func (c *killedClass) accountSteps(t *testing.T, rows []live.Transition) (cut int) {
	t.Helper()
	asked := make(map[int][]hostStep) // by the version that each would make
	for _, s := range c.steps {
		asked[s.version+1] = append(asked[s.version+1], s)
	}
	for i, row := range rows {
		require.Equal(t, i+1, row.Version)
		if row.Action == live.Outage {
			continue
		}
		sent := false
		for _, s := range asked[row.Version] {
			sent = sent || s.action == string(row.Action)
		}
		require.True(t, sent, "a step that nobody asked for: %+v", row)
	}
	for _, s := range c.steps {
		if s.cut {
			cut++
			continue
		}
		require.LessOrEqual(t, s.version, len(rows)-1, "the step %s was acknowledged and is lost", s.action)
		require.Equal(t, s.action, string(rows[s.version].Action), "the step %s was acknowledged and is lost", s.action)
	}
	return cut
}
