-- A number that no Rapport gave does not hide the highest that one did: removing its row is how somebody mends it. Every table and column is described in docs/workbook-format.md.
DROP TRIGGER audience_id_removed;
CREATE TRIGGER audience_id_removed AFTER DELETE ON audience WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('audience', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER campaign_id_removed;
CREATE TRIGGER campaign_id_removed AFTER DELETE ON campaign WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('campaign', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER community_id_removed;
CREATE TRIGGER community_id_removed AFTER DELETE ON community WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('community', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER contact_id_removed;
CREATE TRIGGER contact_id_removed AFTER DELETE ON contact WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('contact', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER contact_group_id_removed;
CREATE TRIGGER contact_group_id_removed AFTER DELETE ON contact_group WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('contact_group', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER creative_id_removed;
CREATE TRIGGER creative_id_removed AFTER DELETE ON creative WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('creative', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER custom_field_id_removed;
CREATE TRIGGER custom_field_id_removed AFTER DELETE ON custom_field WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('custom_field', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER experiment_id_removed;
CREATE TRIGGER experiment_id_removed AFTER DELETE ON experiment WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('experiment', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER import_batch_id_removed;
CREATE TRIGGER import_batch_id_removed AFTER DELETE ON import_batch WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('import_batch', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER media_plan_id_removed;
CREATE TRIGGER media_plan_id_removed AFTER DELETE ON media_plan WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('media_plan', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER organization_id_removed;
CREATE TRIGGER organization_id_removed AFTER DELETE ON organization WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('organization', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
DROP TRIGGER own_handle_id_removed;
CREATE TRIGGER own_handle_id_removed AFTER DELETE ON own_handle WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('own_handle', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END;
