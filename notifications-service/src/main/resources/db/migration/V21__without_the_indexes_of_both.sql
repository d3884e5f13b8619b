-- Replaced by V20. By itself, so that nothing waits for its indexes behind the lock of a DROP.
DROP INDEX notification_inbox;
DROP INDEX notification_district;
