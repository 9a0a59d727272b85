index actual_slice_aside CREATE INDEX actual_slice_aside ON actual_slice (currency) WHERE is_counted = 2
index actual_slice_by_campaign CREATE INDEX actual_slice_by_campaign ON actual_slice (campaign_id, from_day)
index actual_slice_left_out CREATE INDEX actual_slice_left_out ON actual_slice (account_id, currency) WHERE is_counted = 0
index ad_entity_by_campaign CREATE INDEX ad_entity_by_campaign ON ad_entity (campaign_id)
index advice_promise_by_day CREATE INDEX advice_promise_by_day ON advice_promise (from_day)
index advice_promise_by_plan CREATE INDEX advice_promise_by_plan ON advice_promise (plan_id)
index advocate_by_day CREATE INDEX advocate_by_day ON advocate (since_day)
index alert_dismissal_by_contact CREATE INDEX alert_dismissal_by_contact ON alert_dismissal (contact_id, kind, on_day)
index attribution_by_source_campaign CREATE INDEX attribution_by_source_campaign ON attribution (source_campaign_id) WHERE source_campaign_id IS NOT NULL
index attribution_by_source_community CREATE INDEX attribution_by_source_community ON attribution (source_community_id) WHERE source_community_id IS NOT NULL
index attribution_by_source_contact CREATE INDEX attribution_by_source_contact ON attribution (source_contact_id) WHERE source_contact_id IS NOT NULL
index attribution_of_contact CREATE UNIQUE INDEX attribution_of_contact ON attribution (contact_id, position) WHERE contact_id IS NOT NULL
index attribution_of_deal CREATE UNIQUE INDEX attribution_of_deal ON attribution (deal_id, position) WHERE deal_id IS NOT NULL
index audience_overlap_by_second CREATE INDEX audience_overlap_by_second ON audience_overlap (second_id)
index audience_use_by_campaign CREATE INDEX audience_use_by_campaign ON audience_use (campaign_id)
index bridge_action_by_audience CREATE INDEX bridge_action_by_audience ON bridge_action (audience_id) WHERE audience_id IS NOT NULL
index bridge_action_by_campaign CREATE INDEX bridge_action_by_campaign ON bridge_action (campaign_id) WHERE campaign_id IS NOT NULL
index bridge_action_by_community CREATE INDEX bridge_action_by_community ON bridge_action (community_id) WHERE community_id IS NOT NULL
index bridge_action_by_contact CREATE INDEX bridge_action_by_contact ON bridge_action (contact_id) WHERE contact_id IS NOT NULL
index bridge_action_by_creative CREATE INDEX bridge_action_by_creative ON bridge_action (creative_id) WHERE creative_id IS NOT NULL
index bridge_action_by_deal CREATE INDEX bridge_action_by_deal ON bridge_action (deal_id) WHERE deal_id IS NOT NULL
index bridge_action_contact_by_contact CREATE INDEX bridge_action_contact_by_contact ON bridge_action_contact (contact_id)
index bridge_action_contact_by_follow_up CREATE INDEX bridge_action_contact_by_follow_up ON bridge_action_contact (follow_up_id) WHERE follow_up_id IS NOT NULL
index budget_by_campaign CREATE INDEX budget_by_campaign ON budget (campaign_id)
index budget_by_scope CREATE UNIQUE INDEX budget_by_scope ON budget (plan_id, coalesce(campaign_id, 0), coalesce(platform, ''), coalesce(placement, ''), coalesce(month, ''), currency)
index campaign_by_name CREATE INDEX campaign_by_name ON campaign (sort_name, id)
index campaign_response_by_campaign CREATE INDEX campaign_response_by_campaign ON campaign_response (campaign_id, on_day)
index campaign_response_by_day CREATE INDEX campaign_response_by_day ON campaign_response (on_day)
index campaign_source_by_campaign CREATE INDEX campaign_source_by_campaign ON campaign_source (campaign_id)
index consent_by_contact CREATE INDEX consent_by_contact ON consent (contact_id, purpose, given_on)
index contact_by_birthday CREATE INDEX contact_by_birthday ON contact (is_archived, substr(birthday, -5), sort_name, id)
index contact_by_creation CREATE INDEX contact_by_creation ON contact (is_archived, created_at, id)
index contact_by_due CREATE INDEX contact_by_due ON contact (is_archived, due_on, sort_name, id)
index contact_by_first_contribution CREATE INDEX contact_by_first_contribution ON contact (first_contribution_on) WHERE first_contribution_on IS NOT NULL
index contact_by_group CREATE INDEX contact_by_group ON contact (group_id, is_archived, sort_name, id)
index contact_by_interactions CREATE INDEX contact_by_interactions ON contact (is_archived, interaction_count, id)
index contact_by_last_touch CREATE INDEX contact_by_last_touch ON contact (is_archived, last_touch_on, sort_name, id)
index contact_by_name CREATE INDEX contact_by_name ON contact (is_archived, sort_name, id)
index contact_by_organization CREATE INDEX contact_by_organization ON contact (is_archived, organization, sort_name, id)
index contact_by_owed_reply CREATE INDEX contact_by_owed_reply ON contact (last_touch_on, id) WHERE owes_reply = 1
index contact_by_quiet CREATE INDEX contact_by_quiet ON contact (quiet_on) WHERE quiet_on IS NOT NULL
index contact_by_return CREATE INDEX contact_by_return ON contact (came_back_on) WHERE came_back_on IS NOT NULL
index contact_by_role CREATE INDEX contact_by_role ON contact (is_archived, role, sort_name, id)
index contact_by_source CREATE INDEX contact_by_source ON contact (is_archived, source, sort_name, id)
index contact_by_strength CREATE INDEX contact_by_strength ON contact (is_archived, strength_rank, sort_name, id)
index contact_email_by_contact CREATE INDEX contact_email_by_contact ON contact_email (contact_id, position)
index contact_email_by_text CREATE INDEX contact_email_by_text ON contact_email (position, email, contact_id)
index contact_group_by_name CREATE INDEX contact_group_by_name ON contact_group (sort_name, id)
index contact_handle_by_contact CREATE INDEX contact_handle_by_contact ON contact_handle (contact_id, position)
index contact_handle_by_platform CREATE INDEX contact_handle_by_platform ON contact_handle (platform, contact_id)
index contact_key_by_key CREATE INDEX contact_key_by_key ON contact_key (kind, key, contact_id)
index contact_of_organization CREATE INDEX contact_of_organization ON contact (organization)
index contact_phone_by_contact CREATE INDEX contact_phone_by_contact ON contact_phone (contact_id, position)
index contact_snoozed CREATE INDEX contact_snoozed ON contact (snoozed_until) WHERE snoozed_until IS NOT NULL
index contact_stage_by_customer CREATE INDEX contact_stage_by_customer ON contact_stage (customer_on) WHERE customer_on IS NOT NULL
index contact_stage_by_lead CREATE INDEX contact_stage_by_lead ON contact_stage (lead_on) WHERE lead_on IS NOT NULL
index contact_tag_by_tag CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id, contact_id)
index contact_to_fill CREATE INDEX contact_to_fill ON contact (id) WHERE interaction_count > 0 AND strength_rank IS NULL
index contact_waiting CREATE INDEX contact_waiting ON contact (due_on, overdue_on, owes_reply, awaits_answer, snoozed_until, last_touch_on, is_archived, has_objected) WHERE is_archived = 0 AND has_objected = 0 AND (owes_reply = 1 OR due_on IS NOT NULL OR snoozed_until IS NOT NULL)
index cost_line_by_campaign CREATE INDEX cost_line_by_campaign ON cost_line (campaign_id, on_day)
index creative_by_campaign CREATE INDEX creative_by_campaign ON creative (campaign_id)
index creative_by_day CREATE INDEX creative_by_day ON creative (scheduled_on) WHERE scheduled_on IS NOT NULL
index creative_event_by_creative CREATE INDEX creative_event_by_creative ON creative_event (creative_id, id)
index creative_variant_by_creative CREATE INDEX creative_variant_by_creative ON creative_variant (creative_id, position)
index custom_value_by_number CREATE INDEX custom_value_by_number ON custom_value (field_id, number_value, contact_id)
index custom_value_by_text CREATE INDEX custom_value_by_text ON custom_value (field_id, text_value, contact_id)
index deal_by_campaign CREATE INDEX deal_by_campaign ON deal (campaign_id, on_day)
index deal_by_external_id CREATE UNIQUE INDEX deal_by_external_id ON deal (external_id) WHERE external_id IS NOT NULL
index deal_by_name CREATE INDEX deal_by_name ON deal (sort_name, id)
index deal_contact_by_contact CREATE INDEX deal_contact_by_contact ON deal_contact (contact_id, deal_id)
index entity_alias_by_batch CREATE INDEX entity_alias_by_batch ON entity_alias (batch_id)
index entity_alias_by_entity CREATE INDEX entity_alias_by_entity ON entity_alias (entity_id)
index experiment_by_campaign CREATE INDEX experiment_by_campaign ON experiment (campaign_id)
index first_engaged_by_day CREATE INDEX first_engaged_by_day ON first_engaged (period, on_day)
index first_touch_by_day CREATE INDEX first_touch_by_day ON first_touch (period, on_day)
index flight_by_campaign CREATE INDEX flight_by_campaign ON flight (campaign_id)
index flight_by_plan CREATE UNIQUE INDEX flight_by_plan ON flight (plan_id, lineage)
index follow_up_by_contact CREATE INDEX follow_up_by_contact ON follow_up (contact_id, on_day)
index follow_up_open CREATE INDEX follow_up_open ON follow_up (on_day, id) WHERE done_on IS NULL
index import_claim_by_batch CREATE INDEX import_claim_by_batch ON import_claim (batch_id, contact_id)
index import_deal_contact_by_contact CREATE INDEX import_deal_contact_by_contact ON import_deal_contact (contact_id)
index import_deal_contact_by_deal CREATE INDEX import_deal_contact_by_deal ON import_deal_contact (deal_id, contact_id)
index import_own_row_by_batch CREATE INDEX import_own_row_by_batch ON import_own_row (batch_id)
index import_person_by_batch CREATE INDEX import_person_by_batch ON import_person (batch_id, contact_id)
index import_person_by_contact CREATE INDEX import_person_by_contact ON import_person (contact_id) WHERE contact_id IS NOT NULL
index import_touch_by_batch CREATE INDEX import_touch_by_batch ON import_touch (batch_id, interaction_id)
index import_touch_by_interaction CREATE INDEX import_touch_by_interaction ON import_touch (interaction_id) WHERE interaction_id IS NOT NULL
index import_touch_claim_by_batch CREATE INDEX import_touch_claim_by_batch ON import_touch_claim (batch_id, interaction_id)
index import_use_by_batch CREATE INDEX import_use_by_batch ON import_use (batch_id, kind, item_id)
index interaction_by_community CREATE INDEX interaction_by_community ON interaction (community_id, on_day, id) WHERE community_id IS NOT NULL
index interaction_by_community_sentiment CREATE INDEX interaction_by_community_sentiment ON interaction (community_id, sentiment_label, on_day, id, type, direction) WHERE community_id IS NOT NULL AND sentiment_label NOT IN ('unread', 'empty')
index interaction_by_day CREATE INDEX interaction_by_day ON interaction (on_day, id, type, direction, community_id, minutes, platform)
index interaction_by_sentiment CREATE INDEX interaction_by_sentiment ON interaction (sentiment_label, on_day, id, type, direction, platform) WHERE sentiment_label NOT IN ('unread', 'empty')
index interaction_contact_by_interaction CREATE INDEX interaction_contact_by_interaction ON interaction_contact (interaction_id, contact_id)
index interaction_unread CREATE INDEX interaction_unread ON interaction (id) WHERE sentiment_label = 'unread'
index level_move_by_contact CREATE INDEX level_move_by_contact ON level_move (contact_id)
index level_move_by_day CREATE INDEX level_move_by_day ON level_move (on_day)
index media_plan_current CREATE UNIQUE INDEX media_plan_current ON media_plan (is_current) WHERE is_current = 1
index membership_by_contact CREATE INDEX membership_by_contact ON membership (contact_id, community_id)
index membership_by_joining CREATE INDEX membership_by_joining ON membership (joined_on, community_id) WHERE joined_on IS NOT NULL
index networking_cost_by_day CREATE INDEX networking_cost_by_day ON networking_cost (on_day, id)
index not_duplicate_by_second CREATE INDEX not_duplicate_by_second ON not_duplicate (second_id)
index organization_by_name CREATE INDEX organization_by_name ON organization (sort_name, id)
index plan_cost_by_campaign CREATE INDEX plan_cost_by_campaign ON plan_cost (campaign_id)
index plan_cost_by_plan CREATE UNIQUE INDEX plan_cost_by_plan ON plan_cost (plan_id, lineage)
index post_by_author CREATE INDEX post_by_author ON post (author_id, on_day) WHERE author_id IS NOT NULL
index post_by_day CREATE INDEX post_by_day ON post (on_day, id)
index post_by_external_id CREATE UNIQUE INDEX post_by_external_id ON post (platform, external_id) WHERE external_id <> ''
index post_by_handle CREATE INDEX post_by_handle ON post (own_handle_id, on_day) WHERE own_handle_id IS NOT NULL
index post_figures CREATE INDEX post_figures ON post (kind, on_day, own_handle_id, platform, author_id, permission, said_sentiment, read_sentiment, reach, impressions, reactions, comments, shares, saves, clicks, views, promoted_impressions, promoted_engagements, promoted_clicks)
index post_unread CREATE INDEX post_unread ON post (id) WHERE read_sentiment = 'unread'
index quarter_goal_by_campaign CREATE INDEX quarter_goal_by_campaign ON quarter_goal (campaign_id)
index quarter_goal_by_subject CREATE UNIQUE INDEX quarter_goal_by_subject ON quarter_goal (quarter, metric, coalesce(campaign_id, 0), coalesce(platform, ''))
table actual CREATE TABLE actual (
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
) STRICT, WITHOUT ROWID
table actual_confirmed CREATE TABLE actual_confirmed (
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  occurrence INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  PRIMARY KEY (from_day, to_day, breakdown_id, entity_id, segment_id, occurrence, batch_id)
) STRICT, WITHOUT ROWID
table actual_month CREATE TABLE actual_month (
  account_id INTEGER NOT NULL,
  campaign_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
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
  PRIMARY KEY (account_id, campaign_id, currency, from_day, to_day)
) STRICT, WITHOUT ROWID
table actual_replaced CREATE TABLE actual_replaced (
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
) STRICT, WITHOUT ROWID
table actual_slice CREATE TABLE actual_slice (
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
) STRICT, WITHOUT ROWID
table actual_stretch CREATE TABLE actual_stretch (
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
) STRICT, WITHOUT ROWID
table ad_account CREATE TABLE ad_account (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (platform, identity)
) STRICT
table ad_entity CREATE TABLE ad_entity (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES ad_account (id),
  level TEXT NOT NULL CHECK (level IN ('account', 'campaign', 'ad_set', 'ad')),
  identity TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id),
  campaign_name TEXT NOT NULL,
  ad_set_name TEXT NOT NULL,
  ad_name TEXT NOT NULL,
  UNIQUE (account_id, identity)
) STRICT
table advice_fit CREATE TABLE advice_fit (
  question TEXT PRIMARY KEY,
  data_version TEXT NOT NULL,
  made_at TEXT NOT NULL,
  fit TEXT NOT NULL
) STRICT, WITHOUT ROWID
table advice_move CREATE TABLE advice_move (
  promise_id INTEGER NOT NULL REFERENCES advice_promise (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  before_minor INTEGER NOT NULL CHECK (before_minor >= 0),
  after_minor INTEGER NOT NULL CHECK (after_minor >= 0),
  PRIMARY KEY (promise_id, channel)
) STRICT, WITHOUT ROWID
table advice_promise CREATE TABLE advice_promise (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER REFERENCES media_plan (id) ON DELETE SET NULL,
  question TEXT NOT NULL,
  tier INTEGER NOT NULL CHECK (tier IN (1, 2)),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  currency TEXT NOT NULL,
  low REAL NOT NULL,
  expected REAL NOT NULL,
  high REAL NOT NULL,
  unchanged REAL NOT NULL,
  data_version TEXT NOT NULL,
  made_at TEXT NOT NULL,
  CHECK (to_day >= from_day),
  CHECK (low <= expected AND expected <= high)
) STRICT
table advocate CREATE TABLE advocate (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  since_day TEXT NOT NULL
) STRICT
table alert_dismissal CREATE TABLE alert_dismissal (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('went_quiet', 'came_back', 'first_contribution', 'level_moved')),
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  community_id INTEGER REFERENCES community (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL
) STRICT
table attribution CREATE TABLE attribution (
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
) STRICT
table audience CREATE TABLE audience (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  definition TEXT NOT NULL,
  exclusions TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
, age_from INTEGER CHECK (age_from BETWEEN 0 AND 120), age_to INTEGER CHECK (age_to BETWEEN 0 AND 120 AND age_to >= age_from), places TEXT NOT NULL DEFAULT '', languages TEXT NOT NULL DEFAULT '', interests TEXT NOT NULL DEFAULT '', lookalike TEXT NOT NULL DEFAULT '') STRICT
table audience_overlap CREATE TABLE audience_overlap (
  first_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  on_day TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID
table audience_size CREATE TABLE "audience_size" (
  audience_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  on_day TEXT NOT NULL,
  low INTEGER NOT NULL CHECK (low >= 0),
  high INTEGER NOT NULL,
  PRIMARY KEY (audience_id, platform, on_day),
  CHECK (high >= low)
) STRICT, WITHOUT ROWID
table audience_use CREATE TABLE audience_use (
  audience_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  is_excluded INTEGER NOT NULL CHECK (is_excluded IN (0, 1)),
  PRIMARY KEY (audience_id, campaign_id, platform)
) STRICT, WITHOUT ROWID
table audit_entry CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('erasure', 'retention', 'merge', 'removal', 'consent', 'objection', 'import', 'import_undone', 'undo', 'redo', 'restore', 'rescue')),
  details TEXT NOT NULL CHECK (json_valid(details)),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT
table breakdown CREATE TABLE breakdown (
  id INTEGER PRIMARY KEY,
  level TEXT NOT NULL CHECK (level IN ('account', 'campaign', 'ad_set', 'ad')),
  segments TEXT NOT NULL,
  identified_by TEXT NOT NULL CHECK (identified_by IN ('id', 'name')),
  UNIQUE (level, segments, identified_by)
) STRICT
table bridge_action CREATE TABLE bridge_action (
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
) STRICT
table bridge_action_contact CREATE TABLE bridge_action_contact (
  action_id INTEGER NOT NULL REFERENCES bridge_action (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  follow_up_id INTEGER REFERENCES follow_up (id) ON DELETE SET NULL,
  PRIMARY KEY (action_id, contact_id)
) STRICT, WITHOUT ROWID
table budget CREATE TABLE budget (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES media_plan (id) ON DELETE CASCADE,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT,
  placement TEXT,
  month TEXT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  CHECK (placement IS NULL OR platform IS NOT NULL)
) STRICT
table campaign CREATE TABLE campaign (
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
) STRICT
table campaign_response CREATE TABLE campaign_response (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (contact_id, campaign_id, on_day)
) STRICT
table campaign_source CREATE TABLE campaign_source (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES ad_account (id),
  identity TEXT NOT NULL,
  name TEXT NOT NULL,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  UNIQUE (account_id, identity)
) STRICT
table campaign_template CREATE TABLE campaign_template (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  objective TEXT NOT NULL,
  kpi TEXT,
  target REAL,
  budget_minor INTEGER,
  currency TEXT,
  length_days INTEGER CHECK (length_days > 0),
  owner TEXT NOT NULL,
  brief TEXT NOT NULL
) STRICT
table community CREATE TABLE community (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  platform TEXT NOT NULL,
  url TEXT NOT NULL,
  rules TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT
table community_month CREATE TABLE community_month (
  month TEXT NOT NULL,
  community_id INTEGER NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  PRIMARY KEY (month, community_id)
) STRICT, WITHOUT ROWID
table community_size CREATE TABLE community_size (
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  members INTEGER NOT NULL CHECK (members >= 0),
  PRIMARY KEY (community_id, on_day)
) STRICT, WITHOUT ROWID
table consent CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('consent', 'contract', 'legitimate_interest')),
  source TEXT NOT NULL,
  wording TEXT NOT NULL,
  given_on TEXT NOT NULL,
  withdrawn_on TEXT,
  created_at TEXT NOT NULL
) STRICT
table contact CREATE TABLE contact (
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
, group_id INTEGER REFERENCES contact_group (id) ON DELETE SET NULL, how_met TEXT NOT NULL DEFAULT '', strength_rank REAL, awaits_answer INTEGER NOT NULL DEFAULT 0 CHECK (awaits_answer IN (0, 1)), quiet_on TEXT, came_back_on TEXT, first_contribution_on TEXT, is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)), has_objected INTEGER NOT NULL DEFAULT 0 CHECK (has_objected IN (0, 1)), last_interaction_on TEXT) STRICT
table contact_audience CREATE TABLE contact_audience (
  audience_id INTEGER PRIMARY KEY REFERENCES audience (id) ON DELETE CASCADE,
  selection TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  people INTEGER NOT NULL CHECK (people >= 0),
  counted_on TEXT NOT NULL
) STRICT
table contact_email CREATE TABLE contact_email (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  email TEXT NOT NULL
) STRICT
table contact_former CREATE TABLE contact_former (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  former_id INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (contact_id, former_id, created_at)
) STRICT, WITHOUT ROWID
table contact_group CREATE TABLE contact_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sort_name TEXT NOT NULL,
  ideal_days INTEGER,
  longest_days INTEGER,
  created_at TEXT NOT NULL
) STRICT
table contact_handle CREATE TABLE contact_handle (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  url TEXT NOT NULL
) STRICT
table contact_key CREATE TABLE contact_key (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('email', 'handle', 'name_organization', 'name')),
  key TEXT NOT NULL,
  PRIMARY KEY (contact_id, kind, key)
) STRICT, WITHOUT ROWID
table contact_phone CREATE TABLE contact_phone (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  phone TEXT NOT NULL
) STRICT
table contact_photo CREATE TABLE contact_photo (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL
) STRICT
table contact_search CREATE VIRTUAL TABLE contact_search USING fts5 (name, detail, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')
table contact_search_config CREATE TABLE 'contact_search_config'(k PRIMARY KEY, v) WITHOUT ROWID
table contact_search_content CREATE TABLE 'contact_search_content'(id INTEGER PRIMARY KEY, c0, c1)
table contact_search_data CREATE TABLE 'contact_search_data'(id INTEGER PRIMARY KEY, block BLOB)
table contact_search_docsize CREATE TABLE 'contact_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB)
table contact_search_idx CREATE TABLE 'contact_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID
table contact_stage CREATE TABLE contact_stage (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  lead_on TEXT,
  customer_on TEXT,
  CHECK (lead_on IS NOT NULL OR customer_on IS NOT NULL)
) STRICT
table contact_tag CREATE TABLE contact_tag (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  PRIMARY KEY (contact_id, tag_id)
) STRICT, WITHOUT ROWID
table conversion_kind CREATE TABLE conversion_kind (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT
table cost_line CREATE TABLE cost_line (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('fee', 'production', 'labour')),
  label TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  on_day TEXT NOT NULL
) STRICT
table creative CREATE TABLE creative (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved', 'live', 'retired')),
  scheduled_on TEXT,
  landing_url TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT
table creative_event CREATE TABLE creative_event (
  id INTEGER PRIMARY KEY,
  creative_id INTEGER NOT NULL REFERENCES creative (id) ON DELETE CASCADE,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT
table creative_variant CREATE TABLE creative_variant (
  id INTEGER PRIMARY KEY,
  creative_id INTEGER NOT NULL REFERENCES creative (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  platform TEXT NOT NULL,
  placement TEXT NOT NULL,
  label TEXT NOT NULL,
  body TEXT NOT NULL,
  headline TEXT NOT NULL,
  description TEXT NOT NULL,
  asset TEXT NOT NULL,
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  seconds REAL CHECK (seconds > 0)
) STRICT
table custom_field CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'link')),
  choices TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT
table custom_value CREATE TABLE custom_value (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES custom_field (id) ON DELETE CASCADE,
  text_value TEXT,
  number_value REAL,
  PRIMARY KEY (contact_id, field_id),
  CHECK ((text_value IS NULL) <> (number_value IS NULL))
) STRICT, WITHOUT ROWID
table deal CREATE TABLE deal (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  on_day TEXT NOT NULL,
  note TEXT NOT NULL
, customer TEXT NOT NULL DEFAULT '', sort_name TEXT NOT NULL DEFAULT '', external_id TEXT, is_cleared INTEGER NOT NULL DEFAULT 0 CHECK (is_cleared IN (0, 1))) STRICT
table deal_contact CREATE TABLE deal_contact (
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (deal_id, contact_id)
) STRICT, WITHOUT ROWID
table definition_break CREATE TABLE definition_break (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  on_day TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what <> ''),
  UNIQUE (platform, on_day, what)
) STRICT
table entity_alias CREATE TABLE entity_alias (
  account_id INTEGER NOT NULL REFERENCES ad_account (id),
  identity TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES ad_entity (id),
  PRIMARY KEY (account_id, identity, batch_id)
) STRICT, WITHOUT ROWID
table entity_month CREATE TABLE entity_month (
  entity_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  currency TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  spend_minor INTEGER,
  impressions INTEGER,
  reach INTEGER,
  link_clicks INTEGER,
  clicks_all INTEGER,
  clicks INTEGER,
  conversions REAL,
  conversion_value_minor INTEGER,
  conversion_kind_min INTEGER,
  conversion_kind_max INTEGER,
  PRIMARY KEY (entity_id, from_day, to_day, breakdown_id, currency)
) STRICT, WITHOUT ROWID
table erasure CREATE TABLE erasure (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('request', 'retention', 'restored')),
  rule TEXT NOT NULL,
  contacts INTEGER NOT NULL CHECK (contacts > 0)
) STRICT
table erasure_ledger CREATE TABLE erasure_ledger (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lines INTEGER NOT NULL CHECK (lines >= 0)
) STRICT
table exchange_rate CREATE TABLE exchange_rate (
  id INTEGER PRIMARY KEY,
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  on_day TEXT NOT NULL,
  rate TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (from_currency, to_currency, on_day),
  CHECK (from_currency <> to_currency)
) STRICT
table experiment CREATE TABLE experiment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL,
  hypothesis TEXT NOT NULL,
  first_label TEXT NOT NULL,
  second_label TEXT NOT NULL,
  baseline REAL NOT NULL CHECK (baseline > 0 AND baseline < 1),
  lift REAL NOT NULL CHECK (lift > 0 AND lift < 1),
  power REAL NOT NULL CHECK (power > 0 AND power < 1),
  alpha REAL NOT NULL CHECK (alpha > 0 AND alpha < 1),
  first_trials INTEGER CHECK (first_trials >= 0),
  first_successes INTEGER,
  second_trials INTEGER CHECK (second_trials >= 0),
  second_successes INTEGER,
  decision TEXT NOT NULL,
  created_at TEXT NOT NULL, measure TEXT NOT NULL DEFAULT 'cvr' CHECK (measure IN ('cvr', 'ctr')), platform TEXT, starts_on TEXT, looks INTEGER NOT NULL DEFAULT 0 CHECK (looks >= 0),
  CHECK (first_successes BETWEEN 0 AND first_trials),
  CHECK (second_successes BETWEEN 0 AND second_trials)
) STRICT
table first_engaged CREATE TABLE first_engaged (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (contact_id, period)
) STRICT, WITHOUT ROWID
table first_touch CREATE TABLE first_touch (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (contact_id, period)
) STRICT, WITHOUT ROWID
table flight CREATE TABLE flight (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES media_plan (id) ON DELETE CASCADE,
  lineage INTEGER NOT NULL,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  placement TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  shape TEXT NOT NULL CHECK (shape IN ('even', 'front', 'back', 'custom')),
  custom_minor TEXT,
  dark TEXT NOT NULL,
  is_booked INTEGER NOT NULL CHECK (is_booked IN (0, 1)),
  note TEXT NOT NULL,
  CHECK (ends_on >= starts_on),
  CHECK ((shape = 'custom') = (custom_minor IS NOT NULL))
) STRICT
table follow_up CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  note TEXT NOT NULL,
  done_on TEXT,
  created_at TEXT NOT NULL
) STRICT
table follower_snapshot CREATE TABLE follower_snapshot (
  own_handle_id INTEGER NOT NULL REFERENCES own_handle (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  followers INTEGER NOT NULL CHECK (followers >= 0),
  gained INTEGER,
  PRIMARY KEY (own_handle_id, on_day)
) STRICT, WITHOUT ROWID
table hourly_rate CREATE TABLE hourly_rate (
  id INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL UNIQUE,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL
) STRICT
table import_attribution CREATE TABLE import_attribution (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  setting TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  PRIMARY KEY (batch_id, setting)
) STRICT, WITHOUT ROWID
table import_batch CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  platform TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  receipt TEXT NOT NULL
) STRICT
table import_claim CREATE TABLE import_claim (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (contact_id, batch_id)
) STRICT, WITHOUT ROWID
table import_deal_contact CREATE TABLE import_deal_contact (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (batch_id, deal_id, contact_id)
) STRICT, WITHOUT ROWID
table import_layout CREATE TABLE import_layout (
  batch_id INTEGER PRIMARY KEY REFERENCES import_batch (id) ON DELETE CASCADE,
  layout TEXT NOT NULL
) STRICT
table import_mapping CREATE TABLE import_mapping (
  header_hash TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  options TEXT NOT NULL, platform TEXT NOT NULL DEFAULT 'generic', headings TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (header_hash, batch_id)
) STRICT, WITHOUT ROWID
table import_own_row CREATE TABLE "import_own_row" (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('post', 'snapshot', 'deal')),
  -- A JSON list: platform and external_id of a post, handle and day of a snapshot, external_id of a deal.
  row_key TEXT NOT NULL,
  -- A JSON list with a cell for each column that a file can tell. null: it did not tell it; false: it is not known any more.
  said TEXT NOT NULL,
  -- What these columns held before, as a JSON list. Null: there was no such row.
  before TEXT,
  PRIMARY KEY (kind, row_key, batch_id)
) STRICT, WITHOUT ROWID
table import_person CREATE TABLE import_person (
  identity TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  contact_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  PRIMARY KEY (identity, batch_id)
) STRICT, WITHOUT ROWID
table import_refusal CREATE TABLE import_refusal (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL, cells TEXT,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID
table import_salt CREATE TABLE import_salt (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  salt TEXT NOT NULL
) STRICT
table import_stretch CREATE TABLE import_stretch (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  breakdown_id INTEGER NOT NULL,
  PRIMARY KEY (batch_id, from_day, to_day, breakdown_id)
) STRICT, WITHOUT ROWID
table import_touch CREATE TABLE import_touch (
  identity TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
  PRIMARY KEY (identity, batch_id)
) STRICT, WITHOUT ROWID
table import_touch_claim CREATE TABLE import_touch_claim (
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  PRIMARY KEY (interaction_id, batch_id)
) STRICT, WITHOUT ROWID
table import_use CREATE TABLE import_use (
  kind TEXT NOT NULL CHECK (kind IN ('account', 'source', 'entity', 'breakdown', 'segment', 'conversion_kind')),
  item_id INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  PRIMARY KEY (kind, item_id, batch_id)
) STRICT, WITHOUT ROWID
table imported_contact CREATE TABLE imported_contact (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE
) STRICT
table interaction CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('outgoing', 'incoming', 'mutual')),
  on_day TEXT NOT NULL,
  minutes INTEGER,
  platform TEXT,
  community_id INTEGER REFERENCES community (id) ON DELETE SET NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
