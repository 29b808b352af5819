-- Classroom sessions: what they ask, who came, what the teacher did, what was
-- answered. Rows are only added; what a session means is derived from them.

-- +goose Up

CREATE TABLE live_sessions (
  session    TEXT    PRIMARY KEY, -- UUIDv7
  from_deck  TEXT    NOT NULL,    -- where the questions come from; it may be erased
  title      TEXT    NOT NULL,
  cap        INTEGER NOT NULL,
  approve    INTEGER NOT NULL CHECK (approve = 0 OR approve = 1),
  late_join  INTEGER NOT NULL CHECK (late_join = 0 OR late_join = 1),
  reading_ms INTEGER NOT NULL,
  limit_ms   INTEGER NOT NULL,
  speed      INTEGER NOT NULL CHECK (speed = 0 OR speed = 1),
  podium     INTEGER NOT NULL CHECK (podium = 0 OR podium = 1),
  link       TEXT    NOT NULL UNIQUE, -- the secret in the address to join by: kept as it is, because the lobby shows it
  created_at INTEGER NOT NULL,
  book       BLOB    NOT NULL     -- the session's own copy, as JSON
) STRICT;

CREATE INDEX live_sessions_by_age ON live_sessions (created_at, session);

CREATE TABLE live_questions (
  session  TEXT    NOT NULL REFERENCES live_sessions (session),
  position INTEGER NOT NULL, -- from 0
  question TEXT    NOT NULL,
  options  TEXT    NOT NULL, -- places in the question, as 2,0,1
  PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE live_participants (
  session     TEXT    NOT NULL REFERENCES live_sessions (session),
  participant INTEGER NOT NULL, -- from 1, without gaps
  name        TEXT    NOT NULL, -- '' once it was dropped
  token       BLOB    NOT NULL UNIQUE,
  returns     INTEGER,
  learner     INTEGER REFERENCES learners (id),
  at          INTEGER NOT NULL,
  PRIMARY KEY (session, participant),
  FOREIGN KEY (session, returns) REFERENCES live_participants (session, participant)
) STRICT;

CREATE TABLE live_transitions (
  session     TEXT    NOT NULL REFERENCES live_sessions (session),
  version     INTEGER NOT NULL, -- from 1, without gaps
  action      TEXT    NOT NULL,
  participant INTEGER NOT NULL,
  since       INTEGER NOT NULL,
  by_ms       INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (session, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX live_ends ON live_transitions (session) WHERE action = 'end';

CREATE TABLE live_answers (
  session     TEXT    NOT NULL,
  round       INTEGER NOT NULL,
  participant INTEGER NOT NULL,
  value       TEXT    NOT NULL,
  at          INTEGER NOT NULL, -- when the request was read
  PRIMARY KEY (session, round, participant),
  FOREIGN KEY (session, participant) REFERENCES live_participants (session, participant)
) STRICT, WITHOUT ROWID;

-- When the program served a session last. Not a part of the log.
CREATE TABLE live_beats (
  session TEXT    PRIMARY KEY REFERENCES live_sessions (session),
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Codes to join by, each kept after it was freed, because it rests.
CREATE TABLE live_codes (
  id       INTEGER PRIMARY KEY,
  code     TEXT    NOT NULL,
  session  TEXT    NOT NULL REFERENCES live_sessions (session),
  at       INTEGER NOT NULL,
  freed_at INTEGER
) STRICT;

CREATE INDEX live_codes_by_code ON live_codes (code, freed_at);
CREATE UNIQUE INDEX live_codes_lent ON live_codes (code) WHERE freed_at IS NULL;
CREATE UNIQUE INDEX live_codes_of_session ON live_codes (session) WHERE freed_at IS NULL;

CREATE TABLE live_claims (
  hash        BLOB    PRIMARY KEY,
  session     TEXT    NOT NULL,
  participant INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  used_by     INTEGER REFERENCES learners (id),
  used_at     INTEGER,
  FOREIGN KEY (session, participant) REFERENCES live_participants (session, participant),
  CHECK ((used_by IS NULL) = (used_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX live_claims_of_participant ON live_claims (session, participant);

-- Addresses of projector pages, each for the one browser that has a seat.
CREATE TABLE live_walls (
  hash       BLOB    PRIMARY KEY,
  session    TEXT    NOT NULL REFERENCES live_sessions (session),
  at         INTEGER NOT NULL,
  seat       BLOB    UNIQUE, -- hash of the secret that the browser holds
  opened_at  INTEGER,
  revoked_at INTEGER,
  CHECK ((seat IS NULL) = (opened_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX live_walls_of_session ON live_walls (session);

-- +goose StatementBegin
CREATE TRIGGER live_sessions_are_not_changed BEFORE UPDATE ON live_sessions
BEGIN SELECT RAISE(ABORT, 'classroom sessions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_sessions_are_not_deleted BEFORE DELETE ON live_sessions
BEGIN SELECT RAISE(ABORT, 'classroom sessions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_questions_are_not_changed BEFORE UPDATE ON live_questions
BEGIN SELECT RAISE(ABORT, 'classroom questions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_questions_are_not_deleted BEFORE DELETE ON live_questions
BEGIN SELECT RAISE(ABORT, 'classroom questions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_transitions_are_not_changed BEFORE UPDATE ON live_transitions
BEGIN SELECT RAISE(ABORT, 'classroom transitions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_transitions_are_not_deleted BEFORE DELETE ON live_transitions
BEGIN SELECT RAISE(ABORT, 'classroom transitions are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_answers_are_not_changed BEFORE UPDATE ON live_answers
BEGIN SELECT RAISE(ABORT, 'classroom answers are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_answers_are_not_deleted BEFORE DELETE ON live_answers
BEGIN SELECT RAISE(ABORT, 'classroom answers are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_participants_only_lose_names BEFORE UPDATE ON live_participants
WHEN NEW.name <> '' OR NEW.session <> OLD.session OR NEW.participant <> OLD.participant OR NEW.token <> OLD.token
  OR NEW.returns IS NOT OLD.returns OR NEW.learner IS NOT OLD.learner OR NEW.at <> OLD.at
BEGIN SELECT RAISE(ABORT, 'participants are append-only, but for names that are dropped'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER live_participants_are_not_deleted BEFORE DELETE ON live_participants
BEGIN SELECT RAISE(ABORT, 'participants are append-only'); END;
-- +goose StatementEnd

-- What was answered in class stands in the log beside what was answered at the desk.
-- Where the card had a later answer by then, the row is logged and no memory steps by
-- it: that depends on when the row came, so it is stored.
ALTER TABLE reviews ADD COLUMN in_class  INTEGER NOT NULL DEFAULT 0 CHECK (in_class = 0 OR in_class = 1);
ALTER TABLE reviews ADD COLUMN overtaken INTEGER NOT NULL DEFAULT 0 CHECK (overtaken = 0 OR (overtaken = 1 AND in_class = 1));
