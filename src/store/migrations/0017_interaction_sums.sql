-- Counts of interactions, so that a review of a year or quarter adds up months and does not read every interaction. Every table and column is described in docs/workbook-format.md.
CREATE TABLE interaction_month (
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  direction TEXT NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  PRIMARY KEY (month, type, direction)
) STRICT, WITHOUT ROWID;

CREATE TABLE community_month (
  month TEXT NOT NULL,
  community_id INTEGER NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  PRIMARY KEY (month, community_id)
) STRICT, WITHOUT ROWID;

-- They follow the rows by themselves, so that undo, imports and cascades keep them right.
CREATE TRIGGER interaction_month_insert AFTER INSERT ON interaction BEGIN
  INSERT INTO interaction_month (month, type, direction, interactions) VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, 1) ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;
CREATE TRIGGER interaction_month_delete AFTER DELETE ON interaction BEGIN
  UPDATE interaction_month SET interactions = interactions - 1 WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction;
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND interactions = 0;
END;
CREATE TRIGGER interaction_month_update AFTER UPDATE OF on_day, type, direction ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.type <> NEW.type OR OLD.direction <> NEW.direction BEGIN
  UPDATE interaction_month SET interactions = interactions - 1 WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction;
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND interactions = 0;
  INSERT INTO interaction_month (month, type, direction, interactions) VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, 1) ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;

CREATE TRIGGER community_month_insert AFTER INSERT ON interaction WHEN NEW.community_id IS NOT NULL BEGIN
  INSERT INTO community_month (month, community_id, interactions) VALUES (substr(NEW.on_day, 1, 7), NEW.community_id, 1) ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;
CREATE TRIGGER community_month_delete AFTER DELETE ON interaction WHEN OLD.community_id IS NOT NULL BEGIN
  UPDATE community_month SET interactions = interactions - 1 WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id;
  DELETE FROM community_month WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id AND interactions = 0;
END;
CREATE TRIGGER community_month_update AFTER UPDATE OF on_day, community_id ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.community_id IS NOT NEW.community_id BEGIN
  UPDATE community_month SET interactions = interactions - 1 WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id;
  DELETE FROM community_month WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id AND interactions = 0;
  INSERT INTO community_month (month, community_id, interactions) SELECT substr(NEW.on_day, 1, 7), NEW.community_id, 1 WHERE NEW.community_id IS NOT NULL ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END;

-- The first day of a real touch with a contact in each calendar year (`2026`) and quarter (`2026-Q3`): how many people were met from the start of one until any day of it.
CREATE TABLE first_touch (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (contact_id, period)
) STRICT, WITHOUT ROWID;

INSERT INTO interaction_month SELECT substr(on_day, 1, 7), type, direction, count(*) FROM interaction GROUP BY 1, 2, 3;
INSERT INTO community_month SELECT substr(on_day, 1, 7), community_id, count(*) FROM interaction WHERE community_id IS NOT NULL GROUP BY 1, 2;
INSERT INTO first_touch SELECT ic.contact_id, substr(i.on_day, 1, 4) || '-Q' || ((substr(i.on_day, 6, 2) + 2) / 3), min(i.on_day) FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE i.type <> 'like' GROUP BY 1, 2;
INSERT INTO first_touch SELECT contact_id, substr(period, 1, 4), min(on_day) FROM first_touch GROUP BY 1, 2;
CREATE INDEX first_touch_by_day ON first_touch (period, on_day);
CREATE INDEX membership_by_joining ON membership (joined_on, community_id) WHERE joined_on IS NOT NULL;
CREATE INDEX advocate_by_day ON advocate (since_day);
