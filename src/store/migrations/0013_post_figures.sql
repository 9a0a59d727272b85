-- Figures of posts: how often a video was played, and what was paid for, apart from what was not.
ALTER TABLE post ADD COLUMN views INTEGER CHECK (views >= 0);
ALTER TABLE post ADD COLUMN promoted_impressions INTEGER CHECK (promoted_impressions >= 0);
ALTER TABLE post ADD COLUMN promoted_engagements INTEGER CHECK (promoted_engagements >= 0);
ALTER TABLE post ADD COLUMN promoted_clicks INTEGER CHECK (promoted_clicks >= 0);
