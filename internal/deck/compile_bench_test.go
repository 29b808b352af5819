package deck

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
)

// wideDeck writes a deck of n facts: a fifth each of persons, places, years,
// numbers and rows of exclusive tables; every twentieth fact is disputed.
func wideDeck(n int) []byte {
	var s strings.Builder
	s.WriteString("deck: large\ntitle: A large deck\nas_of: 2021-09-04\nsources:\n")
	for i := range 20 {
		fmt.Fprintf(&s, "  s%d: {publisher: Paper %d, published: 2021-08-%02d, url: \"https://paper.example/%d\"}\n", i, i, i+1, i)
	}
	s.WriteString("kinds:\n  leader: {of: person}\n  city: {of: place, apart: true}\nnames:\n")
	for i := range min(n/10, 4000) { // names have three syllables
		fmt.Fprintf(&s, "  %s: {kind: leader, also: [%s]}\n", madeName(i, ""), madeName(i, "the "))
		fmt.Fprintf(&s, "  %s City: {kind: city, in: %s Province}\n", madeName(i, ""), madeName(i/20, ""))
		if i%20 == 0 {
			fmt.Fprintf(&s, "  %s Province: {kind: place}\n", madeName(i/20, ""))
		}
	}
	s.WriteString("topics:\n")
	for t := range n / 200 {
		fmt.Fprintf(&s, "  - id: topic-%d\n    facts:\n", t)
		for i := range 160 {
			writeFact(&s, t*200+i)
		}
		fmt.Fprintf(&s, "    tables:\n      - id: table-%d\n        claim: Of {about} it was [{answer}].\n        ask: What was it of {about}?\n        exclusive: true\n        rows:\n", t)
		for i := range 40 {
			fmt.Fprintf(&s, "          row-%d-%d: {answer: result number %d of %d, cite: 's3 ¶%d \"it was\"'}\n", t, i, i, t, i+1)
		}
	}
	return []byte(s.String())
}

func madeName(i int, middle string) string {
	part := func(i int) string {
		w := syllables[i%20] + syllables[i/20%20] + syllables[i/400%20]
		return strings.ToUpper(w[:1]) + w[1:]
	}
	return part(i) + " " + middle + part(i*7+3)
}

func writeFact(s *strings.Builder, i int) {
	answer, ask := "", ""
	switch i % 4 {
	case 0:
		answer, ask = madeName(i%1000, ""), "Who led"
	case 1:
		answer, ask = madeName(i%1000, "")+" City", "Which city saw"
	case 2:
		answer, ask = fmt.Sprint(1500+i*13%520), "When was"
	case 3:
		answer, ask = fmt.Sprint(20+i*31%5000), "How many saw"
	}
	fmt.Fprintf(s, "      - id: fact-%d\n        ask: %s event %d?\n        single: true\n", i, ask, i)
	if i%20 == 7 {
		fmt.Fprintf(s, "        positions:\n          - {id: one, claim: 'Of event %d the first says [%s].', cite: 's1 ¶3 \"the first\"'}\n", i, answer)
		fmt.Fprintf(s, "          - {id: two, claim: 'Of event %d the second says [%s].', cite: 's2 ¶3 \"the second\"'}\n", i, "about "+answer)
		return
	}
	fmt.Fprintf(s, "        claim: Of event %d they say [%s] and nothing else.\n        cite: s%d ¶%d \"they say\"\n", i, answer, i%20, i%30+1)
}

// BenchmarkCompileISISK reads and compiles the deck that comes with the program.
func BenchmarkCompileISISK(b *testing.B) {
	src, err := os.ReadFile("../../decks/isisk.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d, found := Read("isisk.yaml", src)
		if _, more := Compile(d); found.Errors()+more.Errors() > 0 {
			b.Fatal(found, more)
		}
	}
}

// BenchmarkCompile10k reads and compiles a deck from its file.
func BenchmarkCompile10k(b *testing.B) { benchLarge(b, 10_000, true) }

// BenchmarkCompile100k does so for a deck that no one person writes, and reports how
// much memory the process has held.
func BenchmarkCompile100k(b *testing.B) {
	src := wideDeck(100_000)
	b.ReportAllocs()
	for b.Loop() {
		d, found := Read("large.yaml", src)
		if book, more := Compile(d); found.Errors()+more.Errors() > 0 || len(book.Questions) < 200_000 {
			b.Fatal(found.Errors(), more.Errors(), len(book.Questions))
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB-held")
}

// BenchmarkCompile shows that twice the facts take twice the time.
func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000, 8000, 16000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchLarge(b, n, false) })
	}
}

func BenchmarkWriteJSON10k(b *testing.B) {
	d, _ := Read("large.yaml", wideDeck(10_000))
	book, _ := Compile(d)
	b.ReportAllocs()
	for b.Loop() {
		if err := book.WriteJSON(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func benchLarge(b *testing.B, n int, read bool) {
	src := wideDeck(n)
	d, diags := Read("large.yaml", src)
	if diags.Errors() > 0 {
		b.Fatal(diags[0])
	}
	if book, diags := Compile(d); diags.Errors() > 0 {
		b.Fatal(diags[0])
	} else if len(book.Questions) < 2*n {
		b.Fatalf("%d questions of %d facts", len(book.Questions), n)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if read {
			d, _ = Read("large.yaml", src)
		}
		Compile(d)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "facts/s")
}