, sentiment TEXT CHECK (sentiment IN ('positive', 'neutral', 'negative')), sentiment_label TEXT NOT NULL DEFAULT 'unread' CHECK (sentiment_label IN ('unread', 'empty', 'none', 'positive', 'neutral', 'negative'))) STRICT
table interaction_contact CREATE TABLE interaction_contact (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE, needs_no_reply INTEGER NOT NULL DEFAULT 0 CHECK (needs_no_reply IN (0, 1)),
  PRIMARY KEY (contact_id, interaction_id)
) STRICT, WITHOUT ROWID
table interaction_month CREATE TABLE interaction_month (
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  direction TEXT NOT NULL,
  platform TEXT NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  minutes INTEGER NOT NULL,
  without_minutes INTEGER NOT NULL,
  PRIMARY KEY (month, type, direction, platform)
) STRICT, WITHOUT ROWID
table interaction_search CREATE VIRTUAL TABLE interaction_search USING fts5 (note, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')
table interaction_search_config CREATE TABLE 'interaction_search_config'(k PRIMARY KEY, v) WITHOUT ROWID
table interaction_search_content CREATE TABLE 'interaction_search_content'(id INTEGER PRIMARY KEY, c0)
table interaction_search_data CREATE TABLE 'interaction_search_data'(id INTEGER PRIMARY KEY, block BLOB)
table interaction_search_docsize CREATE TABLE 'interaction_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB)
table interaction_search_idx CREATE TABLE 'interaction_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID
table level_move CREATE TABLE level_move (
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  on_day TEXT NOT NULL,
  from_level INTEGER NOT NULL CHECK (from_level BETWEEN 1 AND 4),
  to_level INTEGER NOT NULL CHECK (to_level BETWEEN 1 AND 4),
  PRIMARY KEY (community_id, contact_id, on_day)
) STRICT, WITHOUT ROWID
table mapping_word CREATE TABLE mapping_word (
  platform TEXT NOT NULL,
  header_hash TEXT NOT NULL,
  headings TEXT NOT NULL,
  options TEXT,
  said_at TEXT NOT NULL,
  PRIMARY KEY (platform, header_hash)
) STRICT, WITHOUT ROWID
table media_plan CREATE TABLE media_plan (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  created_at TEXT NOT NULL,
  CHECK (ends_on >= starts_on)
) STRICT
table membership CREATE TABLE membership (
  community_id INTEGER NOT NULL REFERENCES community (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  level INTEGER CHECK (level BETWEEN 1 AND 4),
  joined_on TEXT,
  PRIMARY KEY (community_id, contact_id)
) STRICT, WITHOUT ROWID
table networking_cost CREATE TABLE networking_cost (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'gift', 'tool', 'other')),
  label TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  on_day TEXT NOT NULL
) STRICT
table not_duplicate CREATE TABLE not_duplicate (
  first_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID
table objection CREATE TABLE objection (
  hash TEXT PRIMARY KEY,
  noted_on TEXT NOT NULL
) STRICT, WITHOUT ROWID
table objection_salt CREATE TABLE objection_salt (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  salt TEXT NOT NULL
) STRICT
table organization CREATE TABLE organization (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort_name TEXT NOT NULL,
  url TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT
table own_handle CREATE TABLE own_handle (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  handle TEXT NOT NULL,
  url TEXT NOT NULL,
  UNIQUE (platform, handle)
) STRICT
table plan_cost CREATE TABLE "plan_cost" (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES media_plan (id) ON DELETE CASCADE,
  lineage INTEGER NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('fee', 'commission', 'tax', 'production', 'labour')),
  label TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('percent', 'once', 'monthly')),
  rate_ppm INTEGER CHECK (rate_ppm > 0),
  amount_minor INTEGER CHECK (amount_minor > 0),
  currency TEXT,
  on_day TEXT,
  from_month TEXT,
  to_month TEXT,
  CHECK ((rule = 'percent') = (rate_ppm IS NOT NULL)),
  CHECK ((rule = 'percent') = (amount_minor IS NULL)),
  CHECK ((amount_minor IS NULL) = (currency IS NULL))
) STRICT
table planning_settings CREATE TABLE planning_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  first_weekday INTEGER NOT NULL CHECK (first_weekday BETWEEN 1 AND 7),
  time_zone TEXT,
  under_below REAL NOT NULL CHECK (under_below > 0 AND under_below <= 1),
  over_above REAL NOT NULL CHECK (over_above >= 1)
) STRICT
table platform_zone CREATE TABLE platform_zone (
  platform TEXT PRIMARY KEY,
  time_zone TEXT NOT NULL
) STRICT, WITHOUT ROWID
table post CREATE TABLE "post" (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('own', 'user_generated', 'mention')),
  platform TEXT NOT NULL,
  own_handle_id INTEGER REFERENCES own_handle (id) ON DELETE SET NULL,
  author_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  on_day TEXT,
  url TEXT NOT NULL,
  text TEXT NOT NULL,
  -- The text as a search sees it.
  search_text TEXT NOT NULL,
  reach INTEGER CHECK (reach >= 0),
  impressions INTEGER CHECK (impressions >= 0),
  reactions INTEGER CHECK (reactions >= 0),
  comments INTEGER CHECK (comments >= 0),
  shares INTEGER CHECK (shares >= 0),
  saves INTEGER CHECK (saves >= 0),
  clicks INTEGER CHECK (clicks >= 0),
  permission TEXT NOT NULL CHECK (permission IN ('none', 'asked', 'granted', 'refused')),
  permission_on TEXT,
  permission_note TEXT NOT NULL,
  -- 'unread': not yet; 'none': read, and no label could be told.
  read_sentiment TEXT NOT NULL CHECK (read_sentiment IN ('unread', 'none', 'positive', 'neutral', 'negative')),
  said_sentiment TEXT CHECK (said_sentiment IN ('positive', 'neutral', 'negative')),
  external_id TEXT NOT NULL
