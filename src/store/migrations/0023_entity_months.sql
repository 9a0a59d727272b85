-- Sums of `actual` by ad set or ad and month, whether they count or not: a campaign's page adds up whole months of its ad sets. Of breakdowns that go as deep alone. from_day and
-- to_day as in actual_month; reach: the largest of one row. Every table and column is described in docs/workbook-format.md.
CREATE TABLE entity_month (
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
) STRICT, WITHOUT ROWID;

INSERT INTO entity_month
SELECT entity_id, month_from, month_to, actual.breakdown_id, currency, min(actual.from_day), max(actual.to_day), count(*), sum(spend_minor), sum(impressions), max(reach), sum(link_clicks), sum(clicks_all), sum(clicks),
  sum(conversions), sum(conversion_value_minor), min(CASE WHEN conversions <> 0 THEN conversion_kind_id END), max(CASE WHEN conversions <> 0 THEN conversion_kind_id END)
FROM (
  SELECT from_day, to_day, breakdown_id, CASE WHEN is_month THEN month_start ELSE from_day END AS month_from,
    CASE WHEN is_month THEN unixepoch(from_day * 86400, 'unixepoch', 'start of month', '+1 month', '-1 day') / 86400 ELSE to_day END AS month_to
  FROM (
    SELECT DISTINCT from_day, to_day, breakdown_id, unixepoch(from_day * 86400, 'unixepoch', 'start of month') / 86400 AS month_start,
      from_day <> 0 AND unixepoch(from_day * 86400, 'unixepoch', 'start of month') = unixepoch(to_day * 86400, 'unixepoch', 'start of month') AS is_month
    FROM import_stretch JOIN breakdown ON breakdown.id = breakdown_id AND level IN ('ad_set', 'ad')
  )
) AS stretch
CROSS JOIN actual ON actual.from_day = stretch.from_day AND actual.to_day = stretch.to_day AND actual.breakdown_id = stretch.breakdown_id
WHERE coalesce(spend_minor, impressions, reach, link_clicks, clicks_all, clicks, conversions, conversion_value_minor) IS NOT NULL
GROUP BY 1, 2, 3, 4, 5;
