-- What a learner sets for a card beside learning it, and finding reviews by day.

-- +goose Up

-- A row is there where something is set. Not derived from the log.
CREATE TABLE marks (
  learner   INTEGER NOT NULL REFERENCES learners (id),
  deck      TEXT    NOT NULL,
  card      TEXT    NOT NULL,
  suspended INTEGER NOT NULL, -- 0 or 1
  buried_on INTEGER,          -- the learner's day on which the card is not asked
  note      TEXT,             -- for the deck's author
  noted_at  INTEGER,          -- ms UTC
  PRIMARY KEY (learner, deck, card),
  FOREIGN KEY (deck, card) REFERENCES cards (deck, card),
  CHECK (suspended = 0 OR suspended = 1),
  CHECK ((note IS NULL) = (noted_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX marks_of_card ON marks (deck, card);
CREATE INDEX reviews_by_day ON reviews (learner, deck, day);
