package class_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests a whole school at the door at once.

// TestFiveHundredJoinWithinTwoSeconds lets 500 phones join on a schedule of two seconds,
// each twice with its own secret, as a phone does that got no answer, and half of them
// under one name.
func TestFiveHundredJoinWithinTwoSeconds(t *testing.T) {
	const phones = 500
	s := newSchool(t, live.Settings{Cap: phones, LateJoin: true})
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: phones}}
	defer client.CloseIdleConnections()
	var all sync.WaitGroup
	names := make([][2]string, phones)
	begun := time.Now()
	for i := range phones {
		all.Go(func() {
			time.Sleep(time.Until(begun.Add(time.Duration(i) * 2 * time.Second / phones)))
			secret := fmt.Sprintf("%021dA", i)
			name := "Ali"
			if i%2 == 0 {
				name = fmt.Sprintf("Pupil %d", i)
			}
			for try := range 2 {
				names[i][try] = s.joinAs(client, name, secret)
			}
		})
	}
	all.Wait()
	took := time.Since(begun)
	seen := make(map[string]bool)
	for _, n := range names {
		require.NotEmpty(t, n[0])
		require.Equal(t, n[0], n[1], "joining twice with one secret is joining once")
		require.False(t, seen[n[0]], "two have the name %s", n[0])
		seen[n[0]] = true
	}
	require.Equal(t, phones, s.board().In)
	t.Logf("%d joined twice each within %v", phones, took)

	refused := s.joinAs(client, "One more", "AAAAAAAAAAAAAAAAAAAAAA")
	require.Empty(t, refused, "the class is full")
}

// joinAs joins by the protocol and returns the name that the class knows, or "".
func (s *school) joinAs(client *http.Client, name, secret string) string {
	body, err := json.Marshal(map[string]string{"token": s.session().Link, "name": name, "secret": secret})
	if err != nil {
		return ""
	}
	r, err := http.NewRequest(http.MethodPost, s.server.URL+"/api/join", bytes.NewReader(body))
	if err != nil {
		return ""
	}
	r.Host = host
	r.Header.Set("Content-Type", "application/json")
	res, err := client.Do(r)
	if err != nil {
		return ""
	}
	defer res.Body.Close()
	var joined struct{ Name string }
	if res.StatusCode != http.StatusOK || json.NewDecoder(res.Body).Decode(&joined) != nil {
		return ""
	}
	return joined.Name
}
