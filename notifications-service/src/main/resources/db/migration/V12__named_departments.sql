-- Departments that the event itself names: who has the power, who must be told. Fields of its data, such as a.b of a list a.
ALTER TABLE routing_rule ADD COLUMN tell_named text;
UPDATE routing_rule SET tell_named = 'penaltyDepartment' WHERE event_type = 'org.tuoyu.penalty.proposed.v1';
UPDATE routing_rule SET tell_named = 'chain.department' WHERE event_type = 'org.tuoyu.incident.reported.v1';
INSERT INTO routing_rule VALUES
    ('org.tuoyu.incident.overdue.v1', 'supervision', true, true, true, true, 1, '附件1; 五(三): not told in time', 'chain.department'),
    ('org.tuoyu.outbreak.overdue.v1', 'supervision', true, true, true, true, 1, '三(五)3: not reported in time', NULL);
