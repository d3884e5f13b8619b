-- What an institution is, and says of itself.
ALTER TABLE institution_record ADD COLUMN inclusive boolean NOT NULL DEFAULT false, ADD COLUMN pilot text,
    ADD COLUMN service_forms text[] NOT NULL DEFAULT '{}', ADD COLUMN other_names text, ADD COLUMN phone text,
    ADD COLUMN monthly_fee integer, ADD COLUMN longitude double precision, ADD COLUMN latitude double precision,
    ADD COLUMN care text, ADD COLUMN meals text, ADD COLUMN health text, ADD COLUMN safety text;

-- Which ages a class takes, in months: from (included) up to (not included).
CREATE TABLE age_band (
    code        text PRIMARY KEY,
    from_months integer NOT NULL,
    to_months   integer NOT NULL,
    source      text    NOT NULL
);
INSERT INTO age_band VALUES
    ('INFANT', 6, 12, '国卫人口发〔2019〕58号: 乳儿班 6–12 个月'),
    ('TODDLER', 12, 24, '国卫人口发〔2019〕58号: 托小班 12–24 个月'),
    ('SENIOR', 24, 36, '国卫人口发〔2019〕58号: 托大班 24–36 个月'),
    ('MIXED', 18, 36, '国卫人口发〔2019〕58号: 混合编班 18 个月以上');

-- How many children each class has in a month: numbers only, never names. A later report of a month is a row more.
CREATE TABLE enrolment (
    uscc        text        NOT NULL REFERENCES registration,
    month       date        NOT NULL,
    revision    bigint      NOT NULL,
    children    integer[]   NOT NULL,
    reported_by text        NOT NULL,
    reported_at timestamptz NOT NULL,
    PRIMARY KEY (uscc, month, revision)
);
COMMENT ON COLUMN enrolment.children IS 'By position of the class (slots_class)';

-- What everybody may look for: one row an institution whose filing is in force, written anew with each change of what it
-- is made of.
CREATE TABLE disclosed (
    uscc            text PRIMARY KEY,
    region_code     text    NOT NULL,
    name            text    NOT NULL,
    other_names     text,
    kind            text,
    ownership       text,
    inclusive       boolean NOT NULL,
    service_forms   text[]  NOT NULL,
    address         text    NOT NULL,
    phone           text,
    monthly_fee     integer,
    longitude       double precision,
    latitude        double precision,
    filed_on        date    NOT NULL,
    verified_on     date,
    slots           integer NOT NULL,
    free_slots      integer,
    enrolment_month date,
    takes_by_age    integer[] NOT NULL,
    free_by_age     integer[] NOT NULL,
    suspended_since date,
    care            text,
    meals           text,
    health          text,
    safety          text,
    location        point
);
COMMENT ON COLUMN disclosed.takes_by_age IS 'Slots by age in months, from 0 to 35';
COMMENT ON COLUMN disclosed.free_by_age IS 'Of them free; null where nobody has reported';
COMMENT ON COLUMN disclosed.location IS 'Web Mercator, metres at the equator: near each other, distances compare rightly';
CREATE INDEX disclosed_region ON disclosed (region_code text_pattern_ops, uscc);
CREATE INDEX disclosed_location ON disclosed USING gist (location);

CREATE VIEW to_disclose AS
SELECT one.uscc, one.region_code, one.name, record.other_names, record.kind, record.ownership,
    coalesce(record.inclusive, false) AS inclusive, coalesce(record.service_forms, '{}') AS service_forms, one.address,
    record.phone, record.monthly_fee, record.longitude, record.latitude, filing.decided_on AS filed_on, filing.verified_on,
    slots.filed AS slots, known.free_slots, known.month AS enrolment_month, ages.takes, ages.free,
    (SELECT min(from_day) FROM slots_suspension WHERE slots_suspension.uscc = one.uscc) AS suspended_since,
    record.care, record.meals, record.health, record.safety,
    point(record.longitude * 111319.490793, 6378137 * ln(tan(pi() / 4 + radians(record.latitude) / 2))) AS location
FROM registration one
    JOIN slots ON slots.uscc = one.uscc
    JOIN filing ON filing.uscc = one.uscc AND filing.stage = 'IN_FORCE'
    LEFT JOIN institution_record record ON record.uscc = one.uscc
    LEFT JOIN LATERAL (
        SELECT month, children,
            (SELECT CAST(sum(greatest(class.slots - children[class.position + 1], 0)) AS integer) FROM slots_class class
             WHERE class.uscc = one.uscc) AS free_slots
        FROM enrolment WHERE enrolment.uscc = one.uscc ORDER BY month DESC, revision DESC LIMIT 1) known ON true
    CROSS JOIN LATERAL (
        SELECT array_agg(coalesce(of_age.takes, 0) ORDER BY month_of_age) AS takes,
            array_agg(of_age.free ORDER BY month_of_age) AS free
        FROM generate_series(0, 35) month_of_age
            LEFT JOIN LATERAL (
                SELECT CAST(sum(class.slots) AS integer) AS takes,
                    CAST(sum(greatest(class.slots - known.children[class.position + 1], 0)) AS integer) AS free
                FROM slots_class class JOIN age_band ON age_band.code = class.age_band
                WHERE class.uscc = one.uscc AND month_of_age >= from_months AND month_of_age < to_months) of_age ON true) ages
WHERE one.cancelled_on IS NULL;
INSERT INTO disclosed SELECT * FROM to_disclose;

-- What is published, and for how long what is a decision.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000004', 'disclosure', '000000', '2019-12-19',
    '国卫办人口发〔2019〕25号 (公开的事项; 收费, 保育照护, 膳食营养, 卫生保健, 安全保卫由机构公开); refusalMonths is local configuration: no time is named',
    '{"fields": ["uscc", "name", "otherNames", "kind", "ownership", "inclusive", "serviceForms", "regionCode", "address",
      "phone", "monthlyFee", "longitude", "latitude", "filedOn", "verifiedOn", "slots", "freeSlots", "enrolmentMonth",
      "fromMonths", "toMonths", "suspendedSince", "care", "meals", "health", "safety", "distance"],
      "refusalMonths": 24}', 'tuoyu', now());

CREATE INDEX filing_refused ON filing (decided_on) WHERE stage = 'ENDED' AND superseded_by IS NULL AND cardinality(reasons) > 0;

-- Somebody says that something published is wrong, and gets an answer.
CREATE TABLE correction (
    id          uuid PRIMARY KEY,
    uscc        text        NOT NULL REFERENCES registration,
    message     text        NOT NULL,
    status      text        NOT NULL,
    answer      text,
    asked_at    timestamptz NOT NULL,
    answered_at timestamptz,
    revision    bigint      NOT NULL,
    row_version integer     NOT NULL
);
CREATE INDEX correction_institution ON correction (uscc, id);
