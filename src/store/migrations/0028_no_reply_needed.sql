-- That nothing more has to be answered to somebody: until when, so that what is logged later waits again. Every table and column is described in docs/workbook-format.md.
ALTER TABLE contact ADD COLUMN no_reply_at TEXT;
