ALTER TABLE known_slots ADD COLUMN known_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN suspended integer NOT NULL DEFAULT 0, ADD COLUMN change text, ADD COLUMN clause text, ADD COLUMN reason text;
ALTER TABLE known_slots ALTER COLUMN known_at DROP DEFAULT, ALTER COLUMN suspended DROP DEFAULT;
CREATE INDEX known_slots_region ON known_slots (region_code text_pattern_ops);

-- By how much the slots of a region and all below it changed on a day, and in a month: what is true at the end of any
-- day is the sum of the months before and the days since. Kept up with each event, from known_slots.
CREATE TABLE slots_by_day (
    region_code text NOT NULL,
    day         date NOT NULL,
    registered  integer NOT NULL,
    filed       integer NOT NULL,
    PRIMARY KEY (region_code, day)
);
CREATE TABLE slots_by_month (
    region_code text NOT NULL,
    month       date NOT NULL,
    registered  integer NOT NULL,
    filed       integer NOT NULL,
    PRIMARY KEY (region_code, month)
);
COMMENT ON COLUMN slots_by_month.month IS 'Its first day';

INSERT INTO slots_by_day
WITH state AS (
    SELECT *, lag(region_code) OVER w AS was_in, coalesce(lag(registered) OVER w, 0) AS was_registered,
           coalesce(lag(filed) OVER w, 0) AS was_filed
    FROM known_slots WINDOW w AS (PARTITION BY uscc ORDER BY effective_day, sequence)),
change AS (
    SELECT region_code, effective_day, registered, filed FROM state
    UNION ALL
    SELECT was_in, effective_day, -was_registered, -was_filed FROM state WHERE was_in IS NOT NULL)
SELECT DISTINCT above.code, effective_day, sum(registered) OVER sums, sum(filed) OVER sums
FROM change CROSS JOIN LATERAL (
    SELECT DISTINCT code FROM unnest(ARRAY['000000', left(region_code, 2) || '0000', left(region_code, 4) || '00',
        left(region_code, 6), left(region_code, 9), region_code]) AS code) above
WINDOW sums AS (PARTITION BY above.code, effective_day);
INSERT INTO slots_by_month
SELECT region_code, date_trunc('month', day)::date, sum(registered), sum(filed) FROM slots_by_day GROUP BY 1, 2;
