package sqlite

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/require"
)

// This file tests the tables and how they are asked.

func TestEveryTableIsStrict(t *testing.T) {
	s := openTemp(t)
	var loose []string
	require.NoError(t, s.read(t.Context(), func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			var name string
			err := row.Scan(&name)
			loose = append(loose, name)
			return err
		}, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 ORDER BY name")
	}))
	require.Equal(t, []string{"goose_db_version", "sqlite_schema", "sqlite_sequence"}, loose, "none of ours")
}

func TestValuesOfAnotherTypeAreRefused(t *testing.T) {
	s := openTemp(t)
	for _, statement := range []string{
		"UPDATE learners SET retention = 'high'",
		"UPDATE learners SET new_per_day = 2.5",
		"UPDATE learners SET zone = x'00'",
		"UPDATE learners SET name = NULL",
	} {
		require.Equal(t, sqlite3.ErrConstraint, codeOf(t, execute(t, s, statement)), statement)
	}
}

func TestTheLogIsAppendOnly(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "old")
	give(t, s, "old")
	installBook(t, s, bookOf(renamedCard("new", "old")))
	for _, table := range []string{"reviews", "parameters", "deck_versions", "card_renames"} {
		var rows int
		require.NoError(t, s.reads.QueryRow("SELECT count(*) FROM "+table).Scan(&rows))
		require.NotZero(t, rows, table)
		column := map[string]string{"reviews": "day", "parameters": "max_interval", "deck_versions": "file", "card_renames": "upto"}[table]
		require.ErrorContains(t, execute(t, s, fmt.Sprintf("UPDATE %s SET %s = %s", table, column, column)), "append-only")
		require.ErrorContains(t, execute(t, s, "DELETE FROM "+table), "append-only")
	}
}

// A learner with a long history and a large deck must not be read whole.
func TestAgendasAndLogsAreReadByIndex(t *testing.T) {
	s := openTemp(t)
	for name, query := range map[string]string{
		"day": sqlCountDay, "cards": sqlCountCards, "next day": sqlNextDay, "learning": sqlLearning,
		"due": sqlDue, "fresh": sqlFresh, "log": sqlLogPage, "standing": sqlStanding,
		"kept memories": sqlKeptMemories, "kept marks": sqlKeptMarks,
	} {
		for _, step := range plan(t, s, query) {
			require.NotRegexp(t, "^SCAN [a-z]", step, name) // SCAN CONSTANT ROW is no table
			require.NotContains(t, step, "AUTOMATIC", name)
		}
	}
	require.Contains(t, strings.Join(plan(t, s, sqlDue), "\n"), "memories_due (learner=? AND deck=? AND due_day<?)")
	require.Contains(t, strings.Join(plan(t, s, sqlCountDay), "\n"), "memories_by_day (learner=? AND deck=? AND day>?)")
	require.Contains(t, strings.Join(plan(t, s, sqlKeptMemories), "\n"), "SEARCH m USING PRIMARY KEY (learner=? AND deck=? AND card=?)")
	fresh := strings.Join(plan(t, s, sqlFresh), "\n")
	require.NotContains(t, fresh, "TEMP B-TREE")
	require.Contains(t, fresh, "SEARCH c USING INDEX cards_in_order (deck=? AND askable=?)")
	require.Contains(t, fresh, "SEARCH s USING COVERING INDEX cards_of_fact (deck=? AND fact=?)")
	require.Contains(t, fresh, "SEARCH e USING COVERING INDEX cards_of_fact (deck=? AND fact=? AND askable=? AND position<?)")
	require.NotContains(t, strings.Join(plan(t, s, sqlLogPage), "\n"), "TEMP B-TREE")
}

// plan is how SQLite goes about a query.
func plan(t *testing.T, s *Store, query string) []string {
	t.Helper()
	args := make([]any, len(distinct(query)))
	for i := range args {
		args[i] = 1
	}
	var steps []string
	require.NoError(t, s.read(t.Context(), func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			var id, parent, unused int
			var detail string
			err := row.Scan(&id, &parent, &unused, &detail)
			steps = append(steps, detail)
			return err
		}, "EXPLAIN QUERY PLAN "+query, args...)
	}))
	require.NotEmpty(t, steps)
	return steps
}

// The driver binds $1, $2, ... in the order in which they first appear, whatever
// their numbers.
func TestPlaceholdersAppearInTheirOrder(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	queries := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			expr, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			text := literal(expr)
			numbers := distinct(text)
			for i, n := range numbers {
				require.Equal(t, i+1, n, "%s: %s", name, text)
			}
			queries += min(1, len(numbers))
			return text == ""
		})
	}
	require.Greater(t, queries, 20)
}

// literal joins the string literals of an expression.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return text
		}
	case *ast.BinaryExpr:
		return literal(e.X) + literal(e.Y)
	}
	return ""
}

var placeholder = regexp.MustCompile(`\$(\d+)`)

// distinct are the numbers of a query's placeholders by first appearance.
func distinct(query string) []int {
	var numbers []int
	seen := make(map[string]bool)
	for _, m := range placeholder.FindAllStringSubmatch(query, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil && !seen[m[1]] {
			seen[m[1]] = true
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// execute runs a statement as a write.
func execute(t *testing.T, s *Store, statement string) error {
	t.Helper()
	return s.Write(t.Context(), func(tx *Tx) error {
		_, err := tx.Exec(statement)
		return err
	})
}

// codeOf is SQLite's code of an error.
func codeOf(t *testing.T, err error) sqlite3.ErrNo {
	t.Helper()
	var se sqlite3.Error
	require.ErrorAs(t, err, &se)
	return se.Code
}
