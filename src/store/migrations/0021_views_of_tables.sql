-- Every table has views, not contacts alone, and a name is one table's own.
CREATE TABLE saved_view_of_any (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL CHECK (list IN ('contacts', 'communities', 'organizations', 'posts', 'mentions', 'campaigns', 'deals', 'audiences', 'creatives', 'experiments')),
  name TEXT NOT NULL,
  search TEXT NOT NULL,
  filter TEXT,
  sort TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ascending', 'descending')),
  columns TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (list, name)
) STRICT;
INSERT INTO saved_view_of_any (id, list, name, search, filter, sort, direction, columns, position)
SELECT id, 'contacts', name, search,
  CASE
    WHEN filter IS NULL AND is_archived = 0 THEN NULL
    WHEN filter IS NULL THEN json_object('archived', json('true'))
    WHEN is_archived = 0 THEN json_object('filter', json(filter))
    ELSE json_object('filter', json(filter), 'archived', json('true'))
  END,
  sort, direction, columns, position
FROM saved_view;
DROP TABLE saved_view;
ALTER TABLE saved_view_of_any RENAME TO saved_view;
