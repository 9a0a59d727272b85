-- Posts in full: clicks, posts whose day is not known, how their text was read and what a person said of it, and the platform's own id.
CREATE TABLE post_in_full (
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
) STRICT;
-- Sentiment and search text are filled in when the workbook is opened: SQL alone cannot read.
INSERT INTO post_in_full (id, kind, platform, own_handle_id, author_id, on_day, url, text, search_text, reach, impressions, reactions, comments, shares, saves, clicks, permission, permission_on, permission_note, read_sentiment, said_sentiment, external_id)
  SELECT id, kind, platform, own_handle_id, author_id, on_day, url, text, '', reach, impressions, reactions, comments, shares, saves, NULL, permission, permission_on, permission_note, 'unread', NULL, '' FROM post;
DROP TABLE post;
ALTER TABLE post_in_full RENAME TO post;
CREATE INDEX post_by_day ON post (on_day, id);
CREATE INDEX post_by_handle ON post (own_handle_id, on_day) WHERE own_handle_id IS NOT NULL;
CREATE INDEX post_by_author ON post (author_id, on_day) WHERE author_id IS NOT NULL;
CREATE INDEX post_unread ON post (id) WHERE read_sentiment = 'unread';
CREATE UNIQUE INDEX post_by_external_id ON post (platform, external_id) WHERE external_id <> '';
