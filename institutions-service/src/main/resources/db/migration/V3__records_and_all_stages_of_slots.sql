-- What an institution is, as it says of itself or the filing office of it: by kind and ownership the slots are counted.
CREATE TABLE institution_record (
    uscc        text PRIMARY KEY REFERENCES registration,
    kind        text    NOT NULL,
    ownership   text    NOT NULL,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);

-- When the registrar cancelled the registration (注销).
ALTER TABLE registration ADD COLUMN cancelled_on date, ADD COLUMN cancellation_reason text;

-- Slots before and after they are registered ones: planned to be opened; verified on site; closed with the institution.
ALTER TABLE slots ADD COLUMN planned integer NOT NULL DEFAULT 0 CHECK (planned >= 0), ADD COLUMN planned_for date,
    ADD COLUMN verified integer NOT NULL DEFAULT 0 CHECK (verified >= 0 AND verified <= filed),
    ADD COLUMN closed boolean NOT NULL DEFAULT false;
ALTER TABLE slots_entry ADD COLUMN planned integer NOT NULL DEFAULT 0, ADD COLUMN verified integer NOT NULL DEFAULT 0,
    ADD COLUMN closed integer NOT NULL DEFAULT 0;
ALTER TABLE slots_entry ALTER COLUMN planned DROP DEFAULT, ALTER COLUMN verified DROP DEFAULT,
    ALTER COLUMN closed DROP DEFAULT;
