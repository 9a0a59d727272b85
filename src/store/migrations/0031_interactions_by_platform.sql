-- Interactions are counted by platform too, and the indexes that lists go along have it: one platform's page is found without reading every interaction. Every table and column is described in docs/workbook-format.md.
DROP TABLE interaction_month;
DROP TABLE sentiment_month;
DROP TRIGGER interaction_month_insert;
DROP TRIGGER interaction_month_delete;
DROP TRIGGER interaction_month_update;
DROP TRIGGER sentiment_month_insert;
DROP TRIGGER sentiment_month_delete;
DROP TRIGGER sentiment_month_update;
DROP INDEX interaction_by_day;
DROP INDEX interaction_by_sentiment;

CREATE INDEX interaction_by_day ON interaction (on_day, id, type, direction, community_id, minutes, platform);
CREATE INDEX interaction_by_sentiment ON interaction (sentiment_label, on_day, id, type, direction, platform) WHERE sentiment_label NOT IN ('unread', 'empty');

-- No platform is '' here: a key has no nulls.
CREATE TABLE interaction_month (
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  direction TEXT NOT NULL,
  platform TEXT NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  minutes INTEGER NOT NULL,
  without_minutes INTEGER NOT NULL,
  PRIMARY KEY (month, type, direction, platform)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentiment_month (
  sentiment_label TEXT NOT NULL,
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  direction TEXT NOT NULL,
  platform TEXT NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  PRIMARY KEY (sentiment_label, month, type, direction, platform)
) STRICT, WITHOUT ROWID;

INSERT INTO interaction_month SELECT substr(on_day, 1, 7), type, direction, coalesce(platform, ''), count(*), coalesce(sum(minutes), 0), count(*) - count(minutes) FROM interaction INDEXED BY interaction_by_day GROUP BY 1, 2, 3, 4;
INSERT INTO sentiment_month SELECT sentiment_label, substr(on_day, 1, 7), type, direction, coalesce(platform, ''), count(*) FROM interaction INDEXED BY interaction_by_sentiment WHERE sentiment_label NOT IN ('unread', 'empty') GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER interaction_month_insert AFTER INSERT ON interaction BEGIN
  INSERT INTO interaction_month VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1, coalesce(NEW.minutes, 0), NEW.minutes IS NULL)
    ON CONFLICT DO UPDATE SET interactions = interactions + 1, minutes = minutes + excluded.minutes, without_minutes = without_minutes + excluded.without_minutes;
END;
CREATE TRIGGER interaction_month_delete AFTER DELETE ON interaction BEGIN
  UPDATE interaction_month SET interactions = interactions - 1, minutes = minutes - coalesce(OLD.minutes, 0), without_minutes = without_minutes - (OLD.minutes IS NULL)
    WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
END;
CREATE TRIGGER interaction_month_update AFTER UPDATE OF on_day, type, direction, platform, minutes ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.type <> NEW.type OR OLD.direction <> NEW.direction OR OLD.platform IS NOT NEW.platform OR OLD.minutes IS NOT NEW.minutes BEGIN
  UPDATE interaction_month SET interactions = interactions - 1, minutes = minutes - coalesce(OLD.minutes, 0), without_minutes = without_minutes - (OLD.minutes IS NULL)
    WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
  INSERT INTO interaction_month VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1, coalesce(NEW.minutes, 0), NEW.minutes IS NULL)
    ON CONFLICT DO UPDATE SET interactions = interactions + 1, minutes = minutes + excluded.minutes, without_minutes = without_minutes + excluded.without_minutes;
END;

CREATE TRIGGER sentiment_month_insert AFTER INSERT ON interaction WHEN NEW.sentiment_label NOT IN ('unread', 'empty') BEGIN
  INSERT INTO sentiment_month VALUES (NEW.sentiment_label, substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1) ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;
CREATE TRIGGER sentiment_month_delete AFTER DELETE ON interaction WHEN OLD.sentiment_label NOT IN ('unread', 'empty') BEGIN
  UPDATE sentiment_month SET interactions = interactions - 1
    WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM sentiment_month WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
END;
CREATE TRIGGER sentiment_month_update AFTER UPDATE OF on_day, type, direction, platform, sentiment_label ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.type <> NEW.type OR OLD.direction <> NEW.direction OR OLD.platform IS NOT NEW.platform OR OLD.sentiment_label <> NEW.sentiment_label BEGIN
  UPDATE sentiment_month SET interactions = interactions - 1
    WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM sentiment_month WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
  INSERT INTO sentiment_month SELECT NEW.sentiment_label, substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1 WHERE NEW.sentiment_label NOT IN ('unread', 'empty') ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;

-- Of contacts with one key no more are gone through than may share it: thousands of one name were, with each of them that came or went.
DROP TRIGGER shared_key_insert;
CREATE TRIGGER shared_key_insert AFTER INSERT ON contact_key WHEN EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1) BEGIN
  DELETE FROM shared_key WHERE kind = NEW.kind AND key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12);
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER shared_key_delete;
CREATE TRIGGER shared_key_delete AFTER DELETE ON contact_key BEGIN
  DELETE FROM shared_key WHERE kind = OLD.kind AND key = OLD.key AND (contact_id = OLD.contact_id OR NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1));
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 12) AND NOT EXISTS (SELECT 1 FROM shared_key WHERE kind = OLD.kind AND key = OLD.key) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER shared_key_update;
CREATE TRIGGER shared_key_update AFTER UPDATE ON contact_key WHEN OLD.kind <> NEW.kind OR OLD.key <> NEW.key OR OLD.contact_id <> NEW.contact_id BEGIN
  DELETE FROM shared_key WHERE kind = OLD.kind AND key = OLD.key AND (contact_id = OLD.contact_id OR NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1));
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 12) AND NOT EXISTS (SELECT 1 FROM shared_key WHERE kind = OLD.kind AND key = OLD.key) ON CONFLICT DO NOTHING;
  DELETE FROM shared_key WHERE kind = NEW.kind AND key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12);
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12) ON CONFLICT DO NOTHING;
END;
