-- What was done to people's data and to whole files, in a chain that is only added to: erasures, retention, merges, removals, consent, objections, imports, restores, rescues, and the undoing of these.
-- details: JSON of numbers, counts and words of the program; never a name. hash: SHA-256 of the JSON array [hash of the entry before or "", id, at, what, details].
-- AUTOINCREMENT keeps the last number in sqlite_sequence, so that a chain whose end was cut off is seen to be short.
CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('erasure', 'retention', 'merge', 'removal', 'consent', 'objection', 'import', 'import_undone', 'undo', 'redo', 'restore', 'rescue')),
  details TEXT NOT NULL CHECK (json_valid(details)),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

-- An entry that replaces another fires no trigger of deletion, so that what comes must be the next.
CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit_entry)
BEGIN SELECT RAISE(ABORT, 'an entry of the record comes after the last'); END;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;

CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
