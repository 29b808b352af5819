// Package reach knows the addresses at which phones find this machine: those of its
// network interfaces, its name on the local network, and the address that whoever runs
// the program says it has.
//
// Addresses come and go while the program runs (a laptop joins the school's network
// after the start), so they are read again every few seconds. Neither an address that
// only this machine can reach nor one that means nothing without naming an interface is
// ever listed: on a phone, both lead nowhere.
//
// The package must never know a class, and must never decide who may do what: an
// address gives no right.
package reach

import (
	"cmp"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// This file holds the ways to this machine, and which of them were seen to lead here.

// Ways are the ways to the class listener of this machine. It is safe for concurrent
// use.
type Ways struct {
	port int
	base *url.URL // nil where nobody says
	read func() (Machine, error)

	mu     sync.Mutex
	is     Machine
	readAt time.Time
	chosen string
	seen   map[string]bool // hosts that a request named
}

// Machine is what a machine says of itself.
type Machine struct {
	Name      string // its host name
	Addresses []netip.Addr
}

// New returns the ways to a port. base is the address that people are told, such as
// "https://quiz.school.example", or "".
func New(port int, base string) (*Ways, error) { return with(port, base, thisMachine) }

func with(port int, base string, read func() (Machine, error)) (*Ways, error) {
	w := &Ways{port: port, read: read, seen: make(map[string]bool)}
	if base == "" {
		return w, nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("--base-url is %q: write the address that phones open, such as http://quiz.school.example:8081, without a path", base)
	}
	if leadsHome(u.Hostname()) {
		return nil, fmt.Errorf("--base-url is %q: only this machine finds itself there; write a name or an address that phones reach", base)
	}
	w.base = &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host)}
	return w, nil
}

// leadsHome reports whether a host means the machine that asks.
func leadsHome(host string) bool {
	ip, err := netip.ParseAddr(host)
	if err != nil {
		name := strings.ToLower(strings.TrimSuffix(host, "."))
		return name == "localhost" || strings.HasSuffix(name, ".localhost")
	}
	return ip.Unmap().IsLoopback() || ip.IsUnspecified()
}

// readEvery is how long what the machine says of itself is believed.
const readEvery = 5 * time.Second

// machine is what the machine says now. Where it can't be read, what it said last
// stands.
func (w *Ways) machine() Machine {
	if time.Since(w.readAt) < readEvery {
		return w.is
	}
	w.readAt = time.Now()
	if is, err := w.read(); err == nil {
		w.is = is
	}
	return w.is
}

// Origins lists the addresses to choose from, such as "http://192.168.1.20:8081": the
// base URL first, then addresses of private networks, which phones in a room share,
// then others, the machine's name last. It is empty where the machine is on no network.
func (w *Ways) Origins() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.origins()
}

func (w *Ways) origins() []string {
	var list []string
	if w.base != nil {
		list = append(list, w.base.String())
	}
	for _, host := range w.hosts() {
		origin := "http://" + w.joined(host)
		if !slices.Contains(list, origin) {
			list = append(list, origin)
		}
	}
	return list
}

// joined is a host with the port, which the usual one of the web leaves out.
func (w *Ways) joined(host string) string {
	if w.port != 80 {
		return net.JoinHostPort(host, strconv.Itoa(w.port))
	}
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

// hosts are the machine's own addresses and its name, the likeliest first.
func (w *Ways) hosts() []string {
	is := w.machine()
	addresses := slices.DeleteFunc(slices.Clone(is.Addresses), func(a netip.Addr) bool { return rank(a) == 0 })
	for i := range addresses {
		addresses[i] = addresses[i].Unmap().WithZone("")
	}
	slices.SortFunc(addresses, func(a, b netip.Addr) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), a.Compare(b)) })
	var hosts []string
	for _, a := range slices.Compact(addresses) {
		hosts = append(hosts, a.String())
	}
	if name := localName(is.Name); name != "" && len(hosts) > 0 {
		hosts = append(hosts, name)
	}
	return hosts
}

// rank orders addresses by how likely a phone in the room reaches them, from 1; 0 is
// never.
func rank(a netip.Addr) int {
	a = a.Unmap()
	switch {
	case !a.IsGlobalUnicast(): // loopback, unspecified, link-local, multicast
		return 0
	case a.Is4() && a.IsPrivate():
		return 1
	case a.Is4():
		return 2
	case !a.IsPrivate():
		return 3
	}
	return 4
}

// localName is a machine's name as its network calls it (multicast DNS), or "".
func localName(name string) string {
	name, _, _ = strings.Cut(strings.ToLower(name), ".")
	plain := strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
	if name == "" || name == "localhost" || !plain || strings.HasPrefix(name, "-") {
		return ""
	}
	return name + ".local"
}

// Answers reports whether a host, in lower case and without port, is this machine's. The
// listener answers to no other: a page of another site could point its own name here.
func (w *Ways) Answers(host string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.base != nil && w.base.Hostname() == host {
		return true
	}
	return slices.Contains(w.hosts(), spelled(host))
}

// spelled is a host as hosts has it: an address has many spellings, and with the zones
// that a request may name, no end of them.
func spelled(host string) string {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.Unmap().WithZone("").String()
	}
	return host
}

// Chosen is the address that people are told: the one that was chosen, while the machine
// has it, or else the likeliest; "" where there is none.
func (w *Ways) Chosen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	list := w.origins()
	switch {
	case slices.Contains(list, w.chosen):
		return w.chosen
	case len(list) > 0:
		return list[0]
	}
	return ""
}

// Choose sets which address people are told, and reports whether the machine has it.
func (w *Ways) Choose(origin string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !slices.Contains(w.origins(), origin) {
		return false
	}
	w.chosen = origin
	return true
}

// Saw remembers that a phone came by a host, as its request named it, of those that the
// machine answers to.
func (w *Ways) Saw(host string) {
	if !w.Answers(hostOf(host)) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen[spelled(hostOf(host))] = true
}

// Reached reports whether a phone has come by an address.
func (w *Ways) Reached(origin string) bool {
	u, err := url.Parse(origin)
	if err != nil {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.seen[spelled(hostOf(u.Host))]
}

// ReachedOtherwise reports whether phones have come, and none of them by an address.
func (w *Ways) ReachedOtherwise(origin string) bool {
	if w.Reached(origin) {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.seen) > 0
}

// hostOf is a host without port and brackets, in lower case.
func hostOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}
