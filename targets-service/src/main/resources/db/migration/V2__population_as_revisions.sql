-- A corrected figure of the population stands beside the old one: the highest revision of a year holds.
ALTER TABLE population ADD COLUMN revision bigint NOT NULL DEFAULT 1;
ALTER TABLE population ALTER COLUMN revision DROP DEFAULT;
ALTER TABLE population DROP CONSTRAINT population_pkey, ADD PRIMARY KEY (region_code, year, revision);
