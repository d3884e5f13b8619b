-- A month of an inbox: what is answered is found by an index that is written when it is answered, what is not by its days,
-- through which PostgreSQL skips from 18 on.
CREATE INDEX notification_unanswered_of ON notification (due_day, recipient_region, recipient_department)
    WHERE answered_at IS NULL;
CREATE INDEX notification_answered_of ON notification (recipient_region, recipient_department, due_day)
    WHERE answered_at IS NOT NULL;
