-- Lists of deals are imported, and a deal that came by one is known again in the next. Every table and column is described in docs/workbook-format.md.
-- The program that lists it and its number there, or what tells it from the other deals of such a table. Null: somebody typed it in.
ALTER TABLE deal ADD COLUMN external_id TEXT;
-- Whether somebody was taken out of its texts: no import puts them back.
ALTER TABLE deal ADD COLUMN is_cleared INTEGER NOT NULL DEFAULT 0 CHECK (is_cleared IN (0, 1));
CREATE UNIQUE INDEX deal_by_external_id ON deal (external_id) WHERE external_id IS NOT NULL;
-- SQLite changes no check of a table that there is.
CREATE TABLE import_own_row_wider (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('post', 'snapshot', 'deal')),
  -- A JSON list: platform and external_id of a post, handle and day of a snapshot, external_id of a deal.
  row_key TEXT NOT NULL,
  -- A JSON list with a cell for each column that a file can tell. null: it did not tell it; false: it is not known any more.
  said TEXT NOT NULL,
  -- What these columns held before, as a JSON list. Null: there was no such row.
  before TEXT,
  PRIMARY KEY (kind, row_key, batch_id)
) STRICT, WITHOUT ROWID;
INSERT INTO import_own_row_wider (batch_id, kind, row_key, said, before) SELECT batch_id, kind, row_key, said, before FROM import_own_row;
DROP TABLE import_own_row;
ALTER TABLE import_own_row_wider RENAME TO import_own_row;
CREATE INDEX import_own_row_by_batch ON import_own_row (batch_id);
