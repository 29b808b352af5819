package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// This file puts a file in the place of another, for every subcommand that
// writes one.

// replaceFile writes a file whole or not at all. A link's target is what is
// replaced, and a file that is there keeps its mode. What is not a file, such as
// /dev/stdout, is written to as it is.
func replaceFile(path string, text []byte) (err error) {
	mode, kept := fs.FileMode(0o666), false
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return os.WriteFile(path, text, mode)
		}
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
		mode, kept = info.Mode().Perm(), true
	}
	f, err := os.OpenFile(fmt.Sprintf("%s.%d.tmp", path, os.Getpid()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if kept {
		err = errors.Join(err, f.Chmod(mode)) // past the umask
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// sameFile reports whether two names lead to one file.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
