package deck

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quiz/internal/markup"
)

// This file joins the lines of a card in Markdown to the texts that a fact has: a
// question and an answer on one line each, and a note of several.

// joinedLines are lines as one text, with where each of them begins in it.
type joinedLines struct {
	text  string
	lines []writtenLine
	begin []int
}

// join makes one line of several. Code keeps its lines, and a picture named from the
// root of a collection is looked for beside the deck.
func join(lines []writtenLine) joinedLines {
	var j joinedLines
	var b strings.Builder
	for i, line := range lines {
		if line.text == "" && !line.code {
			continue
		}
		if b.Len() > 0 {
			if line.code || i > 0 && lines[i-1].code {
				b.WriteString("\\\n")
			} else {
				b.WriteByte(' ')
			}
		}
		j.lines, j.begin = append(j.lines, line), append(j.begin, b.Len())
		b.WriteString(line.marked())
	}
	j.text = b.String()
	return j
}

// place is where a part of the text stands in the file.
func (j joinedLines) place(from, to int) place {
	i := len(j.begin) - 1
	for i > 0 && j.begin[i] > from {
		i--
	}
	if i < 0 {
		return place{Pos{1, 1}, 1}
	}
	end := len(j.text)
	if i+1 < len(j.begin) {
		end = j.begin[i+1]
	}
	from, to = min(from, len(j.text)), min(to, end)
	p := place{j.lines[i].at, max(utf8.RuneCountInString(j.text[from:max(from, to)]), 1)}
	if j.lines[i].code {
		return p
	}
	p.at.Column += utf8.RuneCountInString(j.text[j.begin[i]:from])
	return p
}

// marked is a line as a text of a deck has it.
func (l writtenLine) marked() string {
	if !l.code {
		return strings.ReplaceAll(l.text, "](@/", "](")
	}
	bare := strings.TrimLeft(l.text, " \t")
	indent := strings.ReplaceAll(l.text[:len(l.text)-len(bare)], "\t", "    ")
	code := strings.ReplaceAll(indent, " ", "\u00a0") + strings.TrimRight(bare, " \t")
	if code == "" {
		code = "\u00a0"
	}
	runs := strings.FieldsFunc(code, func(r rune) bool { return r != '`' })
	for _, ticks := range []string{"`", "``", "```"} {
		if !slices.Contains(runs, ticks) {
			if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
				code = " " + code + " "
			}
			return ticks + code + ticks
		}
	}
	return code
}

// firstBlock cuts an answer where what it says first ends: a paragraph, a list or a
// block of code.
func firstBlock(lines []writtenLine) (first, rest []writtenLine) {
	from := slices.IndexFunc(lines, func(l writtenLine) bool { return l.code || l.text != "" })
	if from < 0 {
		return nil, nil
	}
	lines = lines[from:]
	list, formula := lines[0].isItem(), false
	for i, line := range lines {
		switch {
		case formula && line.text != "":
		case line.code != lines[0].code,
			!line.code && line.text == "",
			!line.code && !list && i > 0 && line.isItem():
			return lines[:i], lines[i:]
		}
		if !line.code && strings.Count(line.text, "$$")%2 == 1 {
			formula = !formula
		}
	}
	return lines, nil
}

// isItem tells a line that begins an item of a list.
func (l writtenLine) isItem() bool {
	blocks := markup.Blocks(l.text)
	return !l.code && len(blocks) == 1 && len(blocks[0].Items) > 0
}

// listed are the items of a list as one text.
func listed(lines []writtenLine) string {
	var items []string
	for _, line := range lines {
		if _, text, _ := strings.Cut(line.marked(), " "); line.isItem() || startsNumber(line.text) {
			items = append(items, strings.TrimSpace(text))
		} else if n := len(items); n > 0 {
			items[n-1] += " " + line.marked()
		}
	}
	return strings.Join(items, "; ")
}

// startsNumber tells the second and later items of a numbered list.
func startsNumber(line string) bool {
	number, _, found := strings.Cut(line, ". ")
	return found && number != "" && len(number) < 4 && strings.Trim(number, "0123456789") == ""
}

// prose is a note of several lines.
func prose(lines []writtenLine) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			switch before := lines[i-1]; {
			case before.code && line.code:
				b.WriteString("\\\n")
			case before.code != line.code:
				b.WriteString("\n\n")
			default:
				b.WriteByte('\n')
			}
		}
		b.WriteString(line.marked())
	}
	return strings.TrimSpace(b.String())
}
