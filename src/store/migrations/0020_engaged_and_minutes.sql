-- The minutes of a month's interactions, and how many have none: what networking took over years is added up from months. Every table and column is described in docs/workbook-format.md.
DROP TRIGGER interaction_month_insert;
DROP TRIGGER interaction_month_delete;
DROP TRIGGER interaction_month_update;
ALTER TABLE interaction_month ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interaction_month ADD COLUMN without_minutes INTEGER NOT NULL DEFAULT 0;
DELETE FROM interaction_month;
INSERT INTO interaction_month SELECT substr(on_day, 1, 7), type, direction, count(*), coalesce(sum(minutes), 0), count(*) - count(minutes) FROM interaction GROUP BY 1, 2, 3;
CREATE TRIGGER interaction_month_insert AFTER INSERT ON interaction BEGIN
  INSERT INTO interaction_month (month, type, direction, interactions, minutes, without_minutes) VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, 1, coalesce(NEW.minutes, 0), NEW.minutes IS NULL)
    ON CONFLICT DO UPDATE SET interactions = interactions + 1, minutes = minutes + excluded.minutes, without_minutes = without_minutes + excluded.without_minutes;
END;
CREATE TRIGGER interaction_month_delete AFTER DELETE ON interaction BEGIN
  UPDATE interaction_month SET interactions = interactions - 1, minutes = minutes - coalesce(OLD.minutes, 0), without_minutes = without_minutes - (OLD.minutes IS NULL) WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction;
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND interactions = 0;
END;
CREATE TRIGGER interaction_month_update AFTER UPDATE OF on_day, type, direction, minutes ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.type <> NEW.type OR OLD.direction <> NEW.direction OR OLD.minutes IS NOT NEW.minutes BEGIN
  UPDATE interaction_month SET interactions = interactions - 1, minutes = minutes - coalesce(OLD.minutes, 0), without_minutes = without_minutes - (OLD.minutes IS NULL) WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction;
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND interactions = 0;
  INSERT INTO interaction_month (month, type, direction, interactions, minutes, without_minutes) VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, 1, coalesce(NEW.minutes, 0), NEW.minutes IS NULL)
    ON CONFLICT DO UPDATE SET interactions = interactions + 1, minutes = minutes + excluded.minutes, without_minutes = without_minutes + excluded.without_minutes;
END;

-- The first day by which a contact and we had both spoken, ever (`ever`) and within each calendar year (`2026`): how many people answered from the start of one until any day.
CREATE TABLE first_engaged (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (contact_id, period)
) STRICT, WITHOUT ROWID;

INSERT INTO first_engaged SELECT contact_id, year, coalesce(min(mutual, max(incoming, outgoing)), mutual, max(incoming, outgoing)) AS on_day
  FROM (SELECT ic.contact_id, substr(i.on_day, 1, 4) AS year, min(i.on_day) FILTER (WHERE i.direction = 'mutual') AS mutual, min(i.on_day) FILTER (WHERE i.direction = 'incoming') AS incoming, min(i.on_day) FILTER (WHERE i.direction = 'outgoing') AS outgoing
    FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id GROUP BY 1, 2)
  WHERE coalesce(mutual, max(incoming, outgoing)) IS NOT NULL;
INSERT INTO first_engaged SELECT contact_id, 'ever', coalesce(min(mutual, max(incoming, outgoing)), mutual, max(incoming, outgoing)) AS on_day
  FROM (SELECT ic.contact_id, min(i.on_day) FILTER (WHERE i.direction = 'mutual') AS mutual, min(i.on_day) FILTER (WHERE i.direction = 'incoming') AS incoming, min(i.on_day) FILTER (WHERE i.direction = 'outgoing') AS outgoing
    FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id GROUP BY 1)
  WHERE coalesce(mutual, max(incoming, outgoing)) IS NOT NULL;
CREATE INDEX first_engaged_by_day ON first_engaged (period, on_day);
