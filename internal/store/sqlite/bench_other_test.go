//go:build !linux

package sqlite

import "os"

// flush makes a file durable.
func flush(file *os.File) error { return file.Sync() }
