package feed_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"quiz/internal/web/feed"

	"github.com/stretchr/testify/require"
)

// counter is a number that streams show.
type counter struct {
	topic feed.Topic
	n     atomic.Int64
	empty atomic.Bool // the state has no bytes
	extra []byte      // sent with each state
}

func (c *counter) add() {
	c.n.Add(1)
	c.topic.Change()
}

func (c *counter) state(context.Context) (feed.State, error) {
	n := c.n.Load()
	if n < -9 {
		panic("on purpose")
	}
	if n < 0 {
		return feed.State{}, errors.New("there is no state")
	}
	id := strconv.FormatInt(n, 10)
	if c.empty.Load() {
		return feed.State{ID: id}, nil
	}
	return feed.State{ID: id, Parts: [][]byte{feed.Encode("count", id, []byte(id)), c.extra}, Last: n == 99}, nil
}

// unable is a response whose connection can't be taken over.
type unable struct{ http.ResponseWriter }

func (u unable) Unwrap() http.ResponseWriter { return u.ResponseWriter }

func (unable) Hijack() (net.Conn, *bufio.ReadWriter, error) { return nil, nil, http.ErrNotSupported }

// serve streams the counter from a server whose own time limits are short.
func serve(t testing.TB, c *counter, s feed.Streamer) (url string) {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/lent" {
			w = unable{w}
		}
		if err := s.Serve(w, r, "someone", &c.topic, c.state); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
		}
	}))
	server.Config.ReadTimeout, server.Config.WriteTimeout = 150*time.Millisecond, 150*time.Millisecond
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}

// onEach runs a test with a connection that is taken over, and with one that stays the
// server's.
func onEach(t *testing.T, test func(t *testing.T, path string)) {
	for name, path := range map[string]string{"taken over": "/", "lent": "/lent"} {
		t.Run(name, func(t *testing.T) { test(t, path) })
	}
}

// listen opens a stream and returns its events' data, one after the other.
func listen(t testing.TB, url string) (next func() string, leave func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	require.NoError(t, err)
	res, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	t.Cleanup(func() { res.Body.Close() })
	lines := bufio.NewScanner(res.Body)
	return func() string {
		event := ""
		for lines.Scan() {
			switch name, value, _ := strings.Cut(lines.Text(), ": "); name {
			case "event":
				event = value
			case "data", "data:":
				return event + " " + value
			}
		}
		return "end"
	}, cancel
}

func TestAStreamBeginsWithTheStateAndFollowsIt(t *testing.T) {
	onEach(t, func(t *testing.T, path string) {
		c := new(counter)
		next, _ := listen(t, serve(t, c, feed.Streamer{})+path)
		require.Equal(t, "count 0", next())
		c.add()
		require.Equal(t, "count 1", next())
		c.topic.Change() // nothing differs
		c.add()
		require.Equal(t, "count 2", next())
	})
}

func TestAStreamOutlivesTheServersTimeLimits(t *testing.T) {
	onEach(t, func(t *testing.T, path string) {
		c := new(counter)
		next, _ := listen(t, serve(t, c, feed.Streamer{})+path)
		require.Equal(t, "count 0", next())
		time.Sleep(400 * time.Millisecond)
		c.add()
		require.Equal(t, "count 1", next())
	})
}

func TestAStreamShowsThatItLives(t *testing.T) {
	c := new(counter)
	next, _ := listen(t, serve(t, c, feed.Streamer{Ping: 20 * time.Millisecond}))
	require.Equal(t, "count 0", next())
	require.Equal(t, "ping ", next())
	require.Equal(t, "ping ", next())
}

