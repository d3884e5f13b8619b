-- A plan covers an event when its region is that of the event or one above; codes alone do not tell (211100 covers 211104).
ALTER TABLE held_event ADD COLUMN authorities text[];
UPDATE held_event SET authorities = ARRAY[region_code, left(region_code, 9), left(region_code, 6),
    left(region_code, 4) || '00', left(region_code, 2) || '0000', '000000'];
ALTER TABLE held_event ALTER COLUMN authorities SET NOT NULL, DROP COLUMN region_code;
