-- The workbook's first schema. Every table and column is described in docs/workbook-format.md.

CREATE TABLE workbook (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  gross_margin REAL CHECK (gross_margin > 0 AND gross_margin <= 1),
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

-- Networking ---------------------------------------------------------------------------------------------------------

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  organization TEXT NOT NULL,
  role TEXT NOT NULL,
  birthday TEXT,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  ideal_days INTEGER,
  longest_days INTEGER,
  snoozed_until TEXT,
  last_touch_on TEXT,
  owes_reply INTEGER NOT NULL DEFAULT 0 CHECK (owes_reply IN (0, 1)),
  due_on TEXT,
  overdue_on TEXT,
  interaction_count INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX contact_by_name ON contact (sort_name, id);
CREATE INDEX contact_by_organization ON contact (organization, sort_name, id);
CREATE INDEX contact_by_last_touch ON contact (last_touch_on, id);
CREATE INDEX contact_by_due ON contact (due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX contact_by_owed_reply ON contact (last_touch_on, id) WHERE owes_reply = 1;
CREATE INDEX contact_by_interactions ON contact (interaction_count, id);

CREATE TABLE contact_handle (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  url TEXT NOT NULL
) STRICT;
CREATE INDEX contact_handle_by_contact ON contact_handle (contact_id, position);
CREATE INDEX contact_handle_by_platform ON contact_handle (platform, contact_id);

CREATE TABLE contact_email (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  email TEXT NOT NULL
) STRICT;
CREATE INDEX contact_email_by_contact ON contact_email (contact_id, position);

CREATE TABLE contact_phone (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  phone TEXT NOT NULL
) STRICT;
CREATE INDEX contact_phone_by_contact ON contact_phone (contact_id, position);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE contact_tag (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  PRIMARY KEY (contact_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id, contact_id);

CREATE TABLE community (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  platform TEXT NOT NULL,
  url TEXT NOT NULL,
  rules TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE membership (
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  level INTEGER CHECK (level BETWEEN 1 AND 4),
  joined_on TEXT,
  PRIMARY KEY (community_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_by_contact ON membership (contact_id, community_id);

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('outgoing', 'incoming', 'mutual')),
  on_day TEXT NOT NULL,
  minutes INTEGER,
  platform TEXT,
  community_id INTEGER REFERENCES community (id) ON DELETE SET NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_by_day ON interaction (on_day, id);
CREATE INDEX interaction_by_community ON interaction (community_id, on_day, id) WHERE community_id IS NOT NULL;

CREATE TABLE interaction_contact (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  PRIMARY KEY (contact_id, interaction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interaction_contact_by_interaction ON interaction_contact (interaction_id, contact_id);

CREATE VIRTUAL TABLE contact_search USING fts5 (name, detail, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
INSERT INTO contact_search (contact_search, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE interaction_search USING fts5 (note, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
INSERT INTO interaction_search (interaction_search, rank) VALUES ('secure-delete', 1);

-- The search index follows the rows by itself, so that undo and cascades keep it right.
CREATE VIEW contact_search_text (id, name, detail) AS
  SELECT id, name, concat_ws(' ', organization, role,
    (SELECT group_concat(handle, ' ') FROM contact_handle WHERE contact_id = contact.id),
    (SELECT group_concat(email, ' ') FROM contact_email WHERE contact_id = contact.id),
    (SELECT group_concat(tag.name, ' ') FROM contact_tag JOIN tag ON tag.id = tag_id WHERE contact_id = contact.id))
  FROM contact;
CREATE TRIGGER contact_search_insert AFTER INSERT ON contact BEGIN
  INSERT INTO contact_search (rowid, name, detail) SELECT id, name, detail FROM contact_search_text WHERE id = NEW.id;
END;
CREATE TRIGGER contact_search_update AFTER UPDATE OF name, organization, role ON contact BEGIN
  UPDATE contact_search SET (name, detail) = (SELECT name, detail FROM contact_search_text WHERE id = NEW.id) WHERE rowid = NEW.id;
END;
CREATE TRIGGER contact_search_delete AFTER DELETE ON contact BEGIN
  DELETE FROM contact_search WHERE rowid = OLD.id;
END;
CREATE TRIGGER contact_handle_search_insert AFTER INSERT ON contact_handle BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = NEW.contact_id) WHERE rowid = NEW.contact_id;
END;
CREATE TRIGGER contact_handle_search_delete AFTER DELETE ON contact_handle BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = OLD.contact_id) WHERE rowid = OLD.contact_id;
END;
CREATE TRIGGER contact_email_search_insert AFTER INSERT ON contact_email BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = NEW.contact_id) WHERE rowid = NEW.contact_id;
END;
CREATE TRIGGER contact_email_search_delete AFTER DELETE ON contact_email BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = OLD.contact_id) WHERE rowid = OLD.contact_id;
END;
CREATE TRIGGER contact_tag_search_insert AFTER INSERT ON contact_tag BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = NEW.contact_id) WHERE rowid = NEW.contact_id;
END;
CREATE TRIGGER contact_tag_search_delete AFTER DELETE ON contact_tag BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = OLD.contact_id) WHERE rowid = OLD.contact_id;
END;
CREATE TRIGGER interaction_search_insert AFTER INSERT ON interaction WHEN NEW.note <> '' BEGIN
  INSERT INTO interaction_search (rowid, note) VALUES (NEW.id, NEW.note);
END;
CREATE TRIGGER interaction_search_update AFTER UPDATE OF note ON interaction BEGIN
  DELETE FROM interaction_search WHERE rowid = OLD.id;
  INSERT INTO interaction_search (rowid, note) SELECT NEW.id, NEW.note WHERE NEW.note <> '';
END;
CREATE TRIGGER interaction_search_delete AFTER DELETE ON interaction BEGIN
  DELETE FROM interaction_search WHERE rowid = OLD.id;
END;

-- Marketing ----------------------------------------------------------------------------------------------------------

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  objective TEXT NOT NULL,
  kpi TEXT,
  target REAL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'ended', 'archived')),
  starts_on TEXT,
  ends_on TEXT,
  budget_minor INTEGER,
  currency TEXT,
  owner TEXT NOT NULL,
  brief TEXT NOT NULL,
  imported_name TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX campaign_by_name ON campaign (sort_name, id);

CREATE TABLE cost_line (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('fee', 'production', 'labour')),
  label TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  on_day TEXT NOT NULL
) STRICT;
CREATE INDEX cost_line_by_campaign ON cost_line (campaign_id, on_day);

CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  on_day TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX deal_by_campaign ON deal (campaign_id, on_day);

-- Accounts, entities, breakdowns, segments and conversion kinds exist as long as a batch uses them (import_use).
CREATE TABLE ad_account (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (platform, identity)
) STRICT;

-- Which campaign a platform's campaign belongs to, by its id and by each name it was seen under.
CREATE TABLE campaign_source (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES ad_account (id),
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  UNIQUE (account_id, identity)
) STRICT;
CREATE INDEX campaign_source_by_campaign ON campaign_source (campaign_id);

CREATE TABLE ad_entity (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES ad_account (id),
  level TEXT NOT NULL CHECK (level IN ('account', 'campaign', 'ad_set', 'ad')),
  identity TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id),
  campaign_name TEXT NOT NULL,
  ad_set_name TEXT NOT NULL,
  ad_name TEXT NOT NULL,
  UNIQUE (account_id, identity)
) STRICT;
CREATE INDEX ad_entity_by_campaign ON ad_entity (campaign_id);