func TestAStreamEnds(t *testing.T) {
	ends := map[string]func(c *counter, leave, stop func()){
		"with the last state":        func(c *counter, _, _ func()) { c.n.Store(98); c.add() },
		"when the server stops":      func(_ *counter, _, stop func()) { stop() },
		"when the browser leaves":    func(_ *counter, leave, _ func()) { leave() },
		"when there is no state any": func(c *counter, _, _ func()) { c.n.Store(-2); c.topic.Change() },
		"when making it panics":      func(c *counter, _, _ func()) { c.n.Store(-20); c.topic.Change() },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, path string) {
				c := new(counter)
				stop, cancel := context.WithCancel(context.Background())
				defer cancel()
				gate := feed.NewGate(1, 1)
				next, leave := listen(t, serve(t, c, feed.Streamer{Stop: stop, Gate: gate})+path)
				require.Equal(t, "count 0", next())
				end(c, leave, cancel)
				require.Eventually(t, func() bool {
					leave, err := gate.Enter("another", func() {})
					if err == nil {
						leave()
					}
					return err == nil
				}, 5*time.Second, time.Millisecond, "the stream goes on")
				require.Zero(t, c.topic.Watched())
			})
		})
	}
}

func TestWithoutAFirstStateNothingIsSent(t *testing.T) {
	c := new(counter)
	c.n.Store(-1)
	res, err := http.Get(serve(t, c, feed.Streamer{}))
	require.NoError(t, err)
	defer res.Body.Close()
	require.Equal(t, http.StatusServiceUnavailable, res.StatusCode)
	require.Zero(t, c.topic.Watched())
}

func TestAReaderThatStopsReadingIsGivenUp(t *testing.T) {
	c := &counter{extra: feed.Encode("filler", "", []byte(strings.Repeat(strings.Repeat("x", 1000)+"\n", 1000)))}
	url := serve(t, c, feed.Streamer{Patience: 300 * time.Millisecond})
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	require.NoError(t, err)
	defer conn.Close()
	_, err = fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	require.NoError(t, err)
	quick, _ := listen(t, url)
	go func() {
		for quick() != "end" {
		}
	}()
	require.Eventually(t, func() bool { return c.topic.Watched() == 2 }, 5*time.Second, time.Millisecond)
	require.Eventually(t, func() bool {
		c.add()
		return c.topic.Watched() == 1
	}, 10*time.Second, 10*time.Millisecond, "a reader that takes nothing keeps its stream")
	time.Sleep(100 * time.Millisecond)
	require.Equal(t, 1, c.topic.Watched(), "the one that reads stays")
}

// TestAReaderThatStopsReadingHoldsNobodyUp tells states while one stream is full and not
// given up yet: whoever reads is told each at once.
func TestAReaderThatStopsReadingHoldsNobodyUp(t *testing.T) {
	onEach(t, func(t *testing.T, path string) {
		c := &counter{extra: feed.Encode("filler", "", []byte(strings.Repeat(strings.Repeat("x", 1000)+"\n", 1000)))}
		url := serve(t, c, feed.Streamer{Patience: time.Minute})
		conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
		require.NoError(t, err)
		defer conn.Close()
		_, err = fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path)
		require.NoError(t, err)
		quick, _ := listen(t, url+path)
		require.Eventually(t, func() bool { return c.topic.Watched() == 2 }, 5*time.Second, time.Millisecond)
		next := func() string {
			for {
				if event := quick(); event == "end" || strings.HasPrefix(event, "count ") {
					return event
				}
			}
		}
		require.Equal(t, "count 0", next())
		var slowest time.Duration
		for i := 1; i <= 30; i++ { // 30 MB fill the buffers of any connection
			told := time.Now()
			c.add()
			require.Equal(t, fmt.Sprintf("count %d", i), next())
			slowest = max(slowest, time.Since(told))
		}
		require.Less(t, slowest, 5*time.Second, "the one that reads waits for the one that does not")
		require.Equal(t, 2, c.topic.Watched(), "the one that reads nothing has its patience still")
	})
}

