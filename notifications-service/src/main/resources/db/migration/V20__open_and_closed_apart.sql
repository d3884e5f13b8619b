-- A notification is told open, and most are told at a time when nobody reads: what is open is found by indexes of its own
-- already (notification_open, notification_open_district), so that the others need to be written only when it is closed.
CREATE INDEX notification_closed ON notification (recipient_region text_pattern_ops, recipient_department, id)
    WHERE closed_at IS NOT NULL;
CREATE INDEX notification_closed_district ON notification (recipient_district, id) WHERE closed_at IS NOT NULL;
