-- A filing is where its institution is, and bears its name: asked for, not copied.
DROP INDEX filing_region;
ALTER TABLE filing DROP COLUMN institution_name, DROP COLUMN region_code;
CREATE INDEX filing_institution ON filing (uscc, id);
