-- 双随机: lists and commitment before, seed and entropy after; the outcome follows from them.
CREATE TABLE draw (
    id             uuid PRIMARY KEY,
    region_code    text    NOT NULL,
    title          text    NOT NULL,
    item           text    NOT NULL,
    entropy_source text    NOT NULL,
    due_day        date    NOT NULL,
    institutions   text[]  NOT NULL,
    inspectors     text[]  NOT NULL,
    many           integer NOT NULL,
    each           integer NOT NULL,
    commitment     text    NOT NULL,
    seed           text    NOT NULL,
    entropy        text,
    not_planned    text[]  NOT NULL DEFAULT '{}',
    revision       bigint  NOT NULL,
    row_version    integer NOT NULL
);
COMMENT ON COLUMN draw.seed IS 'Secret until the entropy is there';