, views INTEGER CHECK (views >= 0), promoted_impressions INTEGER CHECK (promoted_impressions >= 0), promoted_engagements INTEGER CHECK (promoted_engagements >= 0), promoted_clicks INTEGER CHECK (promoted_clicks >= 0)) STRICT
table quarter_goal CREATE TABLE "quarter_goal" (
  id INTEGER PRIMARY KEY,
  quarter TEXT NOT NULL,
  metric TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT,
  target REAL NOT NULL CHECK (target > 0),
  currency TEXT,
  note TEXT NOT NULL
) STRICT
table relationship_goal CREATE TABLE relationship_goal (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('touches', 'people', 'new_contacts', 'posts', 'followers')),
  target INTEGER NOT NULL CHECK (target > 0),
  starts_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  community_id INTEGER REFERENCES community (id) ON DELETE SET NULL,
  own_handle_id INTEGER REFERENCES own_handle (id) ON DELETE SET NULL
) STRICT
table removed_id CREATE TABLE removed_id (
  table_name TEXT PRIMARY KEY,
  highest INTEGER NOT NULL
) STRICT, WITHOUT ROWID
table report_logo CREATE TABLE report_logo (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL,
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0)
) STRICT
table retention_rule CREATE TABLE retention_rule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  filter TEXT,
  idle_days INTEGER NOT NULL CHECK (idle_days > 0)
) STRICT
table saved_report CREATE TABLE saved_report (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  ask TEXT NOT NULL CHECK (json_valid(ask)),
  position INTEGER NOT NULL
) STRICT
table saved_view CREATE TABLE "saved_view" (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL CHECK (list IN ('contacts', 'communities', 'organizations', 'posts', 'mentions', 'campaigns', 'deals', 'audiences', 'creatives', 'experiments', 'interactions', 'imports')),
  name TEXT NOT NULL,
  search TEXT NOT NULL,
  filter TEXT,
  sort TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('ascending', 'descending')),
  columns TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (list, name)
) STRICT
table segment CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  value TEXT NOT NULL UNIQUE
) STRICT
table sentiment_month CREATE TABLE sentiment_month (
  sentiment_label TEXT NOT NULL,
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  direction TEXT NOT NULL,
  platform TEXT NOT NULL,
  interactions INTEGER NOT NULL CHECK (interactions >= 0),
  PRIMARY KEY (sentiment_label, month, type, direction, platform)
) STRICT, WITHOUT ROWID
table sentiment_reading CREATE TABLE sentiment_reading (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  edition INTEGER NOT NULL,
  reread_to INTEGER NOT NULL
) STRICT
table share_of_voice CREATE TABLE share_of_voice (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  source TEXT NOT NULL,
  own_mentions INTEGER NOT NULL CHECK (own_mentions >= 0),
  competitors TEXT NOT NULL
) STRICT
table shared_key CREATE TABLE shared_key (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  contact_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (kind, key, contact_id)
) STRICT, WITHOUT ROWID
table tag CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT
table undo_change CREATE TABLE undo_change (
  step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (step_id, position)
) STRICT, WITHOUT ROWID
table undo_step CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1))
) STRICT
table utm_convention CREATE TABLE utm_convention (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  source TEXT NOT NULL,
  medium TEXT NOT NULL,
  campaign TEXT NOT NULL,
  content TEXT NOT NULL,
  term TEXT NOT NULL,
  separator TEXT NOT NULL CHECK (separator IN ('-', '_', '+'))
) STRICT
table workbook CREATE TABLE workbook (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  gross_margin REAL CHECK (gross_margin > 0 AND gross_margin <= 1),
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT
trigger audience_id_removed CREATE TRIGGER audience_id_removed AFTER DELETE ON audience WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('audience', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger audit_entry_follows CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit_entry)
BEGIN SELECT RAISE(ABORT, 'an entry of the record comes after the last'); END
trigger audit_entry_is_kept CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END
trigger audit_entry_stays CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END
trigger campaign_id_removed CREATE TRIGGER campaign_id_removed AFTER DELETE ON campaign WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('campaign', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger community_id_removed CREATE TRIGGER community_id_removed AFTER DELETE ON community WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('community', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger community_month_delete CREATE TRIGGER community_month_delete AFTER DELETE ON interaction WHEN OLD.community_id IS NOT NULL BEGIN
  UPDATE community_month SET interactions = interactions - 1 WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id;
  DELETE FROM community_month WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id AND interactions = 0;
END
trigger community_month_insert CREATE TRIGGER community_month_insert AFTER INSERT ON interaction WHEN NEW.community_id IS NOT NULL BEGIN
  INSERT INTO community_month (month, community_id, interactions) VALUES (substr(NEW.on_day, 1, 7), NEW.community_id, 1) ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END
trigger community_month_update CREATE TRIGGER community_month_update AFTER UPDATE OF on_day, community_id ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.community_id IS NOT NEW.community_id BEGIN
  UPDATE community_month SET interactions = interactions - 1 WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id;
  DELETE FROM community_month WHERE month = substr(OLD.on_day, 1, 7) AND community_id = OLD.community_id AND interactions = 0;
  INSERT INTO community_month (month, community_id, interactions) SELECT substr(NEW.on_day, 1, 7), NEW.community_id, 1 WHERE NEW.community_id IS NOT NULL ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END
trigger contact_email_search_delete CREATE TRIGGER contact_email_search_delete AFTER DELETE ON contact_email BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = OLD.contact_id) WHERE rowid = OLD.contact_id;
END
trigger contact_email_search_insert CREATE TRIGGER contact_email_search_insert AFTER INSERT ON contact_email BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = NEW.contact_id) WHERE rowid = NEW.contact_id;
END
trigger contact_group_id_removed CREATE TRIGGER contact_group_id_removed AFTER DELETE ON contact_group WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('contact_group', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger contact_handle_search_delete CREATE TRIGGER contact_handle_search_delete AFTER DELETE ON contact_handle BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = OLD.contact_id) WHERE rowid = OLD.contact_id;
END
trigger contact_handle_search_insert CREATE TRIGGER contact_handle_search_insert AFTER INSERT ON contact_handle BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = NEW.contact_id) WHERE rowid = NEW.contact_id;
END
trigger contact_id_removed CREATE TRIGGER contact_id_removed AFTER DELETE ON contact WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('contact', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger contact_search_delete CREATE TRIGGER contact_search_delete AFTER DELETE ON contact BEGIN
  DELETE FROM contact_search WHERE rowid = OLD.id;
END
trigger contact_search_insert CREATE TRIGGER contact_search_insert AFTER INSERT ON contact BEGIN
  INSERT INTO contact_search (rowid, name, detail) SELECT id, name, detail FROM contact_search_text WHERE id = NEW.id;
END
trigger contact_search_update CREATE TRIGGER contact_search_update AFTER UPDATE OF name, organization, role ON contact BEGIN
  UPDATE contact_search SET (name, detail) = (SELECT name, detail FROM contact_search_text WHERE id = NEW.id) WHERE rowid = NEW.id;
END
trigger contact_tag_search_delete CREATE TRIGGER contact_tag_search_delete AFTER DELETE ON contact_tag BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = OLD.contact_id) WHERE rowid = OLD.contact_id;
END
trigger contact_tag_search_insert CREATE TRIGGER contact_tag_search_insert AFTER INSERT ON contact_tag BEGIN
  UPDATE contact_search SET detail = (SELECT detail FROM contact_search_text WHERE id = NEW.contact_id) WHERE rowid = NEW.contact_id;
