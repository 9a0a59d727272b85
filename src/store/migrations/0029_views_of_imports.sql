-- Imports have views, too.
CREATE TABLE saved_view_with_imports (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL CHECK (list IN ('contacts', 'communities', 'organizations', 'posts', 'mentions', 'campaigns', 'deals', 'audiences', 'creatives', 'experiments', 'interactions', 'imports')),
  name TEXT NOT NULL,
  search TEXT NOT NULL,
  filter TEXT,
  sort TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ascending', 'descending')),
  columns TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (list, name)
) STRICT;
INSERT INTO saved_view_with_imports SELECT id, list, name, search, filter, sort, direction, columns, position FROM saved_view;
DROP TABLE saved_view;
ALTER TABLE saved_view_with_imports RENAME TO saved_view;
