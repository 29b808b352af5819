// Package sqlite keeps learners, decks, the log of reviews and classroom sessions
// in one SQLite file. It implements study.Store and live.Store.
//
//	store, err := sqlite.Open(ctx, "data/quiz.db")
//	...
//	defer store.Close()
//	desk, err := study.Open(ctx, store)
//
// # What is durable
//
// A method that writes returns after its commit is on the disk: the file is in
// WAL mode with synchronous=FULL, set in the connection string and read back on
// every connection that opens. A method that returns an error stored nothing,
// with one exception that no program can rule out: if the commit itself fails,
// or the machine does during it, the write may turn out to be there at the next
// start. Answers carry an idempotency key for that case, and asking again with
// the same key is always safe.
//
// # One writer, many readers
//
// All writes go through Write, and with it through one goroutine that owns the
// one writing connection (writer.go). It groups whatever is waiting into a
// single transaction, so that a class of pupils shares one flush of the disk,
// and gives each operation a savepoint, so that one that fails takes nothing
// from its neighbours. Reads run beside it on connections that refuse to write,
// each method on one snapshot.
//
// # One program
//
// Open locks the file against other programs, and against a second Open in this
// one, until Close (lock.go). The schema is brought up to date first, after a
// backup beside the file (migrate.go); a file from a newer program is refused.
//
// # The log is the truth
//
// Rows of reviews are only ever added; triggers refuse anything else, except that
// a deck that was removed can be erased, with all that it has and in one
// transaction (remove.go). A review
// stays under the id that its card had, and where an author gave a card another
// id, a row of card_renames says so; reading follows it (rename.go). Memories
// are derived and can be replaced. Check looks for damage, and Backup copies the
// file while it is in use.
//
// Rows of classroom sessions are only added as well, but that names can be emptied.
// No deck that is erased takes one along: a session has its own copy of what it
// asks.
//
// # Time
//
// Instants and days reach the methods as values. The clock is read only where
// nothing depends on it: for when the rows were made that a new database has, and
// for the health check.
//
// # Another engine
//
// The SQL keeps to what PostgreSQL understands as well: numbered placeholders,
// ON CONFLICT, ids made by the program, no JSON functions. What belongs to
// SQLite alone is in connect.go, lock.go, migrate.go and the migrations. One
// trait shows in the data: SQLite keeps no negative zero and no NaN. A NaN is
// refused.
//
// The package must never judge an answer, step a memory or choose a card: study
// decides, inside the transaction where it must.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"sync"
	"time"

	"quiz/internal/study"
)

// This file holds the Store: opening and closing it.

// Errors that a caller must tell apart.
var (
	// ErrNewerSchema says that a newer program has used the file.
	ErrNewerSchema = errors.New("the database was written by a newer version of this program")
	// ErrInUse says that another program, or this one, has the file open.
	ErrInUse = errors.New("the database is in use by another program")
	// ErrClosed says that the Store was closed.
	ErrClosed = errors.New("the database is closed")
)

// Store is an open database. It is safe for concurrent use.
type Store struct {
	path    string
	log     *slog.Logger
	lock    *lock
	writes  *sql.DB // one connection, the writer's
	reads   *sql.DB
	writer  *writer
	probe   probe
	users   sync.RWMutex // held for reading by reads and backups, for writing by Close
	closing sync.Once
	closed  error
}

var _ study.Store = (*Store)(nil)

// An Option changes how Open works.
type Option func(*options)

type options struct {
	log        *slog.Logger
	zone       string
	migrations fs.FS
}

// WithLogger says where the Store tells of migrations, of backups before them,
// and of decks that can't be read, instead of slog.Default.
func WithLogger(log *slog.Logger) Option {
	return func(o *options) { o.log = log }
}

// WithZone sets the time zone of the local learner, an IANA name, where Open
// makes one. A learner who exists keeps the settings.
func WithZone(name string) Option {
	return func(o *options) { o.zone = name }
}

// Open opens the database at path, or makes it, readable by the owner alone.
// The folder must exist. A new database has the local learner with default
// settings, and the default parameters as version 1. ErrInUse where another
// program has it open, ErrNewerSchema where a newer one wrote it. The database of
// another program is refused and left as it was.
func Open(ctx context.Context, path string, opts ...Option) (*Store, error) {
	o := options{log: slog.Default(), zone: study.DefaultSettings().Zone, migrations: embedded()}
	for _, opt := range opts {
		opt(&o)
	}
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("open the database %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, name string, o options) (_ *Store, err error) {
	path, err := resolve(name)
	if err != nil {
		return nil, advise(err, name)
	}
	defer func() { err = advise(err, path) }() // its backups lie beside the file, not beside a link to it
	if err = checkOwner(ctx, path); err != nil {
		return nil, err
	}
	s := &Store{path: path, log: o.log}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.release())
		}
	}()
	if s.lock, err = acquire(path); err != nil {
		return nil, err
	}
	if err = create(path); err != nil {
		return nil, err
	}
	if s.writes, err = connect(ctx, path, writing); err != nil {
		return nil, err
	}
	if err = migrate(ctx, s.writes, path, o); err != nil {
		return nil, err
	}
	if s.reads, err = connect(ctx, path, reading); err != nil {
		return nil, err
	}
	s.writer = newWriter(s.writes)
	go s.writer.run()
	return s, s.Write(ctx, func(tx *Tx) error { return seed(tx, o.zone, time.Now()) })
}

// seed makes what every database must have.
func seed(tx *Tx, zone string, now time.Time) error {
	if err := seedLearner(tx, zone, now); err != nil {
		return fmt.Errorf("make the local learner: %w", err)
	}
	if err := seedParameters(tx, now); err != nil {
		return fmt.Errorf("store the default parameters: %w", err)
	}
	return nil
}

// Close stops the writer after the writes that it has begun, waits for reads
// under way, and closes the file. Writes that wait get ErrClosed. Closing again
// does nothing.
func (s *Store) Close() error {
	s.closing.Do(func() {
		if err := s.release(); err != nil {
			s.closed = fmt.Errorf("close the database: %w", err)
		}
	})
	return s.closed
}

// release gives back what a Store holds, fully open or not. The writing
// connection goes last: it moves the WAL into the file as it closes.
func (s *Store) release() error {
	var errs []error
	if s.writer != nil {
		s.writer.stop()
	}
	s.probe.stop()
	s.users.Lock() // reads and backups that come now find the writer stopped
	defer s.users.Unlock()
	for _, db := range []*sql.DB{s.reads, s.writes} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}
