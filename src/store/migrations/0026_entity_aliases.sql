-- Without ids a thing that was renamed comes under another name. By which of them the workbook knows it since a person said so, for each import that named it; it goes with the last of these. Every table and column is described in docs/workbook-format.md.
CREATE TABLE entity_alias (
  account_id INTEGER NOT NULL REFERENCES ad_account (id),
  identity TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES ad_entity (id),
  PRIMARY KEY (account_id, identity, batch_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_alias_by_batch ON entity_alias (batch_id);
CREATE INDEX entity_alias_by_entity ON entity_alias (entity_id);
