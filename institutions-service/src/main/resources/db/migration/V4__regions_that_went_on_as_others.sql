-- From targets-service: a region that went on as exactly one other.
CREATE TABLE known_succession (
    from_code text PRIMARY KEY,
    to_code   text NOT NULL,
    day       date NOT NULL
);
