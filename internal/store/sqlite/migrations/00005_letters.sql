-- A learner may want no letter to be a key: whoever speaks to a computer presses
-- letters unawares.

-- +goose Up

ALTER TABLE learners ADD COLUMN letters_off INTEGER NOT NULL DEFAULT 0 CHECK (letters_off = 0 OR letters_off = 1);
