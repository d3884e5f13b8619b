-- What an authority's issued plan promises in all for a year, from a day on: for the region itself if its ledger names it, else
-- for those below together. So a board above plans adds up what they promise from a row a plan. Never changed.
CREATE TABLE promise_total (
    region_code text        NOT NULL REFERENCES region,
    year        integer     NOT NULL,
    valid_from  date        NOT NULL,
    known_at    timestamptz NOT NULL,
    plan_id     uuid        NOT NULL REFERENCES plan,
    slots       bigint      NOT NULL,
    authorities text[]      NOT NULL
);
COMMENT ON COLUMN promise_total.authorities IS 'The region and all above it';
CREATE INDEX promise_total_within ON promise_total (year, region_code text_pattern_ops);
INSERT INTO promise_total
SELECT plan.region_code, year, ledger_revision.valid_from, known_at, plan.id,
       CAST(coalesce(sum(value) FILTER (WHERE target.region_code = plan.region_code), sum(value)) AS bigint),
       ARRAY(SELECT DISTINCT code FROM unnest(ARRAY['000000', left(plan.region_code, 2) || '0000', left(plan.region_code, 4) || '00',
           left(plan.region_code, 6), left(plan.region_code, 9), plan.region_code]) AS code)
FROM target JOIN ledger_revision ON ledger_revision.id = revision_id JOIN plan ON plan.id = plan_id
WHERE indicator = 'slots' AND status IN ('ISSUED', 'CLOSED')
GROUP BY plan.region_code, year, ledger_revision.valid_from, known_at, plan.id;
