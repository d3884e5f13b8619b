-- That a certificate has lapsed and that another of its kind has come are told of two documents, whose events come in any
-- order. known_lapse.renewed_on is of before, and goes once no older service writes it.
CREATE TABLE known_renewal (
    uscc       text NOT NULL,
    code       text NOT NULL,
    renewed_on date NOT NULL,
    PRIMARY KEY (uscc, code, renewed_on)
);
