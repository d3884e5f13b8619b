-- Refusals are asked for by region: by institution they are found without a look at all its filings, whatever the plan.
DROP INDEX filing_refused;
CREATE INDEX filing_refused ON filing (uscc, decided_on)
    WHERE stage = 'ENDED' AND superseded_by IS NULL AND cardinality(reasons) > 0;
