-- The nearest region above that is defined: a municipality has no city level, some cities have no districts.
ALTER TABLE region ADD COLUMN prefix text, ADD COLUMN parent_code text REFERENCES region;
UPDATE region SET prefix = CASE length(code) WHEN 6 THEN regexp_replace(code, '(00)+$', '') ELSE code END;
ALTER TABLE region ALTER COLUMN prefix SET NOT NULL;
UPDATE region below SET parent_code = (
    SELECT above.code FROM region above WHERE above.code <> below.code AND below.prefix LIKE above.prefix || '%'
    ORDER BY length(above.prefix) DESC LIMIT 1);
CREATE INDEX region_parent ON region (parent_code);

-- What a region is called and whether it is there, from a day on, as it became known. Rows are never changed.
CREATE TABLE region_version (
    region_code text        NOT NULL REFERENCES region,
    revision    bigint      NOT NULL,
    from_day    date        NOT NULL,
    name        text        NOT NULL,
    present     boolean     NOT NULL,
    known_at    timestamptz NOT NULL,
    PRIMARY KEY (region_code, revision)
);
INSERT INTO region_version SELECT code, revision, '1949-10-01', name, true, now() FROM region;

-- Merged, split, renamed: which region goes on as which. The shares of one region add up to 1.
CREATE TABLE region_change (
    id              uuid PRIMARY KEY,
    region_code     text        NOT NULL,
    day             date        NOT NULL,
    document_number text        NOT NULL,
    reason          text        NOT NULL,
    known_at        timestamptz NOT NULL,
    revision        bigint      NOT NULL,
    row_version     integer     NOT NULL
);
CREATE TABLE region_succession (
    change_id uuid    NOT NULL REFERENCES region_change,
    day       date    NOT NULL,
    from_code text    NOT NULL REFERENCES region,
    to_code   text    NOT NULL REFERENCES region,
    share     numeric NOT NULL CHECK (share > 0 AND share <= 1),
    known_at  timestamptz NOT NULL,
    PRIMARY KEY (change_id, from_code, to_code)
);
CREATE INDEX region_succession_from ON region_succession (from_code text_pattern_ops);
CREATE INDEX region_succession_to ON region_succession (to_code text_pattern_ops);

-- A figure holds for the region as it has been since a day.
ALTER TABLE population ADD COLUMN cut_day date NOT NULL DEFAULT '1949-10-01',
    ADD COLUMN known_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE population ALTER COLUMN cut_day DROP DEFAULT, ALTER COLUMN known_at DROP DEFAULT;
ALTER TABLE population DROP CONSTRAINT population_pkey, ADD PRIMARY KEY (region_code, year, revision, cut_day);
