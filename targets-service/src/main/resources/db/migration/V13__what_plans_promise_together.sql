-- What a revision of a ledger promises in all: of the plan's own region if it names that, else of those below together.
-- So a board above plans adds up what they promise without reading every town.
CREATE TABLE ledger_total (
    revision_id uuid    NOT NULL REFERENCES ledger_revision,
    year        integer NOT NULL,
    slots       bigint  NOT NULL,
    PRIMARY KEY (revision_id, year)
);
INSERT INTO ledger_total
SELECT revision_id, year, CAST(coalesce(sum(value) FILTER (WHERE target.region_code = plan.region_code), sum(value)) AS bigint)
FROM target JOIN ledger_revision ON ledger_revision.id = revision_id JOIN plan ON plan.id = plan_id
WHERE indicator = 'slots' GROUP BY 1, 2;

DROP INDEX plan_revision_region;
CREATE INDEX plan_revision_region ON plan_revision (region_code text_pattern_ops);
