-- What a region proposes to promise otherwise; approved, it becomes the next revision of the ledger.
CREATE TABLE proposal (
    id              uuid PRIMARY KEY,
    plan_id         uuid    NOT NULL REFERENCES plan,
    region_code     text    NOT NULL REFERENCES region,
    status          text    NOT NULL CHECK (status IN ('PROPOSED', 'SENT_BACK', 'APPROVED', 'WITHDRAWN')),
    reason          text    NOT NULL,
    note            text,
    document_number text,
    ledger_revision integer,
    revision        bigint  NOT NULL,
    row_version     integer NOT NULL
);
CREATE INDEX proposal_plan ON proposal (plan_id, id);
CREATE TABLE proposal_figure (
    proposal_id uuid    NOT NULL REFERENCES proposal,
    indicator   text    NOT NULL,
    region_code text    NOT NULL REFERENCES region,
    year        integer NOT NULL,
    value       numeric NOT NULL CHECK (value >= 0),
    PRIMARY KEY (proposal_id, indicator, region_code, year)
);
