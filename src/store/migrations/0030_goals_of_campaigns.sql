-- A quarter's goal may be for one campaign or platform. Every table and column is described in docs/workbook-format.md.
CREATE TABLE quarter_goal_of (
  id INTEGER PRIMARY KEY,
  quarter TEXT NOT NULL,
  metric TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE CASCADE,
  platform TEXT,
  target REAL NOT NULL CHECK (target > 0),
  currency TEXT,
  note TEXT NOT NULL
) STRICT;
INSERT INTO quarter_goal_of SELECT id, quarter, metric, NULL, NULL, target, currency, note FROM quarter_goal;
DROP TABLE quarter_goal;
ALTER TABLE quarter_goal_of RENAME TO quarter_goal;
CREATE UNIQUE INDEX quarter_goal_by_subject ON quarter_goal (quarter, metric, coalesce(campaign_id, 0), coalesce(platform, ''));
CREATE INDEX quarter_goal_by_campaign ON quarter_goal (campaign_id);
