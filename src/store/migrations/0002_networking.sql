-- Networking in depth. Every table and column is described in docs/workbook-format.md.

-- An organisation is known by its name, which contacts carry; it exists as long as one does, or something is written about it.
CREATE TABLE organization (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort_name TEXT NOT NULL,
  url TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX organization_by_name ON organization (sort_name, id);
-- Its order is filled in when the workbook is opened: SQL alone cannot take accents off.
INSERT INTO organization (name, sort_name, url, note, created_at) SELECT organization, '', '', '', min(created_at) FROM contact WHERE organization <> '' GROUP BY organization ORDER BY organization;

CREATE TABLE contact_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sort_name TEXT NOT NULL,
  ideal_days INTEGER,
  longest_days INTEGER,
  created_at TEXT NOT NULL
) STRICT;

ALTER TABLE contact ADD COLUMN group_id INTEGER REFERENCES contact_group (id) ON DELETE SET NULL;
ALTER TABLE contact ADD COLUMN how_met TEXT NOT NULL DEFAULT '';
CREATE INDEX contact_by_group ON contact (group_id, id) WHERE group_id IS NOT NULL;

CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'link')),
  choices TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE custom_value (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES custom_field (id) ON DELETE CASCADE,
  text_value TEXT,
  number_value REAL,
  PRIMARY KEY (contact_id, field_id),
  CHECK ((text_value IS NULL) <> (number_value IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX custom_value_by_text ON custom_value (field_id, text_value, contact_id);
CREATE INDEX custom_value_by_number ON custom_value (field_id, number_value, contact_id);

CREATE TABLE contact_photo (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL
) STRICT;
