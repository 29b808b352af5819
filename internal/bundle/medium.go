package bundle

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"slices"

	"quiz/internal/markup"
)

// This file takes one picture or sound out of a deck's archive, and makes an
// archive of a deck whose media lie beside it.

// Medium is a picture or a sound with its contents.
type Medium struct {
	Type string // media type, such as image/png
	Data []byte
}

// ReadMedium takes one picture or sound out of an archive that Open has taken
// before. It returns fs.ErrNotExist where there is none of the name, or where the
// data is no archive.
func ReadMedium(data []byte, file string) (Medium, error) {
	kind, known := media[extension(file)]
	if _, fits := markup.MediumOf(file); !fits || !known || !IsArchive(data) {
		return Medium{}, fs.ErrNotExist
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Medium{}, err
	}
	in, err := r.Open(topOf(r.File) + file)
	if err != nil {
		return Medium{}, err
	}
	defer in.Close()
	if info, err := in.Stat(); err != nil || info.IsDir() { // the folder of another file
		return Medium{}, fs.ErrNotExist
	}
	content, err := io.ReadAll(io.LimitReader(in, MaxMedia))
	return Medium{Type: kind.mime, Data: content}, err
}

// Pack makes an archive of a deck's head and of files beside it, by their names.
// The same contents make the same archive, to the byte.
func Pack(name string, text []byte, files map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := pack(w, name, text, zip.Deflate); err != nil {
		return nil, err
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		method := zip.Store // pictures and sounds are packed already
		if IsDeckFile(file) {
			method = zip.Deflate
		}
		if err := pack(w, file, files[file], method); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

func pack(w *zip.Writer, name string, data []byte, method uint16) error {
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = f.Write(data)
	}
	return err
}
