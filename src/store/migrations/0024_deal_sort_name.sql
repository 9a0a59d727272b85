-- Deals are found by name as campaigns are, whatever the accents and capitals. '': not filled in yet, which opening does. Every table and column is described in docs/workbook-format.md.
ALTER TABLE deal ADD COLUMN sort_name TEXT NOT NULL DEFAULT '';
CREATE INDEX deal_by_name ON deal (sort_name, id);
