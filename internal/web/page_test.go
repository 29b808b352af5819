package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file reads pages as documents: small checkers that compose, so that tests
// speak of what a page says and not of its bytes.

// page is a response with its document.
type page struct {
	t      testing.TB
	status int
	header http.Header
	root   *html.Node
}

func readPage(t testing.TB, res *http.Response) page {
	t.Helper()
	root, err := html.Parse(res.Body)
	require.NoError(t, err)
	return page{t: t, status: res.StatusCode, header: res.Header, root: root}
}

// match says whether a node is one that a test looks for.
type match func(*html.Node) bool

func tag(name string) match {
	return func(n *html.Node) bool { return n.Type == html.ElementNode && n.Data == name }
}

func attr(name, value string) match {
	return func(n *html.Node) bool { got, ok := attribute(n, name); return ok && got == value }
}

func has(name string) match {
	return func(n *html.Node) bool { _, ok := attribute(n, name); return ok }
}

func class(name string) match {
	return func(n *html.Node) bool {
		got, _ := attribute(n, "class")
		return slices.Contains(strings.Fields(got), name)
	}
}

func text(want string) match {
	return func(n *html.Node) bool { return n.Type == html.ElementNode && words(n) == want }
}

func holds(want string) match {
	return func(n *html.Node) bool { return n.Type == html.ElementNode && strings.Contains(words(n), want) }
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// href is where a link leads.
func href(n *html.Node) string {
	value, _ := attribute(n, "href")
	return value
}

// words is the text of a node with its spaces made one.
//
// Elements are set apart by a space, but those that only keep a line from ending.
func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent.Data != "template" {
			if class("whole")(c.Parent) || class("blank")(c.Parent) {
				b.WriteString("\x00" + c.Data + "\x00")
				continue
			}
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	text := strings.NewReplacer(" \x00", "", "\x00", "").Replace(b.String())
	joined := strings.Join(strings.Fields(text), " ")
	return strings.NewReplacer(" .", ".", " ,", ",", " ;", ";").Replace(joined)
}

// all returns every element that all matches hold for.
func (p page) all(matches ...match) []*html.Node {
	var found []*html.Node
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && !slices.ContainsFunc(matches, func(m match) bool { return !m(n) }) {
			found = append(found, n)
		}
	}
	return found
}

// one returns the only element that all matches hold for.
func (p page) one(matches ...match) *html.Node {
	p.t.Helper()
	found := p.all(matches...)
	require.Len(p.t, found, 1, "one such element in: %s", p.words())
	return found[0]
}

// says requires that the main part holds some words.
func (p page) says(list ...string) {
	p.t.Helper()
	for _, want := range list {
		require.Contains(p.t, p.words(), want)
	}
}

func (p page) words() string {
	for n := range p.root.Descendants() {
		if tag("main")(n) {
			return words(n)
		}
	}
	return words(p.root)
}

// title is the page's title.
func (p page) title() string {
	p.t.Helper()
	return words(p.one(tag("title"), outsidePictures))
}

// outsidePictures holds for what is HTML, not SVG: pictures have titles too.
func outsidePictures(n *html.Node) bool { return n.Namespace == "" }

// fields are the hidden fields of the page's form, as a browser sends them.
func (p page) fields() url.Values {
	form := make(url.Values)
	for _, n := range p.all(tag("input"), attr("type", "hidden")) {
		name, _ := attribute(n, "name")
		value, _ := attribute(n, "value")
		form.Set(name, value)
	}
	return form
}

// option is the value that the button with an option's text sends.
func (p page) option(label string) string {
	p.t.Helper()
	n := p.one(tag("button"), attr("name", "option"), holds(label))
	value, _ := attribute(n, "value")
	return value
}

// sound requires what holds for every page: one main part, one first heading, no
// heading skipped, ids unique, fields labelled, references answered, nothing
// inline that the policy would refuse.
func (p page) sound() {
	p.t.Helper()
	p.one(tag("main"), attr("id", "main"))
	p.one(tag("h1"))
	require.NotEmpty(p.t, p.title())
	ids := p.ids()
	level := 0
	for _, n := range p.all() {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			require.LessOrEqual(p.t, int(n.Data[1]-'0'), level+1, "heading %q skips a level", words(n))
			level = int(n.Data[1] - '0')
		}
		require.False(p.t, has("style")(n) || tag("style")(n), "inline style")
		require.False(p.t, tag("script")(n) && !has("src")(n), "inline script")
		for _, a := range n.Attr {
			require.False(p.t, strings.HasPrefix(a.Key, "on"), "inline handler %s", a.Key)
			if slices.Contains([]string{"for", "aria-describedby", "aria-labelledby", "list"}, a.Key) {
				for id := range strings.FieldsSeq(a.Val) {
					require.Contains(p.t, ids, id, "%s of %s", a.Key, n.Data)
				}
			}
		}
	}
	p.labelled()
}

// ids returns the page's ids, which must be unique.
func (p page) ids() map[string]bool {
	p.t.Helper()
	ids := make(map[string]bool)
	for _, n := range p.all(has("id")) {
		id, _ := attribute(n, "id")
		require.False(p.t, ids[id], "two elements have the id %q", id)
		ids[id] = true
	}
	return ids
}

// labelled requires a label for each field and words on each button and link.
func (p page) labelled() {
	p.t.Helper()
	for _, n := range p.all(tag("input")) {
		if attr("type", "hidden")(n) {
			continue
		}
		id, _ := attribute(n, "id")
		p.one(tag("label"), attr("for", id))
	}
	for _, n := range slices.Concat(p.all(tag("button")), p.all(tag("a"))) {
		require.NotEmpty(p.t, words(n), "a button or link without words")
	}
}

// textOf is the text of a node as it stands, spaces and all.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
