-- What an authority's plan promises in all for each of its years, in each revision of its ledger: for the region itself if the
-- ledger names it, else for those one level below together. Where no plan governs a region, its board adds these up.
CREATE TABLE promise_total (
    region_code text        NOT NULL REFERENCES region,
    year        integer     NOT NULL,
    issued_at   timestamptz NOT NULL,
    number      integer     NOT NULL,
    valid_from  date        NOT NULL,
    known_at    timestamptz NOT NULL,
    slots       bigint,
    prefix      text        NOT NULL
);
COMMENT ON COLUMN promise_total.issued_at IS 'When the plan was; of two plans of a year the later one governs';
COMMENT ON COLUMN promise_total.slots IS 'Null when the revision promises none for the year';
COMMENT ON COLUMN promise_total.prefix IS 'The digits that begin the code of every region within';
CREATE INDEX promise_total_within ON promise_total (year, region_code text_pattern_ops);
INSERT INTO promise_total
SELECT plan.region_code, year, issue.known_at, number, revision.valid_from, greatest(revision.known_at, issue.known_at),
       (SELECT CAST(coalesce(sum(value) FILTER (WHERE target.region_code = plan.region_code),
                             sum(value) FILTER (WHERE parent_code = plan.region_code)) AS bigint)
        FROM target JOIN region ON code = target.region_code
        WHERE revision_id = revision.id AND indicator = 'slots' AND target.year = years.year),
       region.prefix
FROM plan JOIN region ON region.code = plan.region_code JOIN ledger_revision revision ON plan_id = plan.id
CROSS JOIN LATERAL (SELECT min(known_at) AS known_at FROM plan_revision
    WHERE plan_revision.plan_id = plan.id AND plan_revision.status = 'ISSUED') issue
CROSS JOIN LATERAL generate_series(first_year, last_year) AS years (year)
WHERE plan.status IN ('ISSUED', 'CLOSED');
