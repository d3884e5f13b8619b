-- Plans and rules are never deleted, and what a notification refers to was read in the same transaction: a look-up and a
-- lock for each of the three in each row cost two fifths of an insert, and made those who write at once wait for each other.
ALTER TABLE notification
    DROP CONSTRAINT notification_plan_id_fkey,
    DROP CONSTRAINT notification_rule_id_fkey,
    DROP CONSTRAINT notification_policy_id_fkey;

-- A month of a district: what notification_created (by pages) and notification_district have in common.
DROP INDEX notification_told_in;
ALTER INDEX notification_created SET (autosummarize = on);
