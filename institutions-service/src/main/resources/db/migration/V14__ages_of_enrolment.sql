-- Which ages the classes had when their children were counted: classes may be put in another order since.
ALTER TABLE enrolment ADD COLUMN age_bands text[] NOT NULL DEFAULT '{}', ADD COLUMN region_code text;
UPDATE enrolment SET age_bands = coalesce(
    (SELECT array_agg(age_band ORDER BY position) FROM slots_class WHERE slots_class.uscc = enrolment.uscc), '{}');
UPDATE enrolment SET region_code = registration.region_code FROM registration WHERE registration.uscc = enrolment.uscc;
ALTER TABLE enrolment ALTER COLUMN age_bands DROP DEFAULT, ALTER COLUMN region_code SET NOT NULL;
CREATE INDEX enrolment_region ON enrolment (month, region_code text_pattern_ops);
COMMENT ON COLUMN enrolment.children IS 'Of each class, in the order in which they were reported';
COMMENT ON COLUMN enrolment.age_bands IS 'Of the same classes';
COMMENT ON COLUMN enrolment.region_code IS 'Where it was when it first reported the month: a move takes no children of months before along';

CREATE VIEW slots_by_age_band AS
SELECT band.uscc, band.age_band, band.takes, known.month,
    CASE WHEN known.month IS NOT NULL THEN CAST(greatest(band.takes - (
        SELECT coalesce(sum(class.children), 0) FROM unnest(known.children, known.age_bands) class (children, age_band)
        WHERE class.age_band = band.age_band), 0) AS integer) END AS free
FROM (SELECT uscc, age_band, CAST(sum(slots) AS integer) AS takes FROM slots_class GROUP BY uscc, age_band) band
    LEFT JOIN LATERAL (
        SELECT month, children, age_bands FROM enrolment WHERE enrolment.uscc = band.uscc
        ORDER BY month DESC, revision DESC LIMIT 1) known ON true;
COMMENT ON VIEW slots_by_age_band IS 'Free are those of an age band less its children in the month reported last';

-- An institution's own words are in its record: a list, which reads many rows, does not need them.
DROP VIEW to_disclose;
ALTER TABLE disclosed ADD COLUMN from_months integer, ADD COLUMN to_months integer, DROP COLUMN care, DROP COLUMN meals,
    DROP COLUMN health, DROP COLUMN safety;
CREATE VIEW to_disclose AS
SELECT one.uscc, one.region_code, one.name, record.other_names, record.kind, record.ownership,
    coalesce(record.inclusive, false) AS inclusive, coalesce(record.service_forms, '{}') AS service_forms, one.address,
    record.phone, record.monthly_fee, record.longitude, record.latitude, filing.decided_on AS filed_on, filing.verified_on,
    slots.filed AS slots, bands.free AS free_slots, bands.month AS enrolment_month, ages.takes, ages.free,
    (SELECT min(from_day) FROM slots_suspension WHERE slots_suspension.uscc = one.uscc) AS suspended_since,
    point(record.longitude * 111319.490793, 6378137 * ln(tan(pi() / 4 + radians(record.latitude) / 2))) AS location,
    ages.from_months, ages.to_months
FROM registration one
    JOIN slots ON slots.uscc = one.uscc
    JOIN filing ON filing.uscc = one.uscc AND filing.stage = 'IN_FORCE'
    LEFT JOIN institution_record record ON record.uscc = one.uscc
    CROSS JOIN LATERAL (
        SELECT CAST(sum(free) AS integer) AS free, max(month) AS month FROM slots_by_age_band band
        WHERE band.uscc = one.uscc) bands
    CROSS JOIN LATERAL (
        SELECT array_agg(takes ORDER BY month_of_age) AS takes, array_agg(free ORDER BY month_of_age) AS free,
            min(month_of_age) FILTER (WHERE takes > 0) AS from_months,
            max(month_of_age) FILTER (WHERE takes > 0) + 1 AS to_months
        FROM (SELECT month_of_age, CAST(coalesce(sum(band.takes), 0) AS integer) AS takes, CAST(sum(band.free) AS integer) AS free
              FROM generate_series(0, 35) month_of_age
                  LEFT JOIN (slots_by_age_band band JOIN age_band ON age_band.code = band.age_band)
                      ON band.uscc = one.uscc AND month_of_age >= from_months AND month_of_age < to_months
              GROUP BY month_of_age) by_age) ages
WHERE one.cancelled_on IS NULL;
DELETE FROM disclosed;
INSERT INTO disclosed SELECT * FROM to_disclose;
