-- Marketing planning: the media plan, budgets, pacing, audiences, creatives, experiments and goals.

-- How this workbook plans; one row. time_zone null: that of the computer.
CREATE TABLE planning_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  first_weekday INTEGER NOT NULL CHECK (first_weekday BETWEEN 1 AND 7),
  time_zone TEXT,
  under_below REAL NOT NULL CHECK (under_below > 0 AND under_below <= 1),
  over_above REAL NOT NULL CHECK (over_above >= 1)
) STRICT;
INSERT INTO planning_settings VALUES (1, 1, NULL, 0.9, 1.1);

CREATE TABLE media_plan (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  created_at TEXT NOT NULL,
  CHECK (ends_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX media_plan_current ON media_plan (is_current) WHERE is_current = 1;

-- A flight keeps its lineage in every version copied from the one it was first planned in.
CREATE TABLE flight (
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
) STRICT;
CREATE UNIQUE INDEX flight_by_plan ON flight (plan_id, lineage);
CREATE INDEX flight_by_campaign ON flight (campaign_id);

-- Planned costs beside media. percent: rate_ppm of the media it covers; once: on its day; monthly: in every month it covers.
CREATE TABLE plan_cost (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES media_plan (id) ON DELETE CASCADE,
  lineage INTEGER NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('fee', 'tax', 'production', 'labour')),
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
) STRICT;
CREATE UNIQUE INDEX plan_cost_by_plan ON plan_cost (plan_id, lineage);
CREATE INDEX plan_cost_by_campaign ON plan_cost (campaign_id);

-- What one unit of a currency was worth in another on a day, as typed in. rate is a plain decimal text, so that nothing is rounded.
CREATE TABLE exchange_rate (
  id INTEGER PRIMARY KEY,
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  on_day TEXT NOT NULL,
  rate TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (from_currency, to_currency, on_day),
  CHECK (from_currency <> to_currency)
) STRICT;

-- What may be spent, from the top down: on everything, or on a campaign, a channel, a month. Null: on all of them.
CREATE TABLE budget (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES media_plan (id) ON DELETE CASCADE,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT,
  placement TEXT,
  month TEXT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  currency TEXT NOT NULL,
  CHECK (placement IS NULL OR platform IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX budget_by_scope ON budget (plan_id, coalesce(campaign_id, 0), coalesce(platform, ''), coalesce(placement, ''), coalesce(month, ''), currency);
CREATE INDEX budget_by_campaign ON budget (campaign_id);

-- The zone in which a platform's ad account counts its days.
CREATE TABLE platform_zone (
  platform TEXT PRIMARY KEY,
  time_zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a campaign of a kind starts from.
CREATE TABLE campaign_template (
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
) STRICT;

CREATE TABLE audience (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  definition TEXT NOT NULL,
  exclusions TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- How many people a platform says an audience has: from low to high.
CREATE TABLE audience_size (
  audience_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  low INTEGER NOT NULL CHECK (low >= 0),
  high INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  PRIMARY KEY (audience_id, platform),
  CHECK (high >= low)
) STRICT, WITHOUT ROWID;

-- Which campaigns an audience is shown, or kept from, on which platform.
CREATE TABLE audience_use (
  audience_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  is_excluded INTEGER NOT NULL CHECK (is_excluded IN (0, 1)),
  PRIMARY KEY (audience_id, campaign_id, platform)
) STRICT, WITHOUT ROWID;
CREATE INDEX audience_use_by_campaign ON audience_use (campaign_id);

-- The share of the smaller of two audiences that is in the other too. The first has the lower number.
CREATE TABLE audience_overlap (
  first_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  on_day TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audience_overlap_by_second ON audience_overlap (second_id);

CREATE TABLE creative (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved', 'live', 'retired')),
  scheduled_on TEXT,
  landing_url TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX creative_by_campaign ON creative (campaign_id);
CREATE INDEX creative_by_day ON creative (scheduled_on) WHERE scheduled_on IS NOT NULL;

-- A creative as it is shown in one placement. Width, height and seconds null: not known, or it has none.
CREATE TABLE creative_variant (
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
) STRICT;
CREATE INDEX creative_variant_by_creative ON creative_variant (creative_id, position);

-- Who took a creative from one state to the next, and when.
CREATE TABLE creative_event (
  id INTEGER PRIMARY KEY,
  creative_id INTEGER NOT NULL REFERENCES creative (id) ON DELETE CASCADE,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX creative_event_by_creative ON creative_event (creative_id, id);

-- How links are marked, one row. Words in braces are filled in.
CREATE TABLE utm_convention (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  source TEXT NOT NULL,
  medium TEXT NOT NULL,
  campaign TEXT NOT NULL,
  content TEXT NOT NULL,
  term TEXT NOT NULL,
  separator TEXT NOT NULL CHECK (separator IN ('-', '_', '+'))
) STRICT;
INSERT INTO utm_convention VALUES (1, '{platform}', 'paid_social', '{campaign}', '{creative}_{variant}', '', '_');

-- A test of two variants. Numbers null: not known yet.
CREATE TABLE experiment (
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
  created_at TEXT NOT NULL,
  CHECK (first_successes BETWEEN 0 AND first_trials),
  CHECK (second_successes BETWEEN 0 AND second_trials)
) STRICT;
CREATE INDEX experiment_by_campaign ON experiment (campaign_id);

-- Who bought; empty: not said, the deal is a customer of its own.
ALTER TABLE deal ADD COLUMN customer TEXT NOT NULL DEFAULT '';

-- What is to be reached in a quarter.
CREATE TABLE quarter_goal (
  id INTEGER PRIMARY KEY,
  quarter TEXT NOT NULL,
  metric TEXT NOT NULL,
  target REAL NOT NULL CHECK (target > 0),
  currency TEXT,
  note TEXT NOT NULL,
  UNIQUE (quarter, metric)
) STRICT;
