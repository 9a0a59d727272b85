-- The number of a row is never given to another: an address, a saved view or report, and the record of what was done would take the new one for it. The highest number that was ever removed, by table. Every table and column is described in docs/workbook-format.md.
CREATE TABLE removed_id (
  table_name TEXT PRIMARY KEY,
  highest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- It follows by itself whatever removes a row: a command, its undo, an erasure, an import that is taken back.
CREATE TRIGGER audience_id_removed AFTER DELETE ON audience BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('audience', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER campaign_id_removed AFTER DELETE ON campaign BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('campaign', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER community_id_removed AFTER DELETE ON community BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('community', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER contact_id_removed AFTER DELETE ON contact BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('contact', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER contact_group_id_removed AFTER DELETE ON contact_group BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('contact_group', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER creative_id_removed AFTER DELETE ON creative BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('creative', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER custom_field_id_removed AFTER DELETE ON custom_field BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('custom_field', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER experiment_id_removed AFTER DELETE ON experiment BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('experiment', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER import_batch_id_removed AFTER DELETE ON import_batch BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('import_batch', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER media_plan_id_removed AFTER DELETE ON media_plan BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('media_plan', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER organization_id_removed AFTER DELETE ON organization BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('organization', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;
CREATE TRIGGER own_handle_id_removed AFTER DELETE ON own_handle BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('own_handle', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest;
END;

-- What names rows that were removed before: merges, the record, and the numbers in what is kept as JSON, of which the highest serves every table that it may be about.
INSERT INTO removed_id SELECT 'contact', max(id) FROM (
    SELECT former_id AS id FROM contact_former UNION ALL SELECT gone.value FROM audit_entry, json_each(details, '$.gone') AS gone
  ) HAVING max(id) IS NOT NULL;
INSERT INTO removed_id SELECT 'import_batch', max(details ->> 'batch') FROM audit_entry HAVING max(details ->> 'batch') IS NOT NULL;
WITH kept (text) AS (
    SELECT filter FROM saved_view UNION ALL SELECT sort FROM saved_view UNION ALL SELECT columns FROM saved_view UNION ALL SELECT filter FROM retention_rule UNION ALL SELECT ask FROM saved_report
  ), named (id) AS (
    SELECT iif(part.type = 'text', CAST(substr(part.value, length('custom:') + 1) AS INTEGER), part.value) FROM kept, json_tree(kept.text) AS part WHERE kept.text IS NOT NULL AND json_valid(kept.text)
      AND (part.value GLOB 'custom:[0-9]*' OR (part.type = 'integer' AND (part.path LIKE '%.anyOf' OR part.key IN ('group', 'community', 'communityId', 'fieldId', 'customField', 'custom', 'handle', 'campaign', 'campaignId', 'planId'))))
  )
INSERT INTO removed_id SELECT about.value, max(named.id) FROM named, json_each('["contact_group", "community", "custom_field", "own_handle", "campaign", "media_plan"]') AS about
  -- No table comes near it; a number beyond was written by no Rapport.
  WHERE named.id BETWEEN 1 AND 2147483647 GROUP BY about.value;

-- Whoever objected waits for nothing, in no list.
UPDATE contact SET owes_reply = 0, awaits_answer = 0, due_on = NULL, overdue_on = NULL WHERE has_objected = 1;
