package bundle

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file builds hostile archives byte by byte, and requires that each is
// refused with a reason.

// part is an entry as a liar writes it. What is left zero is told truly.
type part struct {
	name     string
	local    string // the name in the entry's own header
	data     []byte
	packed   []byte // the data as it lies in the archive, if given
	method   uint16
	flags    uint16
	size     uint32 // unpacked, as said
	mode     fs.FileMode
	sum      uint32
	at       int    // where the directory says that the entry begins; -1 is byte 0
	before   string // junk before the entry's header
	after    string // junk behind the entry's data
	comment  string
	external uint32
}

// raw writes an archive of parts.
func raw(parts ...part) []byte {
	var out, dir []byte
	for _, p := range parts {
		out = append(out, p.before...)
		start := len(out)
		if p.at != 0 {
			start = max(p.at, 0)
		}
		body := p.data
		if p.packed != nil {
			body = p.packed
		}
		size, sum := p.size, p.sum
		if size == 0 {
			size = uint32(len(p.data))
		}
		if sum == 0 {
			sum = crc32.ChecksumIEEE(p.data)
		}
		local := p.local
		if local == "" {
			local = p.name
		}
		shared := le(uint16(20), p.flags, p.method, uint16(0), uint16(0), sum, uint32(len(body)), size)
		out = append(out, localSign...)
		out = append(append(out, shared...), le(uint16(len(local)), uint16(0))...)
		out = append(append(out, local...), body...)
		out = append(out, p.after...)
		external := p.external
		if p.mode != 0 {
			h := zip.FileHeader{}
			h.SetMode(p.mode)
			external = h.ExternalAttrs
		}
		dir = append(dir, "PK\x01\x02"...)
		dir = append(append(dir, le(uint16(3<<8|20))...), shared...)
		dir = append(dir, le(uint16(len(p.name)), uint16(0), uint16(len(p.comment)), uint16(0), uint16(0), external, uint32(start))...)
		dir = append(append(dir, p.name...), p.comment...)
	}
	return append(append(out, dir...), ending(len(parts), len(dir), len(out), "")...)
}

// ending is the record that ends an archive.
func ending(count, length, start int, comment string) []byte {
	return append(append([]byte(endSign), le(uint16(0), uint16(0), uint16(count), uint16(count), uint32(length), uint32(start), uint16(len(comment)))...), comment...)
}

// le writes numbers as archives do.
func le(numbers ...any) []byte {
	var b bytes.Buffer
	for _, n := range numbers {
		if err := binary.Write(&b, binary.LittleEndian, n); err != nil {
			panic(err)
		}
	}
	return b.Bytes()
}

// deflated packs data.
func deflated(data []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

var (
	yaml   = part{name: "deck.yaml", data: []byte("deck: small\n")}
	png    = []byte("\x89PNG\r\n\x1a\n and a picture")
	zeroes = make([]byte, 20<<20)
)

// zeroed is an entry of n zero bytes, packed.
func zeroed(name string, n int) part {
	return part{name: name, data: zeroes[:n], packed: deflated(zeroes[:n]), method: zip.Deflate}
}

// noisy is an entry that packs badly, and unpacks to n bytes.
func noisy(name string, n int) part {
	data := make([]byte, n)
	state := uint32(1)
	for i := range data {
		state = state*1664525 + 1013904223
		data[i] = byte(state >> 31) // one bit: packs to about an eighth
	}
	copy(data, "ID3")
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.HuffmanOnly)
	w.Write(data)
	w.Close()
	return part{name: name, data: data, packed: b.Bytes(), method: zip.Deflate}
}

func named(name string) []byte { return raw(yaml, part{name: name, data: png}) }

func many(n int) []byte {
	parts := []part{yaml}
	for i := range n {
		parts = append(parts, part{name: fmt.Sprintf("%d.png", i), data: png})
	}
	return raw(parts...)
}

// overlapping is an archive whose second entry lies in the data of the first, as
// in the bombs that grow by the square of their size.
func overlapping() []byte {
	inner := raw(part{name: "b.png", data: png})
	inner = inner[:bytes.Index(inner, []byte("PK\x01\x02"))]
	first := part{name: "a.png", data: append(bytes.Clone(png), inner...)}
	data := raw(yaml, first)
	at := bytes.Index(data, inner)
	dir := bytes.Index(data, []byte("PK\x01\x02"))
	second := raw(part{name: "b.png", data: png, at: at})
	record := second[bytes.Index(second, []byte("PK\x01\x02")):bytes.LastIndex(second, []byte(endSign))]
	directory := append(bytes.Clone(data[dir:bytes.LastIndex(data, []byte(endSign))]), record...)
	return append(append(bytes.Clone(data[:dir]), directory...), ending(3, len(directory), dir, "")...)
}

