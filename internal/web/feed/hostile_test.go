package feed_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"quiz/internal/web/feed"

	"github.com/stretchr/testify/require"
)

// This file holds streams against peers that a browser is not: they are seen as bytes
// on a connection, and by what they leave behind in the program.

// soon is what "at once" means on a busy machine. It is far less than a reader's
// patience.
const soon = 15 * time.Second

// dial sends bytes to a server and returns the connection.
func dial(t *testing.T, url, text string) *net.TCPConn {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close() })
	require.NoError(t, conn.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = io.WriteString(conn, text)
	require.NoError(t, err)
	return conn.(*net.TCPConn)
}

// get is a request for a stream.
func get(path string) string { return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n" }

// left counts the goroutines that streams have.
func left() int {
	stacks := make([]byte, 4<<20)
	text := string(stacks[:runtime.Stack(stacks, true)])
	return strings.Count(text, "feed.(*follower).run(") + strings.Count(text, "feed.takeOver.")
}

// nothingLeft waits until every goroutine of a stream has ended.
func nothingLeft(t *testing.T, why string) {
	t.Helper()
	require.Eventually(t, func() bool { return left() == 0 }, soon, 5*time.Millisecond, why)
}

// filler is a state that no connection takes at once.
func filler() []byte {
	return feed.Encode("filler", "", []byte(strings.Repeat(strings.Repeat("x", 1000)+"\n", 8000)))
}

// stalled opens a stream whose reader takes nothing, and waits until it is full.
func stalled(t *testing.T, url, path string) {
	t.Helper()
	conn := dial(t, url, get(path))
	require.NoError(t, conn.SetReadBuffer(4096))
	require.Eventually(t, func() bool {
		stacks := make([]byte, 4<<20)
		text := string(stacks[:runtime.Stack(stacks, true)])
		return strings.Contains(text, "feed.(*own).send(") || strings.Contains(text, "feed.(*lent).send(")
	}, soon, 5*time.Millisecond)
}

func TestAStopDoesNotWaitForAReaderThatStopsReading(t *testing.T) {
	onEach(t, func(t *testing.T, path string) {
		stop, cancel := context.WithCancel(context.Background())
		defer cancel()
		c := &counter{extra: filler()}
		stalled(t, serve(t, c, feed.Streamer{Stop: stop, Patience: time.Minute}), path)
		cancel()
		nothingLeft(t, "a stream waits for its reader while the server stops")
		require.Zero(t, c.topic.Watched())
	})
}

// TestAReaderThatStopsReadingKeepsNoRoom opens one stream after the other and reads none:
// those that went out of the gate leave it at once, so that one phone can't fill it.
func TestAReaderThatStopsReadingKeepsNoRoom(t *testing.T) {
	onEach(t, func(t *testing.T, path string) {
		c := &counter{extra: filler()}
		url := serve(t, c, feed.Streamer{Gate: feed.NewGate(100, 1), Patience: time.Minute})
		for range 5 {
			stalled(t, url, path)
		}
		require.Eventually(t, func() bool { return c.topic.Watched() == 1 }, soon, 5*time.Millisecond, "the oldest streams stay")
	})
}

func TestAStopEndsEveryStreamAndLeavesNothing(t *testing.T) {
	const streams = 300
	stop, cancel := context.WithCancel(context.Background())
	defer cancel()
	c := new(counter)
	url := serve(t, c, feed.Streamer{Stop: stop})
	var ends []func() string
	for i := range streams {
		next, _ := listen(t, url+[]string{"/", "/lent"}[i%2])
		require.Equal(t, "count 0", next())
		ends = append(ends, next)
	}
	require.Equal(t, streams, c.topic.Watched())
	cancel()
	for _, next := range ends {
		require.Equal(t, "end", next())
	}
	nothingLeft(t, "streams go on")
}

func TestHeadIsAnsweredAndEnds(t *testing.T) {
	c := new(counter)
	gate := feed.NewGate(1, 1)
	url := serve(t, c, feed.Streamer{Gate: gate})
	open, _ := listen(t, url)
	require.Equal(t, "count 0", open())
	conn := dial(t, url, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"+"HEAD /lent HTTP/1.1\r\nHost: x\r\n\r\n")
	answers := bufio.NewReader(conn)
	for range 2 {
		res, err := http.ReadResponse(answers, &http.Request{Method: http.MethodHead})
		require.NoError(t, err, "the stream of a HEAD keeps the connection")
		require.Equal(t, http.StatusOK, res.StatusCode)
		require.Equal(t, "text/event-stream", res.Header.Get("Content-Type"))
		require.Equal(t, "no-store", res.Header.Get("Cache-Control"))
	}
	c.add()
	require.Equal(t, "count 1", open(), "asking for the head ends nobody's stream")
	c.n.Store(-1)
	res, err := http.Head(url)
	require.NoError(t, err)
	require.Equal(t, http.StatusServiceUnavailable, res.StatusCode)
}

// TestAConnectionIsUsedOnce: whoever keeps connections must know that this one ends with
// its stream, or the next request, an answer perhaps, is lost on it.
func TestAConnectionIsUsedOnce(t *testing.T) {
	c := new(counter)
	c.n.Store(99)
	url := serve(t, c, feed.Streamer{})
	for range 20 {
		conn := dial(t, url, get("/"))
		res, err := http.ReadResponse(bufio.NewReader(conn), nil)
		require.NoError(t, err)
		require.True(t, res.Close, "the head says that the connection ends")
		_, err = io.Copy(io.Discard, res.Body)
		require.NoError(t, err)
		n, err := conn.Read(make([]byte, 1))
		require.Zero(t, n)
		require.ErrorIs(t, err, io.EOF, "and it does")
	}
}

// TestAStateOfNoBytesEndsNothing: in chunks, one of no bytes is the end.
func TestAStateOfNoBytesEndsNothing(t *testing.T) {
	onEach(t, func(t *testing.T, path string) {
		c := new(counter)
		next, _ := listen(t, serve(t, c, feed.Streamer{})+path)
		require.Equal(t, "count 0", next())
		c.empty.Store(true)
		c.add()
		time.Sleep(50 * time.Millisecond)
		c.empty.Store(false)
		c.add()
		require.Equal(t, "count 2", next())
	})
}

// TestOldClientsAreStreamedTo speaks HTTP/1.0, which has no chunks: the end of the
// connection is the end of the stream.
func TestOldClientsAreStreamedTo(t *testing.T) {
	for name, head := range map[string]string{"plain": "", "that would keep the connection": "Connection: keep-alive\r\n"} {
		t.Run(name, func(t *testing.T) {
			c := new(counter)
			c.n.Store(98)
			conn := dial(t, serve(t, c, feed.Streamer{}), "GET / HTTP/1.0\r\n"+head+"\r\n")
			require.Eventually(t, func() bool { return c.topic.Watched() == 1 }, soon, time.Millisecond)
			c.add()
			text, err := io.ReadAll(conn)
			require.NoError(t, err)
			_, body, _ := strings.Cut(string(text), "\r\n\r\n")
			require.Equal(t, "retry: 500\n\nevent: count\nid: 98\ndata: 98\n\nevent: count\nid: 99\ndata: 99\n\n", body)
		})
	}
}

// TestWhatComesAfterTheRequestIsNoRequest sends a second request behind the first: it is
// never served, and spoils nothing of the stream.
func TestWhatComesAfterTheRequestIsNoRequest(t *testing.T) {
	c := new(counter)
	c.n.Store(98)
	conn := dial(t, serve(t, c, feed.Streamer{}), get("/")+get("/?again"))
	require.Eventually(t, func() bool { return c.topic.Watched() == 1 }, soon, time.Millisecond)
	c.add()
	answers := bufio.NewReader(conn)
	res, err := http.ReadResponse(answers, nil)
	require.NoError(t, err)
	text, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	require.Equal(t, "retry: 500\n\nevent: count\nid: 98\ndata: 98\n\nevent: count\nid: 99\ndata: 99\n\n", string(text))
	_, err = answers.ReadByte()
	require.ErrorIs(t, err, io.EOF)
}

// TestABodyIsRefused: the server would wait for what never comes, and no end of the
// stream would reach it.
func TestABodyIsRefused(t *testing.T) {
	for name, head := range map[string]string{
		"announced": "Content-Length: 5\r\n", "in chunks": "Transfer-Encoding: chunked\r\n", "that waits": "Expect: 100-continue\r\nContent-Length: 5\r\n",
	} {
		for _, version := range []string{"1.0", "1.1"} {
			if name == "in chunks" && version == "1.0" {
				continue // which knows no chunks: there is no body
			}
			t.Run(name+" in "+version, func(t *testing.T) {
				c := new(counter)
				gate := feed.NewGate(1, 1)
				dial(t, serve(t, c, feed.Streamer{Gate: gate}), "GET / HTTP/"+version+"\r\nHost: x\r\n"+head+"\r\n")
				require.Never(t, func() bool { return c.topic.Watched() > 0 }, 50*time.Millisecond, time.Millisecond)
				leave, err := gate.Enter("another", func() {})
				require.NoError(t, err)
				leave()
			})
		}
	}
}

// TestWhoIsGoneLeavesNothing ends connections in the ways in which they end.
func TestWhoIsGoneLeavesNothing(t *testing.T) {
	ways := map[string]func(*net.TCPConn) error{
		"closed":      func(c *net.TCPConn) error { return c.Close() },
		"half closed": func(c *net.TCPConn) error { return c.CloseWrite() },
		"reset": func(c *net.TCPConn) error {
			if err := c.SetLinger(0); err != nil {
				return err
			}
			return c.Close()
		},
	}
	for name, end := range ways {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, path string) {
				c := new(counter)
				conn := dial(t, serve(t, c, feed.Streamer{}), get(path))
				require.Eventually(t, func() bool { return c.topic.Watched() == 1 }, soon, time.Millisecond)
				require.NoError(t, end(conn))
				require.Eventually(t, func() bool { return c.topic.Watched() == 0 }, soon, time.Millisecond)
				nothingLeft(t, "it goes on")
			})
		})
	}
}

// TestOneWhoChattersEndsTheOwnStreamOnly sends bytes into an open stream without end.
func TestOneWhoChattersEndsTheOwnStreamOnly(t *testing.T) {
	c := new(counter)
	url := serve(t, c, feed.Streamer{})
	next, _ := listen(t, url)
	require.Equal(t, "count 0", next())
	conn := dial(t, url, get("/"))
	require.Eventually(t, func() bool { return c.topic.Watched() == 2 }, soon, time.Millisecond)
	go func() {
		for {
			if _, err := fmt.Fprint(conn, strings.Repeat("y", 1000)); err != nil {
				return
			}
		}
	}()
	require.Eventually(t, func() bool { return c.topic.Watched() == 1 }, soon, time.Millisecond)
	c.add()
	require.Equal(t, "count 1", next())
}
