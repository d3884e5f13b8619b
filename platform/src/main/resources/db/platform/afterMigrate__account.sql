-- What the service's own account may do: read and write rows, and never change the audit. The schema belongs to the
-- account that migrates it. Where both are one, there is nothing to give and nothing to take.
DO $$
BEGIN
    IF current_user <> '${account}' THEN
        -- Replicas that start together come here at once: Flyway's own lock is let go before.
        PERFORM pg_advisory_xact_lock(hashtext('rights of ${account}'));
        GRANT USAGE ON SCHEMA public TO "${account}";
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${account}";
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "${account}";
        REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM "${account}";
        REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM "${account}";
    END IF;
END $$;