// spliced replaces the end of an archive.
func spliced(data []byte, change func(end []byte)) []byte {
	data = bytes.Clone(data)
	change(data[bytes.LastIndex(data, []byte(endSign)):])
	return data
}

// hostile are archives that must be refused, with a word of the reason.
func hostile() map[string]struct {
	data []byte
	word string
} {
	good := raw(yaml, part{name: "a.png", data: png})
	type row = struct {
		data []byte
		word string
	}
	return map[string]row{
		"out of the folder":         {named("../a.png"), "leads out"},
		"out of the folder, deeper": {named("x/../../a.png"), "leads out"},
		"absolute":                  {named("/etc/a.png"), "root of a disk"},
		"a drive":                   {named("C:/a.png"), "colon"},
		"a stream":                  {named("a.png:hidden"), "colon"},
		"a backslash":               {named(`..\a.png`), "backslash"},
		"an empty part":             {named("x//a.png"), "part of the name"},
		"a dot":                     {named("x/./a.png"), "part of the name"},
		"a dot at the end":          {named("x./a.png"), "part of the name"},
		"a space at the end":        {named("a.png "), "part of the name"},
		"a NUL":                     {named("a.png\x00.exe"), "can’t be seen"},
		"a line break":              {named("a\n.png"), "can’t be seen"},
		"turned reading direction":  {named("a\u202egnp.exe"), "can’t be seen"},
		"Latin-1":                   {named("caf\xe9.png"), "UTF-8"},
		"a long name":               {named(strings.Repeat("a", MaxPath) + ".png"), "longer than"},
		"a deep name":               {named(strings.Repeat("a/", MaxDepth+1) + "a.png"), "folders deep"},

		"one name twice":            {raw(yaml, part{name: "a.png", data: png}, part{name: "a.png", data: png}), "one name"},
		"the deck file twice":       {raw(yaml, yaml), "one name"},
		"one name in capitals":      {raw(yaml, part{name: "a.png", data: png}, part{name: "A.PNG", data: png}), "one name"},
		"one name, accents apart":   {raw(yaml, part{name: "é.png", data: png}, part{name: "e\u0301.png", data: png}), "one name"},
		"one name, sharp s":         {raw(yaml, part{name: "ß.png", data: png}, part{name: "SS.png", data: png}), "one name"},
		"a file that is a folder":   {raw(yaml, part{name: "a", data: png}, part{name: "a/b.png", data: png}), "file to another"},
		"a folder that is a file":   {raw(yaml, part{name: "a/b.png", data: png}, part{name: "A", data: png}), "one name"},
		"a folder with contents":    {raw(yaml, part{name: "a/", data: png}), "folder by its name"},
		"a file marked as a folder": {raw(yaml, part{name: "a.png", data: png, mode: fs.ModeDir | 0o755}), "folder by its name"},
		"a symbolic link":           {raw(yaml, part{name: "a.png", data: []byte("/etc/passwd"), mode: fs.ModeSymlink | 0o777}), "a link"},
		"a linked deck":             {raw(part{name: "deck.yaml", data: []byte("/etc/passwd"), mode: fs.ModeSymlink | 0o777}), "a link"},
		"a device":                  {raw(yaml, part{name: "a.png", mode: fs.ModeDevice | 0o777}), "a link or a device"},

		"encrypted":            {raw(yaml, part{name: "a.png", data: png, flags: flagEncrypted}), "encrypted"},
		"encrypted, stronger":  {raw(yaml, part{name: "a.png", data: png, flags: flagStrong}), "encrypted"},
		"an unusual method":    {raw(yaml, part{name: "a.png", data: png, method: 14}), "method"},
		"a false checksum":     {raw(yaml, part{name: "a.png", data: png, sum: 7}), "damaged"},
		"less than said":       {raw(yaml, part{name: "a.png", data: png, size: 999}), "damaged"},
		"more than said":       {raw(yaml, part{name: "a.png", data: append(png, zeroes[:99]...), packed: deflated(append(png, zeroes[:99]...)), method: zip.Deflate, size: 20}), "damaged"},
		"a bomb":               {raw(yaml, zeroed("a.mp3", 16<<20)), "times its size"},
		"a deck that is one":   {raw(zeroed("deck.yaml", 20<<20)), "times its size"},
		"a bomb that lies":     {raw(yaml, part{name: "a.mp3", packed: deflated(zeroes[:16<<20]), method: zip.Deflate, size: 3}), "times its size"},
		"a large medium":       {raw(yaml, noisy("a.mp3", MaxMedia+1)), "larger than 16 MB"},
		"too many entries":     {many(MaxEntries), "entries"},
		"broken deflate":       {raw(yaml, part{name: "a.png", data: png, packed: []byte{0xff, 0xff}, method: zip.Deflate}), "damaged"},
		"hidden behind a pack": {raw(yaml, part{name: "a.png", data: png, packed: append(deflated(png), "hidden"...), method: zip.Deflate}), "hidden"},

		"junk before":              {append([]byte("MZ"), good...), "does not begin"},
		"junk behind":              {append(bytes.Clone(good), "junk"...), "follows the end"},
		"junk between":             {raw(yaml, part{name: "a.png", data: png, before: "junk"}), "hidden between"},
		"junk before a directory":  {raw(yaml, part{name: "a.png", data: png, after: "junk"}), "hidden between"},
		"an entry over another":    {raw(yaml, part{name: "a.png", data: png, at: -1}), "share their data"},
		"an entry inside another":  {overlapping(), "overlap"},
		"two names for one entry":  {raw(yaml, part{name: "a.png", local: "b.png", data: png}), "overlap"},
		"an entry nowhere":         {raw(yaml, part{name: "a.png", data: png, at: 1 << 20}), "outside"},
		"no end":                   {good[:len(good)-30], "no end"},
		"cut off":                  {good[:len(good)-1], "no end"},
		"empty":                    {ending(0, 0, 0, ""), "empty"},
		"fewer entries than said":  {spliced(good, func(end []byte) { end[8], end[10] = 9, 9 }), "damaged"},
		"a directory elsewhere":    {spliced(good, func(end []byte) { end[16]++ }), "not where"},
		"one of several parts":     {spliced(good, func(end []byte) { end[4] = 1 }), "several"},
		"more than it may say":     {spliced(good, func(end []byte) { copy(end[8:], "\xff\xff\xff\xff") }), "4 GB"},
		"a zip64 end":              {zip64(good), "4 GB"},
		"an archive in an archive": {raw(yaml, part{name: "a.zip", data: good}), "within"},
		"one under another name":   {raw(yaml, part{name: "notes.txt", data: good}), "within"},
		"a drawing":                {raw(yaml, part{name: "a.SVG", data: []byte("<svg/>")}), "script"},
		"a page called a picture":  {raw(yaml, part{name: "a.png", data: []byte("<script>")}), "does not begin as"},
		"an empty picture":         {raw(yaml, part{name: "a.png"}), "empty"},
		"no deck":                  {raw(part{name: "a.png", data: png}), "no deck file"},
		"a deck too deep":          {raw(part{name: "a/b/deck.yaml", data: yaml.data}), "no deck file"},
		"two decks":                {raw(part{name: "one.yaml", data: yaml.data}, part{name: "other.yml", data: yaml.data}), "2 deck files"},
	}
}

