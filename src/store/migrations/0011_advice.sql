-- Budget advice: what was learned from results, and what adopted suggestions promised.

-- The newest fit of each question, with the version of the data it was made from. Made anew whenever it is asked for; no step of the undo history.
CREATE TABLE advice_fit (
  question TEXT PRIMARY KEY,
  data_version TEXT NOT NULL,
  made_at TEXT NOT NULL,
  fit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An adopted suggestion and what it said would come of it: results of the whole period, from low to high. plan_id null: the version was removed.
CREATE TABLE advice_promise (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER REFERENCES media_plan (id) ON DELETE SET NULL,
  question TEXT NOT NULL,
  tier INTEGER NOT NULL CHECK (tier IN (1, 2)),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  currency TEXT NOT NULL,
  low REAL NOT NULL,
  expected REAL NOT NULL,
  high REAL NOT NULL,
  unchanged REAL NOT NULL,
  data_version TEXT NOT NULL,
  made_at TEXT NOT NULL,
  CHECK (to_day >= from_day),
  CHECK (low <= expected AND expected <= high)
) STRICT;
CREATE INDEX advice_promise_by_plan ON advice_promise (plan_id);
CREATE INDEX advice_promise_by_day ON advice_promise (from_day);

-- Weekly spend of each channel before a promise and as it advised.
CREATE TABLE advice_move (
  promise_id INTEGER NOT NULL REFERENCES advice_promise (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  before_minor INTEGER NOT NULL CHECK (before_minor >= 0),
  after_minor INTEGER NOT NULL CHECK (after_minor >= 0),
  PRIMARY KEY (promise_id, channel)
) STRICT, WITHOUT ROWID;
