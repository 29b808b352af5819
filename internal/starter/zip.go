package starter

import (
	"archive/zip"
	"bytes"
	"io/fs"
)

// Zip returns the same files as a zip, the same bytes each time. It can be handed
// in as it is.
func Zip() ([]byte, error) {
	from, err := fs.Sub(files, "files")
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	if err := w.AddFS(from); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}
