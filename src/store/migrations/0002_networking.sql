-- Networking in depth. Every table and column is described in docs/workbook-format.md.

-- An organisation is known by its name, which contacts carry; it exists as long as one does, or something is written about it.
CREATE TABLE organization (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort_name TEXT NOT NULL,
  url TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX organization_by_name ON organization (sort_name, id);
-- Its order is filled in when the workbook is opened: SQL alone cannot take accents off.
INSERT INTO organization (name, sort_name, url, note, created_at) SELECT organization, '', '', '', min(created_at) FROM contact WHERE organization <> '' GROUP BY organization ORDER BY organization;

CREATE TABLE contact_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sort_name TEXT NOT NULL,
  ideal_days INTEGER,
  longest_days INTEGER,
  created_at TEXT NOT NULL
) STRICT;

ALTER TABLE contact ADD COLUMN group_id INTEGER REFERENCES contact_group (id) ON DELETE SET NULL;
ALTER TABLE contact ADD COLUMN how_met TEXT NOT NULL DEFAULT '';
CREATE INDEX contact_by_group ON contact (group_id, id) WHERE group_id IS NOT NULL;

CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'link')),
  choices TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE custom_value (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES custom_field (id) ON DELETE CASCADE,
  text_value TEXT,
  number_value REAL,
  PRIMARY KEY (contact_id, field_id),
  CHECK ((text_value IS NULL) <> (number_value IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX custom_value_by_text ON custom_value (field_id, text_value, contact_id);
CREATE INDEX custom_value_by_number ON custom_value (field_id, number_value, contact_id);

CREATE TABLE contact_photo (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL
) STRICT;

-- Kept from the interactions, none of it going stale by the day. strength_rank: log2 of Σ weight × 2^(day ÷ 90); null: nothing was logged.
ALTER TABLE contact ADD COLUMN strength_rank REAL;
ALTER TABLE contact ADD COLUMN awaits_answer INTEGER NOT NULL DEFAULT 0 CHECK (awaits_answer IN (0, 1));
ALTER TABLE contact ADD COLUMN quiet_on TEXT;
ALTER TABLE contact ADD COLUMN came_back_on TEXT;
ALTER TABLE contact ADD COLUMN first_contribution_on TEXT;
ALTER TABLE contact ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1));
-- Contacts of an older workbook whose columns above are still to be filled; empty from then on.
CREATE INDEX contact_to_fill ON contact (id) WHERE interaction_count > 0 AND strength_rank IS NULL;

-- Lists leave archived contacts out, so every order begins with that.
DROP INDEX contact_by_name;
DROP INDEX contact_by_organization;
DROP INDEX contact_by_last_touch;
DROP INDEX contact_by_due;
DROP INDEX contact_by_owed_reply;
DROP INDEX contact_by_interactions;
CREATE INDEX contact_by_name ON contact (is_archived, sort_name, id);
CREATE INDEX contact_by_organization ON contact (is_archived, organization, sort_name, id);
CREATE INDEX contact_of_organization ON contact (organization);
CREATE INDEX contact_by_last_touch ON contact (is_archived, last_touch_on, id);
CREATE INDEX contact_by_due ON contact (is_archived, due_on, id);
CREATE INDEX contact_by_interactions ON contact (is_archived, interaction_count, id);
CREATE INDEX contact_by_strength ON contact (is_archived, strength_rank, id);
CREATE INDEX contact_by_creation ON contact (is_archived, created_at, id);
CREATE INDEX contact_by_role ON contact (is_archived, role, id);
CREATE INDEX contact_by_source ON contact (is_archived, source, id);
CREATE INDEX contact_by_owed_reply ON contact (last_touch_on, id) WHERE owes_reply = 1;
CREATE INDEX contact_email_by_text ON contact_email (position, email, contact_id);
CREATE INDEX contact_by_birthday ON contact (substr(birthday, -5)) WHERE birthday IS NOT NULL;
CREATE INDEX contact_by_quiet ON contact (quiet_on) WHERE quiet_on IS NOT NULL;
CREATE INDEX contact_by_return ON contact (came_back_on) WHERE came_back_on IS NOT NULL;
CREATE INDEX contact_by_first_contribution ON contact (first_contribution_on) WHERE first_contribution_on IS NOT NULL;

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  note TEXT NOT NULL,
  done_on TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_by_contact ON follow_up (contact_id, on_day);
CREATE INDEX follow_up_open ON follow_up (on_day, id) WHERE done_on IS NULL;

-- A contact list as a person wants to see it again.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  search TEXT NOT NULL,
  filter TEXT,
  is_archived INTEGER NOT NULL CHECK (is_archived IN (0, 1)),
  sort TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ascending', 'descending')),
  columns TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- membership.level is what a person said; the computed level is that of the newest move here. Days to come hold until something else happens.
CREATE TABLE level_move (
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  from_level INTEGER NOT NULL CHECK (from_level BETWEEN 1 AND 4),
  to_level INTEGER NOT NULL CHECK (to_level BETWEEN 1 AND 4),
  PRIMARY KEY (community_id, contact_id, on_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX level_move_by_contact ON level_move (contact_id);
CREATE INDEX level_move_by_day ON level_move (on_day);

CREATE TABLE community_size (
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  members INTEGER NOT NULL CHECK (members >= 0),
  PRIMARY KEY (community_id, on_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_dismissal (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('went_quiet', 'came_back', 'first_contribution', 'level_moved')),
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  community_id INTEGER REFERENCES community (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL
) STRICT;
CREATE INDEX alert_dismissal_by_contact ON alert_dismissal (contact_id, kind, on_day);

-- What two contacts may have in common; pairs that a person said are two people are left out of suggestions.
CREATE TABLE contact_key (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('email', 'handle', 'name_organization', 'name')),
  key TEXT NOT NULL,
  PRIMARY KEY (contact_id, kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_key_by_key ON contact_key (kind, key, contact_id);

CREATE TABLE not_duplicate (
  first_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX not_duplicate_by_second ON not_duplicate (second_id);

CREATE TABLE own_handle (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  url TEXT NOT NULL,
  UNIQUE (platform, handle)
) STRICT;

CREATE TABLE follower_snapshot (
  own_handle_id INTEGER NOT NULL REFERENCES own_handle (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  followers INTEGER NOT NULL CHECK (followers >= 0),
  gained INTEGER,
  PRIMARY KEY (own_handle_id, on_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('own', 'user_generated', 'mention')),
  platform TEXT NOT NULL,
  own_handle_id INTEGER REFERENCES own_handle (id) ON DELETE SET NULL,
  author_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  on_day TEXT NOT NULL,
  url TEXT NOT NULL,
  text TEXT NOT NULL,
  reach INTEGER,
  impressions INTEGER,
  reactions INTEGER,
  comments INTEGER,
  shares INTEGER,
  saves INTEGER,
  permission TEXT NOT NULL CHECK (permission IN ('none', 'asked', 'granted', 'refused')),
  permission_on TEXT,
  permission_note TEXT NOT NULL
) STRICT;
CREATE INDEX post_by_day ON post (on_day, id);
CREATE INDEX post_by_handle ON post (own_handle_id, on_day) WHERE own_handle_id IS NOT NULL;
CREATE INDEX post_by_author ON post (author_id) WHERE author_id IS NOT NULL;

CREATE TABLE share_of_voice (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  source TEXT NOT NULL,
  own_mentions INTEGER NOT NULL CHECK (own_mentions >= 0),
  competitors TEXT NOT NULL
) STRICT;

CREATE TABLE advocate (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  since_day TEXT NOT NULL
) STRICT;

CREATE TABLE relationship_goal (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('touches', 'people', 'new_contacts', 'posts', 'followers')),
  target INTEGER NOT NULL CHECK (target > 0),
  starts_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  community_id INTEGER REFERENCES community (id) ON DELETE SET NULL,
  own_handle_id INTEGER REFERENCES own_handle (id) ON DELETE SET NULL
) STRICT;

-- Personal data ------------------------------------------------------------------------------------------------------

ALTER TABLE contact ADD COLUMN has_objected INTEGER NOT NULL DEFAULT 0 CHECK (has_objected IN (0, 1));

-- Who objected, as keyed hashes only: it says no name, and knows them again when they come back.
CREATE TABLE objection_salt (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  salt TEXT NOT NULL
) STRICT;
CREATE TABLE objection (
  hash TEXT PRIMARY KEY,
  noted_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('consent', 'contract', 'legitimate_interest')),
  source TEXT NOT NULL,
  wording TEXT NOT NULL,
  given_on TEXT NOT NULL,
  withdrawn_on TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX consent_by_contact ON consent (contact_id, purpose, given_on);

CREATE TABLE retention_rule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  filter TEXT,
  idle_days INTEGER NOT NULL CHECK (idle_days > 0)
) STRICT;
