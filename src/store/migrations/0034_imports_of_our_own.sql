-- What an import of our own posts or followers did to each row that its file told of, so that it can be taken back whole, in whatever order imports are. Every table and column is described in docs/workbook-format.md.
CREATE TABLE import_own_row (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('post', 'snapshot')),
  -- A JSON list: platform and external_id of a post, handle and day of a snapshot.
  row_key TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'changed', 'unchanged')),
  -- What its columns held before, as a JSON list. Null: it was not changed.
  before TEXT CHECK ((before IS NOT NULL) = (outcome = 'changed')),
  -- SHA-256 of the same list after it: it differs where somebody changed the row since.
  after_sha256 TEXT NOT NULL,
  PRIMARY KEY (kind, row_key, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_own_row_by_batch ON import_own_row (batch_id);
