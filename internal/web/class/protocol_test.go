package class_test

import (
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"quiz/internal/live"
	"quiz/internal/web/class"

	"github.com/stretchr/testify/require"
)

// This file plays a class by docs/live-protocol.md alone: paths, fields and statuses are
// those that the document says, and its examples are sent as they stand.

// protocol is the document.
type protocol struct {
	t    *testing.T
	text string
}

func readProtocol(t *testing.T) protocol {
	t.Helper()
	text, err := os.ReadFile("../../../docs/live-protocol.md")
	require.NoError(t, err)
	return protocol{t, string(text)}
}

// path is an address that the document names, with its method.
func (p protocol) path(method, path string) string {
	p.t.Helper()
	require.Contains(p.t, p.text, "`"+method+" "+path+"`")
	return path
}

var jsonBlock = regexp.MustCompile("(?s)```json\n(.*?)\n```")

// example is the n-th JSON of a section, from 0.
func (p protocol) example(section string, n int) map[string]any {
	p.t.Helper()
	_, rest, ok := strings.Cut(p.text, "\n## "+section+"\n")
	require.True(p.t, ok, section)
	rest, _, _ = strings.Cut(rest, "\n## ")
	blocks := jsonBlock.FindAllStringSubmatch(rest, -1)
	require.Greater(p.t, len(blocks), n)
	var v map[string]any
	require.NoError(p.t, json.Unmarshal([]byte(blocks[n][1]), &v))
	return v
}

// says requires that the document names each field of an object in code marks.
func (p protocol) says(object map[string]any) {
	p.t.Helper()
	for field := range object {
		require.Contains(p.t, p.text, "`"+field+"`", "a field that the document does not describe")
	}
}

// send sends JSON and returns what came back.
func (p protocol) send(s *phone, method, path string, body any, secret string) (int, map[string]any) {
	p.t.Helper()
	text, err := json.Marshal(body)
	require.NoError(p.t, err)
	got := s.do(method, path, string(text), "Content-Type", "application/json", "Authorization", "Bearer "+secret)
	var v map[string]any
	require.NoError(p.t, json.Unmarshal([]byte(got.body), &v), got.body)
	p.says(v)
	return got.status, v
}

func TestAClassCanBePlayedByTheDocument(t *testing.T) {
	doc := readProtocol(t)
	s := newSchool(t, usual())
	robot := s.phone()

	join := doc.example("Join", 0)
	join["token"] = s.session().Link
	status, me := doc.send(robot, http.MethodPost, doc.path("POST", "/api/join"), join, "")
	require.Equal(t, http.StatusOK, status)
	require.ElementsMatch(t, keys(doc.example("Join", 2)), keys(me))
	secret := me["secret"].(string)
	byCode := doc.example("Join", 1)
	code, err := s.store.CodeOf(t.Context(), s.class.ID())
	require.NoError(t, err)
	byCode["code"], byCode["secret"] = code[:4]+" "+code[4:], secret
	_, again := doc.send(robot, http.MethodPost, "/api/join", byCode, "")
	require.Equal(t, me, again, "one secret is one participant")
	status, no := doc.send(robot, http.MethodPost, "/api/join", map[string]any{"token": s.session().Link, "name": "Nobody", "again": true}, "")
	require.Equal(t, http.StatusUnprocessableEntity, status)
	require.Equal(t, "unknown-name", no["error"])

	class := doc.path("GET", "/api/class")
	state := func() map[string]any {
		t.Helper()
		status, v := doc.send(robot, http.MethodGet, class, nil, secret)
		require.Equal(t, http.StatusOK, status)
		return v
	}
	require.Equal(t, "lobby", state()["phase"])
	s.act(live.Start)
	next := s.events(robot, doc.path("GET", "/api/class/events"), "Authorization", "Bearer "+secret)
	name, data := next()
	require.Equal(t, "state", name)
	var told map[string]any
	require.NoError(t, json.Unmarshal([]byte(data), &told))
	require.Equal(t, state(), told)
	ask := told["ask"].(map[string]any)
	doc.says(ask)

	answers := doc.path("POST", "/api/class/answers")
	answer := doc.example("Answer", 0)
	for i, option := range ask["options"].([]any) {
		if option == "Kabul" {
			answer["places"] = []int{i}
		}
	}
	for range 2 {
		_, receipt := doc.send(robot, http.MethodPost, answers, answer, secret)
		require.Equal(t, doc.example("Answer", 2), receipt)
	}
	answer["places"] = []int{(answer["places"].([]int)[0] + 1) % 4}
	_, receipt := doc.send(robot, http.MethodPost, answers, answer, secret)
	require.Equal(t, "another", receipt["status"])
	s.act(live.Close, live.Reveal, live.Explain)
	shown := state()
	for _, part := range []string{"key", "result", "answer"} {
		doc.says(shown[part].(map[string]any))
	}
	doc.says(shown["sources"].([]any)[0].(map[string]any))
	require.Equal(t, "right", shown["result"].(map[string]any)["outcome"])

	s.act(live.Next)
	require.NotEmpty(t, state()["ask"].(map[string]any)["statement"])
	_, receipt = doc.send(robot, http.MethodPost, answers, doc.example("Answer", 1), secret)
	require.Equal(t, "stored", receipt["status"])
	_, receipt = doc.send(robot, http.MethodPost, answers, map[string]any{"round": 1, "text": "x"}, secret)
	require.NotEqual(t, "stored", receipt["status"])

	status, failed := doc.send(robot, http.MethodGet, class, nil, "")
	require.Equal(t, http.StatusUnauthorized, status)
	require.ElementsMatch(t, keys(doc.example("Errors", 0)), keys(failed))
	require.Equal(t, doc.example("Errors", 0)["error"], failed["error"])
	s.act(live.End)
	for name != "end" {
		name, _ = next()
	}
}

func TestTextsReachPhonesWithoutTheirMarks(t *testing.T) {
	doc := readProtocol(t)
	s := newSchool(t, usual())
	join := doc.example("Join", 0)
	join["token"] = s.session().Link
	_, me := doc.send(s.phone(), http.MethodPost, "/api/join", join, "")
	pupil := s.joined("Ali")
	s.act(live.Start)
	for range 3 {
		s.next()
	}
	_, state := doc.send(s.phone(), http.MethodGet, "/api/class", nil, me["secret"].(string))
	require.Equal(t, "How high is Noshaq? A white mountain", state["ask"].(map[string]any)["stem"])
	page := pupil.get("/class").body
	require.Contains(t, page, "mountain")
	require.NotContains(t, page, "7492", "a picture's name may be the answer")
}

func keys(object map[string]any) (names []string) {
	for name := range object {
		names = append(names, name)
	}
	return names
}

func TestTheDocumentNamesEveryErrorAndPhase(t *testing.T) {
	doc := readProtocol(t)
	for _, code := range class.ErrorCodes() {
		require.Contains(t, doc.text, "`"+code+"`")
	}
	for _, phase := range []live.Phase{live.Lobby, live.Reading, live.Open, live.Closed, live.Revealed, live.Explained, live.Paused, live.Ended} {
		require.Contains(t, doc.text, "`"+string(phase)+"`")
	}
	for _, status := range []live.Status{live.Stored, live.Another, live.Late, live.Early, live.Outside} {
		require.Contains(t, doc.text, "`"+string(status)+"`")
	}
}
