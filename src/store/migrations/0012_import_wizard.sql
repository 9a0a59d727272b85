-- The cells of a refused row as the file had them, as a JSON list: what is saved for correcting. Null: not a row of a table.
ALTER TABLE import_refusal ADD COLUMN cells TEXT;

-- How a file with refused rows was written and read, as JSON: the dialect, the lines down to its headings, and what was settled for it.
CREATE TABLE import_layout (
  batch_id INTEGER PRIMARY KEY REFERENCES import_batch (id) ON DELETE CASCADE,
  layout TEXT NOT NULL
) STRICT;

-- Whose export a header was said to be, and the headings themselves as a JSON list, so that a mapping can be shown and taken elsewhere.
ALTER TABLE import_mapping ADD COLUMN platform TEXT NOT NULL DEFAULT 'generic';
ALTER TABLE import_mapping ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';

-- What was said of a header apart from an import: a mapping from a file, or that it shall be forgotten (options null). The newest word of these and of import_mapping holds.
CREATE TABLE mapping_word (
  platform TEXT NOT NULL,
  header_hash TEXT NOT NULL,
  headings TEXT NOT NULL,
  options TEXT,
  said_at TEXT NOT NULL,
  PRIMARY KEY (platform, header_hash)
) STRICT, WITHOUT ROWID;
