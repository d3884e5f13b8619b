CREATE INDEX visit_institution ON visit (uscc);
CREATE INDEX finding_institution ON finding (uscc);
