-- Whoever has a key in common with 1 to 11 others, so that possible duplicates are found without looking through everybody's keys; what more have in common says nothing.
-- name: the contact's, which is compared. Every table and column is described in docs/workbook-format.md.
CREATE TABLE shared_key (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  contact_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (kind, key, contact_id)
) STRICT, WITHOUT ROWID;

-- They follow keys and names by themselves, so that undo, imports and cascades keep them right.
CREATE TRIGGER shared_key_insert AFTER INSERT ON contact_key WHEN EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1) BEGIN
  DELETE FROM shared_key WHERE kind = NEW.kind AND key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12);
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM contact_key k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE k.kind = NEW.kind AND k.key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shared_key_delete AFTER DELETE ON contact_key BEGIN
  DELETE FROM shared_key WHERE kind = OLD.kind AND key = OLD.key AND (contact_id = OLD.contact_id OR NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1));
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM contact_key k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE k.kind = OLD.kind AND k.key = OLD.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 12) AND NOT EXISTS (SELECT 1 FROM shared_key WHERE kind = OLD.kind AND key = OLD.key) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER shared_key_update AFTER UPDATE ON contact_key WHEN OLD.kind <> NEW.kind OR OLD.key <> NEW.key OR OLD.contact_id <> NEW.contact_id BEGIN
  DELETE FROM shared_key WHERE kind = OLD.kind AND key = OLD.key AND (contact_id = OLD.contact_id OR NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1));
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM contact_key k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE k.kind = OLD.kind AND k.key = OLD.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 12) AND NOT EXISTS (SELECT 1 FROM shared_key WHERE kind = OLD.kind AND key = OLD.key) ON CONFLICT DO NOTHING;
  DELETE FROM shared_key WHERE kind = NEW.kind AND key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12);
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM contact_key k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE k.kind = NEW.kind AND k.key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12) ON CONFLICT DO NOTHING;
END;
-- Undo may bring a contact back after its keys.
CREATE TRIGGER shared_key_contact_insert AFTER INSERT ON contact BEGIN
  UPDATE shared_key SET name = NEW.name WHERE contact_id = NEW.id AND (kind, key) IN (SELECT kind, key FROM contact_key WHERE contact_id = NEW.id);
END;
CREATE TRIGGER shared_key_contact_update AFTER UPDATE OF name ON contact WHEN OLD.name <> NEW.name BEGIN
  UPDATE shared_key SET name = NEW.name WHERE contact_id = NEW.id AND (kind, key) IN (SELECT kind, key FROM contact_key WHERE contact_id = NEW.id);
END;

INSERT INTO shared_key SELECT k.kind, k.key, k.contact_id, c.name FROM (SELECT kind, key FROM contact_key GROUP BY kind, key HAVING count(*) BETWEEN 2 AND 12) AS shared
  CROSS JOIN contact_key k ON k.kind = shared.kind AND k.key = shared.key CROSS JOIN contact c ON c.id = k.contact_id;
