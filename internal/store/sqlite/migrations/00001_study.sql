-- The tables of studying: learners, decks, the log, and what is derived from it.
--
-- Times are milliseconds UTC since 1970; days are the learner's day numbers.
-- Ids are made by the program. Numbers beyond 2^63 are stored by their bits.
-- The tables are STRICT, so a value of the wrong type is refused, not bent.
--
-- PostgreSQL gets numbered files of its own: there INTEGER is BIGINT, REAL is
-- DOUBLE PRECISION, BLOB is BYTEA, TEXT is compared under the collation "C",
-- STRICT and WITHOUT ROWID fall away, and the triggers are written anew. The
-- columns, keys, indexes and the queries stay.

-- +goose Up

-- The file's header says whose it is: "quiz" in ASCII. PostgreSQL needs no such
-- thing.
PRAGMA application_id = 1903520122;

CREATE TABLE learners (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL,
  new_per_day INTEGER NOT NULL,
  retention   REAL    NOT NULL,
  day_start   INTEGER NOT NULL, -- minutes after midnight
  zone        TEXT    NOT NULL, -- IANA name
  created_at  INTEGER NOT NULL
) STRICT;

-- Versions of the memory model. Append-only: reviews name the one they took.
CREATE TABLE parameters (
  id           INTEGER PRIMARY KEY,
  model        TEXT    NOT NULL, -- fsrs-6
  weights      TEXT    NOT NULL, -- shortest decimals that read back exactly, separated by spaces
  learning     TEXT    NOT NULL, -- durations separated by spaces, as 1m0s 10m0s
  relearning   TEXT    NOT NULL,
  max_interval INTEGER NOT NULL, -- days
  created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE decks (
  deck         TEXT    PRIMARY KEY,
  title        TEXT    NOT NULL,
  version      INTEGER NOT NULL, -- the current one in deck_versions
  position     INTEGER NOT NULL UNIQUE, -- order of first installation, from 1
  installed_at INTEGER NOT NULL  -- first installation
) STRICT, WITHOUT ROWID;

-- Every version that was ever installed, with the author's text as it came.
-- Append-only.
CREATE TABLE deck_versions (
  deck         TEXT    NOT NULL REFERENCES decks (deck),
  version      INTEGER NOT NULL, -- from 1
  hash         BLOB    NOT NULL, -- SHA-256 of the source and the book
  file         TEXT    NOT NULL,
  source       BLOB    NOT NULL,
  book         BLOB    NOT NULL, -- the book's JSON, plain, so that any tool can read it
  installed_at INTEGER NOT NULL,
  PRIMARY KEY (deck, version)
) STRICT;

-- Every card that any version had. A card that the current version lacks is
-- retired; it keeps its history. A card is askable if the current version has a
-- question of it, so a retired one never is.
CREATE TABLE cards (
  deck       TEXT    NOT NULL REFERENCES decks (deck),
  card       TEXT    NOT NULL,
  fact       TEXT    NOT NULL, -- cards of one fact are siblings
  position   INTEGER NOT NULL, -- in the deck, from 0
  retired_at INTEGER,
  askable    INTEGER NOT NULL, -- 0 or 1
  PRIMARY KEY (deck, card),
  CHECK (askable = 0 OR (askable = 1 AND retired_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX cards_in_order ON cards (deck, askable, position);
CREATE INDEX cards_of_fact ON cards (deck, fact, askable, position);

-- The log. Append-only. seq is the order of storing.
CREATE TABLE reviews (
  seq        INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL UNIQUE, -- UUIDv7
  learner    INTEGER NOT NULL REFERENCES learners (id),
  deck       TEXT    NOT NULL,
  card       TEXT    NOT NULL, -- the id that the card had then: see card_renames
  question   TEXT    NOT NULL,
  key        TEXT    NOT NULL, -- idempotency key
  at         INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  outcome    TEXT    NOT NULL,
  grade      INTEGER NOT NULL, -- 1 again, 2 hard, 3 good, 4 easy
  guess      REAL    NOT NULL,
  slip       REAL    NOT NULL,
  retention  REAL    NOT NULL,
  fuzz_seed  INTEGER NOT NULL, -- 64 bits; the sign is one of them
  parameters INTEGER REFERENCES parameters (id),
  response   TEXT    NOT NULL,
  took_ms    INTEGER NOT NULL,
  voids      TEXT    UNIQUE REFERENCES reviews (id), -- set where the row undoes a review
  UNIQUE (learner, key),
  FOREIGN KEY (deck, card) REFERENCES cards (deck, card),
  CHECK (voids IS NOT NULL OR (grade BETWEEN 1 AND 4 AND parameters IS NOT NULL))
) STRICT;

CREATE INDEX reviews_of_learner ON reviews (learner, seq);
CREATE INDEX reviews_of_card ON reviews (deck, card, learner, seq);

-- Reviews of the card was, up to the review upto, belong to card. Applied in
-- the order of id, so that a card can be renamed twice, and back. Append-only.
CREATE TABLE card_renames (
  id   INTEGER PRIMARY KEY,
  deck TEXT    NOT NULL,
  was  TEXT    NOT NULL,
  card TEXT    NOT NULL,
  upto INTEGER NOT NULL, -- a reviews.seq
  FOREIGN KEY (deck, was) REFERENCES cards (deck, card),
  FOREIGN KEY (deck, card) REFERENCES cards (deck, card)
) STRICT;

CREATE INDEX card_renames_of_deck ON card_renames (deck, id);

-- What each learner remembers of each card: derived from reviews and
-- card_renames, and replaceable by them at any time.
CREATE TABLE memories (
  learner    INTEGER NOT NULL REFERENCES learners (id),
  deck       TEXT    NOT NULL,
  card       TEXT    NOT NULL,
  first_day  INTEGER NOT NULL, -- day of the first review that stands
  phase      TEXT    NOT NULL,
  step       INTEGER NOT NULL,
  stability  REAL    NOT NULL,
  difficulty REAL    NOT NULL,
  day        INTEGER NOT NULL, -- of the last review that stands
  at         INTEGER NOT NULL,
  reps       INTEGER NOT NULL,
  lapses     INTEGER NOT NULL,
  interval   INTEGER NOT NULL, -- days
  wait_ns    INTEGER NOT NULL,
  due_day    INTEGER, -- in review
  due_at     INTEGER, -- in learning or relearning
  PRIMARY KEY (learner, deck, card),
  FOREIGN KEY (deck, card) REFERENCES cards (deck, card),
  -- Not IN: for a list of three SQLite builds a temporary table, at each write
  -- and a hundred times its price.
  CHECK (phase = 'learning' OR phase = 'review' OR phase = 'relearning'),
  CHECK ((phase = 'review') = (due_day IS NOT NULL)),
  CHECK ((phase = 'review') = (due_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX memories_due ON memories (learner, deck, due_day, due_at);
CREATE INDEX memories_by_day ON memories (learner, deck, day);
CREATE INDEX memories_of_card ON memories (deck, card);

-- One row that the health check rewrites, to prove that the disk still takes
-- writes.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER reviews_are_not_changed BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reviews_are_not_deleted BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER parameters_are_not_changed BEFORE UPDATE ON parameters
BEGIN SELECT RAISE(ABORT, 'parameters are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER parameters_are_not_deleted BEFORE DELETE ON parameters
BEGIN SELECT RAISE(ABORT, 'parameters are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER deck_versions_are_not_changed BEFORE UPDATE ON deck_versions
BEGIN SELECT RAISE(ABORT, 'deck versions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER deck_versions_are_not_deleted BEFORE DELETE ON deck_versions
BEGIN SELECT RAISE(ABORT, 'deck versions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER card_renames_are_not_changed BEFORE UPDATE ON card_renames
BEGIN SELECT RAISE(ABORT, 'card renames are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER card_renames_are_not_deleted BEFORE DELETE ON card_renames
BEGIN SELECT RAISE(ABORT, 'card renames are append-only'); END;
-- +goose StatementEnd
