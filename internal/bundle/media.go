package bundle

import (
	"bytes"
	"strings"
)

// This file tells pictures and sounds from everything else, by their names and
// by how they begin. Both must agree.

// medium is a kind of picture or sound.
type medium struct {
	mime  string
	begin func(data []byte) bool
}

// media are the kinds that are taken, by extension.
var media = map[string]medium{
	".png":  {"image/png", begins("\x89PNG\r\n\x1a\n")},
	".jpg":  {"image/jpeg", begins("\xff\xd8\xff")},
	".jpeg": {"image/jpeg", begins("\xff\xd8\xff")},
	".gif":  {"image/gif", begins("GIF87a", "GIF89a")},
	".webp": {"image/webp", riff("WEBP")},
	".avif": {"image/avif", isAVIF},
	".mp3":  {"audio/mpeg", isMP3},
	".ogg":  {"audio/ogg", begins("OggS")},
	".opus": {"audio/ogg", begins("OggS")},
	".m4a":  {"audio/mp4", isMP4},
	".wav":  {"audio/wav", riff("WAVE")},
}

// begins tells data that begins in one of some ways.
func begins(ways ...string) func([]byte) bool {
	return func(data []byte) bool {
		for _, way := range ways {
			if bytes.HasPrefix(data, []byte(way)) {
				return true
			}
		}
		return false
	}
}

// riff tells a RIFF container of a kind.
func riff(kind string) func([]byte) bool {
	return func(data []byte) bool {
		return len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == kind
	}
}

// isMP3 tells an ID3 tag, or the eleven bits that every frame begins with.
func isMP3(data []byte) bool {
	return bytes.HasPrefix(data, []byte("ID3")) || len(data) > 1 && data[0] == 0xff && data[1]&0xe0 == 0xe0
}

// isMP4 tells the box that an MP4 file begins with.
func isMP4(data []byte) bool { return len(data) >= 12 && string(data[4:8]) == "ftyp" }

// isAVIF tells the brand of a still or moving picture in such a box.
func isAVIF(data []byte) bool {
	return isMP4(data) && (string(data[8:12]) == "avif" || string(data[8:12]) == "avis")
}

// scripted are files that can carry script, which a page that shows them would
// run.
var scripted = map[string]string{
	".svg":  "A drawing in SVG can carry script, so it is not taken.",
	".svgz": "A drawing in SVG can carry script, so it is not taken.",
}

// packed are archives by extension: what is in them could not be looked at.
var packed = extensions(".zip .jar .gz .tgz .bz2 .xz .zst .7z .rar .tar .apkg .colpkg")

// packedSigns are how archives begin, whatever their names are.
var packedSigns = []string{localSign, "PK\x05\x06", "\x1f\x8b", "BZh", "\xfd7zXZ\x00", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", "\x28\xb5\x2f\xfd"}

func extensions(list string) map[string]bool {
	set := make(map[string]bool)
	for _, ext := range strings.Fields(list) {
		set[ext] = true
	}
	return set
}

// isPacked reports whether an entry is an archive itself.
func isPacked(name string, data []byte) bool {
	return packed[extension(name)] || begins(packedSigns...)(data)
}

// isLitter tells what operating systems leave in folders: it is left out in
// silence.
func isLitter(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	base := strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	return first == "__MACOSX" || base == ".ds_store" || base == "thumbs.db" || base == "desktop.ini"
}
