-- The monthly figures as they were issued.
CREATE TABLE bulletin (
    id          uuid PRIMARY KEY,
    region_code text        NOT NULL,
    month       text        NOT NULL,
    issued_at   timestamptz NOT NULL,
    units       jsonb       NOT NULL,
    UNIQUE (region_code, month)
);
CREATE INDEX notification_told_in ON notification (recipient_district, created_at);

INSERT INTO rule_set VALUES
    ('01900000-0000-7000-8000-000000000f06', 'routing/org.tuoyu.bulletin.issued.v1', '000000', '2020-01-01', '五(三) 督导评估',
     '{"routes": [{"when": [], "matter": "progress", "tell": [{"role": "LEAD", "acts": false}, {"role": "COOPERATING", "acts": false}],
       "urgent": false, "acknowledge": {"amount": 5, "unit": "WORKING_DAYS"}}]}', 'tuoyu', '2026-11-25T00:00:00Z');
