-- What is allowed, wanted and by when: for a region and all below it, from a day on. A row is never changed; valid_from
-- null is recorded, not in force.
CREATE TABLE rule_set (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL,
    region_code text        NOT NULL,
    valid_from  date,
    source      text        NOT NULL,
    content     jsonb       NOT NULL,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX rule_set_in_force ON rule_set (kind, region_code, valid_from);

INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000001', 'registrars', '000000', '2019-12-19',
    '国卫办人口发〔2019〕25号; 大政办发〔2023〕33号 附件1 (行政审批部门依职权登记)',
    '{"registrars": [
        {"legalForm": "PUBLIC_INSTITUTION", "department": "establishment"},
        {"legalForm": "NON_PROFIT", "department": "civil-affairs"},
        {"legalForm": "FOR_PROFIT", "department": "market-regulation"},
        {"legalForm": "PUBLIC_INSTITUTION", "department": "administrative-approval"},
        {"legalForm": "NON_PROFIT", "department": "administrative-approval"},
        {"legalForm": "FOR_PROFIT", "department": "administrative-approval"}],
      "pushWithinWorkingDays": null}', 'tuoyu', now());
DROP TABLE registrar_rule;

-- What the registrar knows beside it; when it was pushed first, and how late; what the registrar recorded when.
ALTER TABLE registration ADD COLUMN head text, ADD COLUMN recorded_at timestamptz, ADD COLUMN first_pushed_on date,
    ADD COLUMN pushed_after_working_days integer, ADD COLUMN push_allowed_working_days integer;

-- Codes with a wrong check (GB 32100, GB 11714) that really stand on a certificate.
CREATE TABLE accepted_code (
    uscc        text        NOT NULL,
    region_code text        NOT NULL,
    reason      text        NOT NULL,
    accepted_by text        NOT NULL,
    accepted_at timestamptz NOT NULL,
    PRIMARY KEY (uscc, region_code)
);
