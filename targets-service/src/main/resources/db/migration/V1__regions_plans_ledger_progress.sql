-- Administrative regions, GB/T 2260 and 统计用区划代码. The parent is the longest known prefix.
CREATE TABLE region (
    code        text PRIMARY KEY,
    name        text    NOT NULL,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
CREATE INDEX region_code_prefix ON region (code text_pattern_ops);

CREATE TABLE population (
    region_code text    NOT NULL REFERENCES region,
    year        integer NOT NULL,
    persons     bigint  NOT NULL CHECK (persons > 0),
    source      text    NOT NULL,
    PRIMARY KEY (region_code, year)
);

CREATE TABLE plan (
    id              uuid PRIMARY KEY,
    region_code     text    NOT NULL REFERENCES region,
    document_number text    NOT NULL,
    title           text    NOT NULL,
    issued_on       date    NOT NULL,
    first_year      integer NOT NULL,
    last_year       integer NOT NULL CHECK (last_year >= first_year),
    revision        bigint  NOT NULL,
    row_version     integer NOT NULL,
    UNIQUE (region_code, document_number)
);

CREATE TABLE plan_department (
    plan_id  uuid    NOT NULL REFERENCES plan,
    position integer NOT NULL,
    code     text    NOT NULL,
    name     text    NOT NULL,
    duty     text,
    PRIMARY KEY (plan_id, position),
    UNIQUE (plan_id, code)
);

CREATE TABLE plan_clause (
    plan_id     uuid    NOT NULL REFERENCES plan,
    position    integer NOT NULL,
    number      text    NOT NULL,
    heading     text    NOT NULL,
    text        text    NOT NULL,
    lead        text,
    cooperating text[]  NOT NULL,
    towns       boolean NOT NULL,
    matters     text[]  NOT NULL,
    PRIMARY KEY (plan_id, position),
    UNIQUE (plan_id, number)
);

-- The ledger (附件2). A revision is never changed; the highest number of a plan is in force.
CREATE TABLE ledger_revision (
    id          uuid PRIMARY KEY,
    plan_id     uuid        NOT NULL REFERENCES plan,
    number      integer     NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text        NOT NULL,
    file_sha256 text        NOT NULL,
    UNIQUE (plan_id, number)
);
CREATE TABLE ledger_target (
    revision_id uuid    NOT NULL REFERENCES ledger_revision,
    region_code text    NOT NULL REFERENCES region,
    year        integer NOT NULL,
    slots       integer NOT NULL CHECK (slots >= 0),
    PRIMARY KEY (revision_id, region_code, year)
);

-- Our copy of what institutions-service says: each state of an institution's slots with the day from which it is true.
CREATE TABLE known_slots (
    uscc             text    NOT NULL,
    sequence         bigint  NOT NULL,
    region_code      text    NOT NULL,
    institution_name text    NOT NULL,
    effective_day    date    NOT NULL,
    registered       integer NOT NULL,
    filed            integer NOT NULL,
    event_id         uuid    NOT NULL,
    PRIMARY KEY (uscc, sequence)
);
CREATE INDEX known_slots_true_on ON known_slots (uscc, effective_day DESC, sequence DESC);

-- What was last announced of a town's progress, so that each move is announced once.
CREATE TABLE town_progress (
    plan_id     uuid    NOT NULL REFERENCES plan,
    region_code text    NOT NULL,
    registered  integer NOT NULL,
    filed       integer NOT NULL,
    sequence    bigint  NOT NULL,
    PRIMARY KEY (plan_id, region_code)
);
