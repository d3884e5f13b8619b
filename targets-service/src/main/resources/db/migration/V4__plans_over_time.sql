-- Drafted, then issued, then closed; every state that was is a row that is never changed.
ALTER TABLE plan ADD COLUMN status text NOT NULL DEFAULT 'ISSUED' CHECK (status IN ('DRAFT', 'ISSUED', 'CLOSED', 'WITHDRAWN'));
ALTER TABLE plan ALTER COLUMN status DROP DEFAULT;
ALTER TABLE plan DROP CONSTRAINT plan_region_code_document_number_key;
CREATE UNIQUE INDEX plan_named ON plan (region_code, document_number) WHERE status <> 'WITHDRAWN';
CREATE TABLE plan_revision (
    plan_id         uuid        NOT NULL REFERENCES plan,
    revision        bigint      NOT NULL,
    region_code     text        NOT NULL,
    status          text        NOT NULL,
    document_number text        NOT NULL,
    title           text        NOT NULL,
    first_year      integer     NOT NULL,
    last_year       integer     NOT NULL,
    valid_from      date        NOT NULL,
    act             text        NOT NULL,
    reason          text,
    known_at        timestamptz NOT NULL,
    state           text        NOT NULL,
    PRIMARY KEY (plan_id, revision)
);
COMMENT ON COLUMN plan_revision.act IS 'Number of the document by which it became so';
COMMENT ON COLUMN plan_revision.state IS 'The whole plan as JSON, as the event told it';
INSERT INTO plan_revision
SELECT id, revision, region_code, status, document_number, title, first_year, last_year, issued_on, document_number, NULL, now(),
    json_build_object('planId', id, 'regionCode', region_code, 'documentNumber', document_number, 'title', title,
        'issuedOn', issued_on, 'firstYear', first_year, 'lastYear', last_year, 'status', status,
        'departments', (SELECT json_agg(json_build_object('code', code, 'name', name, 'duty', duty) ORDER BY position)
            FROM plan_department WHERE plan_id = id),
        'clauses', (SELECT json_agg(json_build_object('number', number, 'heading', heading, 'text', text, 'lead', lead,
            'cooperating', cooperating, 'towns', towns, 'matters', matters) ORDER BY position)
            FROM plan_clause WHERE plan_id = id),
        'revision', revision)
FROM plan;
CREATE INDEX plan_revision_region ON plan_revision (region_code);

-- Targets of any indicator. A revision of the ledger holds all of them and is in force from a day on.
ALTER TABLE ledger_revision RENAME COLUMN imported_at TO known_at;
ALTER TABLE ledger_revision RENAME COLUMN imported_by TO actor;
ALTER TABLE ledger_revision ALTER COLUMN file_sha256 DROP NOT NULL,
    ADD COLUMN valid_from date, ADD COLUMN act text, ADD COLUMN reason text;
UPDATE ledger_revision SET valid_from = issued_on, act = document_number FROM plan WHERE plan.id = plan_id;
ALTER TABLE ledger_revision ALTER COLUMN valid_from SET NOT NULL, ALTER COLUMN act SET NOT NULL;
ALTER TABLE ledger_target RENAME TO target;
ALTER TABLE target RENAME COLUMN slots TO value;
ALTER TABLE target ALTER COLUMN value TYPE numeric;
ALTER TABLE target DROP CONSTRAINT ledger_target_slots_check, ADD CHECK (value >= 0);
ALTER TABLE target ADD COLUMN indicator text NOT NULL DEFAULT 'slots';
ALTER TABLE target ALTER COLUMN indicator DROP DEFAULT;
ALTER TABLE target DROP CONSTRAINT ledger_target_pkey, ADD PRIMARY KEY (revision_id, indicator, year, region_code);
