-- What is due in a district, and its risk: among a million visits 620 ms of looking through all of them, now 5.
CREATE INDEX known_institution_region ON known_institution (region_code text_pattern_ops);
CREATE INDEX visit_complained ON visit (uscc) WHERE trigger = 'COMPLAINT';
-- What is open in a province or the nation, a page: the open ones are among the last of all.
CREATE INDEX visit_open ON visit (id) WHERE status IN ('PLANNED', 'CHECKED_OUT');
CREATE INDEX finding_open ON finding (id) WHERE lifted_on IS NULL;