func TestTheOldestStreamOfAHolderEnds(t *testing.T) {
	c := new(counter)
	url := serve(t, c, feed.Streamer{Gate: feed.NewGate(5, 1)})
	first, _ := listen(t, url)
	require.Equal(t, "count 0", first())
	second, _ := listen(t, url)
	require.Equal(t, "count 0", second())
	require.Equal(t, "end", first())
	c.add()
	require.Equal(t, "count 1", second())
}

// TestAStreamIsWholeHTTP reads the bytes of a stream to its end.
func TestAStreamIsWholeHTTP(t *testing.T) {
	onEach(t, func(t *testing.T, path string) {
		c := new(counter)
		c.n.Store(99)
		res, err := http.Get(serve(t, c, feed.Streamer{}) + path)
		require.NoError(t, err)
		defer res.Body.Close()
		require.Equal(t, "text/event-stream", res.Header.Get("Content-Type"))
		text, err := io.ReadAll(res.Body)
		require.NoError(t, err, "the chunks have an end")
		require.Equal(t, "retry: 500\n\nevent: count\nid: 99\ndata: 99\n\n", string(text))
	})
}

func TestASlowReaderGetsTheNewestOnly(t *testing.T) {
	var topic feed.Topic
	w := topic.Watch()
	defer w.Close()
	<-w.C
	for range 1000 {
		topic.Change()
	}
	<-w.C
	select {
	case <-w.C:
		t.Fatal("it was told twice of what is one state")
	default:
	}
}

func TestWhatMayWaitIsToldSeldom(t *testing.T) {
	var topic feed.Topic
	w := topic.Watch()
	defer w.Close()
	<-w.C
	topic.Change()
	<-w.C
	begun, told := time.Now(), 0
	for time.Since(begun) < 3*feed.StirEvery {
		topic.Stir()
		select {
		case <-w.C:
			told++
		case <-time.After(time.Millisecond):
		}
	}
	require.LessOrEqual(t, told, 3)
	require.GreaterOrEqual(t, told, 1)
	topic.Stir()
	topic.Change() // takes what was stirred along
	<-w.C
	select {
	case <-w.C:
		t.Fatal("told again of what was told")
	case <-time.After(2 * feed.StirEvery):
	}
}

func TestHowEventsAreWritten(t *testing.T) {
	require.Equal(t, "event: screen\nid: 7\ndata: one\ndata: two\n\n", string(feed.Encode("screen", "7", []byte("one\r\ntwo"))))
	require.Equal(t, "event: ping\ndata: \n\n", string(feed.Encode("ping", "", nil)))
	require.Equal(t, "event: a\nid: b\ndata: \ndata: c\n\n", string(feed.Encode("a\ndata: forged", "b\r\nforged", []byte("\nc"))))
}

func TestPiecesAreOneEvent(t *testing.T) {
	got := bytes.Join(feed.Pieces("state", "7", []byte("{"), []byte(`"a":1}`)), nil)
	require.Equal(t, string(feed.Encode("state", "7", []byte(`{"a":1}`))), string(got))
}

func TestTheGate(t *testing.T) {
	g := feed.NewGate(3, 2)
	var ended []string
	enter := func(holder, name string) (leave func(), err error) {
		return g.Enter(holder, func() { ended = append(ended, name) })
	}
	leaveOne, err := enter("phone", "one")
	require.NoError(t, err)
	leaveTwo, err := enter("phone", "two")
	require.NoError(t, err)
	require.Empty(t, ended)
	leaveThree, err := enter("phone", "three")
	require.NoError(t, err)
	require.Equal(t, []string{"one"}, ended, "the oldest goes")
	_, err = enter("another", "four")
	require.ErrorIs(t, err, feed.ErrFull)
	leaveOne()
	leaveOne()
	leave, err := enter("another", "five")
	require.NoError(t, err)
	_, err = enter("a third", "six")
	require.ErrorIs(t, err, feed.ErrFull)
	for _, l := range []func(){leaveTwo, leaveThree, leave} {
		l()
	}
}
