-- How each interaction's note reads is kept, so that interactions can be found and counted by it. Notes that are there already are read in steps after the workbook has opened: SQL alone cannot read. Every table and column is described in docs/workbook-format.md.
ALTER TABLE interaction ADD COLUMN sentiment_label TEXT NOT NULL DEFAULT 'unread' CHECK (sentiment_label IN ('unread', 'empty', 'none', 'positive', 'neutral', 'negative'));
CREATE INDEX interaction_unread ON interaction (id) WHERE sentiment_label = 'unread';
CREATE INDEX interaction_by_sentiment ON interaction (sentiment_label, on_day, id, type, direction) WHERE sentiment_label NOT IN ('unread', 'empty');
CREATE INDEX interaction_by_community_sentiment ON interaction (community_id, sentiment_label, on_day, id, type, direction) WHERE community_id IS NOT NULL AND sentiment_label NOT IN ('unread', 'empty');

-- Another note, or another word of the person about it, is read anew, whoever writes it: a command, an import, or the undo of one.
CREATE TRIGGER interaction_reading_update AFTER UPDATE OF note, sentiment ON interaction WHEN NEW.note <> OLD.note OR NEW.sentiment IS NOT OLD.sentiment BEGIN
  UPDATE interaction SET sentiment_label = 'unread' WHERE id = NEW.id;
END;

CREATE TABLE sentiment_month (
  sentiment_label TEXT NOT NULL,
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  direction TEXT NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  PRIMARY KEY (sentiment_label, month, type, direction)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sentiment_month_insert AFTER INSERT ON interaction WHEN NEW.sentiment_label NOT IN ('unread', 'empty') BEGIN
  INSERT INTO sentiment_month VALUES (NEW.sentiment_label, substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, 1) ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;
CREATE TRIGGER sentiment_month_delete AFTER DELETE ON interaction WHEN OLD.sentiment_label NOT IN ('unread', 'empty') BEGIN
  UPDATE sentiment_month SET interactions = interactions - 1 WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction;
  DELETE FROM sentiment_month WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND interactions = 0;
END;
CREATE TRIGGER sentiment_month_update AFTER UPDATE OF on_day, type, direction, sentiment_label ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.type <> NEW.type OR OLD.direction <> NEW.direction OR OLD.sentiment_label <> NEW.sentiment_label BEGIN
  UPDATE sentiment_month SET interactions = interactions - 1 WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction;
  DELETE FROM sentiment_month WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND interactions = 0;
  INSERT INTO sentiment_month SELECT NEW.sentiment_label, substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, 1 WHERE NEW.sentiment_label NOT IN ('unread', 'empty') ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;

-- Which edition of the word lists read the notes. After a newer one came, those up to `reread_to` are still as an older one read them.
CREATE TABLE sentiment_reading (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  edition INTEGER NOT NULL,
  reread_to INTEGER NOT NULL
) STRICT;
INSERT INTO sentiment_reading VALUES (1, 1, 0);
