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
