package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strconv"

	"quiz/internal/web/class"
	"quiz/internal/web/reach"
	"quiz/internal/web/stage"
)

// This file opens the class listener of `quiz serve`: pupils' phones reach it over the
// school's network, and it knows their routes alone.

// classListener is the class listener, before it serves.
type classListener struct {
	listener net.Listener
	handler  http.Handler
	ways     *reach.Ways
	at       netip.AddrPort
}

// openClass listens for phones, or returns nil for no address.
func (o serveOptions) openClass(ctx context.Context, st *stage.Stage, log *slog.Logger) (*classListener, error) {
	if o.class == "" {
		if o.baseURL != "" {
			return nil, &usageError{"--base-url says where phones find the class: give --class, such as --class :8081, too"}
		}
		return nil, nil
	}
	if _, port, err := net.SplitHostPort(o.class); err != nil || !isPort(port) {
		return nil, &usageError{fmt.Sprintf("--class is %q: write :PORT, such as :8081, or HOST:PORT", o.class)}
	}
	listener, err := listen(ctx, o.class)
	if err != nil {
		return nil, err
	}
	c, err := o.classOn(ctx, listener, st, log)
	if err != nil {
		listener.Close()
	}
	return c, err
}

// isPort reports whether a text is a port.
func isPort(text string) bool {
	_, err := strconv.ParseUint(text, 10, 16)
	return err == nil
}

// classOn is the class on a listener.
func (o serveOptions) classOn(ctx context.Context, listener net.Listener, st *stage.Stage, log *slog.Logger) (*classListener, error) {
	at, err := netip.ParseAddrPort(listener.Addr().String())
	if err != nil {
		return nil, err
	}
	ways, err := reach.New(int(at.Port()), o.baseURL)
	if err != nil {
		return nil, &usageError{err.Error()}
	}
	handler, err := class.New(class.Config{
		Stage: st, Log: log, Stop: ctx, Ways: ways,
		// Whoever binds the listener to one address means it, even this machine's own; and
		// whoever tries the class at this machine calls it localhost, which no other site can.
		Answer: func(host string) bool {
			ways.Saw(host)
			return ways.Answers(host) || host == at.Addr().String() || host == "localhost"
		},
	})
	return &classListener{listener, handler, ways, at}, err
}

// to is how phones reach the listener, nil where there is none.
func (c *classListener) to() *reach.Ways {
	if c == nil {
		return nil
	}
	return c.ways
}

// tell says where phones find the class.
func (c *classListener) tell(w io.Writer) {
	if c.at.Addr().IsUnspecified() {
		fmt.Fprintf(w, "Phones find classes on port %d of this machine\n", c.at.Port())
	} else {
		fmt.Fprintf(w, "The class is at http://%s\n", c.at)
	}
	if c.at.Addr().IsLoopback() {
		fmt.Fprintf(w, "No phone reaches that address: only this machine does. For phones, give --class :%d\n", c.at.Port())
		return
	}
	for _, origin := range c.ways.Origins() {
		fmt.Fprintf(w, "Phones find it at %s\n", origin)
	}
}
