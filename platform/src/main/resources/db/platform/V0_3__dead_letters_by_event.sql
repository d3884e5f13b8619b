-- An offset names another record once the topics came back from a copy: what was set aside there before is not this one.
ALTER TABLE dead_letter ADD COLUMN event_id text NOT NULL DEFAULT '';
UPDATE dead_letter SET event_id = left(coalesce(headers::jsonb ->> 'ce_id', ''), 36);
COMMENT ON COLUMN dead_letter.event_id IS 'As the record says, 36 characters at most; empty where it says none';
ALTER TABLE dead_letter
    DROP CONSTRAINT dead_letter_consumer_topic_partition_offset_key,
    ADD CONSTRAINT dead_letter_once UNIQUE (consumer, topic, partition, "offset", event_id);
