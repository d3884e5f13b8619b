-- From where a correction was asked for, as a keyed hash: nobody shuts the way for the others.
ALTER TABLE correction ADD COLUMN source text;
CREATE INDEX correction_source ON correction (source) WHERE status = 'ASKED';
