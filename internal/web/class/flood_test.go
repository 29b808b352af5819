package class_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file floods a class from one phone.

// flood sends a request again and again from so many connections, until the test lets it
// end, and counts what was answered by status.
func (s *school) flood(connections int, request func(n int64) *http.Request) (end func() map[int]int) {
	ctx, cancel := context.WithCancel(s.t.Context())
	client := &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: connections},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	var all sync.WaitGroup
	var sent atomic.Int64
	var mu sync.Mutex
	answers := make(map[int]int)
	for range connections {
		all.Go(func() {
			for ctx.Err() == nil {
				res, err := client.Do(request(sent.Add(1)).WithContext(ctx))
				if err != nil {
					continue
				}
				io.Copy(io.Discard, res.Body)
				res.Body.Close()
				mu.Lock()
				answers[res.StatusCode]++
				mu.Unlock()
			}
		})
	}
	return func() map[int]int {
		cancel()
		all.Wait()
		client.CloseIdleConnections()
		return answers
	}
}

// TestAFloodFromOnePhoneHoldsNobodyUp sends what costs most, as fast as it goes, while a
// class answers, moves on and follows.
func TestAFloodFromOnePhoneHoldsNobodyUp(t *testing.T) {
	s := newSchool(t, usual())
	flooder, pupil := s.joined("Mallory"), s.joined("Zoë")
	s.act(live.Start)
	next := s.events(pupil, "/class/events")
	next()
	secret := flooder.secret()
	post := func(path, kind, body string) *http.Request {
		r, err := http.NewRequest(http.MethodPost, s.server.URL+path, strings.NewReader(body))
		require.NoError(t, err)
		r.Host = host
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Authorization", "Bearer "+secret)
		r.Header.Set("Cookie", "quiz-phone="+secret)
		return r
	}
	for name, request := range map[string]func(n int64) *http.Request{
		"answers": func(n int64) *http.Request {
			return post("/api/class/answers", "application/json", fmt.Sprintf(`{"round":1,"places":[%d]}`, n%4))
		},
		"joins": func(n int64) *http.Request {
			return post("/api/join", "application/json", fmt.Sprintf(`{"token":%q,"name":"Mallory","again":true,"secret":"%021dA"}`, s.session().Link, n))
		},
		"guesses": func(n int64) *http.Request {
			r := post("/class/answers", "application/x-www-form-urlencoded", "round=1&place=0")
			r.Header.Set("Cookie", fmt.Sprintf("quiz-phone=%021dA", n))
			return r
		},
	} {
		t.Run(name, func(t *testing.T) {
			end := s.flood(24, request)
			time.Sleep(300 * time.Millisecond)
			begun := time.Now()
			if name == "answers" {
				require.Contains(t, pupil.post("/class/answers", "round", "1", "place", s.place("Kabul")).body, "<b>Stored:</b> Kabul")
			}
			require.Contains(t, pupil.get("/class").body, "capital of Afghanistan")
			require.Contains(t, s.phone().join("Late for "+name).body, "capital of Afghanistan")
			took := time.Since(begun)
			answers := end()
			t.Logf("%v answered while a pupil waited %v", answers, took)
			require.Zero(t, answers[http.StatusInternalServerError])
			require.Less(t, took, 5*time.Second)
		})
	}
	s.act(live.Close)
	_, data := next()
	require.Contains(t, data, "Time is up")
	require.Equal(t, 1+1, s.board().Answered)
}
