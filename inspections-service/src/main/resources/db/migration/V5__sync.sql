ALTER TABLE visit ADD COLUMN assignee text, ADD COLUMN cancellation text, ADD COLUMN submission_id uuid;
COMMENT ON COLUMN visit.assignee IS 'Account of who is to make it; null: whoever may';

-- What devices have to know anew: a row a thing, at the place of its last change. A change takes the place away; it gets the
-- next one only when somebody pulls. So who has read up to a place has read all that has one up to there: a sequence drawn
-- while writing would let a late commit slip in behind a reader.
CREATE TABLE sync_change (
    kind        text   NOT NULL,
    key         text   NOT NULL,
    region_code text   NOT NULL,
    left_codes  text[] NOT NULL DEFAULT '{}',
    place       bigint,
    PRIMARY KEY (kind, key)
);
COMMENT ON COLUMN sync_change.left_codes IS 'Regions in which it was before: devices there are told that it is gone';
CREATE SEQUENCE sync_place;
CREATE UNIQUE INDEX sync_change_place ON sync_change (place);
CREATE INDEX sync_change_new ON sync_change (kind) WHERE place IS NULL;

CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $note$
DECLARE
    changed_key text := CASE TG_TABLE_NAME WHEN 'visit' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'uscc' END;
BEGIN
    INSERT INTO sync_change AS known (kind, key, region_code) VALUES (TG_ARGV[0], changed_key, NEW.region_code)
    ON CONFLICT (kind, key) DO UPDATE SET region_code = excluded.region_code, place = NULL,
        left_codes = CASE WHEN known.region_code = excluded.region_code THEN known.left_codes
            ELSE array_append(array_remove(known.left_codes, excluded.region_code), known.region_code) END;
    RETURN NULL;
END $note$;
CREATE TRIGGER visit_changed AFTER INSERT OR UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION note_change('VISIT');
CREATE TRIGGER institution_changed AFTER INSERT OR UPDATE ON known_institution FOR EACH ROW
    EXECUTE FUNCTION note_change('INSTITUTION');
INSERT INTO sync_change (kind, key, region_code) SELECT 'VISIT', id::text, region_code FROM visit;
INSERT INTO sync_change (kind, key, region_code) SELECT 'INSTITUTION', uscc, region_code FROM known_institution;

-- What a device has captured, exactly as it sent it. Rows are never changed but for what became of them.
CREATE TABLE submission (
    id           uuid PRIMARY KEY,
    visit_id     uuid        NOT NULL,
    region_code  text        NOT NULL,
    author       text        NOT NULL,
    device       text        NOT NULL,
    content      text        NOT NULL,
    sha256       text        NOT NULL,
    captured_at  timestamptz NOT NULL,
    skew_seconds bigint      NOT NULL,
    received_at  timestamptz NOT NULL,
    outcome      text        NOT NULL,
    code         text,
    detail       text,
    decision     text,
    decided_by   text,
    reason       text,
    revision     bigint      NOT NULL,
    row_version  integer     NOT NULL
);
COMMENT ON COLUMN submission.skew_seconds IS 'How far the clock of the device was ahead when it sent';
CREATE INDEX submission_visit ON submission (visit_id);
CREATE INDEX submission_region ON submission (region_code text_pattern_ops, id);

-- Photos by their SHA-256; an upload belongs to who sends it, until it is whole.
CREATE TABLE photo (
    sha256     text PRIMARY KEY,
    size       bigint      NOT NULL,
    media_type text        NOT NULL,
    stored_at  timestamptz NOT NULL
);
CREATE TABLE photo_upload (
    id          uuid PRIMARY KEY,
    sha256      text        NOT NULL,
    author      text        NOT NULL,
    size        bigint      NOT NULL,
    received    bigint      NOT NULL,
    parts       bigint[]    NOT NULL,
    begun_at    timestamptz NOT NULL,
    revision    bigint      NOT NULL,
    row_version integer     NOT NULL,
    UNIQUE (sha256, author)
);
CREATE TABLE submission_photo (
    submission_id uuid NOT NULL REFERENCES submission,
    sha256        text NOT NULL REFERENCES photo,
    PRIMARY KEY (submission_id, sha256)
);
