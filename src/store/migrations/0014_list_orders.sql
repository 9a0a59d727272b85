-- Orders of large lists. Where the column says nothing, or the same of many, names follow; so those without a value are read from the same index, by name.
DROP INDEX contact_by_last_touch;
DROP INDEX contact_by_due;
DROP INDEX contact_by_strength;
DROP INDEX contact_by_role;
DROP INDEX contact_by_source;
DROP INDEX contact_by_birthday;
DROP INDEX contact_by_group;
CREATE INDEX contact_by_last_touch ON contact (is_archived, last_touch_on, sort_name, id);
CREATE INDEX contact_by_due ON contact (is_archived, due_on, sort_name, id);
CREATE INDEX contact_by_strength ON contact (is_archived, strength_rank, sort_name, id);
CREATE INDEX contact_by_role ON contact (is_archived, role, sort_name, id);
CREATE INDEX contact_by_source ON contact (is_archived, source, sort_name, id);
CREATE INDEX contact_by_birthday ON contact (is_archived, substr(birthday, -5), sort_name, id);
CREATE INDEX contact_by_group ON contact (group_id, is_archived, sort_name, id);
CREATE INDEX contact_group_by_name ON contact_group (sort_name, id);

-- Whoever waits or will: what the queue, its counts and the agenda ask, without the rows.
CREATE INDEX contact_waiting ON contact (due_on, overdue_on, owes_reply, awaits_answer, snoozed_until, last_touch_on, is_archived, has_objected) WHERE is_archived = 0 AND has_objected = 0 AND (owes_reply = 1 OR due_on IS NOT NULL OR snoozed_until IS NOT NULL);
CREATE INDEX contact_snoozed ON contact (snoozed_until) WHERE snoozed_until IS NOT NULL;

-- What is counted over days, without the notes and texts.
DROP INDEX interaction_by_day;
CREATE INDEX interaction_by_day ON interaction (on_day, id, type, direction, community_id);
CREATE INDEX post_figures ON post (kind, on_day, own_handle_id, platform, author_id, permission, said_sentiment, read_sentiment, reach, impressions, reactions, comments, shares, saves, clicks, views, promoted_impressions, promoted_engagements, promoted_clicks);
