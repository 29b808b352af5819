package rich

import (
	"encoding/xml"
	"errors"
	"html"
	"io"
	"slices"
	"strings"
)

// This file writes the library's MathML anew: the elements and attributes of
// MathML Core that a formula needs, in one order, and nothing else.

// mathElements are the elements that are written, each with the attributes that
// it may have.
var mathElements = map[string][]string{
	"mrow": nil, "mi": {"mathvariant"}, "mn": nil, "mo": {"fence", "form", "largeop", "movablelimits", "stretchy"}, "mtext": nil,
	"mspace": {"width"}, "msup": nil, "msub": nil, "msubsup": nil, "mfrac": {"linethickness"}, "msqrt": nil, "mroot": nil,
	"mover": {"accent"}, "munder": {"accentunder"}, "munderover": nil, "mtable": nil, "mtr": nil, "mtd": nil, "mpadded": nil,
}

// unwrapped are elements of which only what they hold is written.
var unwrapped = map[string]bool{"math": true, "semantics": true}

// entities are the names of characters that the library writes beside XML's own.
var entities = map[string]string{"nbsp": "\u00a0", "UnderBrace": "⏟", "OverBrace": "⏞"}

// rewrite writes a formula anew, or reports that it holds something else.
func rewrite(raw string, display bool) (string, bool) {
	// The library repeats the LaTeX at the end, where it may be no XML.
	if at := strings.LastIndex(raw, "<annotation "); at >= 0 {
		raw = raw[:at] + "</semantics></math>"
	}
	d := xml.NewDecoder(strings.NewReader(raw))
	d.Entity = entities
	w := mathWriter{}
	w.out.WriteString("<math")
	if display {
		w.out.WriteString(` display="block"`)
	}
	w.out.WriteString(">")
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || !w.token(token) {
			return "", false
		}
	}
	w.out.WriteString("</math>")
	return w.out.String(), w.written > 0
}

// mathWriter writes tokens of MathML.
type mathWriter struct {
	out     strings.Builder
	written int // characters
}

// token writes one token and reports whether it may be written.
func (w *mathWriter) token(t xml.Token) bool {
	switch t := t.(type) {
	case xml.StartElement:
		return w.start(t.Name.Local, t.Attr)
	case xml.EndElement:
		if !unwrapped[t.Name.Local] {
			w.out.WriteString("</" + t.Name.Local + ">")
		}
	case xml.CharData:
		if text := strings.Trim(string(t), " \t\n"); text != "" {
			w.written += len(text)
			w.out.WriteString(html.EscapeString(text))
		}
	default:
		return false
	}
	return true
}

// start opens an element with those of its attributes that it may have.
func (w *mathWriter) start(name string, attributes []xml.Attr) bool {
	if unwrapped[name] {
		return true
	}
	allowed, known := mathElements[name]
	if !known {
		return false
	}
	w.out.WriteString("<" + name)
	for _, key := range allowed {
		i := slices.IndexFunc(attributes, func(a xml.Attr) bool { return spelled(a.Name.Local) == key })
		if i >= 0 && plainValue(attributes[i].Value) {
			w.out.WriteString(" " + key + `="` + attributes[i].Value + `"`)
		}
	}
	if class := columnClass(name, attributes); class != "" {
		w.out.WriteString(` class="` + class + `"`)
	}
	w.out.WriteString(">")
	return true
}

// spelled mends the name of an attribute that the library misspells.
func spelled(name string) string {
	if name == "strechy" {
		return "stretchy"
	}
	return name
}

// plainValue reports whether a value is a word or a length.
func plainValue(value string) bool {
	return len(value) <= 12 && strings.Trim(value, "abcdefghijklmnopqrstuvwxyz0123456789.") == ""
}

// columnClass is the class of a cell that is set to one side, which the library
// says by style.
func columnClass(name string, attributes []xml.Attr) string {
	if name != "mtd" {
		return ""
	}
	for _, a := range attributes {
		switch {
		case a.Name.Local != "style":
		case strings.Contains(a.Value, "text-align:left"):
			return "to-left"
		case strings.Contains(a.Value, "text-align:right"):
			return "to-right"
		}
	}
	return ""
}
