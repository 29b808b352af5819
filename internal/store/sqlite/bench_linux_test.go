package sqlite

import (
	"os"
	"syscall"
)

// flush makes a file's bytes durable, without more of its metadata than that
// takes.
func flush(file *os.File) error { return syscall.Fdatasync(int(file.Fd())) }
