-- What is taken comes in the order of time, is kept for ever and read by time once a night: its pages say when as well as an
-- entry for each event does, which every consumer would write.
CREATE INDEX inbox_received ON inbox USING brin (received_at) WITH (autosummarize = on);