CREATE TABLE breakdown (
  id INTEGER PRIMARY KEY,
  level TEXT NOT NULL CHECK (level IN ('account', 'campaign', 'ad_set', 'ad')),
  segments TEXT NOT NULL,
  identified_by TEXT NOT NULL CHECK (identified_by IN ('id', 'name')),
  UNIQUE (level, segments, identified_by)
) STRICT;

CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  value TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE conversion_kind (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  platform TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  receipt TEXT NOT NULL
) STRICT;

CREATE TABLE import_refusal (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;

-- Which dictionary rows a batch mentions. One that no batch mentions is deleted.
CREATE TABLE import_use (
  kind TEXT NOT NULL CHECK (kind IN ('account', 'source', 'entity', 'breakdown', 'segment', 'conversion_kind')),
  item_id INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  PRIMARY KEY (kind, item_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_use_by_batch ON import_use (batch_id, kind, item_id);

-- Which stretches of `actual` a batch has rows in, so that its undo looks nowhere else.
CREATE TABLE import_stretch (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  PRIMARY KEY (batch_id, from_day, to_day, breakdown_id)
) STRICT, WITHOUT ROWID;

-- Days here are numbers since 1970-01-01; 0 for both means that the file names no date.
CREATE TABLE actual (
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  occurrence INTEGER NOT NULL,
  currency TEXT NOT NULL,
  spend_minor INTEGER,
  impressions INTEGER,
  reach INTEGER,
  link_clicks INTEGER,
  clicks_all INTEGER,
  clicks INTEGER,
  conversions REAL,
  conversion_kind_id INTEGER,
  conversion_value_minor INTEGER,
  batch_id INTEGER NOT NULL,
  PRIMARY KEY (from_day, to_day, breakdown_id, entity_id, segment_id, occurrence)
) STRICT, WITHOUT ROWID;

-- What a batch replaced, so that it can be taken back.
CREATE TABLE actual_replaced (
  batch_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  occurrence INTEGER NOT NULL,
  currency TEXT NOT NULL,
  spend_minor INTEGER,
  impressions INTEGER,
  reach INTEGER,
  link_clicks INTEGER,
  clicks_all INTEGER,
  clicks INTEGER,
  conversions REAL,
  conversion_kind_id INTEGER,
  conversion_value_minor INTEGER,
  previous_batch_id INTEGER NOT NULL,
  PRIMARY KEY (from_day, to_day, breakdown_id, entity_id, segment_id, occurrence, batch_id)
) STRICT, WITHOUT ROWID;

-- Rows a batch found as it would have written them: they stay when the batch that wrote them is taken back.
CREATE TABLE actual_confirmed (
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  occurrence INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  PRIMARY KEY (from_day, to_day, breakdown_id, entity_id, segment_id, occurrence, batch_id)
) STRICT, WITHOUT ROWID;

-- Sums of `actual` by campaign (0: none named), kept by every import. is_counted: 1 counts everywhere; 2 only on its campaign's page, because a
-- larger view without campaigns counts in totals; 0 nowhere, another view of the same money counts.
CREATE TABLE actual_slice (
  account_id INTEGER NOT NULL,
  campaign_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1, 2)),
  row_count INTEGER NOT NULL,
  spend_minor INTEGER,
  impressions INTEGER,
  reach INTEGER,
  link_clicks INTEGER,
  clicks_all INTEGER,
  clicks INTEGER,
  conversions REAL,
  conversion_kind_id INTEGER,
  conversion_value_minor INTEGER,
  PRIMARY KEY (account_id, campaign_id, from_day, to_day, breakdown_id, currency)
) STRICT, WITHOUT ROWID;
CREATE INDEX actual_slice_by_campaign ON actual_slice (campaign_id, from_day);
CREATE INDEX actual_slice_left_out ON actual_slice (account_id, currency) WHERE is_counted = 0;
CREATE INDEX actual_slice_aside ON actual_slice (currency) WHERE is_counted = 2;

-- Sums of the slices that count everywhere, over all campaigns. conversion_kind_min and _max: the least and greatest kind of the conversions added;
-- unequal, or −1: unlike kinds.
CREATE TABLE actual_stretch (
  account_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  currency TEXT NOT NULL,
  slice_count INTEGER NOT NULL,
  spend_minor INTEGER,
  impressions INTEGER,
  reach INTEGER,
  link_clicks INTEGER,
  clicks_all INTEGER,
  clicks INTEGER,
  conversions REAL,
  conversion_kind_min INTEGER,
  conversion_kind_max INTEGER,
  conversion_value_minor INTEGER,
  PRIMARY KEY (account_id, from_day, to_day, currency)
) STRICT, WITHOUT ROWID;

-- How a person told a header to be read; the newest batch's word holds.
CREATE TABLE import_mapping (
  header_hash TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  options TEXT NOT NULL,
  PRIMARY KEY (header_hash, batch_id)
) STRICT, WITHOUT ROWID;

-- Undo ---------------------------------------------------------------------------------------------------------------

-- A step's number is never given again: a button made for a step that was discarded must not undo another.
CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1))
) STRICT;

CREATE TABLE undo_change (
  step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (step_id, position)
) STRICT, WITHOUT ROWID;
