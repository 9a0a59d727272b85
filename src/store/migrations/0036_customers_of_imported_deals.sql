-- An import of deals joins them to the contacts that bought, by their e-mail addresses or, where that was asked for, by their names. Every table and column is described in docs/workbook-format.md.
-- Which import says so of which deal and contact. Without a row in deal_contact: a person took the contact off the deal since, and no later import puts them back.
CREATE TABLE import_deal_contact (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
  deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (batch_id, deal_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_deal_contact_by_deal ON import_deal_contact (deal_id, contact_id);
CREATE INDEX import_deal_contact_by_contact ON import_deal_contact (contact_id);
