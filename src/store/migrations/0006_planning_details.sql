-- What a test counts and where it runs, so that its length can be told from results of the same kind; how often its people were complete; and commission among planned costs.

-- A share of those who saw the ad (ctr), or of those who clicked it (cvr).
ALTER TABLE experiment ADD COLUMN measure TEXT NOT NULL DEFAULT 'cvr' CHECK (measure IN ('cvr', 'ctr'));
-- Null: on no single platform.
ALTER TABLE experiment ADD COLUMN platform TEXT;
-- Null: not said.
ALTER TABLE experiment ADD COLUMN starts_on TEXT;
-- Verdicts given so far; a second one of the same test is a second look.
ALTER TABLE experiment ADD COLUMN looks INTEGER NOT NULL DEFAULT 0 CHECK (looks >= 0);

-- Commission is a kind of planned cost. A check cannot be changed in place, so the rows move to a new table.
CREATE TABLE plan_cost_next (
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
) STRICT;
INSERT INTO plan_cost_next (id, plan_id, lineage, campaign_id, kind, label, rule, rate_ppm, amount_minor, currency, on_day, from_month, to_month)
SELECT id, plan_id, lineage, campaign_id, kind, label, rule, rate_ppm, amount_minor, currency, on_day, from_month, to_month FROM plan_cost;
DROP TABLE plan_cost;
ALTER TABLE plan_cost_next RENAME TO plan_cost;
CREATE UNIQUE INDEX plan_cost_by_plan ON plan_cost (plan_id, lineage);
CREATE INDEX plan_cost_by_campaign ON plan_cost (campaign_id);
