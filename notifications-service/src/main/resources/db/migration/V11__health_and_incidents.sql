INSERT INTO routing_rule VALUES
    ('org.tuoyu.staff-session.recorded.v1', 'supervision', false, false, false, false, 0, 'seen where what is due is seen'),
    ('org.tuoyu.health-day.recorded.v1', 'supervision', false, false, false, false, 0, 'numbers; told when they are a signal'),
    ('org.tuoyu.outbreak.signalled.v1', 'supervision', true, true, true, true, 1, '三(五)3 预防控制传染病'),
    ('org.tuoyu.outbreak.reported.v1', 'supervision', true, false, true, false, 3, '三(五)3 预防控制传染病'),
    ('org.tuoyu.incident.reported.v1', 'supervision', true, true, true, true, 1, '附件1: 应急、公安、卫生健康部门; 三(五)4'),
    ('org.tuoyu.incident.told.v1', 'supervision', false, false, false, false, 0, 'seen where it was reported');
