-- That no reply is needed is said of the interactions, not of all that was logged until a moment: a moment is what a clock said that may be set right since. Every table and column is described in docs/workbook-format.md.
ALTER TABLE interaction_contact ADD COLUMN needs_no_reply INTEGER NOT NULL DEFAULT 0 CHECK (needs_no_reply IN (0, 1));
UPDATE interaction_contact SET needs_no_reply = 1 WHERE contact_id IN (SELECT id FROM contact WHERE no_reply_at IS NOT NULL)
  AND EXISTS (SELECT 1 FROM interaction i JOIN contact c ON c.id = interaction_contact.contact_id WHERE i.id = interaction_contact.interaction_id AND i.direction = 'incoming' AND i.created_at <= c.no_reply_at);
ALTER TABLE contact DROP COLUMN no_reply_at;
