INSERT INTO routing_rule VALUES
    ('org.tuoyu.inspector.recorded.v1', 'supervision', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.calendar-feed.opened.v1', 'supervision', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.schedule.changed.v1', 'supervision', false, false, false, false, 0, 'each visit is told by itself');
