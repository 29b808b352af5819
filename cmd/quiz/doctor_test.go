package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// quiz runs a subcommand in this process and returns its exit status and what it
// printed.
func quiz(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// studied makes a data directory with some answers in it.
func studied(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	p := start(t, data, nil, generatedDeck(t, 3))
	for i := range 3 {
		_, err := p.answer(t.Context(), noRedirect(1), i, 0, fmt.Sprintf("doctor-test-key-%04d", i))
		require.NoError(t, err)
	}
	p.kill()
	return data
}

func TestDoctorFindsAndMendsAMemoryThatDiffersFromItsLog(t *testing.T) {
	data := studied(t)
	status, out, errs := quiz("doctor", "--data", data)
	require.Equal(t, exitOK, status, errs)
	require.Contains(t, out, "every memory agrees with its log")

	db, err := sql.Open("sqlite3", filepath.Join(data, databaseName))
	require.NoError(t, err)
	_, err = db.Exec(`UPDATE memories SET stability = stability * 2 WHERE card = 'fact-1'`)
	require.NoError(t, err)
	require.NoError(t, db.Close())

	status, out, errs = quiz("doctor", "--data", data)
	require.Equal(t, exitFound, status)
	require.Contains(t, out, "generated/fact-1: the memory differs from its log")
	require.Contains(t, errs, "--rebuild")

	status, _, errs = quiz("doctor", "--data", data, "--rebuild")
	require.Equal(t, exitOK, status, errs)
}

func TestABackupHoldsEverythingAfterAKill(t *testing.T) {
	data, copied := studied(t), t.TempDir()
	file := filepath.Join(copied, databaseName)
	status, _, errs := quiz("backup", "--data", data, file)
	require.Equal(t, exitOK, status, errs)
	require.Len(t, storedKeys(t, copied), 3)

	status, _, errs = quiz("backup", "--data", data, file)
	require.Equal(t, exitFound, status, "a backup never overwrites a file")
	require.NotEmpty(t, errs)
	_, err := os.Stat(file)
	require.NoError(t, err)
}