// zip64 puts the locator of a zip64 end before the end of an archive.
func zip64(data []byte) []byte {
	at := bytes.LastIndex(data, []byte(endSign))
	locator := append([]byte("PK\x06\x07"), make([]byte, 16)...)
	return append(append(bytes.Clone(data[:at]), locator...), data[at:]...)
}

func TestHostileArchivesAreRefused(t *testing.T) {
	for name, row := range hostile() {
		t.Run(name, func(t *testing.T) {
			b, err := Open("deck.zip", row.data)
			var no *Refusal
			require.ErrorAs(t, err, &no)
			require.Nil(t, b)
			require.Contains(t, no.Error(), row.word)
			require.NotEmpty(t, no.Do)
			require.Less(t, len(no.Error()), 500, "a person reads it")
		})
	}
}

func TestTooMuchInAllIsRefused(t *testing.T) {
	parts := []part{yaml}
	for i := range 9 {
		parts = append(parts, noisy(fmt.Sprintf("%d.mp3", i), MaxMedia))
	}
	_, err := Open("deck.zip", raw(parts...))
	require.ErrorContains(t, err, "larger than 128 MB")
}

func TestOtherThingsAreRefused(t *testing.T) {
	for name, row := range map[string]struct {
		file string
		data []byte
		word string
	}{
		"too large":                      {"deck.yaml", make([]byte, MaxUpload+1), "larger than 32 MB"},
		"another kind":                   {"deck.apkg", raw(yaml), "not a kind"},
		"no extension":                   {"deck", []byte("deck: x"), "not a kind"},
		"a zip that is a deck":           {"deck.zip", []byte("deck: x"), "does not begin"},
		"a deck that is a zip":           {"deck.yaml", raw(yaml), "is an archive"},
		"a program behind a sheet":       {"deck.zip", append([]byte("#!/bin/sh\n"), raw(yaml)...), "does not begin"},
		"a name of a thousand letters":   {strings.Repeat("x", 1000) + ".exe", nil, "not a kind"},
		"a name that moves the terminal": {"\x1b[2Jdeck.exe", nil, "not a kind"},
	} {
		_, err := Open(row.file, row.data)
		var no *Refusal
		require.True(t, errors.As(err, &no), name)
		require.Contains(t, no.Error(), row.word, name)
		require.Less(t, len(no.Error()), 500, name)
		require.NotContains(t, no.Error(), "\x1b", name)
	}
}
