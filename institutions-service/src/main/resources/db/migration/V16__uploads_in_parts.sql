-- An upload comes in parts, each kept under the place where it begins.
ALTER TABLE upload ADD COLUMN parts bigint[] NOT NULL DEFAULT '{}';
UPDATE upload SET received = 0 WHERE document_id IS NULL;
CREATE INDEX upload_unfinished ON upload (begun_at) WHERE document_id IS NULL;
