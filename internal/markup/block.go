package markup

import (
	"strings"
)

// This file reads a text of several lines as paragraphs and lists.

// Block is a paragraph, or a list where Items are there.
type Block struct {
	Nodes   []Node   // of a paragraph
	Items   [][]Node // of a list
	Ordered bool     // the list is numbered
}

// Blocks reads a text of several lines. An empty line ends a paragraph. A line
// that begins with "- ", "* " or "+ " is an item of a list; so is one with a
// number and a full stop, where the first item has number 1: a year at the
// beginning of a line begins no list. An indented line goes on with its item.
func Blocks(src string) []Block {
	var r blockReader
	for line := range strings.SplitSeq(src, "\n") {
		r.line(line)
	}
	r.end()
	return r.blocks
}

// blockReader gathers lines until something else begins.
type blockReader struct {
	blocks []Block
	items  []string // of the list that is being read
	sign   byte     // its bullet, or '.' where it is numbered
	text   string   // of the paragraph that is being read
}

func (r *blockReader) line(line string) {
	bare := strings.TrimLeft(line, " \t")
	sign, words := item(bare)
	switch {
	case strings.TrimSpace(bare) == "":
		r.end()
	case sign != 0 && (sign == r.sign || len(r.items) == 0 && (sign != '.' || strings.HasPrefix(bare, "1."))):
		r.paragraph()
		r.sign = sign
		r.items = append(r.items, words)
	case len(r.items) > 0 && len(bare) < len(line):
		r.items[len(r.items)-1] += "\n" + bare
	default:
		r.list()
		r.text += line + "\n"
	}
}

// item reads the beginning of a list's line: its bullet, or '.' for a number.
func item(line string) (sign byte, words string) {
	digits := 0
	for digits < len(line) && digits < 3 && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	rest := line[digits:]
	if len(rest) < 3 || rest[1] != ' ' {
		return 0, ""
	}
	if digits > 0 && rest[0] == '.' || digits == 0 && strings.IndexByte("-*+", rest[0]) >= 0 {
		return rest[0], strings.TrimSpace(rest[2:])
	}
	return 0, ""
}

// end ends whatever is being read.
func (r *blockReader) end() {
	r.paragraph()
	r.list()
}

func (r *blockReader) paragraph() {
	if text := strings.TrimSpace(r.text); text != "" {
		r.blocks = append(r.blocks, Block{Nodes: Parse(text)})
	}
	r.text = ""
}

func (r *blockReader) list() {
	if len(r.items) == 0 {
		return
	}
	b := Block{Ordered: r.sign == '.'}
	for _, words := range r.items {
		b.Items = append(b.Items, Parse(words))
	}
	r.blocks = append(r.blocks, b)
	r.items, r.sign = nil, 0
}
