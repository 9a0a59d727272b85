-- Audiences said in parts, and their sizes day by day.

-- Who is in it. Ages null: no bound.
ALTER TABLE audience ADD COLUMN age_from INTEGER CHECK (age_from BETWEEN 0 AND 120);
ALTER TABLE audience ADD COLUMN age_to INTEGER CHECK (age_to BETWEEN 0 AND 120 AND age_to >= age_from);
ALTER TABLE audience ADD COLUMN places TEXT NOT NULL DEFAULT '';
ALTER TABLE audience ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE audience ADD COLUMN interests TEXT NOT NULL DEFAULT '';
-- What a lookalike is made from, and how like it is to be.
ALTER TABLE audience ADD COLUMN lookalike TEXT NOT NULL DEFAULT '';

-- How many people a platform said an audience has, from low to high, on each day it was asked.
CREATE TABLE audience_size_by_day (
  audience_id INTEGER NOT NULL REFERENCES audience (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  on_day TEXT NOT NULL,
  low INTEGER NOT NULL CHECK (low >= 0),
  high INTEGER NOT NULL,
  PRIMARY KEY (audience_id, platform, on_day),
  CHECK (high >= low)
) STRICT, WITHOUT ROWID;
INSERT INTO audience_size_by_day SELECT audience_id, platform, on_day, low, high FROM audience_size;
DROP TABLE audience_size;
ALTER TABLE audience_size_by_day RENAME TO audience_size;
