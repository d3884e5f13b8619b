-- Documents and certificates; their content lies in the store under its SHA-256.
CREATE TABLE document (
    id            uuid PRIMARY KEY,
    uscc          text    NOT NULL REFERENCES registration,
    code          text    NOT NULL,
    title         text    NOT NULL,
    size          bigint  NOT NULL,
    sha256        text    NOT NULL,
    kind          text    NOT NULL,
    valid_until   date,
    reminded_days integer,
    revision      bigint  NOT NULL,
    row_version   integer NOT NULL,
    UNIQUE NULLS NOT DISTINCT (uscc, code, sha256, valid_until)
);
CREATE INDEX document_institution ON document (uscc, id);
CREATE INDEX document_valid_until ON document (valid_until) WHERE valid_until IS NOT NULL;

-- Files on their way here.
CREATE TABLE upload (
    id          uuid PRIMARY KEY,
    uscc        text        NOT NULL REFERENCES registration,
    code        text        NOT NULL,
    title       text        NOT NULL,
    size        bigint      NOT NULL,
    sha256      text        NOT NULL,
    valid_until date,
    received    bigint      NOT NULL,
    document_id uuid REFERENCES document,
    begun_at    timestamptz NOT NULL,
    revision    bigint      NOT NULL,
    row_version integer     NOT NULL
);
