-- Replaced by V0_4. By itself, so that nothing waits for its index behind the lock of a DROP.
DROP INDEX inbox_received_at;
