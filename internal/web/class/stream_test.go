package class_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what phones are told as it happens.

// events opens a stream and returns its events' names and data, one after the other.
func (s *school) events(p *phone, path string, header ...string) (next func() (name, data string)) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	s.t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.server.URL+path, http.NoBody)
	require.NoError(s.t, err)
	r.Host = host
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	res, err := p.client.Do(r)
	require.NoError(s.t, err)
	s.t.Cleanup(func() { res.Body.Close() })
	require.Equal(s.t, http.StatusOK, res.StatusCode)
	require.Equal(s.t, "text/event-stream", res.Header.Get("Content-Type"))
	require.Empty(s.t, res.Header.Get("Content-Encoding"))
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<20)
	return func() (name, data string) {
		for lines.Scan() {
			field, value, _ := strings.Cut(lines.Text(), ": ")
			switch {
			case field == "event":
				name = value
			case field == "data":
				data = value
			case name != "" && lines.Text() == "":
				return name, data
			}
		}
		return "end", ""
	}
}

// firstEvent is the first event of a stream, as it is sent.
func (s *school) firstEvent(p *phone, path string) string {
	_, data := s.events(p, path)()
	return data
}

// screen reads the two parts of an event.
func screen(t *testing.T, data string) (shared, mine string) {
	t.Helper()
	var parts struct{ Screen, Mine string }
	require.NoError(t, json.Unmarshal([]byte(data), &parts), data)
	return parts.Screen, parts.Mine
}

func TestAStreamTellsEachStepAndNoAnswer(t *testing.T) {
	s := newSchool(t, usual())
	one, two := s.joined("One"), s.joined("Two")
	next := s.events(one, "/class/events")
	_, data := next()
	shared, mine := screen(t, data)
	require.Contains(t, shared, "You are in")
	require.Contains(t, mine, "One")
	s.act(live.Start)
	_, data = next()
	shared, _ = screen(t, data)
	require.Contains(t, shared, "What is the capital of Afghanistan?")
	two.post("/class/answers", "round", "1", "place", s.place("Herat"))
	one.post("/class/answers", "round", "1", "place", s.place("Kabul"))
	s.act(live.Close)
	_, data = next()
	shared, mine = screen(t, data)
	require.Contains(t, shared, "Time is up", "nobody was told of the answers")
	require.Contains(t, mine, "Kabul")
	require.NotContains(t, data, "100")
	s.act(live.Reveal)
	_, data = next()
	_, mine = screen(t, data)
	require.Contains(t, mine, "That matches the source")
	s.act(live.End)
	_, data = next()
	shared, _ = screen(t, data)
	require.Contains(t, shared, "The class is over")
	name, _ := next()
	require.Equal(t, "end", name)
}

func TestAStreamBeginsWithTheWholeState(t *testing.T) {
	s := newSchool(t, usual())
	p := s.joined("Zoë")
	asleep := s.events(p, "/class/events")
	asleep()
	s.act(live.Start)
	p.post("/class/answers", "round", "1", "place", s.place("Kabul"))
	other := s.place("Herat")
	s.act(live.Close, live.Reveal, live.Next)
	shared, _ := screen(t, s.firstEvent(p, "/class/events"))
	require.Contains(t, shared, "Afghanistan has", "who slept over a question is where the class is")
	require.Contains(t, p.do(http.MethodPost, "/class/answers", "round=1&place="+other, "Quiz-Fragment", "1").body, "another")
	late := s.phone()
	late.join("Late")
	require.JSONEq(t, `{"status":"late","round":1}`, late.do(http.MethodPost, "/class/answers", "round=1&place=0", "Quiz-Fragment", "1").body)
}

func TestAPhoneHasFewStreams(t *testing.T) {
	s := newSchool(t, usual())
	p := s.joined("Zoë")
	first := s.events(p, "/class/events")
	first()
	for range 3 {
		s.events(p, "/class/events")()
	}
	name, _ := first()
	require.Equal(t, "end", name, "the newest stay")
}

func TestTheSameIsSaidInJSON(t *testing.T) {
	s := newSchool(t, usual())
	p := s.phone()
	post := func(path, body string, header ...string) reply {
		return p.do(http.MethodPost, path, body, append([]string{"Content-Type", "application/json"}, header...)...)
	}
	joined := post("/api/join", fmt.Sprintf(`{"token":%q,"name":"Robot"}`, s.session().Link))
	var me struct{ Secret, Name, Standing string }
	require.NoError(t, json.Unmarshal([]byte(joined.body), &me), joined.body)
	require.Equal(t, "Robot", me.Name)
	bearer := []string{"Authorization", "Bearer " + me.Secret}
	s.act(live.Start)
	next := s.events(p, "/api/class/events", bearer...)
	name, data := next()
	require.Equal(t, "state", name)
	require.JSONEq(t, data, p.do(http.MethodGet, "/api/class", "", bearer...).body)
	require.NotContains(t, data, "key")
	require.JSONEq(t, `{"status":"stored","round":1}`, post("/api/class/answers", `{"round":1,"places":[`+s.place("Kabul")+`]}`, bearer...).body)
	s.act(live.Close, live.Reveal, live.Explain)
	state := p.do(http.MethodGet, "/api/class", "", bearer...).body
	require.Contains(t, state, `"outcome":"right"`)
	require.Contains(t, state, `"publisher":"Atlas House"`)
	for body, status := range map[string]int{
		`{"round":9,"places":[0]}`: http.StatusUnprocessableEntity, `{"round":1,"places":[9]}`: http.StatusUnprocessableEntity,
		`{"round":`: http.StatusBadRequest, `{"secret":"x"}`: http.StatusBadRequest,
	} {
		require.Equal(t, status, post("/api/class/answers", body, bearer...).status, body)
	}
	require.Equal(t, http.StatusUnauthorized, post("/api/class/answers", `{"round":1}`).status)
}
