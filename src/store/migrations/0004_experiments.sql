-- What a test counts and where it runs, so that its length can be told from results of the same kind; and how often its people were complete.

-- A share of those who saw the ad (ctr), or of those who clicked it (cvr).
ALTER TABLE experiment ADD COLUMN measure TEXT NOT NULL DEFAULT 'cvr' CHECK (measure IN ('cvr', 'ctr'));
-- Null: on no single platform.
ALTER TABLE experiment ADD COLUMN platform TEXT;
-- Null: not said.
ALTER TABLE experiment ADD COLUMN starts_on TEXT;
-- Verdicts given so far; a second one of the same test is a second look.
ALTER TABLE experiment ADD COLUMN looks INTEGER NOT NULL DEFAULT 0 CHECK (looks >= 0);
