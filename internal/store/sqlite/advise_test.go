package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/require"

	"quiz/internal/study"
)

// This file tests what a person is told.

func TestErrorsSayWhatToDo(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "quiz.db")
	for _, c := range []struct {
		err  error
		says []string
	}{
		{sqlite3.Error{Code: sqlite3.ErrCorrupt}, []string{path, "quiz.db-wal", "copy a backup", "none lies beside it"}},
		{sqlite3.Error{Code: sqlite3.ErrNotADB}, []string{path, "move the file away"}},
		{sqlite3.Error{Code: sqlite3.ErrReadonly}, []string{folder, "make it writable", "--data"}},
		{sqlite3.Error{Code: sqlite3.ErrCantOpen, SystemErrno: syscall.EACCES}, []string{folder, "make it writable", "--data"}},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.EROFS}, []string{folder, "make it writable", "--data"}},
		{&fs.PathError{Op: "open", Path: path, Err: syscall.EROFS}, []string{folder, "make it writable", "--data"}},
		{&fs.PathError{Op: "open", Path: path, Err: syscall.EACCES}, []string{folder, "make it writable", "--data"}},
		{sqlite3.Error{Code: sqlite3.ErrFull}, []string{path, "make room"}},
	} {
		err := advise(fmt.Errorf("at work: %w", c.err), path)
		require.ErrorIs(t, err, c.err)
		for _, text := range c.says {
			require.ErrorContains(t, err, text)
		}
		require.Equal(t, err, advise(err, path), "it is said once")
	}
	for _, err := range []error{errors.New("something"), sqlite3.Error{Code: sqlite3.ErrBusy}, sqlite3.Error{Code: sqlite3.ErrCantOpen}, fs.ErrNotExist} {
		require.Equal(t, err, advise(err, path))
	}
	require.NoError(t, advise(nil, path))
}

func TestADamagedFileIsNamedWithItsBackups(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	s := openAt(t, path)
	installCards(t, s, "a")
	require.NoError(t, s.Close())
	require.NoError(t, os.WriteFile(path+".schema-1.bak", nil, 0o600))
	for page := range int64(20) {
		overwrite(t, path, page+1) // but the header
	}
	_, err := Open(t.Context(), path)
	require.Equal(t, sqlite3.ErrCorrupt, codeOf(t, err))
	require.ErrorContains(t, err, path)
	require.ErrorContains(t, err, "beside it lies quiz.db.schema-1.bak")

	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("this system makes no links:", err)
	}
	_, err = Open(t.Context(), link)
	require.ErrorContains(t, err, path+" is damaged")
	require.ErrorContains(t, err, "beside it lies quiz.db.schema-1.bak")
}

func TestDamageThatIsFoundLaterIsToldToo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	s := openAt(t, path)
	installCards(t, s, "a")
	give(t, s, "a")
	page := rootOf(t, s, "reviews")
	require.NoError(t, s.Close())
	overwrite(t, path, page)
	s = openAt(t, path)
	err := s.Log(t.Context(), 1, func(study.Review) error { return nil })
	require.Equal(t, sqlite3.ErrCorrupt, codeOf(t, err))
	require.ErrorContains(t, err, "copy a backup")
	o := occasionOf("a")
	o.Key = "another"
	_, err = s.Record(t.Context(), o, answer(o))
	require.Equal(t, sqlite3.ErrCorrupt, codeOf(t, err))
	require.ErrorContains(t, err, "copy a backup")
}

func TestAFolderThatCannotBeWrittenIsNamed(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.Chmod(folder, 0o500))
	t.Cleanup(func() { require.NoError(t, os.Chmod(folder, 0o700)) })
	if os.WriteFile(filepath.Join(folder, "try"), nil, 0o600) == nil {
		t.Skip("this user may write anywhere")
	}
	_, err := Open(t.Context(), filepath.Join(folder, "quiz.db"))
	require.ErrorIs(t, err, fs.ErrPermission)
	require.ErrorContains(t, err, "--data")
}

func TestAFileThatCannotBeWrittenIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	require.NoError(t, openAt(t, path).Close())
	require.NoError(t, os.Chmod(path, 0o400))
	if file, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
		require.NoError(t, file.Close())
		t.Skip("this user may write anything")
	}
	_, err := Open(t.Context(), path)
	require.ErrorContains(t, err, "--data")
}

// overwrite damages a page of a closed database, after the file's header where
// that is on it.
func overwrite(t *testing.T, path string, page int64) {
	t.Helper()
	const size = 4096
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	require.NoError(t, err)
	defer file.Close()
	start := (page - 1) * size
	if page == 1 {
		start = 100
	}
	_, err = file.WriteAt(bytes.Repeat([]byte{0xa5}, int(page*size-start)), start)
	require.NoError(t, err)
}

// rootOf is the first page of a table or an index.
func rootOf(t *testing.T, s *Store, name string) (page int64) {
	t.Helper()
	require.NoError(t, s.reads.QueryRow("SELECT rootpage FROM sqlite_master WHERE name = $1", name).Scan(&page))
	return page
}
