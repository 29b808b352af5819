package bundle

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
	"io/fs"
	"strings"
)

// This file opens a zip archive. The standard library reads its directory; that
// the directory tells the truth is proved here, entry by entry.

// Signatures and lengths of a zip archive's parts (APPNOTE 6.3.10, 4.3).
const (
	localSign      = "PK\x03\x04"
	endSign        = "PK\x05\x06"
	descriptorSign = "PK\x07\x08"
	localLength    = 30
	recordLength   = 46
	endLength      = 22
)

// Flags of an entry that nothing honest in a deck needs.
const (
	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3
	flagPatched    = 1 << 5
	flagStrong     = 1 << 6
	flagMasked     = 1 << 13
)

// archive is a zip archive that is being opened.
type archive struct {
	data     []byte
	files    *zip.Reader
	list     []*zip.File
	start    int // where the directory begins
	unpacked int64
	places   places
}

// openArchive opens a zip of a deck's folder.
func openArchive(data []byte) (*Bundle, error) {
	a := &archive{data: data, places: places{}}
	if no := a.directory(); no != nil {
		return nil, no
	}
	if no := a.layout(); no != nil {
		return nil, no
	}
	entries := make([]entry, 0, len(a.list))
	for _, f := range a.list {
		e, no := a.entry(f)
		if no != nil {
			return nil, no
		}
		entries = append(entries, e)
	}
	b, no := sortOut(entries)
	if no != nil {
		return nil, no
	}
	b.sources = textFolder{a.files, topOf(a.list)}
	return b, nil
}

// directory finds the archive's end, which must be the end of the data, and
// reads the directory that it points at.
func (a *archive) directory() *Refusal {
	at := bytes.LastIndex(a.data, []byte(endSign))
	if at < 0 || at+endLength > len(a.data) {
		return refuse(zipAgain, "The archive has no end: it was cut off, or is none.")
	}
	end := a.data[at:]
	u16, u32 := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	count, start := int(u16(end[10:])), u32(end[16:])
	switch {
	case endLength+int(u16(end[20:])) != len(end):
		return refuse(zipAgain, "Something follows the end of the archive.")
	case u16(end[4:]) != 0 || u16(end[6:]) != 0 || u16(end[8:]) != u16(end[10:]):
		return refuse(zipAgain, "The archive is one part of several.")
	case count == 0xffff || start == 0xffffffff || bytes.Contains(a.data[max(0, at-20):at], []byte("PK\x06\x07")):
		return refuse(zipAgain, "The archive is written as those of more than 4 GB are.")
	case count > MaxEntries:
		return refuse("Take out what the deck does not need, and pack the folder again.",
			"The archive holds %d entries; a deck may have %d.", count, MaxEntries)
	case count == 0:
		return refuse("Pack the folder that holds the deck file.", "The archive is empty.")
	case int64(start)+int64(u32(end[12:])) != int64(at):
		return refuse(zipAgain, "The archive’s directory is not where its end says.")
	}
	r, err := zip.NewReader(bytes.NewReader(a.data), int64(len(a.data)))
	if err != nil || len(r.File) != count || directoryLength(r.File) != int(u32(end[12:])) {
		return refuse(zipAgain, "The archive’s directory is damaged.")
	}
	a.files, a.list, a.start = r, r.File, int(start)
	return nil
}

// directoryLength is how long the directory of some entries is, with nothing
// behind or between its records.
func directoryLength(list []*zip.File) int {
	length := 0
	for _, f := range list {
		length += recordLength + len(f.Name) + len(f.Extra) + len(f.Comment)
	}
	return length
}

// layout requires that the archive is its entries one after another, from the
// first byte to its directory, with nothing before, between or behind them, and
// none inside another: each entry's own header must be where the one before ends,
// and must name what the directory names.
func (a *archive) layout() *Refusal {
	byStart := make(map[int]*zip.File, len(a.list))
	for _, f := range a.list {
		at, err := f.DataOffset()
		if err != nil || at > int64(a.start) || f.CompressedSize64 > uint64(int64(a.start)-at) {
			return refuse(zipAgain, "The entry lies outside the archive.").in(f.Name)
		}
		if _, twice := byStart[int(at)]; twice {
			return refuse(zipAgain, "Two entries share their data.").in(f.Name)
		}
		byStart[int(at)] = f
	}
	at := 0
	for range a.list {
		data, name, ok := localHeader(a.data[at:a.start])
		f := byStart[at+data]
		if !ok || f == nil || f.Name != name {
			return refuse(zipAgain, "The archive’s entries don’t follow one another as its directory says: some overlap, or something is hidden between them.")
		}
		at += data + int(f.CompressedSize64)
		at += descriptor(f, a.data[at:a.start])
	}
	if at != a.start {
		return refuse(zipAgain, "Something is hidden between the archive’s entries and its directory.")
	}
	return nil
}

