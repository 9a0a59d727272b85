-- What contacts are known by in older copies of the workbook, and what was erased. Every table and column is described in docs/workbook-format.md.

-- A merge takes one of two contacts away; in backups from before it both are still there, and an erasure must find both.
CREATE TABLE contact_former (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  former_id INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (contact_id, former_id, created_at)
) STRICT, WITHOUT ROWID;

-- An account of erasures without a word about who: when, why, how many.
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('request', 'retention', 'restored')),
  rule TEXT NOT NULL,
  contacts INTEGER NOT NULL CHECK (contacts > 0)
) STRICT;

-- How many lines of the ledger beside the backups this file has seen; one row. A backup that is put back has seen fewer.
CREATE TABLE erasure_ledger (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lines INTEGER NOT NULL CHECK (lines >= 0)
) STRICT;

-- What a person said an interaction's sentiment is, where the reading by word lists was not right; null: as read.
ALTER TABLE interaction ADD COLUMN sentiment TEXT CHECK (sentiment IN ('positive', 'neutral', 'negative'));
