-- What an import of our own posts or followers said of each row of the workbook, so that it can be taken back whole, in whatever order imports are. Every table and column is described in docs/workbook-format.md.
CREATE TABLE import_own_row (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('post', 'snapshot')),
  -- A JSON list: platform and external_id of a post, handle and day of a snapshot.
  row_key TEXT NOT NULL,
  -- A JSON list with a cell for each column that a file can tell. null: it did not tell it; false: it is not known any more.
  said TEXT NOT NULL,
  -- What these columns held before, as a JSON list. Null: there was no such row.
  before TEXT,
  PRIMARY KEY (kind, row_key, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_own_row_by_batch ON import_own_row (batch_id);