// localHeader reads the header before an entry's data: how long it is, and which
// name it gives.
func localHeader(data []byte) (length int, name string, ok bool) {
	if len(data) < localLength || string(data[:4]) != localSign {
		return 0, "", false
	}
	n := int(binary.LittleEndian.Uint16(data[26:]))
	length = localLength + n + int(binary.LittleEndian.Uint16(data[28:]))
	if length > len(data) {
		return 0, "", false
	}
	return length, string(data[localLength : localLength+n]), true
}

// descriptor is how long the description behind an entry's data is, which stands
// there if the header could not say it: a checksum and two sizes, of four or
// eight bytes each, with or without a signature.
func descriptor(f *zip.File, rest []byte) int {
	if f.Flags&flagDescriptor == 0 {
		return 0
	}
	sum := binary.LittleEndian.AppendUint32(nil, f.CRC32)
	for _, signed := range []string{descriptorSign, ""} {
		begin := append([]byte(signed), sum...)
		if !bytes.HasPrefix(rest, begin) {
			continue
		}
		short := binary.LittleEndian.AppendUint32(bytes.Clone(begin), uint32(f.CompressedSize64))
		short = binary.LittleEndian.AppendUint32(short, uint32(f.UncompressedSize64))
		long := binary.LittleEndian.AppendUint64(bytes.Clone(begin), f.CompressedSize64)
		long = binary.LittleEndian.AppendUint64(long, f.UncompressedSize64)
		for _, whole := range [][]byte{short, long} {
			if bytes.HasPrefix(rest, whole) {
				return len(whole)
			}
		}
	}
	return 0
}

// entry is one file of an archive, unpacked.
type entry struct {
	name string // as the archive has it; a folder's ends in a slash
	data []byte
}

// entry unpacks one entry, if all is well with it.
func (a *archive) entry(f *zip.File) (entry, *Refusal) {
	if no := checkName(f.Name); no != nil {
		return entry{}, no
	}
	if no := a.places.take(f.Name); no != nil {
		return entry{}, no
	}
	folder := strings.HasSuffix(f.Name, "/")
	kind := f.Mode().Type()
	switch {
	case f.Flags&(flagEncrypted|flagStrong|flagMasked|flagPatched) != 0:
		return entry{}, refuse("Pack the folder again without a password.", "The entry is encrypted.").in(f.Name)
	case kind&^fs.ModeDir != 0:
		return entry{}, refuse(leaveOut, "The entry is a link or a device, and no file.").in(f.Name)
	case (kind == fs.ModeDir) != folder || folder && f.UncompressedSize64 != 0:
		return entry{}, refuse(zipAgain, "The entry is a folder by its name and a file by its contents, or the other way round.").in(f.Name)
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return entry{}, refuse(zipAgain, "The entry is packed by a method that zip programs seldom use.").in(f.Name)
	}
	data, no := a.unpack(f)
	return entry{f.Name, data}, no
}

// unpack unpacks an entry up to its limit and requires that it is as long as was
// said, has the checksum that was said, and fills its place in the archive.
func (a *archive) unpack(f *zip.File) ([]byte, *Refusal) {
	limit := int64(MaxMedia)
	if IsDeckFile(f.Name) {
		limit = MaxDeck
	}
	at, err := f.DataOffset()
	if err != nil {
		return nil, refuse(zipAgain, "The entry can’t be found.").in(f.Name)
	}
	raw := bytes.NewReader(a.data[at : at+int64(f.CompressedSize64)])
	var from io.Reader = raw
	if f.Method == zip.Deflate {
		from = flate.NewReader(raw)
	}
	most := min(limit, MaxUnpacked-a.unpacked)
	data, err := io.ReadAll(io.LimitReader(from, most+1))
	a.unpacked += int64(len(data))
	switch n := int64(len(data)); {
	case a.unpacked > MaxUnpacked:
		return nil, refuse("Make its pictures and sounds smaller, or split the deck.",
			"Unpacked, the archive is larger than %s.", Size(MaxUnpacked))
	case n > limit:
		return nil, refuse("Make it smaller, and pack the folder again.", "Unpacked, it is larger than %s.", Size(limit)).in(f.Name)
	case n > 1<<20 && n/MaxRatio > int64(f.CompressedSize64):
		return nil, refuse("Leave it out, or make it smaller.", "It unpacks to more than %d times its size.", MaxRatio).in(f.Name)
	case err != nil || uint64(n) != f.UncompressedSize64 || crc32.ChecksumIEEE(data) != f.CRC32:
		return nil, refuse(zipAgain, "The entry is damaged: it is not what the archive says of it.").in(f.Name)
	case raw.Len() > 0:
		return nil, refuse(zipAgain, "Something is hidden behind the entry’s data.").in(f.Name)
	}
	return data, nil
}