END
trigger creative_id_removed CREATE TRIGGER creative_id_removed AFTER DELETE ON creative WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('creative', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger custom_field_id_removed CREATE TRIGGER custom_field_id_removed AFTER DELETE ON custom_field WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('custom_field', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger experiment_id_removed CREATE TRIGGER experiment_id_removed AFTER DELETE ON experiment WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('experiment', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger import_batch_id_removed CREATE TRIGGER import_batch_id_removed AFTER DELETE ON import_batch WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('import_batch', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger interaction_month_delete CREATE TRIGGER interaction_month_delete AFTER DELETE ON interaction BEGIN
  UPDATE interaction_month SET interactions = interactions - 1, minutes = minutes - coalesce(OLD.minutes, 0), without_minutes = without_minutes - (OLD.minutes IS NULL)
    WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
END
trigger interaction_month_insert CREATE TRIGGER interaction_month_insert AFTER INSERT ON interaction BEGIN
  INSERT INTO interaction_month VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1, coalesce(NEW.minutes, 0), NEW.minutes IS NULL)
    ON CONFLICT DO UPDATE SET interactions = interactions + 1, minutes = minutes + excluded.minutes, without_minutes = without_minutes + excluded.without_minutes;
END
trigger interaction_month_update CREATE TRIGGER interaction_month_update AFTER UPDATE OF on_day, type, direction, platform, minutes ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.type <> NEW.type OR OLD.direction <> NEW.direction OR OLD.platform IS NOT NEW.platform OR OLD.minutes IS NOT NEW.minutes BEGIN
  UPDATE interaction_month SET interactions = interactions - 1, minutes = minutes - coalesce(OLD.minutes, 0), without_minutes = without_minutes - (OLD.minutes IS NULL)
    WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM interaction_month WHERE month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
  INSERT INTO interaction_month VALUES (substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1, coalesce(NEW.minutes, 0), NEW.minutes IS NULL)
    ON CONFLICT DO UPDATE SET interactions = interactions + 1, minutes = minutes + excluded.minutes, without_minutes = without_minutes + excluded.without_minutes;
END
trigger interaction_reading_update CREATE TRIGGER interaction_reading_update AFTER UPDATE OF note, sentiment ON interaction WHEN NEW.note <> OLD.note OR NEW.sentiment IS NOT OLD.sentiment BEGIN
  UPDATE interaction SET sentiment_label = 'unread' WHERE id = NEW.id;
END
trigger interaction_search_delete CREATE TRIGGER interaction_search_delete AFTER DELETE ON interaction BEGIN
  DELETE FROM interaction_search WHERE rowid = OLD.id;
END
trigger interaction_search_insert CREATE TRIGGER interaction_search_insert AFTER INSERT ON interaction WHEN NEW.note <> '' BEGIN
  INSERT INTO interaction_search (rowid, note) VALUES (NEW.id, NEW.note);
END
trigger interaction_search_update CREATE TRIGGER interaction_search_update AFTER UPDATE OF note ON interaction BEGIN
  DELETE FROM interaction_search WHERE rowid = OLD.id;
  INSERT INTO interaction_search (rowid, note) SELECT NEW.id, NEW.note WHERE NEW.note <> '';
END
trigger media_plan_id_removed CREATE TRIGGER media_plan_id_removed AFTER DELETE ON media_plan WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('media_plan', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger organization_id_removed CREATE TRIGGER organization_id_removed AFTER DELETE ON organization WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('organization', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger own_handle_id_removed CREATE TRIGGER own_handle_id_removed AFTER DELETE ON own_handle WHEN OLD.id < 2147483647 BEGIN
  INSERT INTO removed_id (table_name, highest) VALUES ('own_handle', OLD.id) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= 2147483647;
END
trigger sentiment_month_delete CREATE TRIGGER sentiment_month_delete AFTER DELETE ON interaction WHEN OLD.sentiment_label NOT IN ('unread', 'empty') BEGIN
  UPDATE sentiment_month SET interactions = interactions - 1
    WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM sentiment_month WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
END
trigger sentiment_month_insert CREATE TRIGGER sentiment_month_insert AFTER INSERT ON interaction WHEN NEW.sentiment_label NOT IN ('unread', 'empty') BEGIN
  INSERT INTO sentiment_month VALUES (NEW.sentiment_label, substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1) ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END
trigger sentiment_month_update CREATE TRIGGER sentiment_month_update AFTER UPDATE OF on_day, type, direction, platform, sentiment_label ON interaction
WHEN substr(OLD.on_day, 1, 7) <> substr(NEW.on_day, 1, 7) OR OLD.type <> NEW.type OR OLD.direction <> NEW.direction OR OLD.platform IS NOT NEW.platform OR OLD.sentiment_label <> NEW.sentiment_label BEGIN
  UPDATE sentiment_month SET interactions = interactions - 1
    WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '');
  DELETE FROM sentiment_month WHERE sentiment_label = OLD.sentiment_label AND month = substr(OLD.on_day, 1, 7) AND type = OLD.type AND direction = OLD.direction AND platform = coalesce(OLD.platform, '') AND interactions = 0;
  INSERT INTO sentiment_month SELECT NEW.sentiment_label, substr(NEW.on_day, 1, 7), NEW.type, NEW.direction, coalesce(NEW.platform, ''), 1 WHERE NEW.sentiment_label NOT IN ('unread', 'empty') ON CONFLICT DO UPDATE SET interactions = interactions + 1;
END
trigger shared_key_contact_insert CREATE TRIGGER shared_key_contact_insert AFTER INSERT ON contact BEGIN
  UPDATE shared_key SET name = NEW.name WHERE contact_id = NEW.id AND (kind, key) IN (SELECT kind, key FROM contact_key WHERE contact_id = NEW.id);
END
trigger shared_key_contact_update CREATE TRIGGER shared_key_contact_update AFTER UPDATE OF name ON contact WHEN OLD.name <> NEW.name BEGIN
  UPDATE shared_key SET name = NEW.name WHERE contact_id = NEW.id AND (kind, key) IN (SELECT kind, key FROM contact_key WHERE contact_id = NEW.id);
END
trigger shared_key_delete CREATE TRIGGER shared_key_delete AFTER DELETE ON contact_key BEGIN
  DELETE FROM shared_key WHERE kind = OLD.kind AND key = OLD.key AND (contact_id = OLD.contact_id OR NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1));
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 12) AND NOT EXISTS (SELECT 1 FROM shared_key WHERE kind = OLD.kind AND key = OLD.key) ON CONFLICT DO NOTHING;
END
trigger shared_key_insert CREATE TRIGGER shared_key_insert AFTER INSERT ON contact_key WHEN EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1) BEGIN
  DELETE FROM shared_key WHERE kind = NEW.kind AND key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12);
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12) ON CONFLICT DO NOTHING;
END
trigger shared_key_update CREATE TRIGGER shared_key_update AFTER UPDATE ON contact_key WHEN OLD.kind <> NEW.kind OR OLD.key <> NEW.key OR OLD.contact_id <> NEW.contact_id BEGIN
  DELETE FROM shared_key WHERE kind = OLD.kind AND key = OLD.key AND (contact_id = OLD.contact_id OR NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1));
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = OLD.kind AND key = OLD.key LIMIT 1 OFFSET 12) AND NOT EXISTS (SELECT 1 FROM shared_key WHERE kind = OLD.kind AND key = OLD.key) ON CONFLICT DO NOTHING;
  DELETE FROM shared_key WHERE kind = NEW.kind AND key = NEW.key AND EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12);
  INSERT INTO shared_key (kind, key, contact_id, name) SELECT k.kind, k.key, k.contact_id, coalesce(c.name, '') FROM (SELECT kind, key, contact_id FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 13) AS k LEFT JOIN contact c ON c.id = k.contact_id
    WHERE EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 1)
      AND NOT EXISTS (SELECT 1 FROM contact_key WHERE kind = NEW.kind AND key = NEW.key LIMIT 1 OFFSET 12) ON CONFLICT DO NOTHING;
END
view contact_search_text CREATE VIEW contact_search_text (id, name, detail) AS
  SELECT id, name, concat_ws(' ', organization, role,
    (SELECT group_concat(handle, ' ') FROM contact_handle WHERE contact_id = contact.id),
    (SELECT group_concat(email, ' ') FROM contact_email WHERE contact_id = contact.id),
    (SELECT group_concat(tag.name, ' ') FROM contact_tag JOIN tag ON tag.id = tag_id WHERE contact_id = contact.id))
  FROM contact
