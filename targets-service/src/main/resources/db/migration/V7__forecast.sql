-- What was last told of a region's standing towards its promise, so that each change is told once.
ALTER TABLE town_progress ADD COLUMN standing_year integer, ADD COLUMN standing text;

-- The day for which the standings of a plan were last judged: time alone changes them, too.
CREATE TABLE plan_judged (
    plan_id uuid PRIMARY KEY REFERENCES plan,
    day     date NOT NULL
);
