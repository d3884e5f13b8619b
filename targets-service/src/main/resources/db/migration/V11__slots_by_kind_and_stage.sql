-- What else institutions-service says of slots: the institution's kind and ownership, and the stages before and after service.
ALTER TABLE known_slots ADD COLUMN kind text, ADD COLUMN ownership text,
    ADD COLUMN planned integer NOT NULL DEFAULT 0, ADD COLUMN planned_for date,
    ADD COLUMN verified integer NOT NULL DEFAULT 0, ADD COLUMN closed integer NOT NULL DEFAULT 0;
ALTER TABLE known_slots ALTER COLUMN planned DROP DEFAULT, ALTER COLUMN verified DROP DEFAULT,
    ALTER COLUMN closed DROP DEFAULT;
CREATE INDEX known_slots_planned ON known_slots (region_code text_pattern_ops) WHERE planned > 0;
