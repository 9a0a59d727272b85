-- Reports: what a person asks again and again, and the logo of what leaves the house.

-- ask: as JSON, which report and its filters.
CREATE TABLE saved_report (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  ask TEXT NOT NULL CHECK (json_valid(ask)),
  position INTEGER NOT NULL
) STRICT;

-- The brand's logo; at most one row. width and height in pixels.
CREATE TABLE report_logo (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL,
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0)
) STRICT;
