-- The time that went into interactions is added up over days without reading their notes.
DROP INDEX interaction_by_day;
CREATE INDEX interaction_by_day ON interaction (on_day, id, type, direction, community_id, minutes);

-- The day of a contact's last interaction of any kind, kept as their other figures are: who has been idle for years is found without looking through the interactions of everybody.
ALTER TABLE contact ADD COLUMN last_interaction_on TEXT;
UPDATE contact SET last_interaction_on = (SELECT max(i.on_day) FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = contact.id);
