-- Decks that are paused, removed and erased.

-- +goose Up

ALTER TABLE decks ADD COLUMN own     INTEGER NOT NULL DEFAULT 0 CHECK (own = 0 OR own = 1);         -- a person put it here, not the program
ALTER TABLE decks ADD COLUMN paused  INTEGER NOT NULL DEFAULT 0 CHECK (paused = 0 OR paused = 1);   -- asks nothing
ALTER TABLE decks ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed = 0 OR removed = 1); -- hidden, with all that it has

-- What was erased, by its id alone, so that the program does not bring it back
-- by itself.
CREATE TABLE erased_decks (
  deck      TEXT    PRIMARY KEY,
  erased_at INTEGER NOT NULL -- ms UTC
) STRICT, WITHOUT ROWID;

-- How often a deck was erased: the log grows but for that, and numbers of erased
-- rows are given again, so whoever reads on in it must know.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  n  INTEGER NOT NULL
) STRICT;
INSERT INTO erasures (id, n) VALUES (1, 0);

-- The leave to delete rows of the log: while a deck is in this table, its rows of
-- the append-only tables may be deleted, and no others. The leave is given for a
-- removed deck only, is given back only when nothing of the deck is left, and
-- can't outlive its transaction: it refers to a row that never is, and that is
-- looked at when the transaction commits.
CREATE TABLE never (
  id INTEGER PRIMARY KEY CHECK (0)
) STRICT;

CREATE TABLE erasing (
  deck  TEXT    PRIMARY KEY,
  until INTEGER NOT NULL DEFAULT 0 REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER only_removed_decks_are_erased BEFORE INSERT ON erasing
WHEN NOT EXISTS (SELECT 1 FROM decks WHERE deck = NEW.deck AND removed = 1)
BEGIN SELECT RAISE(ABORT, 'only a removed deck is erased'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER erasing_is_not_changed BEFORE UPDATE ON erasing
BEGIN SELECT RAISE(ABORT, 'the leave to erase a deck is not passed on'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER decks_are_erased_whole BEFORE DELETE ON erasing
WHEN EXISTS (SELECT 1 FROM decks WHERE deck = OLD.deck)
BEGIN SELECT RAISE(ABORT, 'a deck is erased whole'); END;
-- +goose StatementEnd

DROP TRIGGER reviews_are_not_deleted;
DROP TRIGGER deck_versions_are_not_deleted;
DROP TRIGGER card_renames_are_not_deleted;
DROP TRIGGER card_renames_are_not_changed;

-- A rename ends at a review of its own deck, so that no review which another
-- deck loses takes the number with it.
UPDATE card_renames SET upto = coalesce(
  (SELECT max(r.seq) FROM reviews r WHERE r.deck = card_renames.deck AND r.seq <= card_renames.upto), 0);

-- +goose StatementBegin
CREATE TRIGGER card_renames_are_not_changed BEFORE UPDATE ON card_renames
BEGIN SELECT RAISE(ABORT, 'card renames are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reviews_are_not_deleted BEFORE DELETE ON reviews
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE deck = OLD.deck)
BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER deck_versions_are_not_deleted BEFORE DELETE ON deck_versions
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE deck = OLD.deck)
BEGIN SELECT RAISE(ABORT, 'deck versions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER card_renames_are_not_deleted BEFORE DELETE ON card_renames
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE deck = OLD.deck)
BEGIN SELECT RAISE(ABORT, 'card renames are append-only'); END;
-- +goose StatementEnd
