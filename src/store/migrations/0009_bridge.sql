-- The Bridge: what joins relationships and campaigns. It refers to both sides by id; neither refers to it.

-- What an hour of our own work costs from a day on, until the next such day.
CREATE TABLE hourly_rate (
  id INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL UNIQUE,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL
) STRICT;

-- What networking costs besides hours.
CREATE TABLE networking_cost (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'gift', 'tool', 'other')),
  label TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  on_day TEXT NOT NULL
) STRICT;
CREATE INDEX networking_cost_by_day ON networking_cost (on_day, id);

CREATE TABLE deal_contact (
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (deal_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_contact_by_contact ON deal_contact (contact_id, deal_id);

-- Since when somebody is a lead or a customer, as typed in.
CREATE TABLE contact_stage (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  lead_on TEXT,
  customer_on TEXT,
  CHECK (lead_on IS NOT NULL OR customer_on IS NOT NULL)
) STRICT;
CREATE INDEX contact_stage_by_lead ON contact_stage (lead_on) WHERE lead_on IS NOT NULL;
CREATE INDEX contact_stage_by_customer ON contact_stage (customer_on) WHERE customer_on IS NOT NULL;

-- That somebody answered a campaign: clicked, filled in its form, wrote because of it.
CREATE TABLE campaign_response (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (contact_id, campaign_id, on_day)
) STRICT;
CREATE INDEX campaign_response_by_campaign ON campaign_response (campaign_id, on_day);
CREATE INDEX campaign_response_by_day ON campaign_response (on_day);

-- What a person says a deal or a contact came from; first and last take the place of what the rows tell.
CREATE TABLE attribution (
  id INTEGER PRIMARY KEY,
  deal_id INTEGER REFERENCES deal (id) ON DELETE CASCADE,
  contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  position TEXT NOT NULL CHECK (position IN ('first', 'last', 'said')),
  source TEXT NOT NULL CHECK (source IN ('relationship', 'campaign', 'neither')),
  source_contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  source_community_id INTEGER REFERENCES community (id) ON DELETE CASCADE,
  source_campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  on_day TEXT,
  words TEXT NOT NULL,
  CHECK ((deal_id IS NULL) <> (contact_id IS NULL)),
  CHECK (source = 'relationship' OR (source_contact_id IS NULL AND source_community_id IS NULL)),
  CHECK (source = 'campaign' OR source_campaign_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX attribution_of_deal ON attribution (deal_id, position) WHERE deal_id IS NOT NULL;
CREATE UNIQUE INDEX attribution_of_contact ON attribution (contact_id, position) WHERE contact_id IS NOT NULL;
CREATE INDEX attribution_by_source_contact ON attribution (source_contact_id) WHERE source_contact_id IS NOT NULL;
CREATE INDEX attribution_by_source_community ON attribution (source_community_id) WHERE source_community_id IS NOT NULL;
CREATE INDEX attribution_by_source_campaign ON attribution (source_campaign_id) WHERE source_campaign_id IS NOT NULL;

-- A proposal that was answered. It is about one thing, and goes when that does; names stand in their own rows only.
CREATE TABLE bridge_action (
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  deal_id INTEGER REFERENCES deal (id) ON DELETE CASCADE,
  community_id INTEGER REFERENCES community (id) ON DELETE CASCADE,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'dismissed')),
  decided_on TEXT NOT NULL,
  audience_id INTEGER REFERENCES audience (id) ON DELETE SET NULL,
  creative_id INTEGER REFERENCES creative (id) ON DELETE SET NULL,
  UNIQUE (rule, subject)
) STRICT;
CREATE INDEX bridge_action_by_contact ON bridge_action (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX bridge_action_by_deal ON bridge_action (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX bridge_action_by_community ON bridge_action (community_id) WHERE community_id IS NOT NULL;
CREATE INDEX bridge_action_by_campaign ON bridge_action (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX bridge_action_by_audience ON bridge_action (audience_id) WHERE audience_id IS NOT NULL;
CREATE INDEX bridge_action_by_creative ON bridge_action (creative_id) WHERE creative_id IS NOT NULL;

-- Whom an accepted proposal was about, and the follow-up it made for them. Null: none, or it was removed.
CREATE TABLE bridge_action_contact (
  action_id INTEGER NOT NULL REFERENCES bridge_action (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  follow_up_id INTEGER REFERENCES follow_up (id) ON DELETE SET NULL,
  PRIMARY KEY (action_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bridge_action_contact_by_contact ON bridge_action_contact (contact_id);
CREATE INDEX bridge_action_contact_by_follow_up ON bridge_action_contact (follow_up_id) WHERE follow_up_id IS NOT NULL;

-- An audience that is a list of contacts: who, for which purpose they must have consented, and the day it was last counted.
CREATE TABLE contact_audience (
  audience_id INTEGER PRIMARY KEY REFERENCES audience (id) ON DELETE CASCADE,
  selection TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  people INTEGER NOT NULL CHECK (people >= 0),
  counted_on TEXT NOT NULL
) STRICT;

-- Days on which what a platform's numbers mean changed, as typed in: a line is drawn there, and nothing is compared across it in silence.
CREATE TABLE definition_break (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  on_day TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what <> ''),
  UNIQUE (platform, on_day, what)
) STRICT;

-- The attribution settings that a file's rows name, and the days of those rows (numbers since 1970-01-01; 0 for both: without dates).
CREATE TABLE import_attribution (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  setting TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  PRIMARY KEY (batch_id, setting)
) STRICT, WITHOUT ROWID;
