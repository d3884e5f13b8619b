INSERT INTO routing_rule VALUES
    ('org.tuoyu.rectification.answered.v1', 'supervision', true, false, false, false, 3, '三(五)3 督促整改: the evidence is to be verified'),
    ('org.tuoyu.rectification.returned.v1', 'supervision', true, false, true, false, 5, '三(五)3 督促整改'),
    ('org.tuoyu.rectification.extended.v1', 'supervision', true, false, true, false, 10, '三(五)3 督促整改'),
    ('org.tuoyu.rectification.recounted.v1', 'supervision', true, false, false, false, 5, '三(五)3: the deadline has moved'),
    ('org.tuoyu.rectification.overdue.v1', 'supervision', true, true, true, true, 1, '三(五)3 督促整改; 五(三)'),
    ('org.tuoyu.penalty.proposed.v1', 'supervision', true, true, true, true, 3, '三(五)2 违法查处'),
    ('org.tuoyu.visit.checked-out.v1', 'supervision', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.visit.reviewed.v1', 'supervision', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.visit.closed.v1', 'supervision', false, false, false, false, 0, 'nothing to do for others');
