INSERT INTO routing_rule VALUES
    ('org.tuoyu.enforcement-certificate.recorded.v1', 'supervision', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.inspection-rules.recorded.v1', 'supervision', false, false, false, false, 0, 'seen where the rules are applied'),
    ('org.tuoyu.draw.announced.v1', 'supervision', false, false, false, false, 0, 'public on its page'),
    ('org.tuoyu.draw.made.v1', 'supervision', false, false, false, false, 0, 'public on its page; the inspections are told one by one'),
    ('org.tuoyu.visit.cancelled.v1', 'supervision', true, false, true, false, 10, '三(五)4 监督管理'),
    ('org.tuoyu.submission.received.v1', 'supervision', false, false, false, false, 0, 'told with the report of the visit'),
    ('org.tuoyu.submission.decided.v1', 'supervision', false, false, false, false, 0, 'seen where it was decided');
