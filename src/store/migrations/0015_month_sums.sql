-- Sums of the slices that count everywhere, by campaign and month: reports by campaign over many days are added up from them. from_day and to_day are the
-- first and last day of the month; slices that lie in no single month keep their own (both 0: no dates). first_day and last_day: what the results cover.
-- conversion_kind_min and _max as in actual_stretch.
CREATE TABLE actual_month (
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
) STRICT, WITHOUT ROWID;

INSERT INTO actual_month
SELECT account_id, campaign_id, currency,
  CASE WHEN is_month THEN month_start ELSE from_day END,
  CASE WHEN is_month THEN unixepoch(from_day * 86400, 'unixepoch', 'start of month', '+1 month', '-1 day') / 86400 ELSE to_day END,
  min(from_day), max(to_day), count(*), sum(spend_minor), sum(impressions), CASE WHEN count(*) = 1 THEN max(reach) END, sum(link_clicks), sum(clicks_all), sum(clicks), sum(conversions),
  min(CASE WHEN conversions <> 0 THEN conversion_kind_id END), max(CASE WHEN conversions <> 0 THEN conversion_kind_id END), sum(conversion_value_minor)
FROM (
  SELECT *, unixepoch(from_day * 86400, 'unixepoch', 'start of month') / 86400 AS month_start,
    from_day <> 0 AND unixepoch(from_day * 86400, 'unixepoch', 'start of month') = unixepoch(to_day * 86400, 'unixepoch', 'start of month') AS is_month
  FROM actual_slice WHERE is_counted = 1
)
GROUP BY 1, 2, 3, 4, 5;
