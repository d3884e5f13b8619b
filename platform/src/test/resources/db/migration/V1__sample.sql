CREATE TABLE counter (id uuid PRIMARY KEY, region_code text NOT NULL, count integer NOT NULL, revision bigint NOT NULL, row_version integer NOT NULL);
CREATE TABLE seen (counter_id uuid NOT NULL, sequence bigint NOT NULL, PRIMARY KEY (counter_id, sequence));
CREATE TABLE known_counter (id uuid PRIMARY KEY, count integer NOT NULL, sequence bigint NOT NULL);
