-- Imports of people. Every table and column is described in docs/workbook-format.md.

-- Identities are kept as hashes keyed by this: they say no name, and know somebody again in a newer file.
CREATE TABLE import_salt (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  salt TEXT NOT NULL
) STRICT;
INSERT INTO import_salt (id, salt) VALUES (1, lower(hex(randomblob(32))));

-- Which contact somebody in a file is, by batch. contact_id null: the contact was taken out since, and stays out.
CREATE TABLE import_person (
  identity TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  contact_id INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  PRIMARY KEY (identity, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_person_by_batch ON import_person (batch_id, contact_id);
CREATE INDEX import_person_by_contact ON import_person (contact_id) WHERE contact_id IS NOT NULL;

-- What a batch says of a contact, as far as the contact has it from imports: JSON. Goes with the contact.
CREATE TABLE import_claim (
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (contact_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_claim_by_batch ON import_claim (batch_id, contact_id);

-- Contacts that came with an import: the last batch that names one takes it along, unless a person has put something into it.
CREATE TABLE imported_contact (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE
) STRICT;

-- The same for interactions: which one a touch of a file is, and what each batch says of it.
CREATE TABLE import_touch (
  identity TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL,
  PRIMARY KEY (identity, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_touch_by_batch ON import_touch (batch_id, interaction_id);
CREATE INDEX import_touch_by_interaction ON import_touch (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE import_touch_claim (
  interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  PRIMARY KEY (interaction_id, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_touch_claim_by_batch ON import_touch_claim (batch_id, interaction_id);
